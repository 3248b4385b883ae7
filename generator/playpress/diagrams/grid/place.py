"""FlowDiagram to cells: which column and row each node of a grid stands in.

Later steps stand in lower rows, but a hand-off may stay on its row if the cells between are free. Each
phase starts on a row of its own. The main path goes straight down its lane; a side branch that would be in its way steps
aside into a second column of the same lane. Exceptions stand in a lane of their own, beside the step that they may interrupt;
what only they lead to stands beside or below that step.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from playpress.process.diagram import EXCEPTIONS, Line

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from playpress.process.diagram import FlowDiagram, Node

BARS = frozenset({"fork", "join"})
COLUMNS_OF_A_LANE = 2
MOST_ANSWERS_BESIDE = 4
"""The most ways out of a node one of which may lead straight to the side: the others leave below it, and the node is as
high above it."""


class Cell(NamedTuple):
    """A place in the grid, both counted from 0."""

    column: int
    row: int


@dataclass(frozen=True)
class Placed:
    """A diagram with its cells.

    `columns` is their number. `first_column` has that of each lane, `first_row` that of each phase, in order. `roles` has
    the name of the role that a box says, by node: where there are no lanes that say it.
    """

    diagram: FlowDiagram
    cells: dict[str, Cell]
    columns: int
    rows: int
    first_column: dict[str, int]
    first_row: dict[str, int]
    roles: dict[str, str] = field(default_factory=dict)

    def is_back(self, line: Line) -> bool:
        """Tell whether a line leads back to an earlier node."""
        return self.diagram.order[line.target] <= self.diagram.order[line.source]


@dataclass
class _Board:
    """The cells being filled; a lane has columns 0 and 1."""

    lane_number: dict[str, int]
    taken: dict[tuple[int, int, int], str] = field(default_factory=dict)
    """Node by lane number, column in the lane and row."""
    place_of: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def put(self, key: str, lane: int, column: int, row: int) -> None:
        self.taken[lane, column, row] = key
        self.place_of[key] = (lane, column, row)

    def is_free(self, lane: int, column: int, row: int) -> bool:
        return (lane, column, row) not in self.taken

    def is_clear(self, source: str, lane: int) -> bool:
        """Tell whether the row of `source` is free from its cell to the main column of a lane."""
        from_lane, column, row = self.place_of[source]
        low, high = sorted((from_lane * COLUMNS_OF_A_LANE + column, lane * COLUMNS_OF_A_LANE))
        to_be_free = [lane * COLUMNS_OF_A_LANE, *range(low + 1, high)]
        return all(self.is_free(p // COLUMNS_OF_A_LANE, p % COLUMNS_OF_A_LANE, row) for p in to_be_free)


def place(diagram: FlowDiagram) -> Placed:
    """Return a cell for every node of a diagram."""
    board = _Board({lane.key: n for n, lane in enumerate(diagram.lanes)})
    before, interrupted = diagram.from_earlier, diagram.interrupted
    first_row: dict[str, int] = {}
    rows = 0
    for phase, nodes in groupby(in_order(diagram, board.place_of), lambda node: node.phase):
        first_row.setdefault(phase, rows)
        previous = ""
        for node in nodes:
            at = [key for key in interrupted.get(node.key, ()) if key in board.place_of] or [previous]
            beside = [board.place_of[key][2] for key in at if key and not before.get(node.key)]
            _put(node, before.get(node.key, []), max([first_row[phase], *beside]), board, diagram)
            previous = node.key
            rows = max(rows, board.place_of[node.key][2] + 1)
    _put_exceptions(diagram, rows, board)
    return _numbered(diagram, board, first_row)


def in_order(diagram: FlowDiagram, placed: Container[str]) -> Iterator[Node]:
    """Yield all nodes but exceptions phase by phase, each after those that lead to it or, by an exception, are interrupted.

    `placed` must hold the keys of those that were yielded before.
    """
    for _, nodes in groupby((node for node in diagram.nodes if node.lane != EXCEPTIONS), lambda node: node.phase):
        yield from _once_ready(list(nodes), diagram, placed)


def _once_ready(nodes: list[Node], diagram: FlowDiagram, placed: Container[str]) -> Iterator[Node]:
    """Yield the nodes of a phase in order, but each after its predecessors: exceptions may lead to earlier nodes."""
    waiting = list(nodes)
    inside = {node.key for node in nodes}

    def is_ready(node: Node) -> bool:
        hangs_on = [key for key in diagram.interrupted.get(node.key, ()) if key != node.key]
        sources = [line.source for line in diagram.from_earlier.get(node.key, ())]
        is_after_some = not sources or any(key in placed or key not in inside for key in sources)
        return is_after_some and all(key in placed for key in hangs_on)

    while waiting:
        node = next(filter(is_ready, waiting), waiting[0])
        waiting.remove(node)
        yield node


def _put(node: Node, before: list[Line], earliest: int, board: _Board, diagram: FlowDiagram) -> None:
    """Put a node below or beside the nodes that lead to it."""
    lane = board.lane_number[node.lane]
    sources = list(dict.fromkeys(line.source for line in before if line.source in board.place_of))
    row = max([earliest, *(board.place_of[source][2] + 1 for source in sources)])
    column = 0
    if len(sources) == 1:
        source = diagram.by_key[sources[0]]
        from_lane, from_column, from_row = board.place_of[source.key]
        is_aside = (
            from_lane == lane and _main_lane(source, diagram) == node.lane and not _is_main(node, source, diagram)
        )
        if from_row >= earliest and may_go_aside(node, source, diagram):
            if from_lane != lane and board.is_clear(source.key, lane):
                board.put(node.key, lane, 0, from_row)
                return
            if is_aside and from_column == 0 and board.is_free(lane, 1, from_row):
                board.put(node.key, lane, 1, from_row)
                return
        column = int(is_aside)
    while True:
        for choice in (column, 1 - column):
            if board.is_free(lane, choice, row):
                board.put(node.key, lane, choice, row)
                return
        row += 1


def may_go_aside(node: Node, source: Node, diagram: FlowDiagram) -> bool:
    """Tell whether a node may stand on the row of the one that leads to it."""
    return not {source.kind, node.kind} & BARS and len(diagram.outgoing[source.key]) <= MOST_ANSWERS_BESIDE


def _is_main(node: Node, source: Node, diagram: FlowDiagram) -> bool:
    return diagram.outgoing[source.key][0].target == node.key


def _main_lane(source: Node, diagram: FlowDiagram) -> str:
    """Return the lane of the next node on the main path."""
    return diagram.by_key[diagram.outgoing[source.key][0].target].lane


def _put_exceptions(diagram: FlowDiagram, rows: int, board: _Board) -> None:
    """Put each exception into the free cell of its lane that is nearest to the first step that it interrupts."""
    sources: dict[str, int] = {}
    for line in diagram.lines:
        if line.kind == "exception" and line.target not in sources and line.source in board.place_of:
            sources[line.target] = board.place_of[line.source][2]
    for node in diagram.exceptions:
        lane, wanted = board.lane_number[EXCEPTIONS], sources.get(node.key, 0)
        free = [row for row in range(rows) if board.is_free(lane, 0, row)] or [rows]
        row = min(free, key=lambda r: (abs(r - wanted), r))
        board.put(node.key, lane, 0, row)
        rows = max(rows, row + 1)


def _numbered(diagram: FlowDiagram, board: _Board, first_row: dict[str, int]) -> Placed:
    """Return the cells with columns numbered across all lanes; a lane has two columns if its second one is used."""
    is_double = {lane for lane, column, _ in board.taken if column}
    first_column: dict[str, int] = {}
    columns = 0
    for lane, number in board.lane_number.items():
        first_column[lane] = columns
        columns += COLUMNS_OF_A_LANE if number in is_double else 1
    starts = list(first_column.values())
    cells = {key: Cell(starts[lane] + column, row) for key, (lane, column, row) in board.place_of.items()}
    rows = max(cell.row for cell in cells.values()) + 1
    return Placed(diagram, cells, columns, rows, first_column, first_row)
