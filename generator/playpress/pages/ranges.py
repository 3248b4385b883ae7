"""Parts of a long sorted list to their names: where each begins and ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORTEST, LONGEST = 3, 60
"""The fewest and the most letters that name the beginning or the end of a part."""
_REST_OF_WORD = re.compile(r"\w*")
_LAST_WORD = re.compile(r"\W+\w*$")


def name_ranges(parts: Sequence[Sequence[str]]) -> list[str]:
    """Return a name for each part of a sorted list of titles: `Alma – Berta`.

    Titles that begin alike are cut where they differ from those of the part beside it, at the end of a word.
    """
    names = []
    for n, part in enumerate(parts):
        before = parts[n - 1][-1] if n else ""
        after = parts[n + 1][0] if n + 1 < len(parts) else ""
        names.append(f"{_beginning(part[0], before)} – {_beginning(part[-1], after)}")
    return names


def _beginning(title: str, neighbour: str) -> str:
    """Return as many whole words of a title as tell it from its neighbour, and at least three letters."""
    alike = next(
        (n for n, (a, b) in enumerate(zip(title, neighbour, strict=False)) if a != b), min(len(title), len(neighbour))
    )
    alike = max(alike, SHORTEST)
    rest = _REST_OF_WORD.match(title, alike)
    return _cut(title[: rest.end() if rest else alike].strip(" ,"))


def _cut(title: str) -> str:
    """Return a title, or as many of its words as are short enough."""
    return title if len(title) <= LONGEST else f"{_LAST_WORD.sub('', title[:LONGEST])}…"
