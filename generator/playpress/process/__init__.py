"""What a process is, beyond how it is written: whether it can come to an end.

Knows: resolved flows, graphs. Must not know findings, Mermaid or pages.
"""
