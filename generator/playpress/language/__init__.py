"""Words: translation, Markdown's closed subset, labels of enumerations, nearest names.

Knows: texts. Must not know playbooks.
"""
