"""A text to the abbreviations in it, and to those that it explains itself."""

from __future__ import annotations

import re

_SHORT = re.compile(r"[A-ZÄÖÜŁ](?<![\w&/.-].)[A-ZÄÖÜŁ0-9]{1,4}(?![\w&/-]|\.\w)")
_CODE = re.compile(r"`[^`]*`|\([Ss]ources?:[^)]*\)|\([Qq]uellen?\s?:[^)]*\)|\[\[[^\]|]*|\]\([^)]*\)|https?://\S+")


def find_abbreviations(text: str) -> list[str]:
    """Return the words of two to five capitals and digits of a text, those in code, addresses and sources left out.

    None of a text that is all in capitals.
    """
    if not _SHORT.search(text) or text.isupper():
        return []
    return [short for short in _SHORT.findall(_CODE.sub(" ", text)) if sum(c.isalpha() for c in short) > 1]


def find_explained(text: str) -> set[str]:
    """Return the abbreviations that stand in brackets in a text, or before them."""
    if "(" not in text:
        return set()
    return {short for short in _SHORT.findall(text) if f"({short})" in text or f"{short} (" in text}


def find_in_name(name: str) -> list[str]:
    """Return the abbreviations in the name of a thing."""
    return _SHORT.findall(name)
