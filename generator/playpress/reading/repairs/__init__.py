"""Slips in the writing of YAML, and how each is mended: one module a family, each repair one function.

A function takes a `Trouble` (lines, and where the parser stopped) and yields what may have been meant, the likeliest
first. `mending.py` tries which of it makes the text readable.
"""
