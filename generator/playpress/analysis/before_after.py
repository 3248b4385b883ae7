"""Figures before and after a change: did it make a difference, and how likely is such a difference by chance?

The test is that of Mann and Whitney (Annals of Mathematical Statistics 18, 1947): all figures are ranked together, equal ones
share their ranks, and the sum of the ranks before the change is compared with those of every other way to divide the
figures. It supposes nothing about how figures are spread, but that each is independent of the one before: a figure that
was rising all along is higher after any day. So it is also asked whether the figures before the change were moving already,
by the rank correlation of Kendall (Biometrika 30, 1938), again over every order that they could have had.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import comb, erfc, factorial, sqrt
from statistics import mean
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 5
"""With fewer figures on one side, nothing is claimed: even the clearest of results could come about by chance."""
RARE = 0.05
"""A result that chance brings about less often than this is taken for a difference."""
MOST_EXACT = 30
"""With more figures than that, the distribution is taken for normal: what it differs by is far below what is said."""
_TWO_DAYS = 2


class Comparison(NamedTuple):
    """Figures before and after a change: how many, and their means.

    `chance` is the share of all ways to divide the same figures that part them at least as much; None if there are too few
    to say. `was_moving` is 1 or -1 if they were rising or falling before the change already, else 0.
    """

    before: int
    after: int
    mean_before: float
    mean_after: float
    chance: float | None
    was_moving: int

    @property
    def is_clear(self) -> bool:
        """Whether chance would hardly part the figures like that."""
        return self.chance is not None and self.chance < RARE


def compare(before: Sequence[float], after: Sequence[float]) -> Comparison | None:
    """Return the comparison of figures in the order of their days; None if there are none on one side."""
    if not before or not after:
        return None
    is_enough = min(len(before), len(after)) >= LEAST
    chance = chance_of_parting(before, after) if is_enough else None
    return Comparison(len(before), len(after), mean(before), mean(after), chance, movement(before) if is_enough else 0)


def chance_of_parting(first: Sequence[float], second: Sequence[float]) -> float:
    """Return the two-sided p-value of Mann and Whitney's test: exact up to `MOST_EXACT` figures, else by its normal form."""
    first, second = sorted((first, second), key=len)
    ranks = _doubled_ranks([*first, *second])
    found = sum(ranks[: len(first)])
    expected = len(first) * (len(ranks) + 1)
    if len(ranks) > MOST_EXACT:
        return _normal_chance(found - expected, ranks, len(first))
    ways = _ways_to_sum(ranks, len(first))
    return sum(n for total, n in ways.items() if abs(total - expected) >= abs(found - expected)) / comb(
        len(ranks), len(first)
    )


def _doubled_ranks(values: Sequence[float]) -> list[int]:
    """Return twice the rank of each value, from 2 upwards; equal ones share the mean of theirs, so twice it is whole."""
    order = sorted(values)
    first = {value: n for n, value in reversed(list(enumerate(order, 1)))}
    last = {value: n for n, value in enumerate(order, 1)}
    return [first[value] + last[value] for value in values]


def _ways_to_sum(ranks: Sequence[int], count: int) -> dict[int, int]:
    """Return for each sum of `count` of the ranks in how many ways it comes about."""
    ways: list[dict[int, int]] = [{0: 1}, *({} for _ in range(count))]
    for rank in ranks:
        for taken in range(count, 0, -1):
            for total, n in ways[taken - 1].items():
                ways[taken][total + rank] = ways[taken].get(total + rank, 0) + n
    return ways[count]


def _normal_chance(distance: int, ranks: Sequence[int], count: int) -> float:
    """Return the chance of a sum of doubled ranks at least so far from the expected one, with correction for continuity."""
    middle = len(ranks) + 1
    spread = sum((rank - middle) ** 2 for rank in ranks) / (len(ranks) - 1)
    deviation = sqrt(count * (len(ranks) - count) / len(ranks) * spread)
    return erfc(max(0, abs(distance) - 1) / deviation / sqrt(2)) if deviation else 1.0


def movement(values: Sequence[float]) -> int:
    """Return 1 if values rise and -1 if they fall over time, more steadily than chance would make them; else 0."""
    score = rises_over_falls(values)
    if chance_of_order(values, abs(score)) >= RARE:
        return 0
    return 1 if score > 0 else -1


def rises_over_falls(values: Sequence[float]) -> int:
    """Return how many more pairs of an earlier and a later value rise than fall."""
    earlier, score = list[float](), 0
    for value in values:
        lower, not_higher = bisect_left(earlier, value), bisect_right(earlier, value)
        score += lower - (len(earlier) - not_higher)
        earlier.insert(not_higher, value)
    return score


def chance_of_order(values: Sequence[float], score: int) -> float:
    """Return the share of all orders of values without equals in which rises outnumber falls, or falls rises, by `score`.

    Equal values make the true share smaller, so that the answer errs towards no movement. With more than `MOST_EXACT`
    values it is that of a normal distribution.
    """
    count = len(values)
    if count < _TWO_DAYS:
        return 1.0
    if count > MOST_EXACT:
        return erfc(max(0, score - 1) / sqrt(count * (count - 1) * (2 * count + 5) / 18) / sqrt(2))
    most = comb(count, 2)
    orders = _orders_by_falls(count)
    return min(1.0, sum(n for falls, n in enumerate(orders) if abs(most - 2 * falls) >= score) / factorial(count))


def _orders_by_falls(count: int) -> list[int]:
    """Return for each number of pairs that fall how many orders of `count` values have it."""
    orders = [1]
    for size in range(2, count + 1):
        longer = [0] * (len(orders) + size - 1)
        for falls, n in enumerate(orders):
            for more in range(size):
                longer[falls + more] += n
        orders = longer
    return orders
