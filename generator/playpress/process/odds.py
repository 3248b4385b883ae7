"""A flow to the odds of one run: from each node, where it goes on and how likely.

Exceptions have no odds, so a run is one in which none happens. Where a choice says no odds, its answers are taken to be
equally likely, and that is said.
Knows: flows. Must not know times.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from playpress.process.chain import Ways, find_visits
from playpress.process.flow import START
from playpress.process.graph import dominators, inverse, reachable, reverse_postorder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.process.flow import Edge, Flow

OVER = "^over"
"""The node after all ends; no step can have this id."""


@dataclass(frozen=True)
class Odds:
    """The odds of one run.

    `choices[node]`: how likely each node comes next; of a node in `splits`, all of them do. `joins` wait for all ways
    in. `assumed` are the choices whose odds nobody has written down.
    """

    choices: Ways
    splits: frozenset[str]
    joins: frozenset[str]
    ends: frozenset[str]
    stops: frozenset[str]
    assumed: tuple[str, ...]

    @cached_property
    def dead_ends(self) -> tuple[str, ...]:
        """The nodes of a run from which no end can be reached."""
        alive = reachable(self.ends, inverse({node: list(after) for node, after in self.choices.items()}))
        return tuple(node for node in self.order if node not in alive)

    @cached_property
    def order(self) -> list[str]:
        """The nodes of a run, each before those after it but where a loop closes."""
        return reverse_postorder(START, self.choices)

    @cached_property
    def merges(self) -> dict[str, str]:
        """For each node, the first one after it that every run passes which is not stopped: there parallel ways merge."""
        after = {node: list(ways) for node, ways in self.choices.items()}
        alive = reachable(self.ends - self.stops or self.ends, inverse(after))
        backwards: dict[str, list[str]] = {node: [] for node in (*after, OVER)}
        for node in self.order:
            usual = [target for target in after[node] if target in alive or node in self.splits]
            for target in usual or after[node] or [OVER]:
                backwards[target].append(node)
        return dominators(OVER, backwards)

    def visits(self) -> dict[str, float]:
        """Return how often each node is done in one run, on all parallel ways.

        Raises:
            EndlessError: a loop has no way out, or starts parallel work again and again.
        """
        if not self.splits:
            return find_visits(START, self.choices)
        share = {node: 1 / len(ways) for node, ways in self._waited_for.items()}
        ways = {
            node: {
                to: p * share[to] if to in self.joins and node in self._waited_for[to] else p for to, p in after.items()
            }
            for node, after in self.choices.items()
        }
        return find_visits(START, ways)

    @cached_property
    def _waited_for(self) -> dict[str, set[str]]:
        """For each join, the nodes before it that it waits for: not those that come back from after it."""
        if not self.joins:
            return {}
        gates = dominators(START, {node: list(self.choices[node]) for node in self.order})
        before = inverse({node: list(self.choices[node]) for node in self.order})
        return {join: {n for n in before.get(join, ()) if not _passes(n, join, gates)} for join in self.joins}

    @cached_property
    def may_stop(self) -> bool:
        """Whether a way of parallel work can come to an end that stops the whole run."""
        ahead = (
            reachable(self.choices[split], {**self.choices, self.merges.get(split, OVER): {}}) for split in self.splits
        )
        return any(self.stops & nodes for nodes in ahead)

    @cached_property
    def repeated(self) -> list[str]:
        """The nodes that can be done again: those in loops, and ways that begin at a split in a loop."""
        loops = [node for node in self.order if node in reachable(self.choices[node], self.choices)]
        begun = [way for node in loops if node in self.splits for way in self.choices[node]]
        again = {*loops, *reachable(begun, self.choices)}
        return [node for node in self.order if node in again]


def _passes(node: str, gate: str, gates: Mapping[str, str]) -> bool:
    """Tell whether every run passes a gate before a node."""
    while node != gate and node in gates:
        node = gates[node]
    return node == gate


def find_odds(flow: Flow) -> Odds:
    """Return the odds of a run of a flow. Odds that do not sum to 1 keep their proportions."""
    choices: Ways = {}
    splits, assumed = set(), []
    for node, edges in flow.outgoing.items():
        usual = [edge for edge in edges if edge.exception is None]
        step = flow.steps.get(node)
        if step and not step.branches and len({edge.target for edge in usual}) > 1:
            splits.add(node)
            choices[node] = dict.fromkeys((edge.target for edge in usual), 1.0)
            continue
        choices[node] = _shares(usual)
        if len(choices[node]) > 1 and any(edge.probability is None for edge in usual):
            assumed.append(node)
    reached = reachable([START], choices)
    return Odds(
        {node: after for node, after in choices.items() if node in reached},
        frozenset(splits & reached),
        frozenset(name for name, step in flow.steps.items() if step.join and name in reached),
        frozenset(flow.ends.keys() & reached),
        frozenset(name for name, end in flow.ends.items() if end.outcome != "success" and name in reached),
        tuple(node for node in assumed if node in reached),
    )


def _shares(edges: Iterable[Edge]) -> dict[str, float]:
    """Return the share of each target: as the odds say, equal shares if one is missing, without what never happens."""
    edges = list(edges)
    odds = [edge.probability for edge in edges]
    known = [p for p in odds if p is not None]
    weights = known if len(known) == len(odds) and sum(known) > 0 else [1.0] * len(odds)
    shares: dict[str, float] = {}
    for edge, weight in zip(edges, weights, strict=True):
        if weight > 0:
            shares[edge.target] = shares.get(edge.target, 0.0) + weight / sum(weights)
    return shares
