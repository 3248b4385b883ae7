"""A flow to its faults with parallel paths: steps that wait for ever, steps done twice, paths that lead back.

Knows: flows and nets. Must not know how it is worded.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from playpress.process.net import WAITING, make_net
from playpress.process.repeats import Repeat, find_repeats
from playpress.process.returns import Return, find_returns
from playpress.process.waits import Wait, find_waits

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow
    from playpress.process.net import Net


class Soundness(NamedTuple):
    """Parallel paths that lead back, steps done more than once, steps that wait for ever.

    `split` are the steps that wait for ever and must still not lose their `join`: a branch that they wait for starts
    parallel paths, so without it they would be done twice.
    """

    returns: list[Return]
    repeats: list[Repeat]
    waits: list[Wait]
    split: frozenset[str]


def find_soundness(playbook: Playbook, flow: Flow) -> Soundness | None:
    """Return what is wrong with a flow; None if it has no parallel paths, or is too incomplete to judge."""
    if not flow.has_parallel and not any(step.join for step in flow.steps.values()):
        return None
    net = make_net(flow) if _is_whole(playbook, flow) else None
    if net is None:
        return None
    repeats = find_repeats(net)
    waits = find_waits(net, [repeat.step for repeat in repeats])
    split = _split_in_branches(net, {wait.step for wait in waits if wait.kind == "choice"})
    return Soundness(find_returns(flow), repeats, waits, split)


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
    return frozenset(repeat.step.removeprefix(WAITING) for repeat in find_repeats(replace(net, joins=waiting)))
