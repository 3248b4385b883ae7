"""Graphs: what is reached, and where they go in cycles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.process.graph import dominators, find_cycles, reachable, reverse_postorder

if TYPE_CHECKING:
    import random

graphs = st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=4), max_size=8)


def test_what_paths_lead_to_is_reached_the_start_included():
    graph = {"a": ["b"], "b": ["c", "a"], "d": ["a"]}
    assert reachable(["a"], graph) == {"a", "b", "c"}
    assert reachable([], graph) == set()
    assert reachable(["unknown"], graph) == {"unknown"}


def test_a_graph_without_cycle_has_none():
    assert find_cycles({"a": ["b", "c"], "b": ["c"], "c": []}) == []


def test_each_cycle_begins_with_its_smallest_node():
    assert find_cycles({"c": ["a"], "a": ["b"], "b": ["c"], "x": ["x"]}) in (
        [["a", "b", "c"], ["x"]],
        [["x"], ["a", "b", "c"]],
    )


def test_a_long_chain_and_a_long_cycle_are_no_problem():
    chain = {str(n): [str(n + 1)] for n in range(5000)}
    assert find_cycles(chain) == []
    (cycle,) = find_cycles({**chain, "5000": ["0"]})
    assert len(cycle) == 5001
    assert len(reachable(["0"], chain)) == 5001


@settings(max_examples=400)
@given(graphs)
def test_cycles_are_real_and_cutting_the_last_edge_of_each_leaves_none(graph: dict[str, list[str]]):
    cycles = find_cycles(graph)
    cut = {node: list(after) for node, after in graph.items()}
    for cycle in cycles:
        assert len(set(cycle)) == len(cycle)
        assert cycle[0] == min(cycle)
        for here, there in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
            assert there in graph[here]
        cut[cycle[-1]] = [node for node in cut[cycle[-1]] if node != cycle[0]]
    assert find_cycles(cut) == []
    assert bool(cycles) == any(node in reachable(after, graph) for node, after in graph.items())


@settings(max_examples=100)
@given(graphs, st.randoms(use_true_random=False))
def test_the_cycles_depend_on_the_graph_and_not_on_its_order(graph: dict[str, list[str]], chance: random.Random):
    nodes = list(graph)
    chance.shuffle(nodes)
    shuffled = {node: chance.sample(graph[node], len(graph[node])) for node in nodes}
    assert find_cycles(shuffled) == find_cycles(graph)


def test_the_dominators_of_a_node_are_what_every_path_to_it_passes():
    graph = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": ["a", "g"], "g": []}
    assert dominators("a", graph) == {"b": "a", "c": "a", "d": "a", "e": "c", "f": "a", "g": "f"}
    assert reverse_postorder("a", graph)[0] == "a"


@given(st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=3)))
def test_a_dominator_is_the_last_node_without_which_another_cannot_be_reached(edges: dict[str, list[str]]):
    graph = {node: edges.get(node, []) for node in "abcdefg"}
    gates = dominators("a", graph)
    assert gates.keys() | {"a"} == reachable(["a"], graph)
    for node, gate in gates.items():
        needed = {
            n
            for n in gates.keys() | {"a"}
            if n != node and node not in reachable(["a"] if n != "a" else [], graph | {n: []})
        }
        assert gate in needed
        assert all(other == gate or other in _above(gate, gates) for other in needed)


def _above(node: str, gates: dict[str, str]) -> set[str]:
    above = set()
    while node in gates:
        node = gates[node]
        above.add(node)
    return above
