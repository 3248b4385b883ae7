"""What each role does in every step of every playbook."""

from __future__ import annotations

from playpress.analysis.assignments import (
    Assignment,
    find_assignments,
    find_assignments_in,
    find_duties,
    find_steps_done,
    step_assignments,
    step_parties,
)
from playpress.analysis.facts import Facts
from playpress.model.role import Role, Team
from playpress.process.flow import resolve_flow
from tests.tools.handbook import library_of, playbook_of


def raci(**letters: object) -> dict[str, object]:
    return {"id": "a", "name": "A", "raci": letters}


def test_a_role_has_its_letters_in_their_order_and_the_owner_answers_where_nobody_is_named():
    (step,) = playbook_of(
        steps=[raci(responsible=["boss", "clerk"], consulted="seller", informed=["seller", "boss"])]
    ).steps
    assert step_assignments(step, "owner", {}) == {
        "boss": ("R", "I"), "clerk": ("R",), "owner": ("A",), "seller": ("C", "I"),
    }  # fmt: skip
    (step,) = playbook_of(steps=[raci(responsible="boss", accountable="boss")]).steps
    assert step_assignments(step, "owner", {}) == {"boss": ("R", "A")}


def test_a_step_without_raci_assigns_nobody():
    (step,) = playbook_of(steps=[{"id": "w", "name": "W", "type": "wait", "wait": "1d"}]).steps
    assert step_assignments(step, "owner", {}) == {}


def test_the_assignments_of_a_role_are_gathered_over_all_playbooks():
    sell = playbook_of(steps=[raci(responsible="clerk")], owner="boss")
    buy = playbook_of(id="buy", steps=[raci(responsible="clerk", accountable="clerk")], owner="boss")
    library = library_of(buy, sell)
    flows = {name: resolve_flow(p) for name, p in library.playbooks.items()}
    assert find_assignments(find_assignments_in(library, flows, {}, {})) == {
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


def test_a_team_that_is_asked_or_told_stands_for_its_roles_but_for_those_with_a_part_of_their_own():
    members = {"desk": ("boss", "clerk", "seller"), "shop": ("seller", "baker")}
    (step,) = playbook_of(
        steps=[raci(responsible="boss", consulted=["desk", "guest"], informed=["shop", "clerk"])]
    ).steps
    assert step_assignments(step, "owner", members) == {
        "boss": ("R",), "owner": ("A",), "guest": ("C",), "clerk": ("I",), "seller": ("C",), "baker": ("I",),
    }  # fmt: skip
    assert step_parties(step, "owner")["desk"] == ("C",)


def test_the_part_of_a_team_is_among_the_assignments_of_its_roles():
    sell = playbook_of(steps=[raci(responsible="boss", informed="desk")], owner="boss")
    roles = {"clerk": Role(id="clerk", name="Clerk", team="desk"), "boss": Role(id="boss", name="Boss")}
    facts = Facts(library_of(sell, roles=roles, teams={"desk": Team(id="desk", name="Desk")}))
    assert facts.assignments["clerk"] == (Assignment("clerk", "sell", "a", ("I",)),)
    assert facts.raci.counts == {"boss": {"R": 1, "A": 1}, "clerk": {"I": 1}}
    assert [reference.key for reference in facts.references["team", "desk"]] == ["informed", "team"]


def test_an_id_of_a_role_and_of_a_team_means_the_role():
    roles = {"desk": Role(id="desk", name="Desk"), "clerk": Role(id="clerk", name="Clerk", team="desk")}
    sell = playbook_of(steps=[raci(responsible="boss", informed="desk")], owner="boss")
    facts = Facts(library_of(sell, roles=roles, teams={"desk": Team(id="desk", name="Desk")}))
    assert facts.members == {}
    assert facts.duties["desk"] == {"sell": {"I": ["a"]}}
    assert "clerk" not in facts.duties
