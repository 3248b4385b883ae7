"""A flow to a net: at which nodes all edges out are taken or only one, and which nodes wait for all edges in.

A net holds what runs without exceptions can do:

- An exception interrupts a run, and people decide how it goes on, so its edges are left out. Steps that only an
exception leads to form a process of their own, which ends where it meets a step that waits.
- A step with `join: all` does not wait for edges that come back from after it: whoever repeats it has all that is
needed.
- An end that is cancelled or failed stops the whole run, and nobody waits any more. So a choice's edges that lead only
to such ends are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from playpress.process.flow import START
from playpress.process.graph import dominators, inverse, reachable, reverse_postorder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.process.flow import Flow


WAITING = "^waiting "
"""Prefix of a step's id for the node in which a step waits that edges come back to; no step can have such an id."""


@dataclass(frozen=True)
class Net:
    """The nodes that a run can reach, with each edge between two of them once.

    In `parallel`, all edges out of a node are taken; elsewhere one of them. Nodes in `joins` wait for all edges in. A
    branch of those in `stops` can stop the run; it is left out.
    """

    successors: Mapping[str, tuple[str, ...]]
    parallel: frozenset[str]
    joins: frozenset[str]
    ends: frozenset[str]
    stops: frozenset[str]

    @cached_property
    def predecessors(self) -> dict[str, list[str]]:
        """For each node, its predecessors."""
        return inverse(self.successors)


def make_net(flow: Flow) -> Net | None:
    """Return the net of a flow; None if some step leads to no end, so that nothing can be said about the flow."""
    out = {
        node: list(dict.fromkeys(e.target for e in edges if not e.exception)) for node, edges in flow.outgoing.items()
    }
    usual = reachable([START], out)
    rescues = list(dict.fromkeys(e.target for e in flow.edges if e.exception and e.target not in usual))
    joins = {name for name, step in flow.steps.items() if step.join}
    out[START] += rescues
    reached = reachable([START], out)
    if not reached <= reachable(flow.ends, inverse(out)):
        return None
    over = next(iter(flow.ends))
    for node in reached - usual:
        out[node] = list(dict.fromkeys(over if t in usual and t in joins else t for t in out[node]))
    parallel = {name for name in reached & flow.steps.keys() if not flow.steps[name].branches and len(out[name]) > 1}
    stops = _leave_out_stops(out, flow, parallel)
    joins = _let_back_in(out, joins)
    reached = reachable([START], out)
    return Net(
        {node: tuple(out[node]) for node in out if node in reached},
        frozenset(parallel & reached),
        frozenset(joins & reached),
        frozenset(flow.ends.keys() & reached),
        frozenset(stops & reached),
    )


def _leave_out_stops(out: dict[str, list[str]], flow: Flow, parallel: set[str]) -> set[str]:
    """Remove from each choice the edges that lead only to ends without success, unless all do; return these choices."""
    successes = [name for name, end in flow.ends.items() if end.outcome == "success"]
    live = reachable(successes, inverse(out))
    stops = {node for node in live - parallel if not live.issuperset(out[node])}
    for node in stops:
        out[node] = [target for target in out[node] if target in live]
    return stops


def _let_back_in(out: dict[str, list[str]], joins: set[str]) -> set[str]:
    """Let edges that come back to a waiting step from after it bypass the wait; return the nodes that wait.

    Such a step becomes two nodes: one that waits, and the step itself.
    """
    gates, before = dominators(START, out), inverse(out)
    rank = {node: n for n, node in enumerate(reverse_postorder(START, out))}
    waiting = set()
    for join in sorted(joins & gates.keys()):
        sources = [node for node in before[join] if node in rank]
        first = [node for node in sources if rank[node] < rank[join] or not _passes(node, join, gates)]
        if len(first) == len(sources):
            waiting.add(join)
            continue
        place = WAITING + join
        for node in first:
            out[node] = [place if target == join else target for target in out[node]]
        out[place] = [join]
        waiting.add(place)
    return waiting


def _passes(node: str, before: str, gates: Mapping[str, str]) -> bool:
    while node != before and node in gates:
        node = gates[node]
    return node == before
