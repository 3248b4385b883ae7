"""The steps of a playbook, phase by phase."""

from __future__ import annotations

from playpress.pages.sections.steps import steps
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

RACI = {"responsible": "clerk"}


def phases(places, **fields):
    """Return anchor, title and the names of the steps of each phase; `places` has the phase of each step."""
    made = [
        {"id": f"s{n}", "name": f"S{n}", "raci": RACI} | ({"phase": phase} if phase else {})
        for n, phase in enumerate(places)
    ]
    playbook = playbook_of(steps=made, **fields)
    write = writer(playbook, path="playbooks/sell.md")
    found = steps(playbook, write.facts.flows["sell"], write).phases
    return [(phase.anchor, phase.title, [step.name for step in phase.steps]) for phase in found]


def test_steps_stand_under_their_phases_in_the_order_of_the_steps():
    known = [{"id": "start", "name": "Start"}, {"id": "run", "name": "Run & go"}]
    assert phases(["start", "start", "run"], phases=known) == [
        ("phase-start", "Start", ["S0", "S1"]), ("phase-run", "Run &#38; go", ["S2"]),
    ]  # fmt: skip


def test_a_phase_that_comes_again_is_there_again_and_its_anchor_is_not():
    known = [{"id": "start", "name": "Start"}, {"id": "run", "name": "Run"}]
    assert phases(["start", "run", "start"], phases=known) == [
        ("phase-start", "Start", ["S0"]), ("phase-run", "Run", ["S1"]), ("", "Start", ["S2"]),
    ]  # fmt: skip


def test_steps_in_no_phase_stand_under_a_heading_where_they_come_first_and_under_none_later():
    assert phases(["", ""]) == [("", "Steps", ["S0", "S1"])]
    known = [{"id": "start", "name": "Start"}]
    assert phases(["", "start", ""], phases=known) == [
        ("", "Steps", ["S0"]), ("phase-start", "Start", ["S1"]), ("", "", ["S2"]),
    ]  # fmt: skip
