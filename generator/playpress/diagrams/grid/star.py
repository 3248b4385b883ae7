"""A map around one thing to a picture: the thing in the middle, the others on both sides, every arrow straight.

Arrows cannot cross: each has a height of its own, and its label above it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.grid.boxes import Box
from playpress.diagrams.grid.labels import Label
from playpress.diagrams.grid.measure import Grid, Path
from playpress.diagrams.grid.metrics import (
    BOX_PADDING,
    BOX_WIDTH,
    FONT,
    LABEL_FONT,
    LABEL_LINE_HEIGHT,
    LINE_HEIGHT,
    WIDEST_BOX,
)
from playpress.diagrams.text import text_width, widest_word, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.process.diagram import FlowDiagram, Line, Node

GAP, MARGIN, APART = 150.0, 8.0, 20.0
"""Pixels between the middle and a side, around everything, and between boxes of a side."""
UNDER_LABEL, BESIDE_LABEL = 5.0, 16.0
"""Pixels between a label and its line, and at both ends of a line beside the label, for its head."""


class _Side(NamedTuple):
    """A side being laid out: its nodes, each with its lines, and where its boxes begin (x)."""

    nodes: list[tuple[Node, list[Line]]]
    left: float
    width: float
    language: str

    @property
    def height(self) -> float:
        return sum(_height(node, lines, self) for node, lines in self.nodes) + APART * max(0, len(self.nodes) - 1)


def middle_of(diagram: FlowDiagram) -> Node | None:
    """Return the node that a diagram is about, if every line begins or ends there."""
    here = next((node for node in diagram.nodes if node.kind == "here"), None)
    if here and all((line.source == here.key) != (line.target == here.key) for line in diagram.lines):
        return here
    return None


def layout_star(diagram: FlowDiagram, here: Node) -> Grid:
    """Return a diagram laid out around one of its nodes, to which every line leads or from which it comes.

    Nodes that only give stand on the left, those that only get on the right, others where there is more room.
    """
    needed = max(widest_word(node.text, FONT) for node in diagram.nodes) + 2 * BOX_PADDING
    width = min(max(needed, BOX_WIDTH), WIDEST_BOX)
    left = _Side([], MARGIN, width, diagram.language)
    right = _Side([], MARGIN + 2 * (width + GAP), width, diagram.language)
    around = {node: _lines_of(node, diagram) for node in diagram.nodes if node != here}
    both: list[tuple[Node, list[Line]]] = []
    for node, lines in around.items():
        givers = [line.target == here.key for line in lines]
        group = left.nodes if all(givers) else both if any(givers) else right.nodes
        group.append((node, lines))
    for pair in both:
        min((left, right), key=lambda side: side.height).nodes.append(pair)
    height = max(left.height, right.height, _height(here, [], left))
    x = MARGIN + width + GAP + width / 2
    boxes = {here.key: _box(here, x, MARGIN + height / 2, height, left)}
    paths: dict[int, Path] = {}
    for side in (left, right):
        for box, found in _laid(side, MARGIN + (height - side.height) / 2, boxes[here.key]):
            boxes[box.node.key] = box
            paths |= {id(path.line): path for path in found}
    return Grid(
        replace(diagram, phases=()),
        right.left + width + MARGIN if right.nodes else right.left - GAP + MARGIN,
        height + 2 * MARGIN,
        0.0,
        0.0,
        tuple(boxes[node.key] for node in diagram.nodes),
        tuple(paths[id(line)] for line in diagram.lines),
        (),
        (),
    )


def _lines_of(node: Node, diagram: FlowDiagram) -> list[Line]:
    return [line for line in diagram.lines if node.key in (line.source, line.target)]


def _laid(side: _Side, top: float, here: Box) -> Iterator[tuple[Box, list[Path]]]:
    """Yield the boxes of a side from the top down, each with its arrows."""
    for node, lines in side.nodes:
        height = _height(node, lines, side)
        box = _box(node, side.left + side.width / 2, top + height / 2, height, side)
        needed = sum(_line_height(line, side.language) for line in lines)
        y, paths = top + (height - needed) / 2, []
        for line in lines:
            y += _line_height(line, side.language)
            paths.append(_path(line, y, box, here, side.language))
        yield box, paths
        top += height + APART


def _path(line: Line, bottom: float, box: Box, here: Box, language: str) -> Path:
    """Return an arrow with its label above it; `bottom` is the lower end of its room."""
    y = bottom - BOX_PADDING
    ends = (box, here) if line.source == box.node.key else (here, box)
    right = 1 if ends[0].x < ends[1].x else -1
    points = (ends[0].x + right * ends[0].width / 2, y), (ends[1].x - right * ends[1].width / 2, y)
    text = _label(line, language)
    if not text:
        return Path(line, points, None)
    top = y - UNDER_LABEL - LABEL_LINE_HEIGHT * len(text)
    width = max(text_width(one, LABEL_FONT) for one in text)
    left = (points[0][0] + points[1][0] - width) / 2
    return Path(line, points, Label(left, top, width, text))


def _box(node: Node, x: float, y: float, height: float, side: _Side) -> Box:
    text = _text(node, side)
    return Box(node, x, y, side.width, height, text, y - LINE_HEIGHT * len(text) / 2)


def _height(node: Node, lines: Sequence[Line], side: _Side) -> float:
    needed = sum(_line_height(line, side.language) for line in lines)
    return max(LINE_HEIGHT * len(_text(node, side)) + 2 * BOX_PADDING, needed)


def _line_height(line: Line, language: str) -> float:
    return LABEL_LINE_HEIGHT * len(_label(line, language)) + UNDER_LABEL + 2 * BOX_PADDING


def _text(node: Node, side: _Side) -> tuple[str, ...]:
    return wrap(node.text, side.width - 2 * BOX_PADDING, FONT, side.language)


def _label(line: Line, language: str) -> tuple[str, ...]:
    return wrap(line.label, GAP - 2 * BESIDE_LABEL, LABEL_FONT, language) if line.label.strip() else ()
