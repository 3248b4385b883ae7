"""FlowDiagram to cells for a narrow screen: every node in one column, one below the other, and each step says its role.

Exceptions stand at the end, below all phases, each with the number of the step where work goes on instead of lines; their
letters mark the steps that they may interrupt.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

from playpress.diagrams.grid.place import BARS, Cell, Placed, in_order
from playpress.process.diagram import EXCEPTIONS, FlowDiagram, Line, Node

WITHOUT_ROLE = BARS | {"start", "end", "stop", "wait", "subprocess", "exception"}
"""Kinds of nodes that nobody does."""


class _OneColumn(FlowDiagram):
    """A diagram whose exceptions have no lines."""

    @cached_property
    def drawn_lines(self) -> tuple[Line, ...]:
        apart = {node.key for node in self.exceptions}
        return tuple(line for line in self.lines if apart.isdisjoint((line.source, line.target)))


def place_in_one_column(diagram: FlowDiagram) -> Placed:
    """Return a cell for every node of a diagram, all in one column; the returned diagram has no lanes."""
    cells: dict[str, Cell] = {}
    first_row: dict[str, int] = {}
    for node in in_order(diagram, cells):
        first_row.setdefault(node.phase, len(cells))
        cells[node.key] = Cell(0, len(cells))
    phases = diagram.phases
    if diagram.exceptions and any(phase.name for phase in phases):
        phases += tuple(lane for lane in diagram.lanes if lane.key == EXCEPTIONS)
        first_row[EXCEPTIONS] = len(cells)
    for node in diagram.exceptions:
        cells[node.key] = Cell(0, len(cells))
    names = {lane.key: lane.name for lane in diagram.lanes}
    nodes = tuple(_named(node, diagram) for node in diagram.nodes)
    column = _OneColumn(diagram.title, nodes, diagram.lines, (), phases, diagram.language)
    roles = {node.key: names[node.lane] for node in diagram.nodes if node.kind not in WITHOUT_ROLE}
    return Placed(column, cells, 1, len(cells), {}, first_row, roles)


def _named(node: Node, diagram: FlowDiagram) -> Node:
    """Return a node as it is, or an exception that says by number or name where work goes on."""
    onward = [diagram.by_key[line.target] for line in diagram.outgoing[node.key]] if node.letter else []
    places = [str(one.number) if one.number is not None else one.label for one in onward]
    return replace(node, label=f"{node.label} →\N{NO-BREAK SPACE}{', '.join(places)}") if places else node
