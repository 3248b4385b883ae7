"""Where a thing is used."""

from __future__ import annotations

from playpress.model.dataset import Dataset
from playpress.model.goal import Goal
from playpress.model.kpi import Kpi
from playpress.model.role import Role
from playpress.pages.sections.used import further_uses, where_used
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer

STEPS = [{"id": "a", "name": "A", "raci": {"responsible": "boss"}, "instructions": ["Ask [[role:boss]]."]}]


def write():
    roles = {"boss": Role(id="boss", name="Boss", purpose="I am [[role:boss]].")}
    goals = {
        "grow": Goal(id="grow", name="Grow", owner="boss"),
        "win": Goal(id="win", name="Win", parent="grow", statement="More of [[goal:grow]]."),
    }
    kpis = {"sales": Kpi(id="sales", name="Sales", goals=["grow"])}
    return writer(playbook_of(steps=STEPS, goals=["grow"]), path="roles/boss.md", roles=roles, goals=goals, kpis=kpis)


def said(section) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(group.title, [(row.user.text, row.how) for row in group.rows]) for group in section.groups]


def test_users_stand_by_kind_with_the_keys_and_steps_in_which_they_name_a_thing_but_not_the_thing_itself():
    section = where_used(("goal", "grow"), write())
    assert section.heading == "Where it is used"
    assert said(section) == [
        ("Playbooks", [("Sell", "serves it")]),
        ("KPIs", [("Sales", "serves it")]),
        ("Goals", [("Win", "mentioned, part of it")]),
    ]
    assert section.more.text == ""


def test_two_keys_that_mean_the_same_are_one_word():
    ask = {"escalate": [{"when": "It is late.", "to": "boss"}]}
    exceptions = [{"id": "late", "when": "Late", "do": "Ask.", "escalate_to": "boss"}]
    steps = [{"id": "a", "name": "A", "raci": {"responsible": "clerk"}}]
    roles = {name: Role(id=name, name=name) for name in ("boss", "clerk")}
    playbook = playbook_of(steps=steps, exceptions=exceptions, owner="clerk", ask=ask)
    section = where_used(("role", "boss"), writer(playbook, path="roles/boss.md", roles=roles))
    assert said(section) == [("Playbooks", [("Sell", "escalation")])]


def test_what_a_page_shows_under_headings_of_its_own_is_not_repeated_as_long_as_it_shows_all_of_it(monkeypatch):
    section = further_uses(("goal", "grow"), ("goals", "parent"), write())
    assert said(section) == [("Goals", [("Win", "mentioned")])]
    assert further_uses(("goal", "grow"), ("goals", "parent", "text"), write()).heading == ""
    monkeypatch.setattr("playpress.pages.sections.parts.MOST_USES", 2)
    assert len(said(further_uses(("goal", "grow"), ("goals", "parent"), write()))) == 2


def test_a_process_works_with_data_and_a_kpi_takes_its_figures_from_them():
    datasets = {"orders": Dataset(id="orders", name="Orders")}
    kpis = {"sales": Kpi(id="sales", name="Sales", dataset="orders")}
    inputs = [{"id": "list", "name": "List", "dataset": "orders"}]
    place = writer(playbook_of(steps=STEPS, inputs=inputs), path="datasets/orders.md", datasets=datasets, kpis=kpis)
    assert said(where_used(("dataset", "orders"), place)) == [
        ("Playbooks", [("Sell", "works with it")]),
        ("KPIs", [("Sales", "takes its figures from it")]),
    ]


def test_what_the_page_of_a_role_tells_elsewhere_is_left_out():
    section = where_used(("role", "boss"), write(), "Mentioned elsewhere")
    assert section.heading == "Mentioned elsewhere"
    assert said(section) == [("Playbooks", [("Sell", "[1. A](../playbooks/sell.md#step-a)")])]
