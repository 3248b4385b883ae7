"""Flows and networks to diagrams: Mermaid text, SVG pictures (the role × phase grid among them), text for a terminal.

The only place that knows Mermaid's syntax and its traps.

Knows: flows, mermaid-py. Must not know Jinja or MkDocs.
"""
