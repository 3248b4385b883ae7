"""Diagnostics for people and for programs: one module a format.

Knows: diagnostics and the lines they point at. Must not know who found them.
"""
