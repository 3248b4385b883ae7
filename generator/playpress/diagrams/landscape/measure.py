"""Placed boxes and nets to lengths: the tracks of lines, and between them the boxes and frames, in pixels.

A row of boxes has a channel above it, in which lines arrive, and one below it, in which they leave.
Knows: cells, nets, the width of texts. Must not know SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.text import text_width, widest_word, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playpress.diagrams.landscape.nets import Net, Placed
    from playpress.diagrams.landscape.text import Frame, Landscape, Process, Way

FONT, LINE_HEIGHT = 13.0, 16.0
TITLE_FONT, TITLE_LINE = 15.5, 19.0
"""Font size that gives the width of a frame's title: 14 pixels and bold; and the height of its lines."""
LEAST_BOX, WIDEST_BOX, PADDING, MARK_ROOM = 150.0, 196.0, 9.0, 20.0
"""Pixels of a box: its width, the room around its text, and what the mark of its KPIs takes on each side."""
LEAST_CATEGORY, WIDEST_CATEGORY = 220.0, 380.0
"""Pixels of a box in a map of categories, where boxes stand below each other."""
TRACK, PORT, ENDS = 8.0, 11.0, 14.0
"""Pixels between two lines beside each other, between two ends of lines at a box, and from its corner to the first."""
HEAD, AIR = 15.0, 10.0
"""Pixels for the head of an arrow, and of a channel without lines."""
GAP, INSIDE, BETWEEN, EDGE = 34.0, 16.0, 18.0, 4.0
"""Pixels between two columns, within a frame's border, between two frames, and around everything."""
APART = 12.0
"""Pixels between two arrows from box to box beside each other."""
GUTTER = 12.0
"""Pixels between the frames and the first line beside them."""


class Span(NamedTuple):
    """From where to where a net runs in a channel, in any unit."""

    low: float
    high: float


def tracks(spans: Mapping[Net, Span]) -> dict[Net, int]:
    """Return a track for each net, from 0: those that share one do not meet. Short ones have the first tracks."""
    taken: list[list[Span]] = []
    found = {}
    for net, span in sorted(spans.items(), key=lambda item: item[1].high - item[1].low):
        above = [
            n for n, those in enumerate(taken) if any(one.low <= span.high and span.low <= one.high for one in those)
        ]
        track = max(above, default=-1) + 1
        taken += [[]] if track == len(taken) else []
        taken[track].append(span)
        found[net] = track
    return found


class Channel(NamedTuple):
    """The tracks of a channel by net."""

    tracks: Mapping[Net, int]

    @property
    def depth(self) -> int:
        """How many tracks there are."""
        return max(self.tracks.values(), default=-1) + 1


@dataclass(frozen=True)
class Measured:
    """The lengths of everything; what depends on what stands in this order."""

    landscape: Landscape
    placed: Placed

    @cached_property
    def rows(self) -> list[tuple[int, int]]:
        """The frame and row of each row of boxes, from the top down."""
        return list(dict.fromkeys(cell[:2] for cell in self.placed.cells.values()))

    def _channel(self, row: tuple[int, int], end: int) -> Channel:
        """Return the channel below a row (0: where ways begin) or above it (1: where they end)."""
        spans: dict[Net, Span] = {}
        cells = self.placed.cells
        for net in self.placed.nets:
            at = [cells[way[end]].column * 2.0 + 1 for way in net.ways if cells[way[end]][:2] == row]
            if at:
                to = {"left": -1.0, "right": 2.0 * 9, "inside": 2.0 * net.gap}[net.side]
                spans[net] = Span(min(*at, to), max(*at, to))
        return Channel(tracks(spans))

    @cached_property
    def leaving(self) -> dict[tuple[int, int], Channel]:
        """The channel below each row."""
        return {row: self._channel(row, 0) for row in self.rows}

    @cached_property
    def arriving(self) -> dict[tuple[int, int], Channel]:
        """The channel above each row."""
        return {row: self._channel(row, 1) for row in self.rows}

    def _ends(self, end: int) -> dict[str, list[Net]]:
        """Return the nets that begin (0) or end (1) at each box, from left to right, so that they cross as little as can be."""
        channels = self.arriving if end else self.leaving
        found: dict[str, set[Net]] = {}
        for net in self.placed.nets:
            for way in net.ways:
                found.setdefault(way[end], set()).add(net)

        def order(key: str, net: Net) -> tuple[int, int, int]:
            cell = self.placed.cells[key]
            goes = self._goes(net, cell.column)
            track = channels[cell[:2]].tracks[net]
            return goes, track if goes < 0 else -track, self.placed.nets.index(net)

        return {key: sorted(nets, key=lambda net: order(key, net)) for key, nets in found.items()}

    @staticmethod
    def _goes(net: Net, column: int) -> int:
        """Return to which side a net goes from a column: -1 for the left, 1 for the right."""
        if net.side == "inside":
            return 1 if net.gap > column else -1
        return -1 if net.side == "left" else 1

    @cached_property
    def below(self) -> dict[str, list[Net]]:
        """The nets that leave each box, from left to right."""
        return self._ends(0)

    @cached_property
    def above(self) -> dict[str, list[Net]]:
        """The nets that arrive at each box, from left to right."""
        return self._ends(1)

    @cached_property
    def room(self) -> float:
        """The room that a box leaves free at each side of its text."""
        return MARK_ROOM if any(one.state for one in self.landscape.processes) else PADDING

    @cached_property
    def box_width(self) -> float:
        """The width of every box."""
        names = [one.name for one in self.landscape.processes]
        if self.has_titles:
            words, least, most = float(max(widest_word(name, FONT) for name in names)), LEAST_BOX, WIDEST_BOX
        else:
            words, least, most = widest(names, FONT) + 1, LEAST_CATEGORY, WIDEST_CATEGORY
        ends = max((len(nets) for nets in (*self.below.values(), *self.above.values())), default=1)
        return max(min(max(least, words + 2 * self.room), most), (ends - 1) * PORT + 2 * ENDS)

    def text(self, process: Process) -> tuple[str, ...]:
        """Return the lines of a box's text."""
        width = self.box_width - 2 * self.room
        lines = wrap(process.name, width, FONT, self.landscape.language)
        return (*lines, *wrap(process.size, width, FONT, self.landscape.language)) if process.size else lines

    def box_height(self, row: tuple[int, int]) -> float:
        """Return the height of the boxes of a row."""
        frame, number = row
        columns = self.placed.columns[frame]
        those = self.placed.processes[frame][number * columns : (number + 1) * columns]
        arrows = [len(beside(pair)) for pair in self.placed.beside if self.placed.cells[pair[0].source][:2] == row]
        text = max(len(self.text(one)) for one in those) * LINE_HEIGHT
        return max(text, max(arrows, default=0) * APART) + 2 * PADDING

    @cached_property
    def gaps(self) -> dict[tuple[int, int], Channel]:
        """The channel of each gap beside a column of a frame; rows are the unit."""
        spans: dict[tuple[int, int], dict[Net, Span]] = {}
        for net in self.placed.nets:
            if net.side == "inside":
                at = [self.placed.cells[way[end]].row * 2.0 + (1 - end) for way in net.ways for end in (0, 1)]
                spans.setdefault((net.frame, net.gap), {})[net] = Span(min(at), max(at))
        return {gap: Channel(tracks(found)) for gap, found in spans.items()}

    @cached_property
    def gap_widths(self) -> list[float]:
        """The width of each gap, the same in all frames: before the first column, between columns, after the last."""
        last = max(self.placed.columns)
        needed = [max((c.depth for (_, g), c in self.gaps.items() if g == gap), default=0) for gap in range(last + 1)]
        least = [INSIDE, *[GAP] * (last - 1), INSIDE]
        return [max(room, 2 * HEAD + TRACK * depth if depth else 0) for room, depth in zip(least, needed, strict=True)]

    @cached_property
    def beside(self) -> dict[Net, int]:
        """The track of each net on the left or right of all frames."""
        found: dict[Net, int] = {}
        for side in ("left", "right"):
            spans = {}
            for net in self.placed.nets:
                if net.side == side:
                    at = [net.frame, *(self.placed.cells[way.target].frame for way in net.ways)]
                    spans[net] = Span(min(at), max(at))
            found |= tracks(spans)
        return found

    def _gutter(self, side: str) -> float:
        those = [track for net, track in self.beside.items() if net.side == side]
        return GUTTER + TRACK * max(those, default=0) + EDGE if those else EDGE

    @cached_property
    def left(self) -> float:
        """Where frames begin."""
        return self._gutter("left")

    @cached_property
    def right(self) -> float:
        """Where frames end."""
        columns = max(self.placed.columns)
        return self.left + sum(self.gap_widths) + columns * self.box_width

    @cached_property
    def width(self) -> float:
        """The width of the picture."""
        return self.right + self._gutter("right")

    @cached_property
    def has_titles(self) -> bool:
        """Whether frames have titles; not in a map of categories, whose boxes say it."""
        return all(one.frame for one in self.landscape.processes)

    def title(self, frame: Frame) -> tuple[str, ...]:
        """Return the lines of a frame's title."""
        if not self.has_titles:
            return ()
        return wrap(frame.name, self.right - self.left - 2 * INSIDE, TITLE_FONT, self.landscape.language)

    def column_left(self, column: int) -> float:
        """Return where the boxes of a column begin."""
        return self.left + sum(self.gap_widths[: column + 1]) + column * self.box_width


def beside(pair: Iterable[Way]) -> list[tuple[str, str]]:
    """Return the arrows between two neighbours, by where they come from and their kind."""
    return sorted({(way.source, way.kind) for way in pair})


def port(nets: Sequence[Net], net: Net, middle: float) -> float:
    """Return where a net meets a box (x) whose middle is given."""
    return middle + (nets.index(net) - (len(nets) - 1) / 2) * PORT


def widest(lines: Iterable[str], size: float) -> float:
    """Return the width of the widest line."""
    return max((text_width(line, size) for line in lines), default=0.0)
