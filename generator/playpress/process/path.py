"""A flow to its critical path: the longest way that one run can take without doing anything again.

Knows: flows. Must not know what a step takes: it is told.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from playpress.process.flow import START, lane
from playpress.process.graph import reverse_postorder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.process.flow import Flow


class Path(NamedTuple):
    """The steps on the longest way through a process, and how many hand-offs and approvals are on it."""

    steps: tuple[str, ...]
    hand_offs: int
    approvals: int


def find_path(flow: Flow, hours: Mapping[str, float]) -> Path:
    """Return the way from the trigger to an end that takes longest; of equal ones, the one with most steps, then the first.

    `hours` is what one visit of each step takes. Rework, exceptions and ways back are left out: each step is done once.
    The way is empty if none leads to an end.
    """
    ahead = {
        node: [edge.target for edge in edges if edge.exception is None and edge.kind != "rework"]
        for node, edges in flow.outgoing.items()
    }
    order = reverse_postorder(START, ahead)
    place = {node: n for n, node in enumerate(order)}
    length = dict.fromkeys(flow.ends, (0.0, 0))
    onward: dict[str, str] = {}
    for node in reversed(order):
        ways = [to for to in dict.fromkeys(ahead[node]) if to in length and place[to] > place[node]]
        if ways:
            onward[node] = max(ways, key=length.__getitem__)
            time, steps = length[onward[node]]
            length[node] = (time + hours.get(node, 0.0), steps + 1)
    found = [START]
    while found[-1] in onward:
        found.append(onward[found[-1]])
    return _counted(flow, tuple(node for node in found if node in flow.steps))


def _counted(flow: Flow, steps: tuple[str, ...]) -> Path:
    """Return a path with its numbers; a step without a role passes on what it got."""
    lanes = [role for role in (lane(flow.steps[name]) for name in steps) if role]
    approvals = sum(flow.steps[name].type == "approval" for name in steps)
    return Path(steps, sum(one != other for one, other in pairwise(lanes)), approvals)
