"""Runs in one gutter or channel to tracks beside each other, so that no two lie on each other and few cross.

The words are those of a channel: runs go across, and at each end the way goes on up or down. A gutter is the same, turned.
"""

from __future__ import annotations

from typing import NamedTuple

TOUCHING = 4
"""What it costs, in crossings, when a way comes down in the column in which another leaves upwards below it."""


class Run(NamedTuple):
    """A run from `low` to `high`; at the positions in `up` the way goes on to lower tracks, in `down` to higher ones.

    What lies in a gutter has its place there as a fraction: less than a half away from the whole number of the gutter.
    """

    low: float
    high: float
    up: tuple[float, ...]
    down: tuple[float, ...]

    def meets(self, other: Run) -> bool:
        """Tell whether two runs cannot share a track: also where their ends would face each other in one gutter."""
        return round(self.low) <= round(other.high) and round(other.low) <= round(self.high)


def assign_tracks(runs: list[Run]) -> list[int]:
    """Return the track of each run, counted from the top; the order that crosses least among those tried."""
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
    """Return how often two ways cross if one run lies above the other."""
    if lower.low > upper.high or upper.low > lower.high:
        return 0
    crossed = 0
    for x in upper.down:
        crossed += (lower.low < x < lower.high) + TOUCHING * (x in lower.up)
    for x in lower.up:
        crossed += upper.low < x < upper.high
    return crossed
