"""What stands in a list more than once.

Knows: lists. Must not know rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator


def second_times(names: Iterable[Hashable]) -> Iterator[tuple[int, int]]:
    """Yield for each repeated name its index and the index of the first time."""
    first: dict[Hashable, int] = {}
    for index, name in enumerate(names):
        if first.setdefault(name, index) != index:
            yield index, first[name]
