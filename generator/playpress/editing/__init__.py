"""Everything that writes playbooks and the files around them.

Knows: what comes with the package. Must not know pages.
"""
