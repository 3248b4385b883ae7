"""Measured rows and tracks to places: boxes, frames, and the corners of every way's line.

Knows: measures. Must not know SVG.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.landscape.measure import (
    AIR,
    APART,
    BETWEEN,
    EDGE,
    GUTTER,
    HEAD,
    PADDING,
    TITLE_LINE,
    TRACK,
    Measured,
    beside,
    port,
)
from playpress.diagrams.landscape.nets import place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagrams.landscape.measure import Channel
    from playpress.diagrams.landscape.nets import Net
    from playpress.diagrams.landscape.text import Frame, Landscape, Process, Way

    Point = tuple[float, float]


class Box(NamedTuple):
    """A process: its upper left corner, size and text."""

    process: Process
    x: float
    y: float
    width: float
    height: float
    text: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Where its middle is (x)."""
        return self.x + self.width / 2


class FrameBox(NamedTuple):
    """A category: its upper left corner, size and title."""

    frame: Frame
    x: float
    y: float
    width: float
    height: float
    title: tuple[str, ...]


class Route(NamedTuple):
    """A way and the corners of its line, and the number of its net: lines of one net run on each other."""

    way: Way
    points: tuple[Point, ...]
    net: int


class Laid(NamedTuple):
    """A landscape with a place for everything."""

    landscape: Landscape
    width: float
    height: float
    frames: tuple[FrameBox, ...]
    boxes: dict[str, Box]
    routes: tuple[Route, ...]


class _Row(NamedTuple):
    """Where a row is: the top of the channel above it, of its boxes, and of the channel below them."""

    top: float
    boxes: float
    below: float


def lay_out(landscape: Landscape) -> Laid:
    """Return a landscape laid out; it has at least one process."""
    measured = Measured(landscape, place(landscape))
    rows: dict[tuple[int, int], _Row] = {}
    frames = tuple(_frames(measured, rows))
    boxes = {box.process.key: box for box in _boxes(measured, rows)}
    routes = (*_beside(measured, boxes), *_routed(measured, rows, boxes))
    order = {way: n for n, way in enumerate(landscape.ways)}
    height = frames[-1].y + frames[-1].height + EDGE
    return Laid(landscape, measured.width, height, frames, boxes, tuple(sorted(routes, key=lambda r: order[r.way])))


def _depth(channel: Channel) -> float:
    return AIR + TRACK * (channel.depth - 1) + HEAD if channel.depth else AIR


def _frames(measured: Measured, rows: dict[tuple[int, int], _Row]) -> Iterator[FrameBox]:
    """Yield the frames from the top down, and note where their rows are."""
    known = {frame.key: frame for frame in measured.landscape.frames}
    y = EDGE
    for n, key in enumerate(measured.placed.frames):
        title, top = measured.title(known[key]), y
        y += TITLE_LINE * len(title) + (PADDING if title else 0)
        for row in (row for row in measured.rows if row[0] == n):
            boxes = y + _depth(measured.arriving[row])
            below = boxes + measured.box_height(row)
            rows[row] = _Row(y, boxes, below)
            y = below + _depth(measured.leaving[row])
        yield FrameBox(known[key], measured.left, top, measured.right - measured.left, y - top, title)
        y += BETWEEN if title else 0


def _boxes(measured: Measured, rows: dict[tuple[int, int], _Row]) -> Iterator[Box]:
    for those in measured.placed.processes:
        for one in those:
            cell = measured.placed.cells[one.key]
            row = rows[cell[:2]]
            x = measured.column_left(cell.column)
            yield Box(one, x, row.boxes, measured.box_width, row.below - row.boxes, measured.text(one))


def _beside(measured: Measured, boxes: dict[str, Box]) -> Iterator[Route]:
    """Yield the straight arrows between neighbours of a row: those of one direction and kind are one line."""
    for n, pair in enumerate(measured.placed.beside):
        lines = beside(pair)
        for way in pair:
            one, other = boxes[way.source], boxes[way.target]
            y = one.y + one.height / 2 + (lines.index((way.source, way.kind)) - (len(lines) - 1) / 2) * APART
            ends = (one.x + one.width, other.x) if one.x < other.x else (one.x, other.x + other.width)
            yield Route(way, ((ends[0], y), (ends[1], y)), -1 - n * 4 - lines.index((way.source, way.kind)))


def _routed(measured: Measured, rows: dict[tuple[int, int], _Row], boxes: dict[str, Box]) -> Iterator[Route]:
    for number, net in enumerate(measured.placed.nets):
        x = _trunk(measured, net)
        for way in net.ways:
            source, target = boxes[way.source], boxes[way.target]
            start = port(measured.below[way.source], net, source.middle)
            end = port(measured.above[way.target], net, target.middle)
            out = _leaves(measured, rows, net, way)
            arrives = _arrives(measured, rows, net, way)
            corners = ((start, source.y + source.height), (start, out), (x, out), (x, arrives), (end, arrives))
            yield Route(way, (*corners, (end, target.y)), number)


def _leaves(measured: Measured, rows: dict[tuple[int, int], _Row], net: Net, way: Way) -> float:
    """Return where a way runs below its source (y)."""
    row = measured.placed.cells[way.source][:2]
    return rows[row].below + AIR + TRACK * measured.leaving[row].tracks[net]


def _arrives(measured: Measured, rows: dict[tuple[int, int], _Row], net: Net, way: Way) -> float:
    """Return where a way runs above its target (y)."""
    row = measured.placed.cells[way.target][:2]
    return rows[row].boxes - HEAD - TRACK * measured.arriving[row].tracks[net]


def _trunk(measured: Measured, net: Net) -> float:
    """Return where a net runs up or down (x)."""
    if net.side == "inside":
        gap = measured.gaps[net.frame, net.gap]
        first = measured.column_left(net.gap) - measured.gap_widths[net.gap] / 2 - TRACK * (gap.depth - 1) / 2
        return first + TRACK * gap.tracks[net]
    away = GUTTER + TRACK * measured.beside[net]
    return measured.left - away if net.side == "left" else measured.right + away
