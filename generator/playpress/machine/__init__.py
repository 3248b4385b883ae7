"""What the machine is asked: files, git, the clock; and its refusals as one sentence each.

Knows: the operating system. Must not know playbooks.
"""
