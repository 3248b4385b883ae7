"""Facts that nobody wrote down, computed once from the library and its flows.

Knows: the model and flows. Must not know Markdown or Mermaid.
"""
