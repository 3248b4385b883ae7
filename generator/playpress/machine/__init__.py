"""What we need of the machine: files, git, the clock; and its errors as one sentence each.

Knows: the operating system. Must not know playbooks.
"""
