"""A language to the words that people use beside those of handbooks: everyday words for a thing, and irregular forms.

Knows: where the lists lie. Must not know what is in them.
"""

from __future__ import annotations

from functools import lru_cache

from playpress.bundled import bundled_folder


@lru_cache
def everyday_words(language: str) -> tuple[str, ...]:
    """Return what people type, a colon, and the words that handbooks have for it: a text for each thing, the most usual words first."""
    return _lines(language)


@lru_cache
def irregular_forms(language: str) -> tuple[str, ...]:
    """Return the forms of words that no rule about endings brings together: a text for each word, the basic form first."""
    return _lines(f"{language}-forms")


def _lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without empty ones and remarks."""
    text = (bundled_folder() / "search" / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
