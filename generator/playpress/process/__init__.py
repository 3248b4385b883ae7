"""Playbooks to what a process is, however it is written: its resolved flow, its diagram as a value, its soundness.

Knows: resolved flows, graphs. Must not know findings, Mermaid or pages.
"""
