"""Ten processes of other fields than the shipped handbook's, as somebody who is no programmer wrote them.

A complaint, a month end, a release, a recall, an audit, a leave, a new supplier, a request for personal data, an
incident and a purchase: what is said of them, and what is made of them. The files say what people do and in which
order, and leave out much of what a handbook may say; `check` has advice on some of it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from playpress.diagrams.grid.measure import layout
from playpress.diagrams.grid.one_column import place_in_one_column
from playpress.pipeline import Checked, Request, check_handbook
from playpress.process.run import Unknown
from tests.tools.command import call
from tests.tools.flows import chart_of, grid_of
from tests.tools.handbook import beyond_advice
from tests.tools.legibility import defects
from tests.tools.pages import read_page
from tests.tools.repository import copy_handbook

HANDBOOK = Path(__file__).parent / "handbook"
FIELDS = [
    "audit",
    "complaint",
    "data-subject-request",
    "incident",
    "leave",
    "month-end",
    "purchase",
    "recall",
    "release",
    "supplier-onboarding",
]


@cache
def read() -> Checked:
    return check_handbook(Request(HANDBOOK))


def test_nothing_is_an_error_or_a_warning():
    assert sorted(read().loaded.library.playbooks) == FIELDS
    assert [f"{d.location.file}:{d.location.line} {d.message.text()}" for d in beyond_advice(read().diagnostics)] == []


@pytest.mark.parametrize("name", FIELDS)
def test_no_picture_of_the_flow_has_a_fault(name: str):
    playbook = read().loaded.library.playbooks[name]
    assert defects(grid_of(playbook)) == []
    assert defects(layout(place_in_one_column(chart_of(playbook)))) == []


@pytest.mark.parametrize("name", FIELDS)
def test_it_is_computed_how_long_it_takes_and_who_hands_what_to_whom(name: str):
    facts, playbook = read().facts, read().loaded.library.playbooks[name]
    times = facts.runs[name].times
    assert not isinstance(times, Unknown)
    assert 0 < times.work <= times.work + times.wait
    doing = [step.raci.responsible for step in playbook.steps if step.raci]
    assert facts.hand_offs[name]
    assert {role for one in facts.hand_offs[name] for role in (one.giver, one.receiver)} <= {*sum(doing, ())}


@pytest.fixture(scope="module")
def site(made_once) -> Path:
    def make(folder: Path) -> None:
        copy_handbook(folder, HANDBOOK / "playbooks")
        call("build", cwd=folder)

    return made_once("fields", make) / "build" / "site"


@pytest.mark.site
@pytest.mark.parametrize("name", FIELDS)
def test_the_page_has_every_step_and_each_view_of_the_flow_with_its_picture(name: str, site: Path):
    html = read_page(site / "playbooks" / name / "index.html")
    steps = read().loaded.library.playbooks[name].steps
    assert [step.id for step in steps if f'id="step-{step.id}"' not in html] == []
    views = dict(
        re.findall(
            r'<div class="pp-view" id="(flow-[a-z-]+)">(.*?)(?=<div class="pp-view"|</section>|\Z)', html, re.DOTALL
        )
    )
    drawn = {view for view, text in views.items() if "pp-diagram-svg" in text}
    assert {"flow-by-role", "flow-hand-offs"} <= drawn
    assert "flow-in-words" in views
