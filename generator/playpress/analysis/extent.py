"""Which optional pages a handbook gets: the whole book as one page, and “Why processes”.

Knows: the library. Must not know the pages themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.model.handbook import Handbook
    from playpress.model.library import Library

LARGEST_BOOK = 600
"""The most things a handbook may have to be offered as one page; browsers take too long to print more."""


def has_book(library: Library) -> bool:
    """Tell whether a handbook is small enough to be one page."""
    return library.size <= LARGEST_BOOK


def has_why(handbook: Handbook) -> bool:
    """Tell whether a handbook has anything for the page “Why processes”: a text, facts or principles."""
    return bool(handbook.why or handbook.facts or handbook.principles)
