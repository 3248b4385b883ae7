"""The text of a YAML scalar without quotes to a value.

Knows: JSON's numbers, booleans and null. Must not know where the scalar stands.
"""

from __future__ import annotations

import math
import re

LONGEST_NUMBER = 100
"""Characters. What is longer stays a text."""

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_WORDS = {"": None, "null": None, "true": True, "false": False}
_NUMBER_START = frozenset("-0123456789")


def resolved(text: str) -> str | float | bool | None:
    """Return JSON's number, boolean or null that a text is; else the text itself, whatever YAML would make of it.

    YAML's own words and forms (`no`, `~`, `0x1f`, a date) stay texts, and so does a number that no float can hold.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_START and len(text) <= LONGEST_NUMBER:
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text) and math.isfinite(number := float(text)):
            return number
    return text
