"""A mark for each role, a hue for each category: the same few letters and the same colour wherever they are shown.

Knows: names of roles, the order of categories. Must not know what a mark looks like.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

HUES = (255, 75, 345, 165, 30, 210, 300, 120)
"""Angles in OKLCH, in the order in which categories take them: neighbours in it look least alike."""
_SHORT = re.compile(r"\(([^\W\d_]{2,4})\)\s*\Z")
"""Matches an abbreviation that a name ends with: “Chief marketing officer (CMO)”."""
_WORDS = re.compile(r"[^\W_]+")
_LONGEST = 3


def role_marks(names: Mapping[str, str]) -> dict[str, str]:
    """Return a mark of one to four letters for each role, by id; no two are alike. `names` are in the order of ids.

    It is the abbreviation that a name ends with, or the initials of its words, or the beginning of its only word. Where
    another role has that already, more letters of the first word and at last a number make the difference.
    """
    taken: dict[str, str] = {}
    for role, name in names.items():
        taken[next(mark for mark in _candidates(name or role) if mark not in taken)] = role
    return {role: mark for mark, role in taken.items()}


def _candidates(name: str) -> Iterator[str]:
    """Yield marks for a name, the best first, without end."""
    if short := _SHORT.search(name):
        yield short[1].upper()
    words = _WORDS.findall(name) or ["?"]
    rest = "".join(word[0].upper() for word in words[1:_LONGEST])
    first = words[0]
    lengths = range(1 if rest else 2, max(len(first), 2) + 1)
    for length in lengths:
        yield f"{first[0].upper()}{first[1:length].lower()}{rest}"[: _LONGEST + 1]
    number = 2
    while True:
        yield f"{first[0].upper()}{rest[: _LONGEST - 1]}{number}"
        number += 1


def category_hues(categories: Iterable[str]) -> dict[str, int]:
    """Return the hue of each category by id, as an angle; `categories` are in their own order. After the last it begins anew."""
    return {name: HUES[n % len(HUES)] for n, name in enumerate(categories)}
