"""What follows from variants that are flows of their own: who acts in them alone, what they take, what they change."""

from __future__ import annotations

from typing import Any

from playpress.analysis.facts import Facts
from playpress.analysis.pilots import Difference
from playpress.model.role import Role
from playpress.model.tool import Tool
from tests.tools.handbook import library_of, playbook_of


def step(name: str, responsible: str = "clerk", **fields: Any) -> dict[str, Any]:
    return {"id": name, "name": name.title(), "raci": {"responsible": responsible}, **fields}


STEPS = [step("ask", "boss"), step("pack", tools=["crm"], work="2h"), step("send", wait="1d")]
NIGHT: dict[str, Any] = {
    "name": "Night", "responsible": "guard", "without": ["ask"],
    "instead": [{"step": "send", "responsible": "clerk", "wait": "1h"}],
}  # fmt: skip


def facts(*variants: dict[str, Any], **fields: Any) -> Any:
    roles = {name: Role(id=name, name=name.title(), hourly_rate=rate) for name, rate in (("clerk", 10), ("guard", 30))}
    playbook = playbook_of(steps=STEPS, variants=variants, owner="boss", **fields)
    return Facts(library_of(playbook, roles=roles, tools={"crm": Tool(id="crm", name="CRM")}))


def test_a_variant_in_words_is_no_flow_and_one_without_any_step_neither():
    found = facts({"name": "Day", "do": "Hurry."}, {"name": "None", "without": ["ask", "pack", "send"]}).variants
    assert [one for variants in found.values() for one in variants] == []


def test_steps_of_a_variant_keep_their_numbers_and_it_its_place():
    ((one,),) = facts({"name": "Day", "do": "Hurry."}, NIGHT).variants.values()
    assert (one.number, one.flow.numbers, one.flow.number("send")) == (2, {"pack": 2, "send": 3}, 3)


def test_a_role_that_acts_in_a_variant_alone_has_a_part_in_the_process_that_says_so():
    found = facts(NIGHT)
    assert found.duties["guard"] == {"sell": {"R": ["pack"]}}
    assert found.only_varied == {"guard": {"sell": {"R": {"pack": ("Night",)}}}}
    assert found.reading_order["guard"] == ["sell"]
    assert found.raci.letters["sell"].keys() == {"boss", "clerk", "guard"}
    assert list(found.tool_needs.by_role["guard"]) == ["crm"]


def test_what_a_role_has_in_the_process_and_in_a_variant_counts_once():
    found = facts(NIGHT, {"name": "Holiday", "responsible": "guard"})
    assert found.duties["clerk"] == {"sell": {"R": ["pack", "send"]}}
    assert "clerk" not in found.only_varied
    assert found.only_varied["guard"]["sell"]["R"] == {
        "ask": ("Holiday",), "pack": ("Night", "Holiday"), "send": ("Holiday",),
    }  # fmt: skip


def test_nobody_acts_in_a_variant_of_a_retired_playbook():
    assert "guard" not in facts(NIGHT, status="retired").assignments


def test_a_variant_has_a_run_of_its_own_at_the_rates_of_those_who_act_in_it():
    found = facts(NIGHT)
    (run,) = found.variant_runs["sell"]
    assert (found.runs["sell"].times.lead, run.times.lead) == (10, 3)
    assert (found.runs["sell"].cost.amount, run.cost.amount) == (20, 60)


def test_a_variant_differs_in_what_it_says_and_not_in_what_follows_from_that():
    ((one,),) = facts(NIGHT).variants.values()
    assert [(d.step, d.key) for d in one.differences] == [
        ("pack", "responsible"), ("send", "wait"), ("ask", "removed"),
    ]  # fmt: skip
    assert one.differences[0] == Difference("pack", "responsible", ("clerk",), ("guard",))
