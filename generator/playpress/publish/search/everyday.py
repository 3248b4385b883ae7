"""A language to the words that people use beside those of handbooks: everyday words for a thing, and irregular forms.

Knows: where the lists lie. Must not know what is in them.
"""

from __future__ import annotations

from functools import lru_cache

from playpress.bundled import bundled_folder


@lru_cache
def everyday_words(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what people type, each with the words that handbooks have for it."""
    return tuple(
        (said.strip(), tuple(map(str.strip, meant.split(","))))
        for words, _, meant in (line.partition(": ") for line in _lines(language))
        for said in words.split(",")
    )


@lru_cache
def irregular_forms(language: str) -> tuple[str, ...]:
    """Return the forms of words that no rule about endings brings together: a text for each word, the basic form first."""
    return _lines(f"{language}-forms")


def _lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, without empty ones and remarks."""
    text = (bundled_folder() / "search" / "words" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
