"""A playbook and a variant to the process as it goes in the variant."""

from __future__ import annotations

from typing import Any

import pytest

from playpress.model.variant import Variant
from playpress.process.flow import START, Flow, resolve_flow
from playpress.process.soundness import find_soundness
from playpress.process.variant import bridges, variant_of
from tests.tools.flows import random_playbook
from tests.tools.handbook import playbook_of


def step(name: str, responsible: str = "clerk", **fields: Any) -> dict[str, Any]:
    return {"id": name, "name": name.title(), "raci": {"responsible": responsible}, **fields}


def varied(steps: list[dict[str, Any]], *, playbook: dict[str, Any] | None = None, **variant: Any) -> Flow:
    process = playbook_of(steps=steps, **playbook or {})
    return resolve_flow(variant_of(process, Variant.model_validate({"name": "Night", **variant})))


def ways(flow: Flow) -> list[tuple[str, str]]:
    return [(edge.source, edge.target) for edge in flow.edges]


ASK: dict[str, Any] = {
    "id": "ask", "name": "Ask", "type": "approval", "raci": {"responsible": "boss"},
    "branches": [{"when": "Yes", "to": "send"}, {"when": "No", "to": "mend", "kind": "rework"}],
}  # fmt: skip
STEPS = [step("make"), ASK, step("mend", next="ask"), step("send", "seller", wait="2d")]


def test_what_a_variant_does_not_name_is_as_in_the_process():
    flow = varied(STEPS, responsible=["seller"])
    assert ways(flow) == ways(resolve_flow(playbook_of(steps=STEPS)))
    assert {s.name: s.wait for s in flow.steps.values()}["Send"].likely.amount == 2


def test_a_step_that_is_left_out_is_bridged():
    assert ways(varied(STEPS, without="make"))[0] == (START, "ask")
    assert ways(varied([step("a"), step("b", next="d"), step("c", next="done"), step("d", next="c")], without=["b"])) == [
        (START, "a"), ("a", "d"), ("c", "done"), ("d", "c"),
    ]  # fmt: skip


def test_a_decision_that_is_left_out_goes_on_with_its_first_answer_and_what_only_others_led_to_goes_with_it():
    assert ways(varied(STEPS, without=["ask"])) == [(START, "make"), ("make", "send"), ("send", "done")]


def test_a_variant_begins_where_the_first_step_led_that_is_left_out():
    flow = varied([step("a", next="c"), step("b", next="done"), step("c", next="b")], without=["a"])
    assert ways(flow) == [(START, "c"), ("c", "b"), ("b", "done")]


def test_a_step_that_has_one_path_left_to_wait_for_waits_no_more():
    steps = [step("a", next=["b", "c"]), step("b", next="d"), step("c"), step("d", join="all")]
    flow = varied(steps, without=["b"])
    assert ways(flow) == [(START, "a"), ("a", "c"), ("c", "d"), ("d", "done")]
    assert flow.steps["d"].join is None
    assert ways(varied(steps, without=["b", "c"])) == [(START, "a"), ("a", "d"), ("d", "done")]


def test_parallel_paths_that_a_step_left_out_would_start_are_started_by_the_one_before():
    steps = [step("a"), step("b", next=["c", "d"]), step("c", next="e"), step("d"), step("e", join="all")]
    assert ways(varied(steps, without=["b"]))[1:3] == [("a", "c"), ("a", "d")]


def test_an_exception_goes_with_the_steps_at_which_it_can_happen():
    exceptions = [
        {"id": "gone", "when": "Gone", "at": ["make", "send"], "resume": "make"},
        {"id": "late", "when": "Late", "at": ["make"], "resume": "send"},
    ]
    playbook = playbook_of(steps=STEPS, exceptions=exceptions)
    left = variant_of(playbook, Variant(name="Night", without=("make",))).exceptions
    assert [(e.id, e.at, e.resume) for e in left] == [("gone", ("send",), "ask")]


def test_who_does_all_steps_is_neither_asked_nor_told_and_does_not_wait_in_the_place_of_a_clock():
    steps: list[dict[str, Any]] = [
        {"id": "make", "name": "Make", "raci": {"responsible": "clerk", "consulted": ["seller", "boss"]}},
        {"id": "dry", "name": "Let it dry", "type": "wait", "wait": "1d"},
    ]
    flow = varied(steps, responsible="boss")
    assert flow.steps["make"].raci.model_dump(exclude_defaults=True) == {
        "responsible": ("boss",), "consulted": ("seller",),
    }  # fmt: skip
    assert flow.steps["dry"].raci is None


def test_what_stands_under_instead_counts_more_than_who_does_all_steps():
    instead = [{"step": "ask", "responsible": "owner", "informed": [], "name": "Call", "work": "10m", "wait": "0h"}]
    flow = varied(STEPS, responsible="seller", instead=instead)
    assert [s.raci.responsible for s in flow.steps.values()] == [("seller",), ("owner",), ("seller",), ("seller",)]
    assert (flow.steps["ask"].name, str(flow.steps["ask"].work.likely)) == ("Call", "10m")


def test_inputs_from_steps_left_out_and_ends_that_nothing_leads_to_are_left_out():
    steps = [
        step("make", outputs=[{"id": "plan", "name": "Plan"}]),
        {**ASK, "branches": [{"when": "Yes", "to": "send"}, {"when": "No", "to": "stopped"}]},
        step("send", inputs=[{"from": "make/plan"}, {"from": "wish"}]),
    ]
    ends = [{"id": "sent", "name": "Sent"}, {"id": "stopped", "name": "Stopped", "outcome": "cancelled"}]
    flow = varied(steps, playbook={"ends": ends}, without=["make", "ask"])
    assert [need.from_ for need in flow.steps["send"].inputs] == ["wish"]
    assert list(flow.ends) == ["sent"]


def test_a_variant_without_any_step_left_has_none():
    assert not varied(STEPS, without=["make", "ask", "mend", "send"]).steps


def test_a_circle_of_steps_left_out_leads_nowhere():
    flow = resolve_flow(playbook_of(steps=[step("a"), step("b", next="c"), step("c", next="b")]))
    assert bridges(flow, "b", ["b", "c"]) == ()


@pytest.mark.repeats
@pytest.mark.parametrize("seed", range(60))
def test_whatever_step_is_left_out_the_variant_is_closed_and_as_sound_as_the_process(seed: int):
    playbook = random_playbook(seed, 12)
    process = resolve_flow(playbook)
    was = find_soundness(playbook, process)
    for left_out in playbook.steps:
        made = variant_of(playbook, Variant(name="Night", without=(left_out.id,)))
        flow = resolve_flow(made)
        targets = {to for s in made.steps for to in (*s.next, *(b.to for b in s.branches))}
        assert left_out.id not in {*flow.steps, *targets}
        assert targets <= {*flow.steps, *flow.ends}
        now = find_soundness(made, flow)
        answers = [branch.to for s in playbook.steps for branch in s.branches]
        if any(len(bridges(process, answer, [left_out.id])) > 1 for answer in answers):
            continue  # an answer cannot start several steps; a rule says so
        if not was or not (was.waits or was.repeats or was.circle):
            assert not now or not (now.waits or now.repeats), left_out.id
