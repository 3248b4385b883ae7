"""A step as its section shows it."""

from __future__ import annotations

from playpress.model.role import Role
from playpress.model.tool import Tool
from playpress.pages.sections.step import StepSection, step_section
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

ROLES = {name: Role(id=name, name=name.title()) for name in ("boss", "clerk")}
RACI = {"responsible": "clerk", "accountable": "boss", "informed": "clerk"}


def shown(name: str, **fields) -> StepSection:
    """Return the section of a step of a playbook on the playbook's page."""
    playbook = playbook_of(**fields)
    write = writer(playbook, path="playbooks/sell.md", roles=ROLES, tools={"crm": Tool(id="crm", name="CRM")})
    flow = write.facts.flows["sell"]
    return step_section(playbook, flow.steps[name], flow, write)


def said(entries) -> dict[str, str]:
    return {str(entry.term): str(entry.text) for entry in entries}


def test_a_step_says_whose_it_is_how_long_it_takes_and_leaves_out_what_it_has_not():
    step = shown("a", steps=[{"id": "a", "name": "Ask", "raci": RACI, "work": "2h"}])
    assert (step.anchor, step.number, step.name, step.kind) == ("step-a", "1", "Ask", "task")
    clerk, boss = "[Clerk](../roles/clerk.md)", "[Boss](../roles/boss.md)"
    assert [(duty.badge.letter, duty.badge.word, duty.roles) for duty in step.duties] == [
        ("R", "Responsible", clerk), ("A", "Accountable", boss), ("I", "Informed", clerk),
    ]  # fmt: skip
    assert said(step.facts) == {"Work": "2 hours"}
    assert (step.done, step.uses, step.further) == ((), (), ())


def test_the_menu_of_a_step_names_it():
    assert shown("a", steps=[{"id": "a", "name": "Ask <us>", "raci": RACI}]).menu == "More for step 1, Ask &#60;us&#62;"


def test_a_step_that_only_goes_on_to_the_next_does_not_say_so():
    steps = [{"id": name, "name": name.upper(), "raci": RACI} for name in "abc"]
    assert [len(shown(name, steps=steps).ways_out) for name in "abc"] == [0, 0, 1]
    assert shown("c", steps=steps).ways_out[0].target.text == "the end “Sold”"
    steps[0]["next"] = "c"
    assert [way.target.text for way in shown("a", steps=steps).ways_out] == ["3. C"]


def test_a_step_says_what_it_needs_makes_and_uses():
    made = [{"id": "x", "name": "Offer", "to": "out"}, {"id": "y", "name": "Note"}]
    first = {"id": "a", "name": "A", "raci": RACI, "outputs": made}
    needs = [{"from": "a/y"}, {"from": "got"}, {"name": "Luck"}]
    second = {"id": "b", "name": "B", "raci": RACI, "inputs": needs, "tools": [{"tool": "crm", "access": "edit"}]}
    parts = {
        "inputs": [{"id": "got", "name": "Request"}],
        "outputs": [{"id": "out", "name": "Signed offer"}],
        "steps": [first, second],
    }
    assert said(shown("a", **parts).uses) == {"Produces": "Offer (becomes: Signed offer), Note"}
    assert said(shown("b", **parts).uses) == {
        "Needs": "Note (from [1. A](#step-a)), Request, Luck", "Tools": "CRM (edit)",
    }  # fmt: skip


def test_the_ways_out_of_a_step_name_their_answer_and_how_often_it_is_given():
    branches = [
        {"when": "Yes", "to": "done", "probability": 0.75},
        {"when": "No", "to": "a", "kind": "rework", "probability": 0.25},
    ]
    decision = {"id": "b", "name": "Good?", "type": "decision", "raci": RACI, "branches": branches}
    ways = shown("b", steps=[{"id": "a", "name": "A", "raci": RACI}, decision]).ways_out
    assert [(way.label, way.target.md, way.note) for way in ways] == [
        ("Yes", "the end “Sold”", "about 75% of cases"),
        ("No", "[1. A](#step-a)", "rework, about 25% of cases"),
    ]


def test_earlier_ids_of_a_step_stay_anchors_and_a_split_is_told():
    steps = [
        {"id": "a", "name": "A", "aliases": ["old"], "raci": RACI, "next": ["b", "c"]},
        {"id": "b", "name": "B", "raci": RACI, "next": "d"},
        {"id": "c", "name": "C", "raci": RACI, "next": "d"},
        {"id": "d", "name": "D", "raci": RACI, "join": "all"},
    ]
    assert shown("a", steps=steps).older_anchors == ("step-old",)
    assert (shown("a", steps=steps).is_split, shown("b", steps=steps).is_split) == (True, False)
    assert said(shown("d", steps=steps).facts)["Waits for"] == "every path that leads here"
