"""Directed graphs (successors by node) to reachable nodes, predecessors, loops, cycles, an order, and dominators.

Knows: nodes and edges. Must not know playbooks.
"""

from __future__ import annotations

from collections import defaultdict, deque
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping

Node = TypeVar("Node", bound="Hashable")


def reachable(start: Iterable[Node], successors: Mapping[Node, Iterable[Node]]) -> set[Node]:
    """Return every node that a path from `start` leads to, the start itself included."""
    seen: set[Node] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(successors.get(node, ()))
    return seen


def leads_to(start: Node, target: Node, successors: Mapping[Node, Iterable[Node]]) -> bool:
    """Tell whether a path leads from a node to another; quick if it is a short one. Each node leads to itself."""
    seen, waiting = {start}, deque([start])
    while waiting and target not in seen:
        found = set(successors.get(waiting.popleft(), ())) - seen
        seen |= found
        waiting.extend(found)
    return target in seen


def inverse(successors: Mapping[str, list[str] | tuple[str, ...]]) -> dict[str, list[str]]:
    """Return the predecessors of each node."""
    before: dict[str, list[str]] = {node: [] for node in successors}
    for node, after in successors.items():
        for target in after:
            before[target].append(node)
    return before


def find_cycles(successors: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return cycles, each as its nodes in order; removing the last edge of each would leave no cycle in the graph.

    Not all cycles are returned, but every one shares an edge with one that is. The result is deterministic.
    """
    edges = {node: sorted(set(after)) for node, after in sorted(successors.items())}
    cycles: list[list[str]] = []
    while True:
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as problem:
            cycle: list[str] = problem.args[1][:-1]
            cycle.reverse()
            first = cycle.index(min(cycle))
            cycle = cycle[first:] + cycle[:first]
            cycles.append(cycle)
            edges[cycle[-1]].remove(cycle[0])
        else:
            return cycles


def reverse_postorder(start: str, successors: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the nodes reachable from `start`, each before its successors, except where an edge closes a cycle."""
    done: list[str] = []
    seen = {start}
    path = [(start, iter(successors[start]))]
    while path:
        node, after = path[-1]
        following = next((n for n in after if n not in seen), None)
        if following is None:
            done.append(node)
            path.pop()
        else:
            seen.add(following)
            path.append((following, iter(successors[following])))
    return done[::-1]


def strong_components(order: Iterable[str], predecessors: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return for each node, given in reverse postorder, the first node that it leads to and is reached from.

    Source: Sharir, A Strong-Connectivity Algorithm, 1981 (Kosaraju's).
    """
    first: dict[str, str] = {}
    for root in order:
        waiting = [root]
        while waiting:
            node = waiting.pop()
            if node not in first:
                first[node] = root
                waiting.extend(predecessors[node])
    return first


def find_loops(start: str, successors: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Return, for each node reachable from `start`, all nodes that it leads to and that lead back to it; itself, too."""
    order = reverse_postorder(start, successors)
    before = inverse({node: list(successors[node]) for node in order})
    loops: defaultdict[str, set[str]] = defaultdict(set)
    first = strong_components(order, before)
    for node, root in first.items():
        loops[root].add(node)
    return {node: loops[root] for node, root in first.items()}


def dominators(start: str, successors: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the immediate dominator of each node reachable from `start` but itself: the last node on every path to it.

    Source: Cooper, Harvey and Kennedy, A Simple, Fast Dominance Algorithm, 2001.
    """
    order = reverse_postorder(start, successors)
    place = {node: n for n, node in enumerate(order)}
    before: list[list[int]] = [[] for _ in order]
    for node in order:
        for after in successors[node]:
            before[place[after]].append(place[node])
    gate: list[int | None] = [None] * len(order)
    gate[0] = 0
    changed = True
    while changed:
        changed = False
        for n in range(1, len(order)):
            found: int | None = None
            for other in before[n]:
                if gate[other] is not None:
                    found = other if found is None else _meet(found, other, gate)
            if gate[n] != found:
                gate[n], changed = found, True
    return {order[n]: order[at] for n, at in enumerate(gate) if n and at is not None}


def _meet(one: int, other: int, gate: list[int | None]) -> int:
    """Return the nearest common dominator of two nodes, all given by their positions in the order."""
    while one != other:
        if one < other:
            one, other = other, one
        above = gate[one]
        assert above is not None  # noqa: S101 - only nodes with a gate are asked about
        one = above
    return one
