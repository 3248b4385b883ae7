"""Many points to few that draw the same picture: of each column of the picture, its first, lowest, highest and last point.

The method is M4 (Jugel and others, 2014): where a column is as wide as a pixel, the line is the same as through all points.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Point = tuple[float, float]


FULL = 4
"""The most points of a column."""


def thinned(points: Sequence[Point], columns: int) -> tuple[Point, ...]:
    """Return points ordered from left to right; of more than four a column, those that shape the line.

    The first, the last, the lowest and the highest of all are always among them.
    """
    if len(points) <= FULL * columns:
        return tuple(points)
    left, width = points[0][0], points[-1][0] - points[0][0]
    by_column = groupby(points, key=lambda point: int((point[0] - left) / width * columns) if width else 0)
    return tuple(point for _, column in by_column for point in _seen(list(column)))


def _seen(column: list[Point]) -> Iterator[Point]:
    by_height = sorted(range(len(column)), key=lambda n: (column[n][1], n))
    for n in sorted({0, by_height[0], by_height[-1], len(column) - 1}):
        yield column[n]
