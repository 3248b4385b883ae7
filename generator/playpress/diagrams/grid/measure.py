"""Ways to pixels: how wide each gutter, how high each row, where each line bends, where each label has its own room.

A gutter has room for the labels of lines that leave to its side, then its tracks, then room for labels again; a channel
has a strip for the labels of lines that leave downwards, then its tracks, then room for the tips of arrows. So a label
lies on nothing but its own line.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.grid.place import BARS
from playpress.diagrams.grid.route import find_ways, is_stub, runs_of
from playpress.diagrams.grid.tracks import Run, assign_tracks
from playpress.diagrams.text import text_width, wrap
from playpress.flow import SPLITS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.diagrams.chart import Chart, Line, Named, Node
    from playpress.diagrams.grid.place import Placed
    from playpress.diagrams.grid.route import Side, Way

FONT, LINE_HEIGHT = 13.0, 16.0
HEAD_FONT = 14.3
"""Names of lanes are bold, which makes them a tenth wider."""
LABEL_FONT, LABEL_LINE_HEIGHT = 12.0, 14.0
BOX_WIDTH, BOX_PADDING, TIP_WIDTH = 140.0, 7.0, 12.0
BAR_HEIGHT, BAR_LEAST_WIDTH = 7.0, 60.0
TRACK, PORT, BAR_PORT = 8.0, 14.0, 16.0
LEAST_GUTTER, LEAST_CHANNEL, OUTER_CHANNEL = 24.0, 26.0, 16.0
ARROW_ROOM, LABEL_ROOM = 13.0, 6.0
SIDE_LABEL_WIDTH = 96.0
BAND_LINE = 16.0
"""Height of one line of a phase's name, which stands on its side."""


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place: centre, size, and its label line by line."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """The answer on a line: where its lines begin (`left`) or have their middle, and the top of the first."""

    x: float
    top: float
    is_centred: bool
    width: float
    text: tuple[str, ...]

    @property
    def height(self) -> float:
        """All lines together."""
        return LABEL_LINE_HEIGHT * len(self.text)

    @property
    def left(self) -> float:
        """Where the widest line begins."""
        return self.x - self.width / 2 if self.is_centred else self.x


@dataclass(frozen=True, slots=True)
class Path:
    """A line in its place: its corners from box to box, and its label if it has one."""

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
    """A chart laid out; pixels from the top left corner."""

    chart: Chart
    width: float
    height: float
    head: float
    margin: float
    boxes: tuple[Box, ...]
    paths: tuple[Path, ...]
    lanes: tuple[Strip, ...]
    bands: tuple[Strip, ...]


class _Port(NamedTuple):
    """Where a way touches a side of a node: which way, and whether it leaves."""

    way: int
    leaves: bool


def layout(placed: Placed) -> Grid:
    """Return a placed chart with all its coordinates."""
    return _Layout(placed).grid()


class _Layout:
    """One layout on its way from ways to pixels; each step uses only what the steps before it have found."""

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.ways = find_ways(placed)
        self.labels = [_label_lines(way) for way in self.ways]
        self.tracks, self.counts = self._tracks()
        self.ports = self._ports()
        self.offsets = self._offsets()
        self.texts = {node.key: _box_text(node) for node in placed.chart.nodes}
        self.sizes = {node.key: self._size(node) for node in placed.chart.nodes}
        self._set_columns()
        self._set_rows()

    # Tracks and ports: positions relative to a gutter, a channel or a box

    def _tracks(self) -> tuple[dict[tuple[int, int], int], dict[tuple[str, int], int]]:
        """Return the track of each run of each way, and how many tracks each gutter (x) and channel (y) has.

        Gutters come first, so that in a channel it is known which of two ways turns off further out.
        """
        found: dict[tuple[str, int], list[tuple[int, int, Run]]] = defaultdict(list)
        for n, way in enumerate(self.ways):
            for i, place, run in runs_of(way.points):
                found[place].append((n, i, run))
        tracks: dict[tuple[int, int], int] = {}
        counts: dict[tuple[str, int], int] = {}
        for place in sorted(found):
            runs = found[place]
            exact = [self._refined(n, i, run, tracks, counts) if place[0] == "y" else run for n, i, run in runs]
            numbers = assign_tracks(exact)
            counts[place] = max(numbers) + 1
            tracks.update({(n, i): number for (n, i, _), number in zip(runs, numbers, strict=True)})
        return tracks, counts

    def _refined(
        self, n: int, i: int, run: Run, tracks: dict[tuple[int, int], int], counts: dict[tuple[str, int], int]
    ) -> Run:
        """Return a channel's run with its ends where their tracks are, for those that lie in a gutter."""
        points = self.ways[n].points
        at: dict[float, float] = {}  # by position on the lattice
        for corner, beside in ((i, i - 1), (i + 1, i + 1)):
            x = points[corner].x
            if x % 2 == 0:
                at[x] = x + (tracks[n, beside] + 1) / (counts["x", x] + 1) - 0.5
        low, high = at.get(run.low, run.low), at.get(run.high, run.high)
        return Run(low, high, tuple(at.get(x, x) for x in run.up), tuple(at.get(x, x) for x in run.down))

    def _ports(self) -> dict[tuple[str, Side], list[_Port]]:
        """Return the ports of each side of each node."""
        ports: dict[tuple[str, Side], list[_Port]] = defaultdict(list)
        for n, way in enumerate(self.ways):
            ports[way.line.source, way.leaves].append(_Port(n, leaves=True))
            ports[way.line.target, way.enters].append(_Port(n, leaves=False))
        return ports

    def _offsets(self) -> dict[tuple[int, bool], float]:
        """Return how far from the middle of its side each way leaves (True) and comes in (False).

        What goes straight on keeps the middle; the others stand to both sides of it in the order in which they turn off.
        """
        offsets: dict[tuple[int, bool], float] = {}
        for (key, side), ports in self.ports.items():
            ordered = sorted(ports, key=lambda port: self._turn(port, side))
            straight = [n for n, port in enumerate(ordered) if self._goes_straight(port)]
            middle = straight[0] if straight else (len(ordered) - 1) / 2
            step = self._port_step(key, side, ordered, middle)
            for n, port in enumerate(ordered):
                offsets[port] = (n - middle) * step
        self._separate(offsets)
        return offsets

    def _first_run(self, port: _Port) -> tuple[int, int]:
        """Return the way's first run beyond its stub, as seen from a port; if it has a track, it is in `tracks`."""
        return port.way, 1 if port.leaves else len(self.ways[port.way].points) - 3

    def _goes_straight(self, port: _Port) -> bool:
        points = self.ways[port.way].points
        a, b = (points[0], points[1]) if port.leaves else (points[-1], points[-2])
        return not is_stub(a, b)

    def _turn(self, port: _Port, side: Side) -> tuple[int, int, int]:
        """Return what orders ports from left to right (or from top to bottom): where their ways turn to, then their tracks.

        Of two that turn to the same side, the one with the nearer track stands further out: so neither crosses the other.
        """
        way = self.ways[port.way]
        chain = way.points if port.leaves else way.points[::-1]
        along = [(p.x if side in "TB" else p.y) for p in chain]
        turn = next((p - along[0] for p in along if p != along[0]), 0)
        if not turn:
            return 0, 0, port.way
        far = self.tracks.get(self._first_run(port), 0)
        if self._goes_straight(port):
            far = len(self.ways)
        elif side in "TL":
            far = -far
        return (-1, far, port.way) if turn < 0 else (1, -far, port.way)

    def _port_step(self, key: str, side: Side, ports: list[_Port], middle: float) -> float:
        """Return how far ports of a side stand apart; the outermost one still leaves the box."""
        if side in "LR":
            lines = max((len(self.labels[port.way]) for port in ports if port.leaves), default=0)
            return PORT + LABEL_LINE_HEIGHT * lines
        reach = max(middle, len(ports) - 1 - middle, 0.5)
        if self.placed.chart.by_key[key].kind in BARS:
            return min(BAR_PORT, (BOX_WIDTH - BAR_PORT) / 2 / reach)
        return min(PORT, (BOX_WIDTH / 2 - TIP_WIDTH) / reach)

    def _separate(self, offsets: dict[tuple[int, bool], float]) -> None:
        """Shift ports apart whose stubs would lie on each other: of two boxes that face each other across a gutter."""
        facing: dict[tuple[str, int, int], list[_Port]] = defaultdict(list)
        for n, way in enumerate(self.ways):
            for leaves, ends in ((True, way.points[:2]), (False, way.points[:-3:-1])):
                a, b = ends
                port = _Port(n, leaves)
                if self._first_run(port) in self.tracks:
                    place = ("x", b.x, a.y) if a.y == b.y else ("y", b.y, a.x)
                    facing[place].append(port)
        for (axis, _, _), ports in facing.items():
            for first in ports:
                for second in ports:
                    if self._collide(axis, first, second, offsets):
                        offsets[second] += PORT / 2

    def _collide(self, axis: str, first: _Port, second: _Port, offsets: dict[tuple[int, bool], float]) -> bool:
        """Tell whether the first comes from the lower side to a track behind that of the second, at the same height."""
        if first.way == second.way or abs(offsets[first] - offsets[second]) > 1:
            return False
        low, high = self._stub(first, axis), self._stub(second, axis)
        return low[0] < high[0] and low[1] >= high[1]

    def _stub(self, port: _Port, axis: str) -> tuple[int, int]:
        """Return from where a stub comes, and its track."""
        points = self.ways[port.way].points
        start = points[0] if port.leaves else points[-1]
        return (start.x if axis == "x" else start.y), self.tracks[self._first_run(port)]

    # Sizes

    def _size(self, node: Node) -> tuple[float, float]:
        """Return a node's width and height: room for its text and for its ports."""
        offsets = {side: self._reach(node.key, side) for side in ("L", "R", "T", "B")}
        if node.kind in BARS:
            return max(BAR_LEAST_WIDTH, 2 * max(offsets["T"], offsets["B"]) + BAR_PORT), BAR_HEIGHT
        text = LINE_HEIGHT * len(self.texts[node.key]) + 2 * BOX_PADDING + (4 if node.kind in SPLITS else 0)
        return BOX_WIDTH, max(text, 2 * max(offsets["L"], offsets["R"]) + PORT)

    def _reach(self, key: str, side: Side) -> float:
        """Return how far from the middle of a side its outermost port is."""
        return max((abs(self.offsets[port]) for port in self.ports.get((key, side), ())), default=0)

    def _set_columns(self) -> None:
        """Find where each gutter and column is, from left to right."""
        placed = self.placed
        room: dict[tuple[int, Side], float] = defaultdict(float)
        for way, text in zip(self.ways, self.labels, strict=True):
            if text and way.leaves in "LR":
                gutter = placed.cells[way.line.source].column + (way.leaves == "R")
                room[gutter, way.leaves] = max(room[gutter, way.leaves], _text_width(text) + 2 * LABEL_ROOM)
        self.left_room = [max(room[g, "R"], ARROW_ROOM) for g in range(placed.columns + 1)]
        widths = []
        for g in range(placed.columns + 1):
            tracks = TRACK * self.counts.get(("x", 2 * g), 0)
            widths.append(max(LEAST_GUTTER, self.left_room[g] + tracks + max(room[g, "L"], ARROW_ROOM)))
        self.gutter = list(accumulate((w + BOX_WIDTH for w in widths[:-1]), initial=0.0))
        self.gutter_width = widths
        self.column = [self.gutter[c] + widths[c] + BOX_WIDTH / 2 for c in range(placed.columns)]

    def _set_rows(self) -> None:
        """Find where each channel and row is, from top to bottom."""
        placed = self.placed
        strip = [0.0] * (placed.rows + 1)
        heights = [BAR_HEIGHT] * placed.rows
        for key, (_, height) in self.sizes.items():
            row = placed.cells[key].row
            heights[row] = max(heights[row], height)
        for n, (way, text) in enumerate(zip(self.ways, self.labels, strict=True)):
            row = placed.cells[way.line.source].row
            if not text:
                continue
            if way.leaves == "B":
                strip[row + 1] = max(strip[row + 1], LABEL_LINE_HEIGHT * len(text) + LABEL_ROOM)
            else:
                top = LABEL_LINE_HEIGHT * len(text) + LABEL_ROOM - self.offsets[n, True]
                heights[row] = max(heights[row], 2 * top)
        starts = set(placed.first_row.values()) - {0}
        self.strip = strip
        channels = []
        for k in range(placed.rows + 1):
            tracks = TRACK * self.counts.get(("y", 2 * k), 0)
            least = LEAST_CHANNEL if 0 < k < placed.rows else OUTER_CHANNEL
            channels.append(max(least + (ARROW_ROOM if k in starts else 0), strip[k] + tracks + 2 * ARROW_ROOM))
        self.channel = list(accumulate((c + h for c, h in zip(channels, heights, strict=False)), initial=0.0))
        self.channel_height = channels
        self.row = [self.channel[r] + channels[r] + heights[r] / 2 for r in range(placed.rows)]

    # Pixels

    def grid(self) -> Grid:
        """Return everything in its place."""
        chart, placed = self.placed.chart, self.placed
        height = self.channel[-1] + self.channel_height[-1]
        bands = self._bands(height)
        margin = BAND_LINE * max((len(band.text) for band in bands), default=0) + (8 if bands else 0)
        lanes = self._lanes(self.gutter[-1] + self.gutter_width[-1])
        head = LINE_HEIGHT * max(len(lane.text) for lane in lanes) + 2 * BOX_PADDING if lanes else 0.0
        boxes = []
        for node in chart.nodes:
            cell = placed.cells[node.key]
            width, box_height = self.sizes[node.key]
            x, y = self.column[cell.column] + margin, self.row[cell.row] + head
            boxes.append(Box(node, x, y, width, box_height, self.texts[node.key]))
        paths = [self._path(n, margin, head) for n in range(len(self.ways))]
        return Grid(
            chart,
            self.gutter[-1] + self.gutter_width[-1] + margin,
            height + head,
            head,
            margin,
            tuple(boxes),
            tuple(paths),
            tuple(Strip(lane.named, lane.start + margin, lane.end + margin, lane.text) for lane in lanes),
            tuple(Strip(band.named, band.start + head, band.end + head, band.text) for band in bands),
        )

    def _lanes(self, width: float) -> list[Strip]:
        firsts = [*self.placed.first_column.values(), self.placed.columns]
        edges = [0.0, *(self._between_tracks(g) for g in firsts[1:-1]), width]
        return [
            Strip(named, a, b, wrap(named.name, b - a - 2 * BOX_PADDING, HEAD_FONT))
            for named, a, b in zip(self.placed.chart.lanes, edges, edges[1:], strict=False)
        ]

    def _between_tracks(self, gutter: int) -> float:
        """Return where a lane's edge runs in a gutter: between two tracks, never on one."""
        count = self.counts.get(("x", 2 * gutter), 0)
        if not count:
            return self.gutter[gutter] + self.gutter_width[gutter] / 2
        return self.gutter[gutter] + self.left_room[gutter] + TRACK * (count // 2)

    def _bands(self, height: float) -> list[Strip]:
        named = [phase for phase in self.placed.chart.phases if phase.key in self.placed.first_row]
        if not any(phase.name for phase in named):
            return []
        edges = [0.0]
        for phase in named[1:]:
            channel = self.placed.first_row[phase.key]
            count = self.counts.get(("y", 2 * channel), 0)
            edges.append(self.channel[channel] + self.strip[channel] + ARROW_ROOM + TRACK * (count // 2))
        return [
            Strip(phase, a, b, wrap(phase.name, b - a - 2 * BOX_PADDING, HEAD_FONT))
            for phase, a, b in zip(named, edges, [*edges[1:], height], strict=True)
        ]

    def _path(self, n: int, dx: float, dy: float) -> Path:
        way = self.ways[n]
        points = way.points
        xs: list[float] = [0.0] * len(points)
        ys: list[float] = [0.0] * len(points)
        for i, point in enumerate(points):
            xs[i] = self._x(n, i, point.x)
            ys[i] = self._y(n, i, point.y)
        for leaves in (True, False):  # ports are beside the middle, and so is the run that begins there
            side, chain = (way.leaves, range(len(points))) if leaves else (way.enters, range(len(points) - 1, -1, -1))
            along = xs if side in "TB" else ys
            first = points[chain[0]]
            for i in chain:
                if (points[i].x if side in "TB" else points[i].y) != (first.x if side in "TB" else first.y):
                    break
                along[i] += self.offsets[n, leaves]
            key = way.line.source if leaves else way.line.target
            self._to_edge(key, side, chain[0], xs, ys, self.offsets[n, leaves])
        corners = tuple((x + dx, y + dy) for x, y in zip(xs, ys, strict=True))
        half = self.sizes[way.line.source][0] / 2
        middle = self.column[self.placed.cells[way.line.source].column] + dx
        edge = {"L": middle - half, "R": middle + half}.get(way.leaves, corners[0][0])
        return Path(way.line, corners, _label(way, self.labels[n], edge, corners[0][1]))

    def _x(self, n: int, i: int, x: int) -> float:
        if x % 2:
            return self.column[x // 2]
        run = i if (n, i) in self.tracks and self.ways[n].points[i + 1].x == x else i - 1
        return self.gutter[x // 2] + self.left_room[x // 2] + TRACK * (self.tracks[n, run] + 0.5)

    def _y(self, n: int, i: int, y: int) -> float:
        if y % 2:
            return self.row[y // 2]
        run = i if (n, i) in self.tracks and self.ways[n].points[i + 1].y == y else i - 1
        return self.channel[y // 2] + self.strip[y // 2] + ARROW_ROOM + TRACK * (self.tracks[n, run] + 0.5)

    def _to_edge(self, key: str, side: Side, i: int, xs: list[float], ys: list[float], offset: float) -> None:
        """Move the end of a way from the middle of a box to its edge; the tip of a decision is slanted."""
        width, height = self.sizes[key]
        if side in "TB":
            ys[i] += height / 2 if side == "B" else -height / 2
            return
        slant = TIP_WIDTH * abs(offset) / (height / 2) if self.placed.chart.by_key[key].kind in SPLITS else 0
        reach = width / 2 - slant
        xs[i] += reach if side == "R" else -reach


def _box_text(node: Node) -> tuple[str, ...]:
    if node.kind in BARS:
        return ()
    inner = BOX_WIDTH - 2 * (TIP_WIDTH + 2 if node.kind in {*SPLITS, "subprocess", "wait"} else BOX_PADDING)
    return wrap(node.text, inner, FONT)


def _label_lines(way: Way) -> tuple[str, ...]:
    width = BOX_WIDTH - 2 * LABEL_ROOM if way.leaves == "B" else SIDE_LABEL_WIDTH
    return wrap(way.line.label, width, LABEL_FONT) if way.line.label.strip() else ()


def _text_width(text: Iterable[str]) -> float:
    return max((text_width(line, LABEL_FONT) for line in text), default=0)


def _label(way: Way, text: tuple[str, ...], x: float, y: float) -> Label | None:
    """Return a label beside where its line leaves a box: on it below the box, above it beside the box."""
    if not text:
        return None
    width, height = _text_width(text), LABEL_LINE_HEIGHT * len(text)
    if way.leaves == "B":
        return Label(x, y + LABEL_ROOM / 2, is_centred=True, width=width, text=text)
    left = x + LABEL_ROOM if way.leaves == "R" else x - LABEL_ROOM - width
    return Label(left, y - height - 2, is_centred=False, width=width, text=text)
