"""The sections that pages of roles share with the home page and “My progress”."""

from __future__ import annotations

from playpress.model.dataset import Dataset
from playpress.model.kpi import Kpi
from playpress.model.role import Role, Team
from playpress.pages.address import PROGRESS
from playpress.pages.my_progress import my_progress_page
from playpress.pages.sections.reading import reading, reading_time
from playpress.pages.sections.results import results
from playpress.pages.sections.role_kpis import own_kpis, process_kpis
from playpress.pages.sections.tasks import first_months
from playpress.pages.sections.teams import roles_by_team, teams
from tests.tools.handbook import playbook_of
from tests.tools.planned import at
from tests.unit.pages.test_catalogue import writer

RACI = {"responsible": "clerk", "accountable": "boss"}
STEP = {"id": "a", "name": "A", "raci": RACI}


def test_the_results_of_a_role_are_what_its_steps_make_that_leaves_the_process():
    made = [{"id": "x", "name": "X", "to": "goods"}, {"id": "y", "name": "Y"}]
    outputs = [{"id": "goods", "name": "Goods", "customer": "boss"}]
    write = writer(playbook_of(outputs=outputs, steps=[{**STEP, "outputs": made}]), path="roles/clerk.md")
    ((name, step, receivers),) = results("clerk", write).rows
    assert (name, step.text, receivers) == ("Goods", "1. A", "boss")
    assert results("boss", write).rows == ()


def test_kpis_that_a_role_owns_stand_apart_from_those_of_processes_it_works_in():
    kpis = {
        "mine": Kpi(id="mine", name="Mine", owner="clerk", dataset="orders", formula="a / b"),
        "sales": Kpi(id="sales", name="Sales", owner="boss", formula="all"),
    }
    data = {"orders": Dataset(id="orders", name="Orders")}
    playbook = playbook_of(kpis=["sales", "mine", "gone"], steps=[STEP])
    write = writer(playbook, path="roles/clerk.md", kpis=kpis, datasets=data)
    (mine,) = own_kpis("clerk", write).tiles.tiles
    assert mine.kpi.text == "Mine"
    assert mine.notes == (
        "Formula: a / b",
        "Source: [Orders](../datasets/orders.md)",
        "Measures: [Sell](../playbooks/sell.md)",
    )
    assert [tile.kpi.text for tile in process_kpis("clerk", write).tiles.tiles] == ["Sales"]


def test_a_reading_says_what_the_role_does_there_or_else_why_it_is_read():
    before = playbook_of(id="first", name="First")
    playbook = playbook_of(steps=[STEP], version="2", learning={"prerequisites": ["first"]})
    write = writer(before, playbook)
    assert [(r.playbook.text, r.version, r.duties) for r in reading("clerk", write).readings] == [
        ("First", "", "background"), ("Sell", "2", "you do 1 step"),
    ]  # fmt: skip
    assert [r.duties for r in reading("boss", write).readings] == ["background", "you answer for 1 step"]
    assert (reading_time("clerk", write), reading_time("seller", write)) == ("about 2 minutes", "")


def test_a_task_names_what_ticks_it_and_a_quiz_its_number_of_questions():
    quiz = [{"question": "Who?", "options": ["She", "He"], "answer": 1}]
    task = {"task": "Read it", "read": "sell", "quiz": "sell"}
    role = Role.model_validate({"id": "clerk", "name": "Clerk", "onboarding": {"first_week": [task, "Say hello"]}})
    ((anchor, title, tasks),) = first_months(role, writer(playbook_of(learning={"quiz": quiz})))
    assert (anchor, title, [tuple(line) for line in tasks]) == (
        "first-week", "First week", [("Read it", "sell", "sell/1"), ("Say hello", "", "")],
    )  # fmt: skip
    assert first_months(Role(id="boss", name="Boss"), writer()) == ()


def test_roles_stand_by_team_those_without_one_last_and_those_outside_only_in_the_list_of_all():
    roles = {
        "b": Role(id="b", name="Boss", team="crew"), "a": Role(id="a", name="Agent", team="crew", external=True),
        "c": Role(id="c", name="Clerk"),
    }  # fmt: skip
    crew = {"crew": Team(id="crew", name="Crew"), "alone": Team(id="alone", name="Alone")}
    write = writer(roles=roles, teams=crew)
    assert list(roles_by_team(write).items()) == [("alone", []), ("crew", ["a", "b"]), (None, ["c"])]
    assert [(team.team, [role.text for role in team.roles]) for team in teams(write).teams] == [
        ("Crew", ["Boss"]), ("Without a team", ["Clerk"]),
    ]  # fmt: skip


def test_roles_outside_the_organisation_have_no_way_on_my_progress():
    roles = {name: Role(id=name, name=name.title(), external=name == "boss") for name in ("boss", "clerk")}
    write = writer(playbook_of(steps=[STEP]), path=PROGRESS, roles=roles)
    assert reading("boss", write).readings
    (group,) = my_progress_page(*at(write)).roles.groups
    assert group.links == (("Clerk", "progress/clerk.md"),)
