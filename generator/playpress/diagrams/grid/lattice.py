"""Corners on the lattice to the space that a way with these corners takes: places that it fills, passes and runs in.

The lattice has a position for every column and gutter, row and channel: column c is x = 2c + 1, the gutter before it
x = 2c; row r is y = 2r + 1, the channel above it y = 2r. A way is a chain of right-angled runs between positions. Runs
in gutters and channels get tracks of their own later, so they never lie on each other; runs along a row or a column have
one track, so there two ways may overlap.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.grid.tracks import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Point(NamedTuple):
    """A position of the lattice."""

    x: int
    y: int


Points = tuple[Point, ...]
Spot = tuple[bool, int, int]
"""A position together with a direction: whether it is used from side to side (or else up and down), x, y."""


class Footprint(NamedTuple):
    """The space that a way takes.

    `taken` are the spots of rows and columns where it has their only track; `bends` both spots of each cell in which it
    bends, where it has no track; `passed` the spots that it passes through, and `crossed` the same positions in the
    direction of ways that it would cross there. `runs` are those that get a track: index of the first corner, gutter
    ("x") or channel ("y"), run.
    """

    taken: tuple[Spot, ...]
    bends: tuple[tuple[Spot, Spot], ...]
    passed: tuple[Spot, ...]
    crossed: tuple[Spot, ...]
    runs: tuple[tuple[int, tuple[str, int], Run], ...]


@lru_cache(maxsize=16384)
def footprint(points: Points) -> Footprint:
    """Return the space that a way with these corners takes; it is cached, since each way is weighed many times."""
    taken: list[Spot] = []
    passed: list[Spot] = []
    for a, b in pairwise(points):
        is_across = a.y == b.y
        between = _between(a, b)
        passed += _spots(between, is_across=is_across)
        if (a.y if is_across else a.x) % 2 and not is_stub(a, b):
            taken += _spots(between, is_across=is_across)
            taken += _spots((end for end in (a, b) if end[not is_across] % 2 == 0), is_across=is_across)
    bends = tuple(((True, x, y), (False, x, y)) for x, y in points[1:-1] if x % 2 and y % 2)
    crossed = tuple((not is_across, x, y) for is_across, x, y in passed)
    return Footprint(tuple(taken), bends, tuple(passed), crossed, tuple(_runs(points)))


def is_stub(a: Point, b: Point) -> bool:
    """Tell whether a run only joins a node to the gutter or channel beside it."""
    return abs(a.x - b.x) + abs(a.y - b.y) == 1


def _between(a: Point, b: Point) -> list[tuple[int, int]]:
    """Return the positions strictly between two."""
    if a.y == b.y:
        return [(x, a.y) for x in range(min(a.x, b.x) + 1, max(a.x, b.x))]
    return [(a.x, y) for y in range(min(a.y, b.y) + 1, max(a.y, b.y))]


def _spots(positions: Iterable[tuple[int, int]], *, is_across: bool) -> Iterator[Spot]:
    return ((is_across, x, y) for x, y in positions)


def _runs(points: Points) -> Iterator[tuple[int, tuple[str, int], Run]]:
    for i in range(1, len(points) - 2):
        a, b = points[i], points[i + 1]
        along = 0 if a.y == b.y else 1
        here = a[1 - along]
        if here % 2:
            continue
        ends = ((a[along], points[i - 1][1 - along]), (b[along], points[i + 2][1 - along]))
        low, high = sorted((a[along], b[along]))
        up = tuple(position for position, beyond in ends if beyond < here)
        down = tuple(position for position, beyond in ends if beyond > here)
        yield i, ("y" if along == 0 else "x", here), Run(low, high, up, down)
