"""A playbook to its flow: defaults written out, and a flow comes of any playbook."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.process.flow import DEFAULT_END, START, Edge, resolve_flow
from playpress.process.graph import reachable
from tests.tools.handbook import playbook_of


def step(name: str, /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": f"Do {name}", "raci": {"responsible": "boss"}, **fields}


def edges(*steps: dict[str, object], **fields: object) -> list[tuple[str, str]]:
    return [(e.source, e.target) for e in resolve_flow(playbook_of(steps=steps, **fields)).edges]


def test_steps_follow_each_other_and_the_last_one_ends_in_the_outcome():
    flow = resolve_flow(playbook_of(steps=[step("a"), step("b")], outcome="Sold"))
    assert flow.edges == (Edge(START, "a"), Edge("a", "b", implied=True), Edge("b", DEFAULT_END, implied=True))
    assert flow.ends[DEFAULT_END].name == "Sold"
    assert flow.numbers == {"a": 1, "b": 2}


def test_the_last_step_goes_on_to_the_first_success():
    ends = [
        {"id": "lost", "name": "Lost", "outcome": "failed"},
        {"id": "won", "name": "Won"},
        {"id": "more", "name": "More"},
    ]
    assert edges(step("a"), ends=ends) == [(START, "a"), ("a", "won")]
    assert edges(step("a"), ends=ends[:1]) == [(START, "a"), ("a", "lost")]


def test_next_takes_the_place_of_the_following_step_and_may_split():
    assert edges(step("a", next=["b", "c"]), step("b", next="done"), step("c")) == [
        (START, "a"), ("a", "b"), ("a", "c"), ("b", "done"), ("c", "done"),
    ]  # fmt: skip


def test_branches_carry_label_kind_and_probability_and_the_open_one_gets_the_rest():
    branches = [
        {"when": "Yes", "to": "b", "probability": 0.7},
        {"when": "Again", "to": "a", "kind": "rework", "probability": 0.25},
        {"when": "No", "to": "done"},
    ]
    flow = resolve_flow(playbook_of(steps=[step("a", type="decision", branches=branches), step("b")]))
    assert flow.outgoing["a"] == [
        Edge("a", "b", "Yes", "normal", 0.7),
        Edge("a", "a", "Again", "rework", 0.25),
        Edge("a", "done", "No", "normal", 0.05),
    ]


@pytest.mark.parametrize(
    ("odds", "filled"),
    [
        ([None, None], [None, None]),
        ([None], [None]),
        ([0.4, None], [0.4, 0.6]),
        ([0.4, None, None], [0.4, None, None]),
        ([0.8, 0.7, None], [0.8, 0.7, 0.0]),
        ([0.1, 0.2, None], [0.1, 0.2, 0.7]),
    ],
)
def test_only_a_single_missing_probability_is_filled_and_never_below_zero(odds, filled):
    branches = [{"when": "x", "to": "done"} | ({} if p is None else {"probability": p}) for p in odds]
    flow = resolve_flow(playbook_of(steps=[step("a", type="decision", branches=branches)]))
    assert [e.probability for e in flow.outgoing["a"]] == filled


def test_an_exception_leads_from_each_of_its_steps_to_where_it_resumes():
    exceptions = [
        {"id": "x", "when": "Fire", "at": ["a", "b"], "resume": "c"},
        {"id": "y", "when": "Rain", "resume": "a"},
        {"id": "z", "when": "Snow", "at": "a"},
    ]
    flow = resolve_flow(playbook_of(steps=[step("a"), step("b"), step("c")], exceptions=exceptions))
    assert [e for e in flow.edges if e.exception] == [
        Edge("a", "c", "Fire", "exception", exception="x"),
        Edge("b", "c", "Fire", "exception", exception="x"),
    ]


def test_edges_to_nowhere_are_left_out_and_the_first_of_two_equal_ids_counts():
    steps = [step("a", next=["b", "nowhere"]), step("b", name="First"), step("b", name="Second", next="a")]
    flow = resolve_flow(playbook_of(steps=steps))
    assert [(e.source, e.target) for e in flow.edges] == [(START, "a"), ("a", "b"), ("b", "done")]
    assert flow.steps["b"].name == "First"


def test_a_step_called_like_an_end_wins():
    assert edges(step("done")) == [(START, "done")]


def test_a_playbook_without_steps_has_ends_and_no_edges():
    flow = resolve_flow(playbook_of(steps=[]))
    assert flow.edges == ()
    assert list(flow.ends) == [DEFAULT_END]
    assert flow.successors == {START: [], DEFAULT_END: []}


names = st.sampled_from(["a", "b", "c", "d", "done", "end", "x"])
branch = st.fixed_dictionaries(
    {"when": st.just("w"), "to": names},
    optional={"kind": st.sampled_from(["normal", "rework", "exception"]), "probability": st.floats(0, 1)},
)
any_step = st.fixed_dictionaries(
    {"id": names},
    optional={
        "name": st.text(max_size=3),
        "type": st.sampled_from(["task", "decision", "wait", "subprocess", "approval", "meeting"]),
        "raci": st.just({"responsible": "boss"}),
        "next": st.lists(names, max_size=3),
        "branches": st.lists(branch, max_size=4),
        "join": st.just("all"),
    },
)
any_playbook: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"steps": st.lists(any_step, max_size=6)},
    optional={
        "ends": st.lists(
            st.fixed_dictionaries(
                {"id": names, "name": st.just("n"), "outcome": st.sampled_from(["success", "failed"])}
            ),
            max_size=3,
        ),
        "exceptions": st.lists(
            st.fixed_dictionaries(
                {"id": names, "when": st.just("w")}, optional={"at": st.lists(names, max_size=2), "resume": names}
            ),
            max_size=2,
        ),
    },
)


def _can_be_drawn(fields: dict[str, Any]) -> bool:
    exceptions = [exception["id"] for exception in fields.get("exceptions", [])]
    return bool(fields["steps"]) and len(exceptions) == len(set(exceptions))


drawable_playbook = any_playbook.filter(_can_be_drawn)
"""A check refuses playbooks without steps and equal ids, so they never become a picture."""


@settings(max_examples=400, deadline=None)
@given(any_playbook)
def test_a_flow_comes_of_any_playbook_and_is_whole(fields):
    playbook = playbook_of(**fields)
    flow = resolve_flow(playbook)
    nodes = {START, *flow.steps, *flow.ends}
    assert not flow.steps.keys() & flow.ends.keys()
    assert all(edge.source in nodes - flow.ends.keys() and edge.target in nodes - {START} for edge in flow.edges)
    assert set(flow.successors) == set(flow.outgoing) == nodes
    assert sum(map(len, flow.outgoing.values())) == len(flow.edges)
    for name, taken in flow.steps.items():
        branches = [e for e in flow.outgoing[name] if e.exception is None]
        odds = [e.probability for e in branches if e.probability is not None]
        written = [b.probability for b in taken.branches if b.probability is not None]
        if sum(written) <= 1:
            assert sum(odds) <= 1.001
        assert all(0 <= p <= 1 for p in odds)
        implied = [e for e in branches if e.implied]
        assert not implied or len(branches) == 1
    assert reachable({START}, flow.successors) <= nodes
    assert list(flow.numbers.values()) == list(range(1, len(flow.steps) + 1))
