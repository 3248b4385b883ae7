"""Worked examples as they are read, and the data with which the player plays them."""

from __future__ import annotations

import html
import json
from typing import Any

from playpress.model.role import Role
from playpress.pages.sections.examples import examples
from playpress.pages.sections.player import player
from playpress.process.flow import resolve_flow
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer
from tests.unit.process.test_run import ENDS, choice, step

ROLES = {"boss": Role(id="boss", name="Boss"), "clerk": Role(id="clerk", name="Clerk")}
ASK = step("ask", type="decision", branches=[
    {"when": "Yes", "to": "work"}, {"when": "Perhaps", "to": "work"}, {"when": "No", "to": "stopped"},
])  # fmt: skip


def sections(*steps: dict[str, Any], examples_: list[dict[str, Any]], **fields: Any) -> tuple[Any, Any]:
    """Return the section of the examples, and what the player is given."""
    playbook = playbook_of(steps=steps, ends=ENDS, examples=examples_, **fields)
    write = writer(playbook, path="playbooks/sell.md", roles=ROLES)
    flow = resolve_flow(playbook)
    return examples(playbook, flow, write), played(str(player(playbook, flow, write).process))


def played(attribute: str) -> Any:
    text = html.unescape(attribute)
    return json.loads(text.translate(str.maketrans("\"'", "'\""))) if text else None


def case(*steps: dict[str, Any], **fields: Any) -> list[dict[str, Any]]:
    return [{"id": "one", "name": "One", "steps": list(steps), **fields}]


def test_a_case_says_when_by_whom_and_how_long_each_step_was_done_and_what_was_handed_over():
    done = {
        "step": "ask", "when": "Monday", "by": "boss", "work": "2h", "wait": "1d", "note": "*Hm*.", "handed_over": "A <b>",
    }  # fmt: skip
    told, _ = sections(ASK, step("work"), examples_=case(done, {"step": "work"}))
    (one,) = told.cases
    assert one.steps[0].circumstances == "Monday · Boss · 2 hours of work · 1 day of waiting"
    assert (one.steps[0].note, one.steps[0].handed_over) == ("*Hm*.", "A &#60;b&#62;")
    assert one.steps[1].circumstances == "Boss"
    assert one.end == "Done"


def test_a_case_without_source_is_said_to_be_made_up():
    told, _ = sections(step("a"), examples_=case({"step": "a"}))
    assert told.cases[0].origin == "A case made up to show the process."
    told, _ = sections(step("a"), examples_=case({"step": "a"}, source="The file"))
    assert told.cases[0].origin == "Source: The file"


def test_answers_that_the_next_step_cannot_tell_apart_are_both_told_unless_the_case_says_which():
    told, _ = sections(ASK, step("work"), examples_=case({"step": "ask"}, {"step": "work"}))
    assert told.cases[0].steps[0].answer == "Yes / Perhaps"
    told, _ = sections(ASK, step("work"), examples_=case({"step": "ask", "answer": "Perhaps"}, {"step": "work"}))
    assert told.cases[0].steps[0].answer == "Perhaps"


def test_a_case_that_is_no_way_through_the_flow_is_shown_without_what_cannot_be_known():
    told, data = sections(ASK, step("work"), examples_=case({"step": "work"}, {"step": "ask"}))
    assert [doing.answer for doing in told.cases[0].steps] == ["", ""]
    assert told.cases[0].end == ""
    assert [done["ways"] for done in data["examples"][0]["steps"]] == [[], []]


def test_the_player_is_told_of_each_step_what_it_takes_where_it_leads_and_what_it_waits_for():
    steps = [
        step("begin", "2h", next=["fast", "slow"]),
        step("fast", next="meet", outputs=[{"id": "cake", "name": "Cake"}]),
        step("slow", "", "1d", next="meet"),
        step("meet", join="all", inputs=[{"from": "fast/cake"}, {"name": "A knife"}]),
    ]
    _, data = sections(*steps, examples_=[])
    assert data["steps"] == {
        "begin": {
            "name": "Do begin", "who": "Boss", "work": 2.0, "wait": 0.0, "ways": [["fast", ""], ["slow", ""]],
        },
        "fast": {"name": "Do fast", "who": "Boss", "ways": [["meet", ""]]},
        "slow": {"name": "Do slow", "who": "Boss", "work": 0.0, "wait": 8.0, "ways": [["meet", ""]]},
        "meet": {
            "name": "Do meet", "who": "Boss", "needs": ["Cake", "A knife"], "ways": [["done", ""]], "joins": ["fast", "slow"],
        },
    }  # fmt: skip


def test_the_player_is_told_the_ways_exceptions_and_own_hours_of_a_case():
    exceptions = [{"id": "late", "when": "It is late"}, {"id": "lost", "when": 'It\'s "lost"', "resume": "stopped"}]
    steps = [choice("ask", {"ask": None, "done": None}, "1h")]
    done = [{"step": "ask", "work": "3h"}, {"step": "ask", "exception": "lost"}]
    _, data = sections(*steps, examples_=case(*done), exceptions=exceptions)
    assert data["exceptions"] == [["late", "A", "It is late", [], None], ["lost", "B", 'It\'s "lost"', [], "stopped"]]
    assert data["examples"][0]["steps"] == [
        {"step": "ask", "ways": ["ask"], "own": [3.0, 0.0]},
        {"step": "ask", "ways": ["stopped"], "thrown": 1},
    ]


def test_a_process_that_is_too_large_for_a_picture_is_not_played():
    _, data = sections(*(step(f"s{n}") for n in range(600)), examples_=[])
    assert data is None
