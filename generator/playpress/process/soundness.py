"""A flow to what can go wrong with its parallel paths: what waits for ever, is left, is done twice, or never ends.

Knows: flows and nets. Must not know how it is worded.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from playpress.process.causes import Wait, find_cause
from playpress.process.lineage import find_parting
from playpress.process.net import WAITING, make_net
from playpress.process.returns import Return, find_returns
from playpress.process.states import find_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow
    from playpress.process.net import Net
    from playpress.process.states import Fault, Runs


class Repeat(NamedTuple):
    """A step that is done more than once, the step at which the paths part that meet there, and two of these.

    `may_wait`: with `join: all`, it would be done once; else it would wait for ever for other paths that lead to it.
    """

    step: str
    split: str
    ways: tuple[tuple[str, ...], ...]
    may_wait: bool


class Soundness(NamedTuple):
    """Parallel paths that lead back, steps done more than once, steps that can wait for ever, a circle without end.

    `split` are the steps that wait for ever and must still not lose their `join`: a branch that they wait for starts
    parallel paths, so without it they would be done twice. `is_complete`: all states of a run were tried.
    """

    returns: list[Return]
    repeats: list[Repeat]
    waits: list[Wait]
    split: frozenset[str]
    circle: tuple[str, ...]
    is_complete: bool


def find_soundness(playbook: Playbook, flow: Flow) -> Soundness | None:
    """Return what is wrong with a flow; None if it has no parallel paths, or is too incomplete to judge."""
    if not flow.has_parallel and not any(step.join for step in flow.steps.values()):
        return None
    net = make_net(flow) if _is_whole(playbook, flow) else None
    return judge_net(net, find_returns(flow)) if net else None


def judge_net(net: Net, returns: list[Return]) -> Soundness:
    """Return what is wrong with a net; `returns` are handed on."""
    runs = find_runs(net)
    waits = [wait for fault in runs.faults if fault.kind != "twice" for wait in _waits(net, runs, fault)]
    repeats = _repeats(net, [fault for fault in runs.faults if fault.kind == "twice"])
    repeats = [repeat for repeat in repeats if not _follows(repeat, {wait.step for wait in waits})]
    split = _split_in_branches(net, {wait.step for wait in waits if wait.kind == "choice"})
    returns = [back for back in returns if not _waits_for_itself(back, waits)]
    return Soundness(returns, repeats, waits, split, _steps(runs.circle), runs.is_complete)


def _repeats(net: Net, faults: list[Fault]) -> list[Repeat]:
    """Return the steps that are done twice."""
    if not faults:
        return []
    then = find_runs(replace(net, joins=net.joins.union(fault.node for fault in faults))).faults
    stuck = {fault.node for fault in then}
    found = []
    for fault in faults:
        parting = find_parting(fault.run, fault.pieces)
        assert parting is not None  # noqa: S101 - pieces that meet were parted
        ways = tuple(_steps((*way, fault.node)) for way in parting.ways)
        found.append(Repeat(fault.node, parting.split, ways, fault.node not in stuck))
    return found


def _waits_for_itself(back: Return, waits: list[Wait]) -> bool:
    """Tell whether a path leads back only on paper: a step on it waits for the round to be over."""
    return any(wait.kind == "cycle" and wait.step in (back.split, back.way, back.target) for wait in waits)


def _follows(repeat: Repeat, steps: set[str]) -> bool:
    """Tell whether a step is done twice only after work has passed one of the steps that can wait for ever."""
    return any(steps & {*way[1:-1]} for way in repeat.ways)


def _waits(net: Net, runs: Runs, fault: Fault) -> Iterator[Wait]:
    """Yield why a step waits. After a fault that is as if mended: only what has a cause of its own, and never for sure."""
    wait = find_cause(net, fault, is_certain=fault.node not in runs.done)
    if fault.is_mended and wait.kind == "chance":
        return
    kind = "part" if wait.kind == "choice" and fault.is_mended else wait.kind
    yield wait._replace(
        kind=kind, came=_steps(wait.came), went=_steps(wait.went), missing=wait.missing.removeprefix(WAITING)
    )


def _steps(nodes: Iterable[str]) -> tuple[str, ...]:
    """Return nodes as steps and ends; a step that waits before it is done is one."""
    return tuple(step for step, _ in groupby(node.removeprefix(WAITING) for node in nodes))


def _is_whole(playbook: Playbook, flow: Flow) -> bool:
    """Tell whether ids are unique and every step leads to steps or ends that exist."""
    known = flow.steps.keys() | flow.ends.keys()
    named = (target for step in playbook.steps for target in (*step.next, *(branch.to for branch in step.branches)))
    return len(flow.steps) == len(playbook.steps) and all(target in known for target in named)


def _split_in_branches(net: Net, steps: set[str]) -> frozenset[str]:
    """Return those of the steps that would be done twice if they did not wait, since one of their branches splits."""
    if not steps:
        return frozenset()
    waiting = frozenset(join for join in net.joins if join.removeprefix(WAITING) not in steps)
    faults = find_runs(replace(net, joins=waiting)).faults
    return frozenset(fault.node.removeprefix(WAITING) for fault in faults if fault.kind == "twice")
