"""A run in which a step waits for ever to why: the decision that led past it, the round that began anew, the circle.

Knows: nets and runs. Must not know playbooks, or how a cause is worded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.process.flow import START
from playpress.process.graph import dominators, reachable
from playpress.process.lineage import Lineage
from playpress.process.net import WAITING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playpress.process.net import Net
    from playpress.process.states import Fault

WaitKind = Literal["choice", "part", "cycle", "past", "again", "back", "chance"]


class Wait(NamedTuple):
    """A step that can wait for ever.

    `choice`: it waits for several branches of `cause`, of which each run takes one. `part`: the same, and it waits for
    other paths too. `cycle`: it waits for `cause`, which comes only after it. `past`: a branch of `cause` leads past it.
    `again`: a branch of `cause` starts the paths from `split` again. `back`: one leads from after the step back to only
    some of its ways in. `chance`: none of these.
    `is_left`: the run comes to an end meanwhile. `came` is the path that has come to the step, from where the paths part
    (or from `cause`); `went` is the one that was taken at `cause` instead of one to `missing`, the node not done.
    """

    step: str
    kind: WaitKind
    cause: str = ""
    split: str = ""
    missing: str = ""
    is_left: bool = False
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


def find_cause(net: Net, fault: Fault, *, is_certain: bool) -> Wait:
    """Return why a step waits in the run of a fault; `is_certain`: no run gets past it."""
    step = fault.node.removeprefix(WAITING)
    lineage, present = Lineage(fault.run), [source for source, _ in fault.pieces]
    missing = [source for source in net.predecessors[fault.node] if source not in present]
    came = lineage.sources[fault.pieces[0]]
    wait = Wait(step, "chance", missing=missing[0] if missing else "", is_left=fault.kind == "left")
    if len(fault.pieces) == 1 and (again := _find_round(net, fault, lineage)):
        first, turn, second = again
        went = lineage.nodes(lineage.way(turn, second))
        return wait._replace(
            kind="again", missing="", cause=went[0], split=fault.run[first].node, came=fault.pieces[0], went=went
        )
    decision = _find_decision(net, fault, missing)
    if decision is None and (back := _find_way_back(net, fault, lineage, came)) is not None and not is_certain:
        went = (*lineage.nodes(lineage.way(back, came)), step)
        return wait._replace(kind="back", cause=went[0], went=went)
    if decision is None:
        after = reachable([fault.node], net.successors)
        is_cycle = is_certain and wait.missing in after
        return wait._replace(kind="cycle", cause=wait.missing.removeprefix(WAITING)) if is_cycle else wait
    origin = max(lineage.ancestors(decision) & lineage.ancestors(came))
    cause = fault.run[decision].node
    return wait._replace(
        kind=_kind(net, fault, decision, present, is_certain=is_certain),
        cause=cause,
        split=fault.run[origin].node if origin != decision else "",
        came=(*lineage.nodes(lineage.way(origin, came)), step),
        went=_onward(fault, decision),
    )


def _kind(net: Net, fault: Fault, decision: int, present: Sequence[str], *, is_certain: bool) -> WaitKind:
    """Return the kind of a wait that follows from a decision."""
    node, (taken,) = fault.run[decision].node, fault.run[decision].ways
    comes = taken == fault.node or taken in _leading(net, present, fault.node)
    if (
        comes
        and dominators(START, net.successors)[fault.node] == node
        and (is_certain or not (_is_made_again(net, node, fault.node) or _brings_all(net, node, fault.node)))
    ):
        return "choice"
    return "part" if comes and is_certain else "past"


def _is_made_again(net: Net, choice: str, join: str) -> bool:
    """Tell whether a choice can be made again while a path already waits: parallel paths start in a loop through it."""
    return not net.parallel.isdisjoint(_within(net.successors, choice, join) & _within(net.predecessors, choice, join))


def _brings_all(net: Net, choice: str, join: str) -> bool:
    """Tell whether one branch of a choice can bring all that a step waits for, since parallel paths start in it."""
    sources = {*net.predecessors[join]}
    branches = (_within(net.successors, branch, join) for branch in net.successors[choice])
    return any(sources <= branch and not net.parallel.isdisjoint(branch) for branch in branches)


def _within(following: Mapping[str, Iterable[str]], node: str, stop: str) -> set[str]:
    """Return all that can be reached from a node without going on from `stop`."""
    return reachable([node], {**following, stop: ()})


def _leading(net: Net, nodes: Sequence[str], stop: str) -> set[str]:
    """Return the nodes from which one of `nodes` can be reached without passing `stop`."""
    return set[str]().union(*(_within(net.predecessors, node, stop) for node in nodes)) - {stop}


def _find_decision(net: Net, fault: Fault, missing: Sequence[str]) -> int | None:
    """Return the move of a run after which work cannot come from `missing` any more, though another branch leads there.

    The one that all ways to the step pass, if it is such a move; else the last.
    """
    goals = _leading(net, missing, fault.node)
    gate, found = dominators(START, net.successors)[fault.node], list[int]()
    for n, (node, _, ways) in enumerate(fault.run):
        leading = goals | {fault.node} if node in missing else goals
        others = {*net.successors[node]} - {*ways}
        if node != START and node not in net.parallel and leading.isdisjoint(ways) and not leading.isdisjoint(others):
            found.append(n)
    gates = [n for n in found if fault.run[n].node == gate]
    return max(gates or found, default=None)


def _find_round(net: Net, fault: Fault, lineage: Lineage) -> tuple[int, int, int] | None:
    """Return where paths started that a decision then started again, that decision, and where they started again.

    None unless the run ends with a second piece of work on an edge, for that reason.
    """
    parting = lineage.parting(fault.pieces) if lineage.last and lineage.last[1] == len(fault.run) - 1 else None
    if parting is None:
        return None
    first, _, way = parting
    second = next((n for n in way[1:] if fault.run[n].node == fault.run[first].node), None)
    turns = [n for n in way if second and first < n < second and _is_choice(net, fault.run[n].node)]
    return (first, turns[-1], second) if second and turns else None


def _is_choice(net: Net, node: str) -> bool:
    return node not in net.parallel and len(net.successors[node]) > 1


def _find_way_back(net: Net, fault: Fault, lineage: Lineage, came: int) -> int | None:
    """Return the last decision on the path from when the waiting step was done to when it waits again."""
    done = [n for n in lineage.ancestors(came) if fault.run[n].node == fault.node]
    nodes = lineage.way(max(done), came) if done else ()
    choices = [n for n in nodes if _is_choice(net, fault.run[n].node)]
    return choices[-1] if choices else None


def _onward(fault: Fault, move: int) -> tuple[str, ...]:
    """Return the nodes along which work goes on from a move, until it waits or has ended; of parallel paths, the first."""
    nodes = [fault.run[move].node, fault.run[move].ways[0]]
    for node, taken, ways in fault.run[move + 1 :]:
        if (nodes[-2], nodes[-1]) in taken and ways and node not in nodes[:-1]:
            nodes.append(ways[0])
    return tuple(nodes)
