"""Directed graphs given as adjacency: what can be reached, and where they go in circles.

Knows: nodes and edges. Must not know playbooks.
"""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def reachable(start: Iterable[str], successors: Mapping[str, Iterable[str]]) -> set[str]:
    """Return every node that a path from `start` leads to, the start itself included."""
    seen: set[str] = set()
    waiting = list(start)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting.extend(successors.get(node, ()))
    return seen


def find_cycles(successors: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return circles, each as its nodes in order, until cutting the last edge of each would leave none.

    Every circle of the graph shares an edge with one that is returned; the result depends on the graph alone.
    """
    edges = {node: sorted(set(after)) for node, after in sorted(successors.items())}
    cycles: list[list[str]] = []
    while True:
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as problem:
            circle: list[str] = problem.args[1][:-1]
            circle.reverse()
            first = circle.index(min(circle))
            circle = circle[first:] + circle[:first]
            cycles.append(circle)
            edges[circle[-1]].remove(circle[0])
        else:
            return cycles
