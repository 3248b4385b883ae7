"""Cells to ways: the corners of each line on the lattice, without pixels. Each line takes the cheapest of a few candidates."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from playpress.diagrams.grid.candidates import candidates, free_between
from playpress.diagrams.grid.lattice import footprint
from playpress.diagrams.grid.place import BARS
from playpress.diagrams.grid.tracks import fewest_crossings
from playpress.process.flow import SPLITS

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from playpress.diagrams.grid.candidates import Side
    from playpress.diagrams.grid.lattice import Footprint, Points, Spot
    from playpress.diagrams.grid.place import Placed
    from playpress.diagrams.grid.tracks import Run
    from playpress.process.diagram import Line

_EXITS: tuple[Side, ...] = ("L", "R", "B")
_ENTRIES: tuple[Side, ...] = ("L", "R", "T")

OVERLAP, CROSSING = 200.0, 15.0
"""Costs of a way among others: overlap with another, a crossing."""
MIXED_SIDE, SHARED_ENTRY, SHARED_SIDE, SHARED_WITH_LABEL, BELOW_WITH_LABEL = 9.0, 0.5, 2.0, 7.0, 1000.0
"""Costs of a side that other lines use.

In order: entering where others leave; entering where others enter; leaving where others leave; the same with a label;
leaving at the bottom with a label, which has the whole width there.
"""
SECOND_LOOKS = 1
"""How often lines that cross others are routed again, once all have a way."""
MOST_COMPARED = 60
"""The most runs in one gutter or channel that a way is compared with; beyond that, crossings are ignored."""
BAR_SIDE, TIP, SLANTED = 9.0, 3.0, 500.0
"""Costs of the short side of a bar, of entering a decision at a side tip, and of entering it beside the tip."""


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a line: the sides at which it leaves and enters, its corners from cell to cell, and the space it takes."""

    line: Line
    leaves: Side
    enters: Side
    points: Points
    space: Footprint


@dataclass(slots=True)
class _Ends:
    """How many lines leave and enter at one side of a node, and how many of those that leave have a label."""

    leaving: int = 0
    labelled: int = 0
    entering: int = 0


_UNUSED = _Ends()
"""A side at which no line leaves or enters."""


class _Used:
    """The space that is taken by the ways found so far."""

    def __init__(self) -> None:
        self.taken: defaultdict[Spot, int] = defaultdict(int)
        self.passed: defaultdict[Spot, int] = defaultdict(int)
        self.runs: defaultdict[tuple[str, int], list[Run]] = defaultdict(list)
        """For each gutter and channel, the runs in it."""
        self.sides: defaultdict[tuple[str, Side], _Ends] = defaultdict(_Ends)
        """What there is at each side of a node."""

    def add(self, way: Way) -> None:
        """Take the space of a way."""
        self._count(way, 1)
        for _, place, run in way.space.runs:
            self.runs[place].append(run)

    def remove(self, way: Way) -> None:
        """Give the space of a way back."""
        self._count(way, -1)
        for _, place, run in way.space.runs:
            self.runs[place].remove(run)

    def _count(self, way: Way, by: Literal[1, -1]) -> None:
        taken, passed = self.taken, self.passed
        for spot in way.space.taken:
            taken[spot] += by
        for across, down in way.space.bends:
            taken[across] += by
            taken[down] += by
        for spot in way.space.passed:
            passed[spot] += by
        source, target = self.sides[way.line.source, way.leaves], self.sides[way.line.target, way.enters]
        source.leaving += by
        source.labelled += by * bool(way.line.label)
        target.entering += by

    def cost(self, space: Footprint) -> float:
        """Return what a way's space costs because of the others: overlaps, and the fewest crossings that tracks can leave."""
        overlaps = crossed = 0
        for spot in space.taken:
            overlaps += self.taken.get(spot, 0)
        for across, down in space.bends:
            overlaps += bool(self.taken.get(across) or self.taken.get(down))
        for spot in space.crossed:
            crossed += self.passed.get(spot, 0)
        for _, place, run in space.runs:
            for other in self.runs[place][-MOST_COMPARED:]:
                crossed += fewest_crossings(run, other)
        return OVERLAP * overlaps + CROSSING * crossed


def find_ways(placed: Placed) -> tuple[Way, ...]:
    """Return a way for every line, in order. Short and simple lines are routed first."""
    lines = placed.diagram.drawn_lines
    used = _Used()
    occupied = frozenset(placed.cells.values())
    found: dict[int, Way] = {}
    order = _shortest_first(placed)
    for n in order:
        found[n] = _cheapest(placed, occupied, used, lines[n])
        used.add(found[n])
    for _ in range(SECOND_LOOKS):
        for n in order:  # now each line knows where all others go
            used.remove(found[n])
            if used.cost(found[n].space) or _is_slanted(placed, used, found[n]):
                found[n] = _cheapest(placed, occupied, used, lines[n])
            used.add(found[n])
    return tuple(found[n] for n in range(len(lines)))


def _is_slanted(placed: Placed, used: _Used, way: Way) -> bool:
    """Tell whether a way would enter a decision beside its tip, where the side is slanted: others use the tip."""
    ends = used.sides[way.line.target, way.enters]
    kind = placed.diagram.by_key[way.line.target].kind
    return way.enters != "T" and kind in SPLITS and ends.leaving + ends.entering > 0


def _shortest_first(placed: Placed) -> list[int]:
    """Return the indices of all lines in the order of routing."""
    diagram = placed.diagram
    main = {id(lines[0]) for lines in diagram.outgoing.values() if lines}

    def rank(n: int) -> tuple[bool, bool, int, bool, int]:
        line = diagram.drawn_lines[n]
        a, b = placed.cells[line.source], placed.cells[line.target]
        far = abs(a.row - b.row) + abs(a.column - b.column)
        return (line.kind == "exception", placed.is_back(line), far, id(line) not in main, diagram.order[line.source])

    return sorted(range(len(diagram.drawn_lines)), key=rank)


def _cheapest(placed: Placed, occupied: AbstractSet[tuple[int, int]], used: _Used, line: Line) -> Way:
    """Return the cheapest way of a line, given the ways found so far; of several, the first candidate.

    A candidate is weighed against the other ways only if it may still be the cheapest.
    """
    source, target = placed.cells[line.source], placed.cells[line.target]
    exits = {side: _exit_cost(placed, used, line, side) for side in _EXITS}
    entries = {side: _entry_cost(placed, used, line, side) for side in _ENTRIES}
    ways = candidates(source, target, placed.columns, free_between(source, target, occupied))
    least, best = float("inf"), ways[0]
    for way in ways:
        if way.cost > least:
            break  # and so are all after it
        cost = exits[way.leaves] + entries[way.enters] + way.cost
        if cost <= least:
            cost += used.cost(footprint(way.points))
            if (cost, way.rank) < (least, best.rank):
                least, best = cost, way
    return Way(line, best.leaves, best.enters, best.points, footprint(best.points))


def _exit_cost(placed: Placed, used: _Used, line: Line, side: Side) -> float:
    kind = placed.diagram.by_key[line.source].kind
    ends = used.sides.get((line.source, side), _UNUSED)
    cost = 0.0
    if side != "B":
        cost += BAR_SIDE * (kind in BARS) + SLANTED * (kind in SPLITS and ends.entering > 0)
    with_label = ends.leaving if line.label else ends.labelled
    cost += (BELOW_WITH_LABEL if side == "B" else SHARED_WITH_LABEL) * with_label
    return cost + SHARED_SIDE * (ends.leaving - with_label) + MIXED_SIDE * (ends.entering > 0)


def _entry_cost(placed: Placed, used: _Used, line: Line, side: Side) -> float:
    kind = placed.diagram.by_key[line.target].kind
    ends = used.sides.get((line.target, side), _UNUSED)
    cost = 0.0
    if side != "T":
        cost += BAR_SIDE * (kind in BARS) + TIP * (kind in SPLITS)
        cost += SLANTED * (kind in SPLITS and ends.leaving + ends.entering > 0)
    return cost + MIXED_SIDE * (ends.leaving > 0) + SHARED_ENTRY * ends.entering
