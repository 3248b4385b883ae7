"""Files to a library: every playbook, registry and series, with its place and everything wrong with it as a file.

Knows: YAML, the folder's layout, the model. Must not know rules or output.
"""
