"""Cells to ways: the corners of each line on the lattice, without pixels.

The lattice has a position for every column and gutter, row and channel: column c is x = 2c + 1, the gutter before it
x = 2c; row r is y = 2r + 1, the channel above it y = 2r. A way is a chain of right-angled runs between positions. Runs
in gutters and channels get tracks of their own later, so they never lie on each other; runs along a row or a column have
one track, which is why they cost much where another way already has it. Each line takes the cheapest of a few
candidates.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar

from playpress.diagrams.grid.place import BARS
from playpress.diagrams.grid.tracks import Run, crossings
from playpress.process.flow import SPLITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from playpress.diagrams.grid.place import Placed
    from playpress.process.diagram import Line

T = TypeVar("T")
Side = Literal["L", "R", "T", "B"]
_EXITS: tuple[Side, ...] = ("L", "R", "B")
_ENTRIES: tuple[Side, ...] = ("L", "R", "T")
_SIDES: tuple[Side, Side] = ("R", "L")
"""The sides at which a line to the right leaves and enters."""

OVERLAP, CROSSING, TURN, LENGTH = 200.0, 15.0, 2.0, 0.35
"""Costs of a way: overlap with another, a crossing, a bend, a step on the lattice."""
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


class Point(NamedTuple):
    """A position of the lattice."""

    x: int
    y: int


Points = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a line: the sides at which it leaves and enters, and its corners from cell to cell."""

    line: Line
    leaves: Side
    enters: Side
    points: tuple[Point, ...]


class _Used:
    """The space that is taken by the ways found so far."""

    def __init__(self) -> None:
        self.rows: Counter[tuple[int, int]] = Counter()
        self.columns: Counter[tuple[int, int]] = Counter()
        self.across: Counter[tuple[int, int]] = Counter()
        self.down: Counter[tuple[int, int]] = Counter()
        self.runs: dict[tuple[str, int], list[Run]] = {}
        """For each gutter and channel, the runs in it."""
        self.sides: dict[tuple[str, Side], list[tuple[bool, bool]]] = {}
        """For each side of a node, (leaves, has a label) of each line there."""

    def change(self, way: Way, by: Literal[1, -1]) -> None:
        """Add a way (1) or remove it (-1)."""
        for a, b in pairwise(way.points):
            own, through = (self.rows, self.across) if a[1] == b[1] else (self.columns, self.down)
            for point in _taken(a, b):
                own[point] += by
            for point in _between(a, b):
                through[point] += by
        for corner in _bends(way.points):
            self.rows[corner] += by
            self.columns[corner] += by
        for _, place, run in runs_of(way.points):
            _keep(self.runs.setdefault(place, []), run, by)
        _keep(self.sides.setdefault((way.line.source, way.leaves), []), (True, bool(way.line.label)), by)
        _keep(self.sides.setdefault((way.line.target, way.enters), []), (False, False), by)

    def cost(self, points: Points) -> float:
        cost = 0.0
        for a, b in pairwise(points):
            own, others = (self.rows, self.down) if a[1] == b[1] else (self.columns, self.across)
            cost += OVERLAP * sum(own[p] for p in _taken(a, b) if p in own)
            cost += CROSSING * sum(others[p] for p in _between(a, b) if p in others)
        cost += OVERLAP * sum(bool(self.rows[at] or self.columns[at]) for at in _bends(points))
        for _, place, run in runs_of(points):
            for other in self.runs.get(place, [])[
                -MOST_COMPARED:
            ]:  # the fewest crossings, whichever of the two lies above
                cost += CROSSING * min(crossings(run, other), crossings(other, run))
        return cost


def _keep(here: list[T], what: T, by: Literal[1, -1]) -> None:
    if by == 1:
        here.append(what)
    else:
        here.remove(what)


def find_ways(placed: Placed) -> tuple[Way, ...]:
    """Return a way for every line, in order. Short and simple lines are routed first."""
    diagram = placed.diagram
    main = {id(lines[0]) for lines in diagram.outgoing.values() if lines}

    def rank(n: int) -> tuple[bool, bool, int, bool, int]:
        line = diagram.drawn_lines[n]
        a, b = placed.cells[line.source], placed.cells[line.target]
        far = abs(a.row - b.row) + abs(a.column - b.column)
        return (line.kind == "exception", placed.is_back(line), far, id(line) not in main, diagram.order[line.source])

    used = _Used()
    occupied: set[tuple[int, int]] = set(placed.cells.values())
    found: dict[int, Way] = {}
    order = sorted(range(len(diagram.drawn_lines)), key=rank)
    for n in order:
        found[n] = _cheapest(placed, occupied, used, diagram.drawn_lines[n])
        used.change(found[n], 1)
    for _ in range(SECOND_LOOKS):
        for n in order:  # now each line knows where all others go
            used.change(found[n], -1)
            if used.cost(found[n].points):
                found[n] = _cheapest(placed, occupied, used, diagram.drawn_lines[n])
            used.change(found[n], 1)
    return tuple(found[n] for n in range(len(diagram.drawn_lines)))


def _cheapest(placed: Placed, occupied: AbstractSet[tuple[int, int]], used: _Used, line: Line) -> Way:
    """Return the cheapest way of a line, given the ways found so far."""
    exits = {side: _exit_cost(placed, used, line, side) for side in _EXITS}
    entries = {side: _entry_cost(placed, used, line, side) for side in _ENTRIES}
    least, best = float("inf"), None
    for leaves, enters, points in _Candidates(placed, occupied, line):
        cost = exits[leaves] + entries[enters] + _own_cost(points)
        if cost < least:
            cost += used.cost(points)
            if cost < least:
                least, best = cost, (leaves, enters, points)
    if best is None:
        raise AssertionError(line)  # a way through the gutters is always possible
    leaves, enters, points = best
    return Way(line, leaves, enters, tuple(Point(x, y) for x, y in points))


def _own_cost(points: Points) -> float:
    cost = TURN * (len(points) - 2)
    (x, y), *rest = points
    for next_x, next_y in rest:
        cost += LENGTH * (abs(next_x - x) + abs(next_y - y))
        x, y = next_x, next_y
    return cost


def _exit_cost(placed: Placed, used: _Used, line: Line, side: Side) -> float:
    cost = BAR_SIDE if side != "B" and placed.diagram.by_key[line.source].kind in BARS else 0.0
    lines = used.sides.get((line.source, side), ())
    if side != "B" and placed.diagram.by_key[line.source].kind in SPLITS and any(not leaving for leaving, _ in lines):
        cost += SLANTED
    for leaving, has_label in lines:
        if leaving and (has_label or line.label):
            cost += BELOW_WITH_LABEL if side == "B" else SHARED_WITH_LABEL
        elif leaving:
            cost += SHARED_SIDE
    return cost + MIXED_SIDE * any(not leaving for leaving, _ in lines)


def _entry_cost(placed: Placed, used: _Used, line: Line, side: Side) -> float:
    kind = placed.diagram.by_key[line.target].kind
    cost = 0.0
    if side != "T":
        cost += BAR_SIDE * (kind in BARS) + TIP * (kind in SPLITS)
    lines = used.sides.get((line.target, side), ())
    if side != "T" and kind in SPLITS and lines:
        cost += SLANTED
    return cost + MIXED_SIDE * any(leaving for leaving, _ in lines) + SHARED_ENTRY * sum(not out for out, _ in lines)


Candidate = tuple[Side, Side, Points]
"""The side that a way leaves, the one it comes to, and its corners."""


class _Candidates:
    """The ways that a line from cell (a, p) to cell (b, q) may take."""

    def __init__(self, placed: Placed, occupied: AbstractSet[tuple[int, int]], line: Line) -> None:
        (self.a, self.p), (self.b, self.q) = placed.cells[line.source], placed.cells[line.target]
        self.occupied: AbstractSet[tuple[int, int]] = occupied
        self.last = 2 * placed.columns
        self.ax, self.ay, self.bx, self.by = 2 * self.a + 1, 2 * self.p + 1, 2 * self.b + 1, 2 * self.q + 1
        self.under, self.over = self.ay + 1, self.by - 1  # the channels below the source and above the target

    def __iter__(self) -> Iterator[Candidate]:
        if self.a != self.b:
            yield from self._across()
        elif self.q > self.p and self._is_column_free(self.a):
            yield self._way("B", "T")
        yield from self._along_gutters()
        yield from self._around()

    def _across(self) -> Iterator[Candidate]:
        """Yield ways to another column with one or two bends, if their cells are free."""
        toward, facing = _SIDES if self.b > self.a else _SIDES[::-1]
        inside = set(range(min(self.a, self.b) + 1, max(self.a, self.b)))
        if self.p == self.q and self._is_row_free(self.p, inside):
            yield self._way(toward, facing)
        if self.q <= self.p:
            return
        if self._is_column_free(self.b):
            if self._is_row_free(self.p, inside | {self.b}):
                yield self._way(toward, "T", (self.bx, self.ay))
            yield self._way("B", "T", (self.ax, self.under), (self.bx, self.under))
        if self._is_column_free(self.a):
            if self._is_row_free(self.q, inside | {self.a}):
                yield self._way("B", facing, (self.ax, self.by))
            yield self._way("B", "T", (self.ax, self.over), (self.bx, self.over))

    def _along_gutters(self) -> Iterator[Candidate]:
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

    def _around(self) -> Iterator[Candidate]:
        """Yield ways that leave at the bottom, run in a gutter beside a cell or at the edge, and enter at the top."""
        if self.under != self.over:
            for gutter in sorted({2 * self.a, 2 * self.a + 2, 2 * self.b, 2 * self.b + 2, 0, self.last}):
                corners = (self.ax, self.under), (gutter, self.under), (gutter, self.over), (self.bx, self.over)
                yield self._way("B", "T", *corners)

    def _is_row_free(self, row: int, columns: set[int]) -> bool:
        return not any((column, row) in self.occupied for column in columns)

    def _is_column_free(self, column: int) -> bool:
        rows = range(min(self.p, self.q) + 1, max(self.p, self.q))
        return not any((column, row) in self.occupied for row in rows)

    def _way(self, leaves: Side, enters: Side, *corners: tuple[int, int]) -> Candidate:
        return leaves, enters, ((self.ax, self.ay), *corners, (self.bx, self.by))


def _beside(column: int) -> tuple[tuple[Side, int], tuple[Side, int]]:
    """Return the gutters on both sides of a column, each with the side of the cell on which it is."""
    return ("L", 2 * column), ("R", 2 * column + 2)


def runs_of(points: Points) -> Iterator[tuple[int, tuple[str, int], Run]]:
    """Yield the runs of a way that get a track: index of the first corner, gutter ("x") or channel ("y"), run."""
    for i in range(1, len(points) - 2):
        a, b = points[i], points[i + 1]
        along = 0 if a[1] == b[1] else 1
        if a[1 - along] % 2:
            continue
        ends = ((a[along], points[i - 1][1 - along]), (b[along], points[i + 2][1 - along]))
        here = a[1 - along]
        low, high = sorted((a[along], b[along]))
        up = tuple(position for position, beyond in ends if beyond < here)
        down = tuple(position for position, beyond in ends if beyond > here)
        yield i, ("y" if along == 0 else "x", here), Run(low, high, up, down)


def _between(a: tuple[int, int], b: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the positions strictly between two."""
    (ax, ay), (bx, by) = a, b
    if ay == by:
        return [(x, ay) for x in range(min(ax, bx) + 1, max(ax, bx))]
    return [(ax, y) for y in range(min(ay, by) + 1, max(ay, by))]


def _taken(a: tuple[int, int], b: tuple[int, int]) -> list[tuple[int, int]]:
    """Return the positions of a row or column that a run occupies; none if it has a track or is a stub."""
    along = 0 if a[1] == b[1] else 1
    if a[1 - along] % 2 == 0 or is_stub(a, b):
        return []
    return [*_between(a, b), *(end for end in (a, b) if end[along] % 2 == 0)]


def _bends(points: Points) -> list[tuple[int, int]]:
    """Return the cells in which a way bends; it has no track there."""
    return [(x, y) for x, y in points[1:-1] if x % 2 and y % 2]


def is_stub(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Tell whether a run only joins a node to the gutter or channel beside it."""
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) == 1
