"""Which pages a handbook has enough, or not too much, for.

Knows: the library. Must not know the pages themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.model.handbook import Handbook
    from playpress.model.library import Library

LARGEST_BOOK = 600
"""Things in a handbook that still is one page; a browser cannot print more in any useful time."""


def has_book(library: Library) -> bool:
    """Tell whether a handbook is small enough to be one page."""
    return library.size <= LARGEST_BOOK


def has_why(handbook: Handbook) -> bool:
    """Tell whether a handbook says why processes are worth it: in a text, in facts, or in principles."""
    return bool(handbook.why or handbook.facts or handbook.principles)
