"""The site engine: MkDocs with Material, or properdocs, its drop-in. Nothing outside this package knows it.

Knows: MkDocs' configuration, its Markdown extensions, its command line. Must not know playbooks.
"""
