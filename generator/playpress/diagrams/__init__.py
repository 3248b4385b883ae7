"""Flows and networks to Mermaid text. The only place that knows Mermaid's syntax and its traps.

Knows: flows, mermaid-py. Must not know Jinja or MkDocs.
"""
