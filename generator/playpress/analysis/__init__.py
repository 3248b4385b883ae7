"""Facts that follow from the playbooks and are written in none of them, computed once from the library and its flows.

Knows: the model and flows. Must not know Markdown or Mermaid.
"""
