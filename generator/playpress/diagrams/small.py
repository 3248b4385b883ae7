"""A process to a small picture of it: the whole flow at a glance, from left to right, with the numbers of steps alone.

The main path runs in the uppermost row, side branches and skipped steps below it, ways back above it. Phases are bands.
Exceptions are left out. A process that would need more than `LARGEST` bytes is shown without numbers; a still longer one
as its phases alone, each with the numbers of its first and last step; without phases, as nothing.

Knows: the diagram as a value. Must not know pages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.charts.svg import element, rounded, text
from playpress.diagrams.grid.place import BARS
from playpress.process.flow import SPLITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.process.diagram import FlowDiagram, Line, Node

LARGEST = 3000
"""The most bytes of the picture: every page of a process opens with it."""
MOST_NODES = 120
"""Nodes that never fit; so many are not even laid out."""
BOX, HALF, BAR, DOT = 22.0, 8.0, 4.0, 6.0
"""Pixels: the width of a step and half its height, the width of a fork or join, the radius of a start or end."""
GUTTER, OUT, INTO = 14.0, 4.0, 9.0
"""Pixels between two columns, and where in it lines leave the box before it and turn to the box after it."""
ROW, BACK, EDGE = 22.0, 7.0, 4.0
"""Pixels between two rows, between two ways back, and around everything."""
PHASE, HIGH = 64.0, 26.0
"""Width and height of a phase, where steps are too many."""
LONG = 480.0
"""Pixels; in a narrow window the numbers of a wider picture would be too small to read (class `pp-long`)."""
ENDS = frozenset({"end", "stop"})
ROUND = ENDS | {"start"}


def small_flow(diagram: FlowDiagram, name: str, href: str) -> str:
    """Return a picture of a process as a link to `href`, named `name`; empty where it would be too large."""
    linked = (
        element(
            "a",
            element("span", text(name), class_="pp-unseen"),
            drawn,
            class_="pp-small" + " pp-long" * (width > LONG),
            href=href,
        )
        for width, drawn in _from_most_to_least(diagram)
    )
    return next((picture for picture in linked if len(picture.encode()) <= LARGEST), "")


def _from_most_to_least(diagram: FlowDiagram) -> Iterator[tuple[float, str]]:
    """Yield pictures of a process as SVG with their width, each with less in it than the one before."""
    if len(diagram.nodes) <= MOST_NODES:
        small = _Small(diagram)
        yield small.width, small.drawn(has_numbers=True)
        yield small.width, small.drawn(has_numbers=False)
    if len(diagram.phases) > 1:
        yield PHASE * len(diagram.phases), _phases(diagram)


class _Spot(NamedTuple):
    """The column and row of a node; ways back run in rows above 0."""

    column: int
    row: int


@dataclass
class _Board:
    """Columns of rows as they are filled; a line along a row takes all columns that it passes."""

    taken: set[_Spot] = field(default_factory=set)
    spots: dict[str, _Spot] = field(default_factory=dict)

    def free_row(self, columns: range, wished: Iterable[int], *, is_back: bool = False) -> int:
        """Return a row in which all these columns are free: a wished one, else the nearest to row 0."""
        others = count(-1, -1) if is_back else count()
        rows = (row for row in chain(wished, others) if self._is_free(columns, row))
        return next(rows)

    def _is_free(self, columns: range, row: int) -> bool:
        return self.taken.isdisjoint(_Spot(column, row) for column in columns)

    def take(self, columns: range, row: int) -> None:
        """Take these columns of a row."""
        self.taken.update(_Spot(column, row) for column in columns)


class _Small:
    """A process being laid out: the spot of each node, and the row in which each line runs."""

    def __init__(self, diagram: FlowDiagram) -> None:
        self.diagram = diagram
        self.nodes = [node for node in diagram.nodes if not node.letter and not _is_only_exceptional(node, diagram)]
        shown = {node.key for node in self.nodes}
        self.lines = [line for line in diagram.lines if {line.source, line.target} <= shown]
        self.board = _Board()
        self.row_of: dict[Line, int] = {}
        self.starts: list[int] = []
        """The first column of each phase."""
        self._place_nodes()
        self._place_lines()
        spots = self.board.spots.values()
        rows = [*self.row_of.values(), *(spot.row for spot in spots)]
        self.top = EDGE + HALF + BACK * -min(rows)
        self.height = self.top + ROW * max(rows) + HALF + EDGE
        self.lefts = self._lefts()
        self.width = self.lefts[-1] - GUTTER / 2 + EDGE

    def _is_onward(self, line: Line) -> bool:
        return self.diagram.order[line.source] < self.diagram.order[line.target]

    def _place_nodes(self) -> None:
        """Put each node into the column after all its predecessors; each phase begins after all columns before it.

        Ends come last: they stand where the main path leaves room.
        """
        before: dict[str, list[Line]] = {}
        for line in filter(self._is_onward, self.lines):
            before.setdefault(line.target, []).append(line)
        phase, last = None, -1
        for node in sorted(self.nodes, key=lambda node: node.kind in ENDS):
            if node.phase != phase and node.kind not in ENDS:
                phase = node.phase
                self.starts.append(last + 1)
            ways = [line for line in before.get(node.key, []) if line.source in self.board.spots]
            after = [self.board.spots[line.source].column + 1 for line in ways]
            earliest = [] if after and node.kind in ENDS else [self.starts[-1] if after else max(self.starts[-1], last)]
            self._put(node, ways, max(earliest + after))
            last = max(last, self.board.spots[node.key].column)

    def _put(self, node: Node, ways: list[Line], column: int) -> None:
        """Put a node into a column, in the row of the line that leads to it first."""
        main = [line for line in ways if self._first_way(line.source) == node.key]
        line = min(main or ways, key=lambda one: self.board.spots[one.source].row, default=None)
        columns = range(self.board.spots[line.source].column + 1 if line else column, column + 1)
        wished = [self.board.spots[line.source].row] if line in main and line else []
        row = self.board.free_row(columns, wished)
        self.board.take(columns, row)
        self.board.spots[node.key] = _Spot(column, row)
        if line:
            self.row_of[line] = row

    def _first_way(self, source: str) -> str:
        """Return where the main path goes on: the first way that does not lead to an end, if there is one."""
        ways = [line.target for line in self.lines if line.source == source]
        return next((key for key in ways if self.diagram.by_key[key].kind not in ENDS), next(iter(ways), ""))

    def _place_lines(self) -> None:
        """Give each line a row: where only one column lies between, it needs none of its own."""
        for line in self.lines:
            if line not in self.row_of:
                source, target = self.board.spots[line.source], self.board.spots[line.target]
                is_back = target.column <= source.column
                columns = (
                    range(target.column, source.column + 1) if is_back else range(source.column + 1, target.column)
                )
                wished = [] if is_back else [source.row, target.row]
                self.row_of[line] = self.board.free_row(columns, wished, is_back=is_back)
                self.board.take(columns, self.row_of[line])

    def _lefts(self) -> list[float]:
        """Return where each column begins, and where one more would; pixels."""
        widths: dict[int, float] = {}
        for node in self.nodes:
            column = self.board.spots[node.key].column
            widths[column] = max(widths.get(column, 0.0), _width(node))
        lefts = [EDGE + GUTTER / 2]
        for column in range(max(widths) + 1):
            lefts.append(lefts[-1] + widths.get(column, 0.0) + GUTTER)
        return lefts

    # Pixels

    def drawn(self, *, has_numbers: bool) -> str:
        """Return the picture as an SVG element."""
        steps = [node for node in self.nodes if node.number is not None]
        others = [node for node in self.nodes if node.number is None]
        tips = "".join(f"M{_at(*self._left_of(key))}l-3-2v4z" for key in {line.target: 0 for line in self.lines})
        return element(
            "svg",
            *self._bands(),
            element("path", class_="w", d="".join(self._way(line) for line in self.lines if line.kind == "normal")),
            *self._dashed(),
            element("path", class_="t", d=tips),
            *(element("path", class_=_CLASSES.get(node.kind, "s"), d=self._form(node)) for node in (*others, *steps)),
            *(self._number(node) for node in steps if has_numbers),
            aria_hidden="true", viewBox=f"0 0 {rounded(self.width)} {rounded(self.height)}", width=self.width, height=self.height,
        )  # fmt: skip

    def _bands(self) -> Iterator[str]:
        """Yield the ground behind every second phase."""
        edges = [0.0, *(self.lefts[start] - GUTTER / 2 for start in self.starts[1:]), self.width]
        bands = "".join(
            f"M{_at(a, 0)}H{rounded(b)}V{rounded(self.height)}H{rounded(a)}z" for a, b in list(pairwise(edges))[1::2]
        )
        if bands:
            yield element("path", class_="b", d=bands)

    def _dashed(self) -> Iterator[str]:
        if ways := "".join(self._way(line) for line in self.lines if line.kind != "normal"):
            yield element("path", class_="w r", d=ways)

    def _middle(self, row: int) -> float:
        return self.top + row * ROW if row >= 0 else self.top - HALF + row * BACK

    def _left_of(self, key: str) -> tuple[float, float]:
        spot = self.board.spots[key]
        return self._centre(spot) - _width(self.diagram.by_key[key]) / 2, self._middle(spot.row)

    def _centre(self, spot: _Spot) -> float:
        return (self.lefts[spot.column] + self.lefts[spot.column + 1] - GUTTER) / 2

    def _way(self, line: Line) -> str:
        """Return the path of a line: out of its box, along its row, and into the next box."""
        source, target = self.board.spots[line.source], self.board.spots[line.target]
        begin = self._centre(source) + _width(self.diagram.by_key[line.source]) / 2
        end, y = self._left_of(line.target)
        out, into = self.lefts[source.column + 1] - GUTTER + OUT, self.lefts[target.column] - GUTTER + INTO
        along = self._middle(self.row_of[line])
        way = f"M{_at(begin, self._middle(source.row))}"
        if along != self._middle(source.row):
            way += f"H{rounded(out)}V{rounded(along)}"
        if along != y:
            way += f"H{rounded(into)}V{rounded(y)}"
        return f"{way}H{rounded(end)}"

    def _form(self, node: Node) -> str:
        left, y = self._left_of(node.key)
        if node.kind in ROUND:
            return f"M{_at(left, y)}a6 6 0 1 1 0 .1z"
        if node.kind in BARS:
            return f"M{_at(left, y - HALF)}h4v16h-4z"
        return f"M{_at(left, y)}l4-8h14l4 8-4 8h-14z" if node.kind in SPLITS else f"M{_at(left, y - HALF)}h22v16h-22z"

    def _number(self, node: Node) -> str:
        spot = self.board.spots[node.key]
        return element("text", str(node.number), x=self._centre(spot), y=self._middle(spot.row) + 3.5)


def _is_only_exceptional(node: Node, diagram: FlowDiagram) -> bool:
    """Tell whether a node is an end to which nothing but exceptions leads."""
    return node.kind in ENDS and all(diagram.by_key[line.source].letter for line in diagram.incoming[node.key])


_CLASSES = {"start": "a", "end": "e", "stop": "n", "fork": "f", "join": "f"} | dict.fromkeys(SPLITS, "s d")
"""Classes of forms, short since there are many: steps are `s`."""


def _width(node: Node) -> float:
    return 2 * DOT if node.kind in ROUND else BAR if node.kind in BARS else BOX


def _at(x: float, y: float) -> str:
    return f"{rounded(x)} {rounded(y)}"


def _phases(diagram: FlowDiagram) -> str:
    """Return the phases of a process side by side, each with the numbers of its first and last step."""
    drawn = []
    for n, phase in enumerate(diagram.phases):
        numbers = [node.number for node in diagram.in_phase(phase.key) if node.number is not None]
        x, said = n * PHASE, f"{min(numbers)}–{max(numbers)}" if numbers else "–"
        drawn.append(element("path", class_="s", d=f"M{_at(x + 2, 2)}h54l8 11-8 11h-54l8-11z"))
        drawn.append(element("text", said, x=x + PHASE / 2, y=HIGH / 2 + 3.5))
    width = PHASE * len(diagram.phases) + 2
    return element(
        "svg", *drawn,
        aria_hidden="true", viewBox=f"0 0 {rounded(width)} {rounded(HIGH)}", width=width, height=HIGH,
    )  # fmt: skip
