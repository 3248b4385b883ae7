"""The script of data with which the browser shows a role's day: raw words, in order, for one role."""

from __future__ import annotations

import json
from datetime import date

from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.model.role import Role
from playpress.pages.my_day import my_day
from playpress.pages.progress import progress_page
from tests.tools.handbook import playbook_of
from tests.tools.planned import at
from tests.unit.pages.test_catalogue import writer

STEP = {"id": "a", "name": "A", "raci": {"responsible": "clerk", "informed": ["seller"]}}
ONBOARDING = {"first_day": ["Say *hello* to R&D"], "first_week": [{"task": "Read [[sell]]", "read": "sell"}]}
CLERK = Role.model_validate({"id": "clerk", "name": "Clerk", "reports_to": "boss", "backup": "gone", "contact": "clerk@x.org",
                             "onboarding": ONBOARDING})  # fmt: skip
ROLES = {
    "clerk": CLERK,
    "boss": Role(id="boss", name="B & B"),
    "seller": Role(id="seller", name="Seller"),
    "idle": Role(id="idle", name="Idle"),
}
LEVELS = {"direction": "up", "thresholds": {"green": 10, "amber": 5}, "unit": "%", "target": 9}
KPIS = {
    name: Kpi.model_validate({"id": name, "name": name.title(), "owner": owner, **LEVELS})
    for name, owner in (("sales", "boss"), ("calls", "clerk"), ("visits", "clerk"), ("none", "clerk"))
}
FIGURES = {
    name: (Measurement(date(2026, 1, 1), value),) for name, value in (("sales", 1), ("calls", 12), ("visits", 7))
}


def day(role: str = "clerk", **fields):
    playbook = playbook_of(name="Sell <it>", version="2", steps=[STEP], kpis=list(KPIS), **fields)
    write = writer(playbook, path="progress/clerk.md", roles=ROLES, kpis=KPIS, measurements=FIGURES)
    script = my_day(ROLES[role], write)
    head, _, text = script.partition(" = ")
    assert head == f'playpress.days["{role}"]'
    assert text.endswith(";\n")
    return json.loads(text.removesuffix(";\n"))


def test_tasks_are_the_words_that_the_roles_page_shows_with_their_stage_and_what_ticks_them():
    assert day()["tasks"] == [
        ["first-day", "First day", "Say hello to R&D", "", ""],
        ["first-week", "First week", "Read Sell <it>", "sell", ""],
    ]


def test_readings_are_in_the_order_of_the_roles_page_with_name_version_and_time():
    assert day()["reading"] == [["sell", "Sell <it>", "2", "about 1 minute"]]
    assert day("seller")["reading"] == []


def test_kpis_are_those_with_figures_and_ones_own_come_first():
    assert day()["kpis"] == [
        ["visits", "Visits", "7%", "", "amber", "amber", "target 9%"],
        ["calls", "Calls", "12%", "", "green", "green", "target 9%"],
        ["sales", "Sales", "1%", "", "red", "red", "target 9%"],
    ]
    assert day("seller")["kpis"] == []


def test_a_day_has_a_few_kpis(monkeypatch):
    monkeypatch.setattr("playpress.pages.my_day.MOST_KPIS", 1)
    assert [kpi[0] for kpi in day()["kpis"]] == ["visits"]


def test_people_are_known_roles_and_a_contact_is_as_written():
    assert day()["people"] == [["Your manager", "boss", "B & B"]]
    assert day()["contact"] == "clerk@x.org"


def test_a_role_has_a_part_wherever_it_has_a_letter():
    assert day("seller")["parts"] == ["sell"]
    assert day("idle")["parts"] == []


def test_the_script_is_ascii_whatever_things_are_called():
    write = writer(path="progress/x.md", roles={"x": Role(id="x", name="Ü", contact="Ü \u2028")})
    assert my_day(write.library.roles["x"], write).isascii()


def test_it_is_a_file_beside_the_page_of_the_roles_progress():
    write = writer(playbook_of(steps=[STEP]), path="progress/clerk.md", roles=ROLES)
    page = progress_page(*at(write, "clerk"))
    assert page.files == {"progress/clerk.js": my_day(CLERK, write)}
