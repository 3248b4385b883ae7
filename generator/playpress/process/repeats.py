"""A net to the steps that are done twice, since parallel paths meet there without waiting for each other.

Two paths out of a parallel step bring two pieces of work to the step where they meet. A step with `join: all` merges
them; any other is done once for each.
Source: Prinz and Amme, Why We Need Static Analyses of Service Compositions, 2013 (lack of synchronisation).
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playpress.process.net import Net


MOST_WAYS = 300_000
"""The most paths counted in one process; the rest of a more complex one is not judged."""


class Repeat(NamedTuple):
    """A step that is done more than once, and the parallel step whose paths meet there."""

    step: str
    split: str


def find_repeats(net: Net) -> list[Repeat]:
    """Return the steps that paths from a parallel step reach one by one, each once, in the order of the process."""
    blocks: dict[str, _Block] = {}
    found: dict[str, Repeat] = {}
    counted = 0
    for split in sorted(net.parallel, key=net.position.__getitem__, reverse=True):
        ways = _Ways(net, split, blocks)
        for step in ways.follow():
            found.setdefault(step, Repeat(step, split))
        counted += sum(map(len, ways.made_of.values()))
        if counted > MOST_WAYS:
            break
    return sorted(found.values(), key=lambda repeat: net.position[repeat.step])


class _Block(NamedTuple):
    """A parallel step with all its paths: the node where they have merged, and the nodes before that."""

    end: str
    inside: frozenset[str]


class _Ways:
    """The paths out of one parallel step, followed until only one is open. Each node gets the number of its path.

    `blocks` are the parallel steps within these paths, each skipped as a whole; `follow` adds this one.
    """

    def __init__(self, net: Net, split: str, blocks: dict[str, _Block]) -> None:
        self.net, self.split, self.blocks = net, split, blocks
        self.way: dict[str, int] = {}
        self.made_of: dict[int, frozenset[int]] = {}
        self.coming: dict[str, list[int]] = {}
        self.open: Counter[int] = Counter()
        self.heap: list[tuple[int, str]] = []
        self.strides: dict[str, frozenset[str]] = {}
        self.leaks = False

    def follow(self) -> list[str]:
        """Return the steps that two of the paths reach without waiting."""
        found: list[str] = []
        for target in self.net.successors[self.split]:
            found += self._go(self.split, target, self._new_way())
        last = self.split
        while len(self.open) > 1:
            last = heapq.heappop(self.heap)[1]
            ways = self.coming.pop(last)
            self._arrive(ways)
            alone = self._unmade(set(ways))
            if len(alone) > 1 and last not in self.net.joins:
                found.append(last)
            way = ways[0] if len(set(ways)) == 1 else self._new_way(ways)
            self.way[last] = way
            for target in self._after(last):
                found += self._go(last, target, way)
        if not found and not self.leaks:
            self._close(last)
        return found

    def _after(self, node: str) -> tuple[str, ...]:
        """Return a node's successors; for a block, its end."""
        if node not in self.blocks:
            return self.net.successors[node]
        block = self.blocks[node]
        self.strides[block.end] = self.strides.get(block.end, frozenset()) | block.inside
        return (block.end,)

    def _arrive(self, ways: list[int]) -> None:
        for way in ways:
            self.open[way] -= 1
            if not self.open[way]:
                del self.open[way]

    def _new_way(self, ways: list[int] | tuple[()] = ()) -> int:
        number = len(self.made_of)
        self.made_of[number] = frozenset(ways).union(*(self.made_of[way] for way in ways))
        return number

    def _unmade(self, ways: set[int]) -> set[int]:
        """Return the paths without those that were merged into another of them."""
        return ways - frozenset[int]().union(*(self.made_of[way] for way in ways))

    def _go(self, source: str, target: str, way: int) -> list[str]:
        """Follow a path on to `target`; return `target` if the path goes back to a step of another path."""
        place = self.net.position
        if target in self.net.ends:
            return []
        if place[target] > place[source]:
            if target not in self.coming:
                heapq.heappush(self.heap, (place[target], target))
            self.coming.setdefault(target, []).append(way)
            self.open[way] += 1
            return []
        self.leaks |= place[target] <= place[self.split] or target not in self.way
        there = self.way.get(target)
        is_other = there is not None and there != way and there not in self.made_of[way]
        return [target] if (is_other or source == self.split) and target not in self.net.joins else []

    def _close(self, last: str) -> None:
        """Record this parallel step as a block, if nothing else leads into it or out of it."""
        if len(self.coming) == 1:
            (end,) = self.coming
        elif self.made_of and self.way.get(last) == len(self.made_of) - 1 and self.way[last] in self.open:
            end = last  # the only open path began here, so all open edges come from here
        else:
            return
        inside = frozenset({*self.way, self.split} - {end})
        if all(
            set(self.net.predecessors[n]) <= inside | self.strides.get(n, frozenset()) for n in inside - {self.split}
        ):
            self.blocks[self.split] = _Block(end, inside)
