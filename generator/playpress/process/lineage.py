"""A run to where its pieces of work come from: which step parted them, and along which steps each came.

Knows: runs. Must not know playbooks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Piece = tuple[str, str]
"""The two nodes of the edge that a piece of work is on."""


class Move(NamedTuple):
    """A node that is done: the pieces of work that it takes, and where it sends one each."""

    node: str
    taken: tuple[Piece, ...]
    ways: tuple[str, ...]


class Parting(NamedTuple):
    """Where two pieces of work come from: the node that parted them, and for each the nodes passed, from there on."""

    split: str
    ways: tuple[tuple[str, ...], tuple[str, ...]]


class Lineage:
    """For each move of a run the moves that its pieces come from; for each piece that is left, its own.

    A piece that comes to an edge where one is already takes its place; `last` are the moves that the last two such come
    from.
    """

    def __init__(self, run: Sequence[Move]) -> None:
        """Follow the pieces of work through a run."""
        self.run = run
        self.parents: list[tuple[int, ...]] = []
        self.sources: dict[Piece, int] = {}
        self.last: tuple[int, int] | None = None
        for n, move in enumerate(run):
            self.parents.append(tuple(self.sources.pop(piece) for piece in move.taken if piece in self.sources))
            for way in move.ways:
                if (move.node, way) in self.sources:
                    self.last = self.sources[move.node, way], n
                self.sources[move.node, way] = n

    def ancestors(self, move: int) -> set[int]:
        """Return a move and all that it needs."""
        found: set[int] = set()
        waiting = [move]
        while waiting:
            move = waiting.pop()
            if move not in found:
                found.add(move)
                waiting += self.parents[move]
        return found

    def way(self, first: int, last: int) -> tuple[int, ...]:
        """Return the moves along which work came from one move to another."""
        following = {last: -1}
        waiting = [last]
        while waiting and first not in following:
            move = waiting.pop()
            new = [n for n in self.parents[move] if n >= first and n not in following]
            following.update(dict.fromkeys(new, move))
            waiting += new
        way = [first]
        while way[-1] != last:
            way.append(following[way[-1]])
        return tuple(way)

    def nodes(self, moves: Collection[int]) -> tuple[str, ...]:
        """Return the nodes of moves."""
        return tuple(self.run[n].node for n in moves)

    def parting(self, pieces: Sequence[Piece]) -> tuple[int, tuple[int, ...], tuple[int, ...]] | None:
        """Return the move that parted the first two pieces, and for each the moves passed from there on.

        Of a single piece: the same for it and the one in whose place it came last.
        """
        one, other = (self.sources[piece] for piece in pieces[:2]) if len(pieces) > 1 else self.last or (-1, -1)
        if one < 0:
            return None
        split = max(self.ancestors(one) & self.ancestors(other))
        return split, self.way(split, one), self.way(split, other)


def find_parting(run: Sequence[Move], pieces: Sequence[Piece]) -> Parting | None:
    """Return where two pieces that are left after a run come from, as `Lineage.parting` does."""
    lineage = Lineage(run)
    parting = lineage.parting(pieces)
    if parting is None:
        return None
    split, one, other = parting
    return Parting(run[split].node, (lineage.nodes(one), lineage.nodes(other)))
