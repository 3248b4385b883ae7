"""Ways to tracks and ports: the track of each run, and the point of a node's side at which a way leaves or enters.

Two neighbouring nodes may each have a way in the row or column between them. If these ways would meet or end too near
each other, the port of one of them is moved.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.grid.lattice import is_stub
from playpress.diagrams.grid.metrics import BAR_PORT, CLEAR_TRACKS, FURTHEST_SHIFT, LEAST_PORT, PORT
from playpress.diagrams.grid.place import BARS
from playpress.diagrams.grid.tracks import Run, assign_tracks
from playpress.process.flow import SPLITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playpress.diagrams.grid.candidates import Side
    from playpress.diagrams.grid.place import Placed
    from playpress.diagrams.grid.route import Way


class Port(NamedTuple):
    """One end of a way: the way's index, and whether it leaves the node or enters it."""

    way: int
    leaves: bool


class Approach(NamedTuple):
    """How a way goes on from a port, seen from its node.

    `bend` is the position on the lattice where it first bends, `track` that of its first run in a gutter or channel.
    `turn` is -1, 0 (straight on) or 1; `goes_straight`: it runs along its row or column and not just into a gutter.
    `order` sorts the ports of a side, left to right or top to bottom.
    """

    bend: int
    track: int
    turn: int
    goes_straight: bool
    order: tuple[int, int, int]


class Tracks(NamedTuple):
    """The track of each run, by (way, first corner), and how many each gutter ("x") and channel ("y") has."""

    of_run: dict[tuple[int, int], int]
    counts: dict[tuple[str, int], int]


def find_tracks(ways: Sequence[Way]) -> Tracks:
    """Assign a track to each run in a gutter or channel.

    Gutters come first: the order of runs in a channel depends on the tracks of the gutters that they lead to.
    """
    found: dict[tuple[str, int], list[tuple[int, int, Run]]] = defaultdict(list)
    for n, way in enumerate(ways):
        for i, place, run in way.space.runs:
            found[place].append((n, i, run))
    tracks = Tracks({}, {})
    for place in sorted(found):
        runs = found[place]
        exact = [_refined(ways[n], n, i, run, tracks) if place[0] == "y" else run for n, i, run in runs]
        numbers = assign_tracks(exact)
        tracks.counts[place] = max(numbers) + 1
        tracks.of_run.update({(n, i): number for (n, i, _), number in zip(runs, numbers, strict=True)})
    return tracks


def _refined(way: Way, n: int, i: int, run: Run, tracks: Tracks) -> Run:
    """Return a channel's run with ends at the tracks of the gutters in which they lie, as fractions of the lattice."""
    at: dict[float, float] = {}  # by position on the lattice
    for corner, beside in ((i, i - 1), (i + 1, i + 1)):
        x = way.points[corner].x
        if x % 2 == 0:
            at[x] = x + (tracks.of_run[n, beside] + 1) / (tracks.counts["x", x] + 1) - 0.5
    low, high = at.get(run.low, run.low), at.get(run.high, run.high)
    return Run(low, high, tuple(at.get(x, x) for x in run.up), tuple(at.get(x, x) for x in run.down))


class Ports:
    """The ports of all nodes. `offsets` has how far from the middle of its side each one is, in pixels.

    A straight way has the middle of the side; the others stand to both sides of it, sorted by their approach. `heights` are
    those of each way's label, `reach` is how far from the middle a node's upper and lower side may have ports; in
    pixels.
    """

    def __init__(
        self, placed: Placed, ways: Sequence[Way], tracks: Tracks, heights: Sequence[float], reach: Mapping[str, float]
    ) -> None:
        """Find all offsets."""
        self.placed, self.ways, self.tracks, self.heights, self.reach = placed, ways, tracks, heights, reach
        self.of_side: dict[tuple[str, Side], list[Port]] = defaultdict(list)
        self._approaches: dict[Port, Approach] = {}
        """How ways go on from those ports for which that has been asked."""
        for n, way in enumerate(ways):
            for port, key, side in (
                (Port(n, leaves=True), way.line.source, way.leaves),
                (Port(n, leaves=False), way.line.target, way.enters),
            ):
                self.of_side[key, side].append(port)
        self.offsets: dict[Port, float] = {}
        for (key, side), ports in self.of_side.items():
            if len(ports) == 1:  # most are alone, and so in the middle however their way goes on
                self.offsets[ports[0]] = 0.0
                continue
            ordered = sorted(ports, key=lambda port: self._approach(port).order)
            straight = [n for n, port in enumerate(ordered) if self._approach(port).goes_straight]
            places = self._places(key, side, ordered, straight)
            middle = places[straight[0]] if straight else places[-1] / 2
            self.offsets.update({port: place - middle for port, place in zip(ordered, places, strict=True)})
        for near, far in self._facing():
            self._separate(near, far)

    def furthest(self, key: str, side: Side) -> float:
        """Return the distance of the outermost port from the middle of a side, in pixels."""
        return max((abs(self.offsets[port]) for port in self.of_side.get((key, side), ())), default=0)

    def _approach(self, port: Port) -> Approach:
        """Return how a way goes on from a port."""
        if port not in self._approaches:
            self._approaches[port] = self._find_approach(port)
        return self._approaches[port]

    def _find_approach(self, port: Port) -> Approach:
        """Find how a way goes on from a port.

        Of ways that turn to the same side, the one with the nearest track has the outermost port, so that they do not
        cross.
        """
        way = self.ways[port.way]
        corners, first_run, side = way.points, 1, way.leaves
        if not port.leaves:
            corners, first_run, side = corners[::-1], len(corners) - 3, way.enters
        track = self.tracks.of_run.get((port.way, first_run), 0)
        goes_straight = not is_stub(corners[0], corners[1])
        along, away = (0, 1) if side in "TB" else (1, 0)
        turn = next((_sign(at[along] - corners[0][along]) for at in corners if at[along] != corners[0][along]), 0)
        far = len(self.ways) if goes_straight else -track if side in "TL" else track
        order = (turn, -turn * far, port.way)
        return Approach(corners[1][away], track, turn, goes_straight, order)

    def _places(self, key: str, side: Side, ports: list[Port], straight: list[int]) -> list[float]:
        """Return where the ports of a side stand, in pixels from the first; the outermost one is still on the box.

        A way that leaves sideways has its label above it.
        """
        if side in "LR":
            return list(accumulate((self._room(port) for port in ports[1:]), initial=0.0))
        wanted = BAR_PORT if self.placed.diagram.by_key[key].kind in BARS else PORT
        middle = straight[0] if straight else (len(ports) - 1) / 2
        step = min(wanted, self.reach[key] / max(middle, len(ports) - 1 - middle, 0.5))
        return [n * step for n in range(len(ports))]

    def _room(self, port: Port) -> float:
        """Return how far below another port on the same side of a node a port stands, in pixels."""
        return PORT + (self.heights[port.way] if port.leaves else 0)

    # Ports of two nodes that face each other

    def _facing(self) -> Iterator[tuple[tuple[str, Side], tuple[str, Side]]]:
        """Yield each pair of sides that face each other with no node between: bottom and top, right and left."""
        by_column = sorted((cell.column, cell.row, key) for key, cell in self.placed.cells.items())
        by_row = sorted((cell.row, cell.column, key) for key, cell in self.placed.cells.items())
        yield from (((a, "B"), (b, "T")) for (one, _, a), (other, _, b) in pairwise(by_column) if one == other)
        yield from (((a, "R"), (b, "L")) for (one, _, a), (other, _, b) in pairwise(by_row) if one == other)

    def _separate(self, near: tuple[str, Side], far: tuple[str, Side]) -> None:
        for first in self.of_side.get(near, ()):
            for second in self.of_side.get(far, ()):
                if self._collide(first, second):
                    ways = sorted([(second, far, near), (first, near, far)], key=lambda way: self._is_at_tip(*way[:2]))
                    any(self._moved(port, side, other) for port, side, other in ways)

    def _moved(self, port: Port, side: tuple[str, Side], other: tuple[str, Side]) -> bool:
        """Move a port to the nearest free place, first towards where its way turns; tell whether there is one."""
        if self._is_fixed(port, side):
            return False
        place = self.offsets[port]
        toward = PORT / 2 * (self._approach(port).turn or 1)
        for n in range(1, FURTHEST_SHIFT + 1):
            for shift in (n * toward, -n * toward):
                self.offsets[port] = place + shift
                if self._is_free(port, side, other):
                    return True
        self.offsets[port] = place
        return False

    def _is_at_tip(self, port: Port, side: tuple[str, Side]) -> bool:
        """Tell whether a port is where the head of an arrow meets a decision's tip: beside it, the side is slanted."""
        key, name = side
        return not port.leaves and name in "LR" and self.placed.diagram.by_key[key].kind in SPLITS

    def _is_fixed(self, port: Port, side: tuple[str, Side]) -> bool:
        """Tell whether a port must not move: it is that of a straight way, or on the short side of a bar."""
        key, name = side
        on_short_side = name in "LR" and self.placed.diagram.by_key[key].kind in BARS
        return on_short_side or len(self.ways[port.way].points) == 2  # noqa: PLR2004 - from box to box

    def _is_free(self, port: Port, side: tuple[str, Side], other: tuple[str, Side]) -> bool:
        key, name = side
        if name in "TB" and abs(self.offsets[port]) > self.reach[key]:
            return False
        if any(self._is_beside(port, one, name) for one in self.of_side[side] if one != port):
            return False
        pairs = ((port, one) if name in "BR" else (one, port) for one in self.of_side.get(other, ()))
        return not any(self._collide(first, second) for first, second in pairs)

    def _is_beside(self, one: Port, other: Port, side: Side) -> bool:
        """Tell whether two ports of one side are too near each other; a way that leaves sideways has a label above."""
        first, second = sorted((one, other), key=lambda port: self.offsets[port])
        label = self.heights[second.way] if side in "LR" and second.leaves else 0
        return self.offsets[second] - self.offsets[first] < LEAST_PORT + label

    def _collide(self, first: Port, second: Port) -> bool:
        """Tell whether the ways at two ports that face each other overlap, or end too near each other."""
        if first.way == second.way or abs(self.offsets[first] - self.offsets[second]) >= LEAST_PORT:
            return False
        near, far = self._approach(first), self._approach(second)
        is_in_one_cell = near.bend % 2 == 1
        is_tight = is_in_one_cell or far.track - near.track < CLEAR_TRACKS
        return far.bend < near.bend or (far.bend == near.bend and is_tight)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
