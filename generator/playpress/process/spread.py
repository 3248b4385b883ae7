"""A flow and ranges of times to how much the lead time of runs differs: runs are tried out with dice.

A time written as shortest, likeliest and longest follows the beta distribution of PERT, whose mean is
(shortest + 4 × likeliest + longest) / 6. With a whole number as its shape, such a figure is the k-th smallest of five random
numbers; in between, the two neighbours are mixed so that the mean is the same. So nothing is needed but
`Random.random()`, whose stream is promised, and arithmetic: the figures are the same on every machine.
Source: Malcolm et al., Application of a Technique for Research and Development Program Evaluation, 1959; David and
Nagaraja, Order Statistics, 2003, section 2.1.
Knows: odds, durations. Must not know pages.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from playpress.process.flow import START
from playpress.process.odds import OVER, find_odds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.process.duration import Range
    from playpress.process.flow import Flow
    from playpress.process.odds import Odds

RUNS = 400
"""How many runs are tried out."""
MOST_VISITS, MOST_DEPTH = 40_000, 100
"""How many steps are done in all of them together, and how many splits within splits; of longer ones no spread is told."""
_DRAWN = 5
"""How many random numbers make one figure: one less than the sum of PERT's two shapes."""


class Spread(NamedTuple):
    """Lead times in hours: half of the runs take at most `half`, 85 of 100 at most `most`."""

    half: float
    most: float


def find_spread(flow: Flow, hours: Mapping[str, tuple[Range, ...]], seed: str) -> Spread | None:
    """Return the spread of lead times of a flow whose mean can be computed; None if there is no range, or the flow is too long.

    `hours` has the times that add up to a visit of each step. The same seed gives the same figures.
    """
    if not any(one.is_open for ranges in hours.values() for one in ranges):
        return None
    trial = _Trial(find_odds(flow), hours, random.Random(seed))  # noqa: S311 - dice, no secrets
    try:
        leads = sorted(trial.run(START, OVER)[0] for _ in range(RUNS))
    except _TooLongError:
        return None
    return Spread(leads[RUNS // 2 - 1], leads[RUNS * 85 // 100 - 1])


class _TooLongError(Exception):
    pass


class _Drawn(NamedTuple):
    """A time that varies: its least, its width, and which of the sorted random numbers it is; `odds`: of the next one."""

    low: float
    width: float
    place: int
    odds: float


class _Trial:
    """Tries out runs, one after another."""

    def __init__(self, odds: Odds, hours: Mapping[str, tuple[Range, ...]], dice: random.Random) -> None:
        self.odds, self.random = odds, dice.random
        self.fixed = {node: sum(one.likely for one in ranges if not one.is_open) for node, ranges in hours.items()}
        self.drawn = {node: [_shape(one) for one in ranges if one.is_open] for node, ranges in hours.items()}
        self.ways = {node: list(after.items()) for node, after in odds.choices.items()}
        self.visits, self.depth = 0, 0

    def run(self, node: str, stop: str) -> tuple[float, str]:
        """Return the time from a node until `stop` or an end is reached, and which of them it is."""
        time = 0.0
        while node != stop and (ways := self.ways[node]):
            self.visits += 1
            if self.visits > MOST_VISITS:
                raise _TooLongError
            time += self.fixed.get(node, 0.0) + sum(map(self.draw, self.drawn.get(node, ())))
            if len(ways) == 1:
                node = ways[0][0]
            elif node in self.odds.splits:
                longest, node = self.split(node)
                time += longest
            else:
                node = self.choose(ways)
        return time, node

    def split(self, node: str) -> tuple[float, str]:
        """Return the same for all ways of a split: the longest, or the first that stops the run."""
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise _TooLongError
        merge = self.odds.merges.get(node, OVER)
        runs = [self.run(way, merge) for way, _ in self.ways[node]]
        self.depth -= 1
        return min((run for run in runs if run[1] in self.odds.stops), default=max(runs))

    def choose(self, ways: list[tuple[str, float]]) -> str:
        """Return the node that chance takes."""
        rest = self.random()
        for node, share in ways:
            rest -= share
            if rest < 0:
                return node
        return ways[-1][0]

    def draw(self, one: _Drawn) -> float:
        """Return a time within its range."""
        place = one.place + (self.random() < one.odds)
        return one.low + one.width * sorted([self.random() for _ in range(_DRAWN)])[place - 1]


def _shape(span: Range) -> _Drawn:
    """Return how a time is drawn; PERT's first shape is 1 + 4 × (likeliest - shortest) / (longest - shortest)."""
    shape = 1 + 4 * (span.likely - span.low) / (span.high - span.low)
    return _Drawn(span.low, span.high - span.low, int(shape), shape - int(shape))
