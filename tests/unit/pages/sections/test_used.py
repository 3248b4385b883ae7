"""Where a thing is used."""

from __future__ import annotations

from playpress.model.goal import Goal
from playpress.model.role import Role
from playpress.pages.sections.used import where_used
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

STEPS = [{"id": "a", "name": "A", "raci": {"responsible": "boss"}, "instructions": ["Ask [[role:boss]]."]}]


def write():
    roles = {"boss": Role(id="boss", name="Boss", purpose="I am [[role:boss]].")}
    goals = {"grow": Goal(id="grow", name="Grow", owner="boss")}
    return writer(playbook_of(steps=STEPS), path="roles/boss.md", roles=roles, goals=goals)


def said(section) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(group.title, [(row.user.text, row.how) for row in group.rows]) for group in section.groups]


def test_users_stand_by_kind_with_the_keys_and_steps_in_which_they_name_a_thing_but_not_the_thing_itself():
    section = where_used(("role", "boss"), write())
    assert section.heading == "Where it is used"
    assert said(section) == [
        ("Playbooks", [("Sell", "owner, [1. A](../playbooks/sell.md#step-a)")]),
        ("Goals", [("Grow", "owner")]),
    ]


def test_what_a_page_tells_elsewhere_is_left_out():
    section = where_used(("role", "boss"), write(), frozenset({"owner", "responsible"}), "Mentioned elsewhere")
    assert section.heading == "Mentioned elsewhere"
    assert said(section) == [("Playbooks", [("Sell", "[1. A](../playbooks/sell.md#step-a)")])]
