"""Places of words to short strings and back: which entries of which pages have a word, and how.

A place is `local kind how`: the entry's number in its page, its kind, and how it has the word, each as characters of
`DIGITS`. Of one page, places stand best first. Must not know words or files.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DIGITS = "".join(chr(code) for code in range(33, 127) if chr(code) not in "\"'\\<>&")
"""Characters that need no escape in JSON, HTML or a script, in the order of their values."""
_VALUES = {sign: value for value, sign in enumerate(DIGITS)}
BASE = len(DIGITS) // 2
"""The last digit of a number is below `BASE`, the ones before it are above."""
LONGEST_TITLE = 10
"""The most words of a title that count."""
ALSO = LONGEST_TITLE * (LONGEST_TITLE + 1) // 2
"""The code for a word that is only in other words for the title."""
TEXT = ALSO + 1
"""The code for a word in the text; see `in_text`."""
IN_BOTH, LONGEST_IN_BOTH = TEXT + 9, 6
"""The first code for a word that is in the title and in other words for it: the title's own in short; see `in_title`."""
FEW_PAGES = ((60, 12), (200, 6), (800, 3))
"""Of a word on at most so many pages, so many places of each page are kept, and beyond, one; those in titles are kept all."""
MOST_PAGES = 1_600
"""Of a word on more pages, those are kept whose best place is best."""


@lru_cache(maxsize=16384)
def number(value: int) -> str:
    """Return a number as digits."""
    digits = DIGITS[value % BASE]
    while value := value // BASE:
        value -= 1
        digits = DIGITS[BASE + value % BASE] + digits
    return digits


def in_title(place: int, length: int, *, in_both: bool = False) -> int:
    """Return the code for the word at a place (from 0) of a title of some length."""
    length = min(length, LONGEST_IN_BOTH if in_both else LONGEST_TITLE)
    return (IN_BOTH if in_both else 0) + length * (length - 1) // 2 + min(place, length - 1)


def in_text(times: int, length: int) -> int:
    """Return the code for a word that a text of some length has so many times."""
    room = 0 if length <= 12 else 1 if length <= 40 else 2  # noqa: PLR2004 - a line, a paragraph, more
    return TEXT + room * 3 + 3 - min(times, 3)


def is_in_title(how: int) -> bool:
    """Tell whether a code says that the word stands in a title."""
    return how < ALSO or how >= IN_BOTH


@lru_cache(maxsize=16384)
def place(local: int, kind: int, how: int) -> str:
    """Return a place of a word."""
    return f"{number(local)}{DIGITS[kind]}{DIGITS[how]}"


def joined(pages: Mapping[int, Sequence[str]], whole: int | None = None) -> str:
    """Return all places of a word, of a mapping from a page's number to its places, best first.

    Of the page with the number `whole`, all places are kept.
    """
    most = next((most for few, most in FEW_PAGES if len(pages) <= few), 1)
    kept = sorted(pages)
    if len(kept) > MOST_PAGES:
        kept = sorted(sorted(kept, key=lambda page: (rank(pages[page][0])[0], page))[:MOST_PAGES])
    text, last = [], -1
    for page in kept:
        places = [
            place for n, place in enumerate(pages[page]) if n < most or page == whole or is_in_title(_VALUES[place[-1]])
        ]
        text += [number(page - last - 1), number(len(places)), *places]
        last = page
    return "".join(text)


@lru_cache(maxsize=16384)
def rank(place: str) -> tuple[int, int, str]:
    """Return the sort key of a place: how the entry has the word, then its order in the page."""
    how = _VALUES[place[-1]]
    return how - IN_BOTH if how >= IN_BOTH else how, len(place), place
