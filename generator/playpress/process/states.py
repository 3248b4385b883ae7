"""A net to what can go wrong in its runs, found by trying them: each fault with the run that shows it.

A state of a run is where its pieces of work are: each on an edge, on its way to a step. A step is done when a piece has
come to it (a waiting one: along every edge in). In each state, only the first step that can be done is done, in an
order in which steps come after what leads to them. That misses nothing: a piece is taken by no step but the one that it
comes to, so steps that can be done at a time do not disturb each other, and work that meets at all meets in this order
too. So the states of parallel paths add up, and do not multiply.
Source: Valmari, Stubborn Sets for Reduced State Space Generation, 1991.

A fault does not hide what comes after it: a run goes on as if the fault were mended (work that meets goes on as one
piece, a step that waits for ever goes on with what has come).
Knows: nets and runs. Must not know playbooks, or how a fault is worded.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.process.flow import START
from playpress.process.graph import dominators, find_cycles, reachable, reverse_postorder, strong_components
from playpress.process.lineage import Lineage, Move, find_parting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.process.lineage import Piece
    from playpress.process.net import Net

MOST_STATES = 10_000
"""The most states of one process that are tried; a larger process is judged by these, and that is said."""
_MOVES_A_STATE = 10
"""The moves of a run that can be followed to where their work comes from, in the time in which a state is tried."""

_Edge = tuple[int, int]
"""An edge that a piece of work is on: the ranks of the node that it comes to, and of the one that it comes from."""


class _State(NamedTuple):
    """Where pieces of work are, sorted, each edge once; and whether some have come to an end.

    `is_mended`: there was a fault before, and the run went on as if it were mended.
    """

    pieces: tuple[_Edge, ...]
    is_over: bool = False
    is_mended: bool = False


class Fault(NamedTuple):
    """What can go wrong at a node.

    `wait`: it waits for ever, and the run comes to no end. `left`: the same, but the run does: work is left behind.
    `twice`: pieces of work come there that nobody waits for. `run` is all that is done until then; `pieces` are those
    that are at the node. `is_mended`: a fault before it was as if mended.
    """

    kind: Literal["wait", "left", "twice"]
    node: str
    pieces: tuple[Piece, ...]
    run: tuple[Move, ...]
    is_mended: bool


class Runs(NamedTuple):
    """The first fault of each node, in the order of the process; the nodes that can be done; whether all was tried.

    `circle`: nodes through which work goes on for ever once a run has come there, the first one at its end again; empty
    if there are none.
    """

    faults: tuple[Fault, ...]
    done: frozenset[str]
    is_complete: bool
    circle: tuple[str, ...]


def find_runs(net: Net) -> Runs:
    """Return what the runs of a net can come to."""
    search = _Search(net)
    is_complete = search.run()
    faults = sorted(search.faults.items())
    circle = search.circle() if is_complete else ()
    return Runs(tuple(fault for _, fault in faults), frozenset(search.done), is_complete, circle)


class _Search:
    """Tries all runs, those without a fault first; of equal faults, the one of the shortest run is kept."""

    def __init__(self, net: Net) -> None:
        self.net = net
        self.order = reverse_postorder(START, net.successors)
        self.rank = {node: n for n, node in enumerate(self.order)}
        loops = strong_components(self.order, net.predecessors)
        self.gates = dominators(START, net.successors)
        self.loop = [self.rank[loops[node]] for node in self.order]
        ways_in = {self.rank[join]: len(net.predecessors[join]) for join in net.joins}
        self.needed = {join: count for join, count in ways_in.items() if count > 1}
        self.traced = 0
        self.faults: dict[int, Fault] = {}
        self.done: set[str] = set()
        self.before: dict[_State, tuple[_State, Move] | None] = {}
        self.after: dict[_State, list[tuple[Move, _State]]] = {}

    def run(self) -> bool:
        """Try all runs; return whether that was all. If they are many, half of them to the end, not all from the start."""
        queues = deque([_State(((0, -1),))]), deque[_State]()
        self.before[queues[0][0]] = None
        while queue := next((queue for queue in queues if queue), None):
            tried = len(self.before) + self.traced // _MOVES_A_STATE
            if tried > MOST_STATES:
                return False
            state = queue.popleft() if tried < MOST_STATES // 2 else queue.pop()
            self.after[state] = list(self._moves(state))
            for move, after in self.after[state]:
                if after not in self.before:
                    self.before[after] = state, move
                    queues[after.is_mended].append(after)
        return True

    def circle(self) -> tuple[str, ...]:
        """Return the nodes of a circle from which work cannot come to a standstill; none if it always can."""
        before: dict[_State, list[_State]] = {state: [] for state in self.after}
        for state, moves in self.after.items():
            for _, after in moves:
                before[after].append(state)
        ending = reachable([state for state, moves in self.after.items() if self._can_end(state, moves)], before)
        at = next((state for state in self.after if state not in ending and not state.is_mended), None)
        passed: dict[_State, Move] = {}
        while at and at not in passed:
            passed[at], at = self.after[at][-1]
        led: dict[str, set[str]] = {}
        for move in list(passed.values())[list(passed).index(at) :] if at else []:
            led.setdefault(move.node, set()).update(move.ways)
        circle = min(find_cycles({node: ways & led.keys() for node, ways in led.items()}), key=len, default=[])
        return (*circle, *circle[:1])

    def _can_end(self, state: _State, moves: Sequence[tuple[Move, _State]]) -> bool:
        """Tell whether work stands still after a state, or a decision can stop the run there."""
        return not moves or moves[0][0].node in self.net.stops or (moves[0][1].is_mended and not state.is_mended)

    def _moves(self, state: _State) -> Iterator[tuple[Move, _State]]:
        """Yield what can be done in a state."""
        here = self._ready(state.pieces)
        if here is None:
            if state.pieces:
                first = state.pieces[0][0]
                here = [piece for piece in state.pieces if piece[0] == first]
                self._note(state, "left" if state.is_over else "wait", here)
                yield from self._done(state, here, is_mended=True)
            return
        is_mended = state.is_mended
        self.done.add(self.order[here[0][0]])
        if len(here) > 1 and here[0][0] not in self.needed:
            if self._is_back(state, here):
                here = here[:1]
            else:
                self._note(state, "twice", here)
                is_mended = True
        yield from self._done(state, here, is_mended=is_mended)

    def _ready(self, pieces: tuple[_Edge, ...]) -> list[_Edge] | None:
        """Return the pieces at the first node that can be done; None if there is none."""
        for rank, _ in sorted(pieces, key=self._place):
            here = [piece for piece in pieces if piece[0] == rank]
            if rank not in self.needed:
                return here
            if len(here) == self.needed[rank]:
                return here
        return None

    def _place(self, edge: _Edge) -> tuple[int, bool, int]:
        """Return the place of an edge in the order: a loop before what comes after it, and in it, what goes back last."""
        target, source = edge
        return self.loop[target], target <= source, target

    def _done(self, state: _State, taken: list[_Edge], *, is_mended: bool) -> Iterator[tuple[Move, _State]]:
        """Yield the states after the node at which some pieces are, for each branch that it can take."""
        left = list(state.pieces)
        for piece in taken:
            left.remove(piece)
        rank = taken[0][0]
        node = self.order[rank]
        after = self.net.successors[node]
        for ways in [after] if node in self.net.parallel or not after else [(way,) for way in after]:
            move = self._move(taken, ways)
            sent = [(self.rank[way], rank) for way in ways if way not in self.net.ends]
            doubled = [piece for piece in sent if piece in left and self._is_doubled(state, move, piece)]
            is_over = state.is_over or len(sent) < len(ways)
            yield move, _State(tuple(sorted({*left, *sent})), is_over, is_mended or bool(doubled))

    def _is_doubled(self, state: _State, move: Move, piece: _Edge) -> bool:
        """Note what follows if a second piece comes to an edge; return whether it is a fault.

        It is none where somebody decides to do all that is after a step again, and nothing waits for other paths there.
        """
        run, named = (*self._run_to(state), move), self._named([piece])
        lineage = Lineage(run)
        split, one, other = lineage.parting(named) or (0, (), ())
        if piece[0] in self.needed:
            self._add(Fault("left", self.order[piece[0]], named, run, state.is_mended))
            return True
        if run[split].node not in lineage.nodes((*one[1:], *other[1:])):
            self._add(Fault("twice", self.order[piece[0]], named, run, state.is_mended))
            return True
        if all(
            run[n].node in self.net.parallel or len(run[n].ways) == len(self.net.successors[run[n].node]) for n in other
        ):
            return False
        joins = self._joins_after(self.order[piece[0]])
        for join in joins[:1]:
            self._add(Fault("left", join, named, run, state.is_mended))
        return bool(joins)

    def _joins_after(self, node: str) -> list[str]:
        """Return the waiting nodes after a node at which other paths come in, too, the nearest first."""
        found = reachable([node], self.net.successors) - {node}
        return [join for join in self.order if join in found & self.net.joins and not self._passes(join, node)]

    def _passes(self, node: str, before: str) -> bool:
        while node != before and node in self.gates:
            node = self.gates[node]
        return node == before

    def _move(self, taken: list[_Edge], ways: tuple[str, ...]) -> Move:
        return Move(self.order[taken[0][0]], self._named(taken), ways)

    def _named(self, pieces: list[_Edge]) -> tuple[Piece, ...]:
        return tuple((self.order[source] if source >= 0 else "", self.order[target]) for target, source in pieces)

    def _note(self, state: _State, kind: Literal["wait", "left", "twice"], here: list[_Edge]) -> None:
        if here[0][0] not in self.faults:
            self._add(Fault(kind, self.order[here[0][0]], self._named(here), self._run_to(state), state.is_mended))

    def _add(self, fault: Fault) -> None:
        self.faults.setdefault(self.rank[fault.node], fault)

    def _is_back(self, state: _State, here: list[_Edge]) -> bool:
        """Tell whether pieces that meet come of a decision to go back to before the parallel paths part."""
        named = self._named(here)
        parting = find_parting(self._run_to(state), named)
        return parting is None or any(parting.split in (*way[1:], named[0][1]) for way in parting.ways)

    def _run_to(self, state: _State) -> tuple[Move, ...]:
        moves = []
        while came := self.before[state]:
            state, move = came
            moves.append(move)
        self.traced += len(moves)
        return tuple(reversed(moves))
