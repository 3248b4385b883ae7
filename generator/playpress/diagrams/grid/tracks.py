"""Runs in one gutter or channel to tracks, so that no two overlap and few cross.

The docstrings speak of a channel: runs are horizontal, and at each end the way goes on up or down. For a gutter, swap
x and y.
"""

from __future__ import annotations

from typing import NamedTuple

TOUCHING = 4
"""Cost, in crossings, of a way that goes down in the column in which another one goes up below it."""


class Run(NamedTuple):
    """A run from `low` to `high`; at positions in `up` its way goes on to lower track numbers, in `down` to higher.

    A position in a gutter is a fraction that differs by less than 0.5 from the gutter's number.
    """

    low: float
    high: float
    up: tuple[float, ...]
    down: tuple[float, ...]

    def meets(self, other: Run) -> bool:
        """Tell whether two runs cannot share a track: they overlap, or their ends face each other in one gutter."""
        return round(self.low) <= round(other.high) and round(other.low) <= round(self.high)


def assign_tracks(runs: list[Run]) -> list[int]:
    """Return the track of each run, counted from the top; runs are inserted one by one where they cross least."""
    order: list[int] = []
    for n in sorted(range(len(runs)), key=lambda n: (runs[n].high - runs[n].low, n)):
        costs = [sum(crossings(runs[n], runs[m]) for m in order)]
        for m in order:
            costs.append(costs[-1] + crossings(runs[m], runs[n]) - crossings(runs[n], runs[m]))
        order.insert(costs.index(min(costs)), n)
    tracks = [0] * len(runs)
    for position, n in enumerate(order):
        tracks[n] = max((tracks[m] + 1 for m in order[:position] if runs[m].meets(runs[n])), default=0)
    return tracks


def crossings(upper: Run, lower: Run) -> int:
    """Return how often two ways cross if the run of one lies above that of the other."""
    if lower.low > upper.high or upper.low > lower.high:
        return 0
    crossed = 0
    for x in upper.down:
        crossed += (lower.low < x < lower.high) + TOUCHING * (x in lower.up)
    for x in lower.up:
        crossed += upper.low < x < upper.high
    return crossed


def fewest_crossings(one: Run, other: Run) -> int:
    """Return how often two ways cross at least, whichever of their runs lies above the other."""
    if other.low > one.high or one.low > other.high:
        return 0
    return min(crossings(one, other), crossings(other, one))
