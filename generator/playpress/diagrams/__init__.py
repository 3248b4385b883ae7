"""Flows and networks to pictures: to Mermaid text and from that to a grid, to the role × phase grid, to a terminal's text.

The only place that knows Mermaid's syntax and its traps.

Knows: flows, mermaid-py. Must not know Jinja or MkDocs.
"""
