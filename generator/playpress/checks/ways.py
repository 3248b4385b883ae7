"""A way through a flow as a finding writes it: the steps in order, and at each decision the answer that leads on."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.diagnostics import InFull

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.diagnostics import Route
    from playpress.process.flow import Flow

MOST_SHOWN = 12
"""Steps of a way that are written; of a longer one, those in the middle are left out."""


def written_way(flow: Flow, nodes: Sequence[str]) -> InFull:
    """Return a way as a text like `check (Broken) → mend → done`."""
    shown = [
        f"{step} ({answer})" if (answer := answer_to(flow, step, following)) else step
        for step, following in pairwise([*nodes, ""])
    ]
    if len(shown) > MOST_SHOWN:
        shown[MOST_SHOWN // 2 : -MOST_SHOWN // 2] = ["…"]
    return InFull(" → ".join(shown))


def shortest_way(flow: Flow, node: str, target: str) -> tuple[str, ...]:
    """Return a shortest way of at least one edge from a node to another, both included; empty if there is none."""
    ways: deque[tuple[str, ...]] = deque([(node,)])
    seen: set[str] = set()
    while ways:
        way = ways.popleft()
        for following in flow.successors[way[-1]]:
            if following == target:
                return (*way, following)
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()


def answer_to(flow: Flow, step: str, target: str) -> str:
    """Return the answer of a decision that leads to a node; empty if none does."""
    edges = (edge for edge in flow.outgoing.get(step, ()) if edge.exception is None)
    return next((edge.label for edge in edges if edge.target == target), "")


def route_of_way(flow: Flow, step: str, target: str) -> Route:
    """Return the place in a playbook at which a step leads to a node: its branch or entry of `next`, else its id."""
    n = flow.numbers[step] - 1
    for m, branch in enumerate(flow.steps[step].branches):
        if branch.to == target:
            return "steps", n, "branches", m, "to"
    names = flow.steps[step].next
    return ("steps", n, "next", names.index(target)) if len(names) > 1 and target in names else ("steps", n, "id")
