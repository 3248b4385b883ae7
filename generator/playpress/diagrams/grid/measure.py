"""Placed nodes and ways to a picture's coordinates: columns, rows, bends, labels, all in pixels.

A gutter is, from left to right: labels of lines that leave rightwards, tracks, labels of lines that leave leftwards. A
channel is, from the top: labels of lines that leave downwards, tracks, tips of arrows. So no label lies on another
line.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.diagrams.grid.axes import Axis, stack
from playpress.diagrams.grid.boxes import Box, Boxed
from playpress.diagrams.grid.labels import Label, label_lines, label_of, label_width, turns_left
from playpress.diagrams.grid.metrics import (
    ARROW_ROOM,
    BAND_LINE,
    BAR_HEIGHT,
    BAR_LEAST_WIDTH,
    BAR_PORT,
    BOX_PADDING,
    HEAD_FONT,
    LABEL_LINE_HEIGHT,
    LABEL_ROOM,
    LEAST_CHANNEL,
    LEAST_GUTTER,
    LINE_HEIGHT,
    OUTER_CHANNEL,
    PORT,
    TALLEST_WORD,
    TIP_WIDTH,
    TRACK,
)
from playpress.diagrams.grid.place import BARS
from playpress.diagrams.grid.ports import Port, Ports, find_tracks
from playpress.diagrams.grid.route import find_ways
from playpress.diagrams.text import widest_word, wrap
from playpress.process.flow import SPLITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.diagrams.grid.candidates import Side
    from playpress.diagrams.grid.place import Placed
    from playpress.process.diagram import FlowDiagram, Line, Named, Node


@dataclass(frozen=True, slots=True)
class Path:
    """A line with coordinates: its corners from box to box, and its label if it has one."""

    line: Line
    points: tuple[tuple[float, float], ...]
    label: Label | None


@dataclass(frozen=True, slots=True)
class Strip:
    """A lane (from left to right) or a phase (from top to bottom), with its name line by line."""

    named: Named
    start: float
    end: float
    text: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A diagram laid out; pixels from the top left corner.

    Between lanes there are edges or, where `lifelines` has their places from the left, one line in each lane.
    """

    diagram: FlowDiagram
    width: float
    height: float
    head: float
    margin: float
    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    lanes: tuple[Strip, ...]
    bands: tuple[Strip, ...]
    lifelines: tuple[float, ...] = ()


def layout(placed: Placed) -> Grid:
    """Return the coordinates of everything in a placed diagram."""
    return Layout(Boxed(placed)).grid()


class Layout:
    """One layout being computed; each step uses only results of the steps before it. Its width and height are pixels."""

    def __init__(self, boxed: Boxed) -> None:
        """Take a placed diagram with its boxes, and compute the size of everything; `grid` gives everything its place."""
        self.placed = placed = boxed.placed
        self.widths, self.forms = boxed.widths, boxed.forms
        self.ways = find_ways(placed)
        language = placed.diagram.language
        self.labels = [label_lines(way, language) for way in self.ways]
        tracks = find_tracks(self.ways)
        self.tracks, self.counts = tracks
        heights = [LABEL_LINE_HEIGHT * len(text) for text in self.labels]
        reach = {node.key: self._port_reach(node) for node in placed.diagram.nodes}
        self.ports = Ports(placed, self.ways, tracks, heights, reach)
        self.sizes = {node.key: self._size(node) for node in placed.diagram.nodes}
        self._set_columns()
        self._set_rows()
        self.bands = self._bands()
        self.lanes = self._lanes(self.columns.end)
        self.margin = BAND_LINE * max((len(band.text) for band in self.bands), default=0) + (8 if self.bands else 0)
        self.head = LINE_HEIGHT * max(len(lane.text) for lane in self.lanes) + 2 * BOX_PADDING if self.lanes else 0.0
        self.width, self.height = self.columns.end + self.margin, self.rows.end + self.head

    # Sizes

    def _port_reach(self, node: Node) -> float:
        """Return how far from its centre (pixels) a node's upper and lower edge may have ports: up to a tip or sign."""
        half = self.widths[self.placed.cells[node.key].column] / 2
        return half - BAR_PORT / 2 if node.kind in BARS else half - self.forms[node.key].corner

    def _size(self, node: Node) -> tuple[float, float]:
        """Return a node's width and height in pixels: enough for its text and its ports."""
        sides: tuple[Side, ...] = ("T", "B") if node.kind in BARS else ("L", "R")
        furthest = max(self.ports.furthest(node.key, side) for side in sides)
        if node.kind in BARS:
            return max(BAR_LEAST_WIDTH, 2 * furthest + BAR_PORT), BAR_HEIGHT
        form = self.forms[node.key]
        ports = 2 * furthest + PORT + 2 * form.sign_height
        return self.widths[self.placed.cells[node.key].column], max(form.height, ports)

    def _set_columns(self) -> None:
        """Compute the positions of gutters and columns."""
        placed = self.placed
        room: dict[tuple[int, str], float] = defaultdict(float)
        for n, (way, text) in enumerate(zip(self.ways, self.labels, strict=True)):
            if text:
                side, needed = self._label_room(n)
                gutter = placed.cells[way.line.source].column + (side == "R")
                room[gutter, side] = max(room[gutter, side], needed)
        left_room = [max(room[g, "R"], ARROW_ROOM) for g in range(placed.columns + 1)]
        gutters = []
        for g, before in enumerate(left_room):
            tracks = TRACK * self.counts.get(("x", 2 * g), 0)
            gutters.append(max(LEAST_GUTTER, before + tracks + max(room[g, "L"], ARROW_ROOM)))
        self.columns, self.gutters = stack(gutters, self.widths, left_room), gutters

    def _label_room(self, n: int) -> tuple[Side, float]:
        """Return the side of its node on which a label is, and the pixels of the gutter that it needs there."""
        way, width = self.ways[n], label_width(self.labels[n])
        if way.leaves != "B":
            return way.leaves, width + 2 * LABEL_ROOM
        side: Side = "L" if turns_left(way) else "R"
        offset = self.ports.offsets[Port(n, leaves=True)]
        half = self.widths[self.placed.cells[way.line.source].column] / 2
        return side, width + 2 * LABEL_ROOM - half + (offset if side == "R" else -offset)

    def _set_rows(self) -> None:
        """Compute the positions of channels and rows."""
        placed = self.placed
        strips = [0.0] * (placed.rows + 1)
        heights = [BAR_HEIGHT] * placed.rows
        for key, (_, height) in self.sizes.items():
            row = placed.cells[key].row
            heights[row] = max(heights[row], height)
        for n, (way, text) in enumerate(zip(self.ways, self.labels, strict=True)):
            row = placed.cells[way.line.source].row
            if text and way.leaves == "B":
                strips[row + 1] = max(strips[row + 1], LABEL_LINE_HEIGHT * len(text) + LABEL_ROOM)
            elif text:
                top = LABEL_LINE_HEIGHT * len(text) + LABEL_ROOM - self.ports.offsets[Port(n, leaves=True)]
                heights[row] = max(heights[row], 2 * top)
        starts = set(placed.first_row.values()) - {0}
        channels = []
        for k, strip in enumerate(strips):
            tracks = TRACK * self.counts.get(("y", 2 * k), 0)
            least = LEAST_CHANNEL if 0 < k < placed.rows else OUTER_CHANNEL
            channels.append(max(least + (ARROW_ROOM if k in starts else 0), strip + tracks + 2 * ARROW_ROOM))
        first_track = [strip + ARROW_ROOM for strip in strips]
        self.rows = stack(channels, heights, first_track)
        self.rows = stack(channels, self._with_room_for_names(heights), first_track)

    def _with_room_for_names(self, heights: list[float]) -> list[float]:
        """Return the heights of rows, enlarged where a band is too low for the longest word of its phase's name."""
        heights = list(heights)
        firsts = [*self.placed.first_row.values(), self.placed.rows]
        for (phase, start, end), (first, after) in zip(self._band_edges(), pairwise(firsts), strict=True):
            wanted = min(widest_word(phase.name, HEAD_FONT), TALLEST_WORD) + 2 * BOX_PADDING
            for row in range(first, after):
                heights[row] += max(0.0, wanted - (end - start)) / (after - first)
        return heights

    # Pixels

    def grid(self) -> Grid:
        """Return the laid out diagram."""
        diagram, placed, head, margin = self.placed.diagram, self.placed, self.head, self.margin
        boxes = []
        for node in diagram.nodes:
            cell = placed.cells[node.key]
            x, y = self.columns.cells[cell.column] + margin, self.rows.cells[cell.row] + head
            boxes.append(self.forms[node.key].at(x, y, *self.sizes[node.key]))
        paths = [self._path(n, margin, head) for n in range(len(self.ways))]
        return Grid(
            diagram,
            self.width,
            self.height,
            head,
            margin,
            tuple(boxes),
            tuple(paths),
            tuple(Strip(lane.named, lane.start + margin, lane.end + margin, lane.text) for lane in self.lanes),
            tuple(Strip(band.named, band.start + head, band.end + head, band.text) for band in self.bands),
        )

    def _lanes(self, width: float) -> list[Strip]:
        firsts = [*self.placed.first_column.values(), self.placed.columns]
        edges = [0.0, *(self._between_tracks(g) for g in firsts[1:-1]), width]
        return [
            Strip(named, a, b, wrap(named.name, b - a - 2 * BOX_PADDING, HEAD_FONT, self.placed.diagram.language))
            for named, a, b in zip(self.placed.diagram.lanes, edges, edges[1:], strict=False)
        ]

    def _between_tracks(self, gutter: int) -> float:
        """Return the position of a lane's edge in a gutter: between two tracks, never on one."""
        count = self.counts.get(("x", 2 * gutter), 0)
        if not count:
            return self.columns.gaps[gutter] + self.gutters[gutter] / 2
        return self.columns.track(gutter, count // 2)

    def _bands(self) -> list[Strip]:
        edges = self._band_edges()
        if not any(phase.name for phase, _, _ in edges):
            return []
        language = self.placed.diagram.language
        return [
            Strip(phase, a, b, wrap(phase.name, b - a - 2 * BOX_PADDING, HEAD_FONT, language)) for phase, a, b in edges
        ]

    def _band_edges(self) -> list[tuple[Named, float, float]]:
        """Return each phase with where its band begins and ends: between two tracks, never on one."""
        firsts = self.placed.first_row
        named = [phase for phase in self.placed.diagram.phases if phase.key in firsts]
        edges = [0.0]
        for phase in named[1:]:
            channel = firsts[phase.key]
            count = self.counts.get(("y", 2 * channel), 0)
            edges.append(self.rows.track(channel, count // 2))
        edges.append(self.rows.end)
        return [(phase, *ends) for phase, ends in zip(named, pairwise(edges), strict=True)]

    def _path(self, n: int, dx: float, dy: float) -> Path:
        way = self.ways[n]
        points = way.points
        across, down = zip(*points, strict=True)
        xs = [self._on(self.columns, n, i, across) for i in range(len(points))]
        ys = [self._on(self.rows, n, i, down) for i in range(len(points))]
        for leaves in (True, False):  # a port may be off the middle, and then so is the run that begins at it
            side, chain = (way.leaves, range(len(points))) if leaves else (way.enters, range(len(points) - 1, -1, -1))
            places, along = (across, xs) if side in "TB" else (down, ys)
            offset = self.ports.offsets[Port(n, leaves)]
            for i in chain:
                if places[i] != places[chain[0]]:
                    break
                along[i] += offset
            key = way.line.source if leaves else way.line.target
            self._to_edge(key, side, chain[0], xs, ys, offset)
        corners = tuple((x + dx, y + dy) for x, y in zip(xs, ys, strict=True))
        half = self.sizes[way.line.source][0] / 2
        middle = self.columns.cells[self.placed.cells[way.line.source].column] + dx
        edge = {"L": middle - half, "R": middle + half}.get(way.leaves, corners[0][0])
        return Path(way.line, corners, label_of(way, self.labels[n], edge, corners[0][1]))

    def _on(self, axis: Axis, n: int, i: int, places: Sequence[int]) -> float:
        """Return the pixel on an axis of corner `i` of way `n`; `places` are its corners' positions on the lattice."""
        if places[i] % 2:
            return axis.cells[places[i] // 2]
        run = i if (n, i) in self.tracks and places[i + 1] == places[i] else i - 1
        return axis.track(places[i] // 2, self.tracks[n, run] + 0.5)

    def _to_edge(self, key: str, side: Side, i: int, xs: list[float], ys: list[float], offset: float) -> None:
        """Move the end of a way from the centre of a box to its edge, which is slanted for a decision."""
        width, height = self.sizes[key]
        if side in "TB":
            ys[i] += height / 2 if side == "B" else -height / 2
            return
        slant = TIP_WIDTH * abs(offset) / (height / 2) if self.placed.diagram.by_key[key].kind in SPLITS else 0
        reach = width / 2 - slant
        xs[i] += reach if side == "R" else -reach
