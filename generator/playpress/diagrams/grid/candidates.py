"""Two cells to the ways that a line between them may take, each with what it costs by itself: its length and bends.

Knows: the lattice. Must not know which other ways there are.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.diagrams.grid.lattice import Point, Points

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from playpress.diagrams.grid.place import Cell

Side = Literal["L", "R", "T", "B"]
_SIDES: tuple[Side, Side] = ("R", "L")
"""The sides at which a line to the right leaves and enters."""
TURN, LENGTH = 2.0, 0.35
"""Costs of a way by itself: a bend, a step on the lattice."""


class Candidate(NamedTuple):
    """A way: the side that it leaves, the one it comes to, its corners, and what it costs by itself.

    Of two that cost the same in the end, the one with the lower `rank` is preferred.
    """

    leaves: Side
    enters: Side
    points: Points
    cost: float
    rank: int


class Free(NamedTuple):
    """Where no node is in the way between two cells of which the second is not higher than the first.

    A column is free between both rows. A row is free between both columns, and also where a way would bend in it.
    """

    source_column: bool
    target_column: bool
    source_row: bool
    target_row: bool


_NOTHING_FREE = Free(source_column=False, target_column=False, source_row=False, target_row=False)


def free_between(source: Cell, target: Cell, occupied: AbstractSet[tuple[int, int]]) -> Free:
    """Return what is free between two cells; nothing if the target is higher: ways up run in gutters only."""
    (a, p), (b, q) = source, target
    if q < p:
        return _NOTHING_FREE
    rows, columns = range(p + 1, q), range(min(a, b) + 1, max(a, b))
    source_corner, target_corner = ([(b, p)], [(a, q)]) if a != b and q > p else ([], [])
    return Free(
        source_column=not rows or occupied.isdisjoint([(a, row) for row in rows]),
        target_column=not rows or occupied.isdisjoint([(b, row) for row in rows]),
        source_row=occupied.isdisjoint([(column, p) for column in columns] + source_corner),
        target_row=occupied.isdisjoint([(column, q) for column in columns] + target_corner),
    )


@lru_cache(maxsize=4096)
def candidates(source: Cell, target: Cell, columns: int, free: Free) -> tuple[Candidate, ...]:
    """Return the ways from cell to cell in a grid of so many columns, cheapest first; gutters are always free.

    They are cached: the processes of a handbook have many lines between the same cells.
    """
    ways = _Ways(source, target, columns, free)
    found = [Candidate(*way, _own_cost(way[2]), rank) for rank, way in enumerate(ways)]
    return tuple(sorted(found, key=lambda candidate: candidate.cost))


_Way = tuple[Side, Side, Points]


class _Ways:
    """The ways that a line from cell (a, p) to cell (b, q) may take."""

    def __init__(self, source: Cell, target: Cell, columns: int, free: Free) -> None:
        (self.a, self.p), (self.b, self.q) = source, target
        self.free = free
        self.last = 2 * columns
        self.ax, self.ay, self.bx, self.by = 2 * self.a + 1, 2 * self.p + 1, 2 * self.b + 1, 2 * self.q + 1
        self.under, self.over = self.ay + 1, self.by - 1  # the channels below the source and above the target

    def __iter__(self) -> Iterator[_Way]:
        if self.a != self.b:
            yield from self._across()
        elif self.q > self.p and self.free.source_column:
            yield self._way("B", "T")
        yield from self._along_gutters()
        yield from self._around()

    def _across(self) -> Iterator[_Way]:
        """Yield ways to another column with one or two bends, if their cells are free."""
        toward, facing = _SIDES if self.b > self.a else _SIDES[::-1]
        if self.p == self.q and self.free.source_row:
            yield self._way(toward, facing)
        if self.q <= self.p:
            return
        if self.free.target_column:
            if self.free.source_row:
                yield self._way(toward, "T", (self.bx, self.ay))
            yield self._way("B", "T", (self.ax, self.under), (self.bx, self.under))
        if self.free.source_column:
            if self.free.target_row:
                yield self._way("B", facing, (self.ax, self.by))
            yield self._way("B", "T", (self.ax, self.over), (self.bx, self.over))

    def _along_gutters(self) -> Iterator[_Way]:
        """Yield ways through the gutters beside both cells; one of them is always possible."""
        between = self.under if self.q > self.p else self.ay - 1
        for enters, gb in _beside(self.b):
            for leaves, ga in _beside(self.a):
                corners = (ga, self.ay), (ga, between), (gb, between), (gb, self.by)
                if ga != gb:
                    yield self._way(leaves, enters, *corners)
                elif self.p != self.q:
                    yield self._way(leaves, enters, corners[0], corners[3])
            yield self._way("B", enters, (self.ax, self.under), (gb, self.under), (gb, self.by))
        for leaves, ga in _beside(self.a):
            yield self._way(leaves, "T", (ga, self.ay), (ga, self.over), (self.bx, self.over))

    def _around(self) -> Iterator[_Way]:
        """Yield ways that leave at the bottom, run in a gutter beside a cell or at the edge, and enter at the top."""
        if self.under != self.over:
            for gutter in sorted({2 * self.a, 2 * self.a + 2, 2 * self.b, 2 * self.b + 2, 0, self.last}):
                corners = (self.ax, self.under), (gutter, self.under), (gutter, self.over), (self.bx, self.over)
                yield self._way("B", "T", *corners)

    def _way(self, leaves: Side, enters: Side, *corners: tuple[int, int]) -> _Way:
        return leaves, enters, tuple(map(Point._make, ((self.ax, self.ay), *corners, (self.bx, self.by))))


def _beside(column: int) -> tuple[tuple[Side, int], tuple[Side, int]]:
    """Return the gutters on both sides of a column, each with the side of the cell on which it is."""
    return ("L", 2 * column), ("R", 2 * column + 2)


def _own_cost(points: Points) -> float:
    cost = TURN * (len(points) - 2)
    for a, b in pairwise(points):
        cost += LENGTH * (abs(b.x - a.x) + abs(b.y - a.y))
    return cost
