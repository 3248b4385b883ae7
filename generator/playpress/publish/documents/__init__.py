"""Handbooks as PDF: parts of pages to blocks, blocks to documents, documents to files."""
