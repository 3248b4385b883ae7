"""A naive simulator of one run: work goes from step to step, dice decide, and a clock runs. Knows no algebra."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.process.flow import START

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from playpress.process.flow import Flow


class Simulated(NamedTuple):
    """One run: when the last piece of work came to an end, hours of work done, and hours of work done again."""

    lead: float
    effort: float
    again: float


def simulate(flow: Flow, hours: Mapping[str, float], dice: random.Random) -> Simulated:
    """Run a flow once. A step with `join` is done when the last of the pieces it waits for has come."""
    pieces = [(START, 0.0)]
    ways_in = {name: {e.source for e in flow.edges if e.target == name} for name in flow.steps}
    arrived: dict[str, list[float]] = {}
    done: dict[str, int] = {}
    last, effort, again = 0.0, 0.0, 0.0
    while pieces:
        pieces.sort(key=lambda piece: piece[1])
        node, clock = pieces.pop(0)
        if node in flow.ends:
            last = max(last, clock)
            continue
        if node in flow.steps and flow.steps[node].join:
            arrived.setdefault(node, []).append(clock)
            if len(arrived[node]) < len(ways_in[node]):
                continue
            clock = max(arrived.pop(node))
        clock += hours.get(node, 0.0)
        effort += hours.get(node, 0.0)
        again += hours.get(node, 0.0) if done.get(node) else 0.0
        done[node] = done.get(node, 0) + 1
        edges = flow.outgoing[node]
        if node in flow.steps and flow.steps[node].branches:
            shares = [1 / len(edges) if edge.probability is None else edge.probability for edge in edges]
            edges = dice.choices(edges, shares)
        pieces += [(edge.target, clock) for edge in edges]
    return Simulated(last, effort, again)
