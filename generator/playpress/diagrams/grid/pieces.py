"""A diagram that is too large for a sheet of paper to several that fit: phases or, if need be, parts of phases.

A neighbouring node that is in another piece becomes a stub: a box with nothing but its name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.grid.boxes import Boxed
from playpress.diagrams.grid.measure import Layout
from playpress.diagrams.grid.place import place
from playpress.process.diagram import FlowDiagram, Line, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.diagrams.grid.measure import Grid

WIDEST_PRINTED, HIGHEST_PRINTED = 1060.0, 1330.0
"""Pixels that fit an A4 sheet at two thirds of a picture's size, where its smallest letters have 7 pixels."""

MOST_ON_A_SHEET, MOST_STUBS = 60, 7
"""The most nodes tried on one sheet, and the most stubs on one side of a node; further ones become one stub “…”."""


def fits_paper(width: float, height: float) -> bool:
    """Tell whether a picture of so many pixels can be read on one sheet of paper."""
    return width <= WIDEST_PRINTED and height <= HIGHEST_PRINTED


def pieces(diagram: FlowDiagram) -> list[Grid]:
    """Return grids that fit a sheet each and together show the whole: as many phases as fit, or part of one."""
    found: list[_Sheet] = []
    for phase in diagram.phases:
        if nodes := diagram.in_phase(phase.key):
            _put(diagram, nodes, found)
    return [sheet.layout.grid() for sheet in found]


class _Sheet(NamedTuple):
    """Nodes on a sheet of paper: the part of the diagram with them, laid out."""

    nodes: Sequence[Node]
    layout: Layout


def _put(diagram: FlowDiagram, nodes: Sequence[Node], found: list[_Sheet]) -> None:
    """Put nodes on the last sheet if there is room for them, else on one of their own, else in halves."""
    if found and (sheet := _on_a_sheet(diagram, [*found[-1].nodes, *nodes])):
        found[-1] = sheet
    elif sheet := _on_a_sheet(diagram, nodes):
        found.append(sheet)
    elif len(nodes) > 1:
        middle = _middle(nodes)
        _put(diagram, nodes[:middle], found)
        _put(diagram, nodes[middle:], found)
    else:
        found.append(_Sheet(nodes, Layout(Boxed(place(piece(diagram, nodes))))))


def _on_a_sheet(diagram: FlowDiagram, nodes: Sequence[Node]) -> _Sheet | None:
    """Return nodes on one sheet; None if they do not fit. Lines are routed only where boxes fit."""
    part = piece(diagram, nodes)
    if len(part.nodes) > MOST_ON_A_SHEET:
        return None
    boxed = Boxed(place(part))
    if not fits_paper(boxed.least_width, boxed.least_height):
        return None
    layout = Layout(boxed)
    return _Sheet(nodes, layout) if fits_paper(layout.width, layout.height) else None


def _middle(nodes: Sequence[Node]) -> int:
    """Return the index at which to halve nodes; it never separates a step from its fork or join."""
    half = len(nodes) // 2
    apart = (n for n in range(half, len(nodes)) if nodes[n].kind != "fork" and nodes[n - 1].kind != "join")
    return next(apart, half)


def piece(diagram: FlowDiagram, nodes: Sequence[Node]) -> FlowDiagram:
    """Return the part of a diagram with these nodes, their exceptions, and stubs for neighbours in other pieces."""
    exceptions = [node for node in diagram.exceptions if _belongs(diagram, node, nodes)]
    inside = {node.key: node for node in (*nodes, *exceptions)}
    before: dict[str, list[Node]] = {}
    after: dict[str, list[Node]] = {}
    ways: Counter[str] = Counter()
    lines: dict[Line, None] = {}
    for line in diagram.lines:
        if line.source in inside and line.target in inside:
            lines[line] = None
        elif line.target in inside and not _is_shown_by_letter(diagram, line):
            stubs = before.setdefault(line.target, [])
            stub = _stub(_step_before(diagram, line), _home(diagram, line.target, inside, nodes), "from", len(stubs))
            stubs.append(stub)
            lines[Line(stub.key, line.target, kind=line.kind)] = None
        elif line.source in inside:
            home = _home(diagram, line.source, inside, nodes)
            ways[line.source] += 1
            stub = _stub(diagram.arrival(line), home, "to", ways[line.source] - 1)
            after.setdefault(home.phase, []).append(stub)
            label = line.label if ways[line.source] <= MOST_STUBS else ""
            lines[Line(line.source, stub.key, label, line.kind)] = None
    ordered: dict[str, Node] = {}
    for node, following in zip(nodes, [*nodes[1:], None], strict=True):
        ordered |= {stub.key: stub for stub in before.get(node.key, ())} | {node.key: node}
        if following is None or following.phase != node.phase:
            ordered |= {stub.key: stub for stub in after.get(node.phase, ()) if stub.key not in ordered}
    for node in exceptions:
        ordered |= {stub.key: stub for stub in before.get(node.key, ()) if stub.key not in ordered} | {node.key: node}
    used = {node.lane for node in ordered.values()}
    phases = {node.phase for node in ordered.values()}
    return replace(
        diagram,
        nodes=tuple(ordered.values()),
        lines=tuple(lines),
        lanes=tuple(lane for lane in diagram.lanes if lane.key in used),
        phases=tuple(phase for phase in diagram.phases if phase.key in phases),
    )


def _belongs(diagram: FlowDiagram, exception: Node, nodes: Sequence[Node]) -> bool:
    """Tell whether an exception belongs to these nodes; one that may come at any time belongs to the first of all."""
    keys = {node.key for node in nodes}
    at = [line.source for line in diagram.incoming[exception.key]]
    return any(key in keys for key in at) if at else diagram.nodes[0].key in keys


def _is_shown_by_letter(diagram: FlowDiagram, line: Line) -> bool:
    """Tell whether a line leads to an exception; a step in another piece shows it by the exception's letter."""
    return bool(diagram.by_key[line.target].letter)


def _step_before(diagram: FlowDiagram, line: Line) -> Node:
    """Return the node that a line comes from; for a fork, the step before it."""
    node = diagram.by_key[line.source]
    return diagram.by_key[diagram.incoming[node.key][0].source] if node.kind == "fork" else node


def _home(diagram: FlowDiagram, key: str, inside: dict[str, Node], nodes: Sequence[Node]) -> Node:
    """Return the node whose lane and phase a stub takes: that at `key` or, for an exception, the step it interrupts."""
    if not inside[key].letter:
        return inside[key]
    return next((inside[line.source] for line in diagram.incoming[key] if line.source in inside), nodes[0])


def _stub(node: Node, home: Node, way: str, number: int) -> Node:
    """Return the stub for a node of another piece, in the lane and phase of `home`."""
    if number >= MOST_STUBS:
        return Node(f"^{way}-more-{home.key}", "stub", "…", home.lane, home.phase)
    return Node(f"^{way}-{node.key}-{home.key}", "stub", node.text, home.lane, home.phase)
