"""What each role does in every step of every playbook."""

from __future__ import annotations

from playpress.analysis.assignments import (
    Assignment,
    find_assignments,
    find_duties,
    find_steps_done,
    step_assignments,
)
from playpress.process.flow import resolve_flow
from tests.tools.handbook import library_of, playbook_of


def raci(**letters: object) -> dict[str, object]:
    return {"id": "a", "name": "A", "raci": letters}


def test_a_role_has_its_letters_in_their_order_and_the_owner_answers_where_nobody_is_named():
    (step,) = playbook_of(
        steps=[raci(responsible=["boss", "clerk"], consulted="seller", informed=["seller", "boss"])]
    ).steps
    assert step_assignments(step, "owner") == {
        "boss": ("R", "I"), "clerk": ("R",), "owner": ("A",), "seller": ("C", "I"),
    }  # fmt: skip
    (step,) = playbook_of(steps=[raci(responsible="boss", accountable="boss")]).steps
    assert step_assignments(step, "owner") == {"boss": ("R", "A")}


def test_a_step_without_raci_assigns_nobody():
    (step,) = playbook_of(steps=[{"id": "w", "name": "W", "type": "wait", "wait": "1d"}]).steps
    assert step_assignments(step, "owner") == {}


def test_the_assignments_of_a_role_are_gathered_over_all_playbooks():
    sell = playbook_of(steps=[raci(responsible="clerk")], owner="boss")
    buy = playbook_of(id="buy", steps=[raci(responsible="clerk", accountable="clerk")], owner="boss")
    library = library_of(buy, sell)
    flows = {name: resolve_flow(p) for name, p in library.playbooks.items()}
    assert find_assignments(library, flows, {}) == {
        "clerk": (Assignment("clerk", "buy", "a", ("R", "A")), Assignment("clerk", "sell", "a", ("R",))),
        "boss": (Assignment("boss", "sell", "a", ("A",)),),
    }


def test_duties_are_the_steps_of_a_role_in_a_playbook_under_each_letter():
    assignments = {
        "clerk": (Assignment("clerk", "sell", "a", ("R", "A")), Assignment("clerk", "sell", "b", ("R",))),
        "boss": (Assignment("boss", "sell", "b", ("A", "I")),),
    }
    duties = find_duties(assignments)
    assert duties == {"clerk": {"sell": {"R": ["a", "b"], "A": ["a"]}}, "boss": {"sell": {"A": ["b"], "I": ["b"]}}}
    assert find_steps_done(duties) == {"clerk": {"sell": ["a", "b"]}}
