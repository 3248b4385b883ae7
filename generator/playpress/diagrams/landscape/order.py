"""The order of the value chain: what gives stands before what takes, as far as that can be.

Knows: numbers of connections between things. Must not know what the things are.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_EXACT = 8
"""The most things of which the best order is looked for among all; it takes 2 ** n steps."""


def chain_order(keys: Sequence[str], weights: Mapping[tuple[str, str], int]) -> list[str]:
    """Return things in the order in which the fewest connections (by weight) lead back.

    Of equal orders, that is taken in which connected things stand nearest to each other, then in which those with the most
    connections stand first, then the order given.

    Of more than `MOST_EXACT` things, those are found one by one that give most and take least of the rest
    (P. Eades, X. Lin and W. F. Smyth: A fast and effective heuristic for the feedback arc set problem, 1993).
    """
    return _best(keys, weights) if len(keys) <= MOST_EXACT else _good(keys, weights)


def _best(keys: Sequence[str], weights: Mapping[tuple[str, str], int]) -> list[str]:
    """Return the best order: for each set of things, which of them comes first if the others follow in their best order."""
    everything = range(len(keys))
    between = {(a, b): weights.get((keys[a], keys[b]), 0) for a in everything for b in everything}
    busy = [sum(between[n, m] + between[m, n] for m in everything) for n in everything]

    @cache
    def order(left: int) -> tuple[int, int, int, tuple[int, ...]]:
        inside = [n for n in everything if left >> n & 1]
        options = []
        for n in inside:
            rest = [m for m in inside if m != n]
            outside = [m for m in everything if m not in rest]
            back, length, delay, following = order(left & ~(1 << n))
            back += sum(between[m, n] for m in rest)
            length += sum(between[m, o] + between[o, m] for m in rest for o in outside)
            options.append((back, length, delay + (len(keys) - len(inside)) * busy[n], (n, *following)))
        return min(options, default=(0, 0, 0, ()))

    return [keys[n] for n in order((1 << len(keys)) - 1)[3]]


def _good(keys: Sequence[str], weights: Mapping[tuple[str, str], int]) -> list[str]:
    left = dict.fromkeys(keys)
    first: list[str] = []
    last: list[str] = []
    while left:
        gives = {a: sum(weights.get((a, b), 0) for b in left if b != a) for a in left}
        takes = {a: sum(weights.get((b, a), 0) for b in left if b != a) for a in left}
        if sinks := [a for a in left if not gives[a] and takes[a]]:
            last.insert(0, sinks[-1])
            del left[sinks[-1]]
            continue
        sources = [a for a in left if not takes[a]]
        chosen = sources[0] if sources else max(left, key=lambda a: gives[a] - takes[a])
        first.append(chosen)
        del left[chosen]
    return [*first, *last]
