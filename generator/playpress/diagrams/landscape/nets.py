"""Ways to the lines that are drawn for them: ways that run together are one net, and only part near their boxes.

What leaves a category for others runs as one line down on the right, or, against the order of the chain, up on the left.
What passes within a category runs as one line into the process that takes it.
Knows: landscapes, and which row and column of its frame each box has. Must not know any length.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.diagrams.landscape.order import chain_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playpress.diagrams.landscape.text import Landscape, Process, Way

MOST_COLUMNS = 4
"""The most boxes beside each other in a frame."""
Side = Literal["left", "right", "inside"]


class Cell(NamedTuple):
    """Where a box stands: the number of its frame, its row and its column there."""

    frame: int
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class Net:
    """Ways that share a line. `frame` is where they come from; `gap` is the number of the gap beside a column, within a frame."""

    kind: str
    side: Side
    frame: int
    gap: int = 0
    ways: list[Way] = field(default_factory=list)


class Placed(NamedTuple):
    """Frames in their order, each with its processes in theirs; the cells of boxes by key, and nets.

    `beside` are ways between neighbours of a row, which need no net.
    """

    frames: tuple[str, ...]
    columns: tuple[int, ...]
    processes: tuple[tuple[Process, ...], ...]
    cells: Mapping[str, Cell]
    nets: tuple[Net, ...]
    beside: tuple[tuple[Way, ...], ...]
    """Of each pair of neighbours, the ways between them."""


def place(landscape: Landscape) -> Placed:
    """Return the frames and boxes of a landscape in the order of the chain, and the nets of its ways."""
    home = {one.key: one.frame or one.key for one in landscape.processes}
    frames = chain_order([frame.key for frame in landscape.frames], _weights(landscape.ways, home))
    by_frame = {frame: [one for one in landscape.processes if home[one.key] == frame] for frame in frames}
    processes = tuple(_in_order(by_frame[frame], landscape.ways) for frame in frames)
    columns = tuple(_columns(len(those)) for those in processes)
    cells = {
        one.key: Cell(n, *divmod(at, columns[n])) for n, those in enumerate(processes) for at, one in enumerate(those)
    }
    beside = [way for way in landscape.ways if _are_beside(cells[way.source], cells[way.target])]
    pairs = groupby(sorted(beside, key=_pair), key=_pair)
    nets = _nets([way for way in landscape.ways if way not in set(beside)], cells)
    return Placed(tuple(frames), columns, processes, cells, nets, tuple(tuple(pair) for _, pair in pairs))


def _weights(ways: Sequence[Way], home: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Return how many results pass from one to the other; that one runs the other says nothing of their order."""
    found: dict[tuple[str, str], int] = {}
    for way in ways:
        ends = home[way.source], home[way.target]
        if way.kind == "feeds" and ends[0] != ends[1]:
            found[ends] = found.get(ends, 0) + 1
    return found


def _in_order(processes: Sequence[Process], ways: Sequence[Way]) -> tuple[Process, ...]:
    by_key = {one.key: one for one in processes}
    return tuple(
        by_key[key] for key in chain_order(list(by_key), _weights(ways, {key: key for way in ways for key in way[:2]}))
    )


def _columns(number: int) -> int:
    """Return how many columns a frame has for so many boxes: rows are as full as each other."""
    rows = -(-number // MOST_COLUMNS)
    return -(-number // rows)


def _are_beside(one: Cell, other: Cell) -> bool:
    return one[:2] == other[:2] and abs(one.column - other.column) == 1


def _pair(way: Way) -> tuple[str, str]:
    return min(way[:2]), max(way[:2])


def _nets(ways: Sequence[Way], cells: Mapping[str, Cell]) -> tuple[Net, ...]:
    found: dict[tuple[object, ...], Net] = {}
    for way in ways:
        source, target = cells[way.source], cells[way.target]
        if source.frame == target.frame:
            key: tuple[object, ...] = ("inside", way.target, way.kind)
            gap = target.column + (source.column > target.column)
            net = found.setdefault(key, Net(way.kind, "inside", source.frame, gap))
        else:
            side: Side = "right" if source.frame < target.frame else "left"
            net = found.setdefault((side, source.frame, way.kind), Net(way.kind, side, source.frame))
        net.ways.append(way)
    return tuple(found.values())
