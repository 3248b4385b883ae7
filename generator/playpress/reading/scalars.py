"""The text of an unquoted YAML scalar to a value.

Knows: JSON's numbers, booleans and null. Must not know where the scalar stands.
"""

from __future__ import annotations

import math
import re

LONGEST_NUMBER = 100
"""The most characters of a number; anything longer stays a text."""

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_WORDS = {"": None, "null": None, "true": True, "false": False}
_NUMBER_START = frozenset("-0123456789")


def resolved(text: str) -> str | float | bool | None:
    """Return a text as a number, boolean or null if it is one in JSON; else the text itself.

    YAML's own forms (`no`, `~`, `0x1f`, dates) stay texts, and so do numbers that no float can hold.
    """
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_START and len(text) <= LONGEST_NUMBER:
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text) and math.isfinite(number := float(text)):
            return number
    return text
