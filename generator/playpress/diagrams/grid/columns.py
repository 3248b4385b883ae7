"""FlowDiagram to cells for a picture without lanes: a column here is only room beside the main path.

Each phase starts a row of its own. The main path goes straight down; a side branch steps aside to the right, on the row
of its decision where there is room. Exceptions stand in a column of their own, near the step that they lead to.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from playpress.diagrams.grid.place import Cell, Placed, may_go_aside
from playpress.process.diagram import PLACES

if TYPE_CHECKING:
    from playpress.process.diagram import FlowDiagram, Node

MOST_COLUMNS = 4
"""The most columns beside each other; what does not fit stands lower."""


@dataclass
class _Board:
    """Cells while they are being filled."""

    diagram: FlowDiagram
    before: dict[str, list[str]]
    """For each node, its predecessors."""
    taken: dict[Cell, str] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    columns: int = 0
    rows: int = 0

    def put(self, key: str, column: int, row: int) -> None:
        self.cells[key] = Cell(column, row)
        self.taken[Cell(column, row)] = key
        self.columns, self.rows = max(self.columns, column + 1), max(self.rows, row + 1)

    def is_free(self, column: int, row: int) -> bool:
        return Cell(column, row) not in self.taken


def place_in_columns(diagram: FlowDiagram) -> Placed:
    """Return a cell for every node of a diagram, without regard to lanes; the returned diagram has none."""
    board = _Board(diagram, _before(diagram))
    first_row: dict[str, int] = {}
    for node in diagram.nodes:
        if node.kind != "exception":
            first_row.setdefault(node.phase, board.rows)
            _put(node, first_row[node.phase], board)
    aside = board.columns
    for node in diagram.nodes:
        if node.kind == "exception":
            _put_exception(node, aside, board)
    return Placed(replace(diagram, lanes=()), board.cells, board.columns, board.rows, {}, first_row)


def _before(diagram: FlowDiagram) -> dict[str, list[str]]:
    """Return the predecessors of each node; what an exception leads to comes after the step that it interrupts."""
    lines = [(line.source, line.target) for line in diagram.lines]
    for a, through in lines.copy():
        if diagram.by_key[through].kind == "exception":
            lines += [(a, line.target) for line in diagram.outgoing[through]]
    found: dict[str, list[str]] = {}
    for source, target in lines:
        if diagram.by_key[source].kind != "exception" and diagram.order[source] < diagram.order[target]:
            found.setdefault(target, []).append(source)
    return {target: list(dict.fromkeys(sources)) for target, sources in found.items()}


def _put(node: Node, earliest: int, board: _Board) -> None:
    """Put a node below all its predecessors or, on a side branch, beside its decision."""
    sources = board.before.get(node.key, [])
    main = [source for source in sources if _first_way(source, board.diagram) == node.key]
    if not sources:
        is_late = bool(board.cells) and node.kind not in {*PLACES, "stub"}
        _put_near(node.key, int(is_late), max(earliest, board.rows) if is_late else earliest, board)
        return
    row = max([earliest, *(board.cells[source].row + 1 for source in sources)])
    if main:
        _put_near(node.key, min(board.cells[source].column for source in main), row, board)
        return
    column, source_row = board.cells[sources[0]]
    is_branch = any(line.target == node.key for line in board.diagram.outgoing[sources[0]])  # not by an exception
    source = board.diagram.by_key[sources[0]]
    is_beside = is_branch and len(sources) == 1 and may_go_aside(node, source, board.diagram)
    if is_beside and source_row >= earliest and board.is_free(column + 1, source_row) and column + 1 < MOST_COLUMNS:
        board.put(node.key, column + 1, source_row)
    else:
        _put_near(node.key, column + 1, row, board)


def _first_way(source: str, diagram: FlowDiagram) -> str:
    return next(
        (line.target for line in diagram.outgoing[source] if diagram.by_key[line.target].kind != "exception"), ""
    )


def _put_near(key: str, column: int, row: int, board: _Board) -> None:
    """Put a node into a column or the next free one to the right, on a row or the first below it that has room."""
    column = min(column, MOST_COLUMNS - 1)
    while True:
        for choice in range(column, MOST_COLUMNS):
            if board.is_free(choice, row):
                board.put(key, choice, row)
                return
        row += 1


def _put_exception(node: Node, column: int, board: _Board) -> None:
    """Put an exception beside the step that it interrupts, else beside the one that it leads to, else at the end."""
    near = [line.source for line in board.diagram.lines if line.target == node.key]
    near += [line.target for line in board.diagram.lines if line.source == node.key]
    wanted = next((board.cells[key].row for key in near if key in board.cells), board.rows - 1)
    free = [row for row in range(board.rows) if board.is_free(column, row)] or [board.rows]
    board.put(node.key, column, min(free, key=lambda row: (abs(row - wanted), row)))
