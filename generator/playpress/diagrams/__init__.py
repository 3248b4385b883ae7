"""Flows and networks to pictures: to Mermaid text, to the role × phase grid, to plain text for a terminal.

The only place that knows Mermaid's syntax and its traps.

Knows: flows, mermaid-py. Must not know Jinja or MkDocs.
"""
