"""How many examples a run tries: as a rule a share that finds a common slip, and all of them each night."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

T = TypeVar("T")

ALL = "PLAYPRESS_TEST_ALL"
"""Set where all are to be tried."""


def amount(usual: int, everything: int) -> int:
    """Return `everything` where all examples are to be tried, else `usual`."""
    return everything if os.environ.get(ALL) else usual


def one_in(number: int, things: Sequence[T]) -> Sequence[T]:
    """Return the first of so many things each, or all where all are to be tried."""
    return things[:: amount(number, 1)]


def longest(usual: int, things: Collection[T], length: Callable[[T], int]) -> list[T]:
    """Return the longest of them, which have the most that can go wrong, or all where all are to be tried."""
    return sorted(things, key=length, reverse=True)[: amount(usual, len(things))]
