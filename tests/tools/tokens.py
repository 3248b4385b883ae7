"""A naive simulator: every state that work in a process can be in, one step at a time. For small flows only."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from playpress.process.flow import START

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.process.net import Net

MOST_STATES = 4000
MOST_PIECES = 8

State = tuple[tuple[tuple[str, str], int], ...]
"""How many pieces of work are on each way, given by its two nodes."""


class Outcome(NamedTuple):
    """What can happen: steps at which work is left waiting when nothing moves any more, steps at which two pieces meet
    on ways in without waiting, and steps that are done at all."""

    left: set[str]
    met: set[str]
    done: set[str]


def explore(net: Net) -> Outcome | None:
    """Return what can happen; None where there are too many states."""
    before = net.predecessors
    seen: set[State] = set()
    waiting: list[State] = [frozen(Counter({("", START): 1}))]
    found = Outcome(set(), set(), set())
    while waiting:
        state = waiting.pop()
        if state in seen:
            continue
        seen.add(state)
        pieces = Counter(dict(state))
        if len(seen) > MOST_STATES or pieces.total() > MOST_PIECES:
            return None
        coming = Counter(target for (_, target), count in state for _ in range(count))
        found.met.update(node for node, count in coming.items() if count > 1 and node not in net.joins | net.ends)
        found.met.update(target for (_, target), count in state if count > 1 and target not in net.ends)
        moves = list(moved(net, before, pieces))
        found.done.update(node for node, _ in moves)
        if not moves:
            found.left.update(target for (_, target), _ in state)
        waiting += [after for _, after in moves]
    return found


def moved(net: Net, before: dict[str, list[str]], pieces: Counter[tuple[str, str]]) -> Iterator[tuple[str, State]]:
    for node in {target for _, target in pieces}:
        ways = [(source, node) for source in before[node]] or [("", node)]
        taken = [ways] if node in net.joins else [[way] for way in ways if pieces[way]]
        for ins in taken:
            if not all(pieces[way] for way in ins):
                continue
            rest = pieces - Counter(ins)
            after = [(node, target) for target in net.successors[node]]
            for outs in [after] if node in net.parallel or not after else [[way] for way in after]:
                yield node, frozen(rest + Counter(outs))


def frozen(pieces: Counter[tuple[str, str]]) -> State:
    return tuple(sorted(pieces.items()))
