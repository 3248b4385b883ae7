"""The report for a monthly review: what it finds, and in which forms it says so."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from playpress.analysis.facts import Facts
from playpress.cli import main
from playpress.language.translation import Translator
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.model.role import Role
from playpress.report.monthly import month_before, monthly
from playpress.report.monthly_forms import as_json, as_markdown, as_text
from playpress.report.monthly_words import MonthlyWords
from tests.tools.handbook import REGISTRIES, SMALLEST, library_of, playbook_of, write_project

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date
TODAY = DAY(2026, 11, 25)
TARGET = {"direction": "up", "target": 9, "thresholds": {"green": 8, "amber": 5}}
KPIS = {
    name: Kpi.model_validate({"id": name, "name": name.title(), **fields})
    for name, fields in {"a-green": TARGET, "b-red": TARGET, "c-none": TARGET, "d-plain": {}, "e-amber": TARGET}.items()
}
FIGURES = {"a-green": 9, "b-red": 1, "d-plain": 3, "e-amber": 6.5}


def facts_of(*playbooks, today=TODAY, **registries) -> Facts:
    series = {name: (Measurement(DAY(2026, 10, 31), value),) for name, value in FIGURES.items()}
    return Facts(library_of(*playbooks, kpis=KPIS, measurements=series, **registries), today)


def due(name: str, last: str, **fields):
    return playbook_of(id=name, name=name.upper(), review={"every": "1 month", "last": last}, **fields)


def test_kpis_stand_with_the_red_ones_first_and_each_with_its_newest_figure():
    found = monthly(facts_of()).kpis
    assert [(line.kpi.id, line.judgement) for line in found] == [
        ("b-red", "red"), ("e-amber", "amber"), ("c-none", "no_figure"), ("d-plain", "not_judged"), ("a-green", "green"),
    ]  # fmt: skip
    assert found[1].newest.value == 6.5
    assert found[2].newest is None


def test_a_review_is_overdue_the_day_after_it_was_due_and_soon_for_thirty_days_before():
    # due on 24 and 25 November, on 25 December (30 days ahead) and on 26 December
    playbooks = [
        due("a", "2026-10-24"),
        due("b", "2026-10-25"),
        due("c", "2026-11-25"),
        due("d", "2026-11-26"),
        playbook_of(id="e"),
    ]
    found = monthly(facts_of(*playbooks))
    assert [[review.playbook for review in its] for its in (found.overdue, found.soon, found.undated)] == [
        ["a"],
        ["b", "c"],
        ["e"],
    ]


def test_the_changes_of_the_last_month_count_and_none_that_is_yet_to_come():
    days = ("2026-10-25", "2026-10-26", "2026-11-25", "2026-11-26")
    playbook = playbook_of(changes=[{"version": day, "date": day, "what": "x"} for day in days])
    assert [news.change.version for news in monthly(facts_of(playbook)).changes] == ["2026-11-25", "2026-10-26"]
    assert len(monthly(facts_of(playbook), DAY(2026, 10, 24)).changes) == 3


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (DAY(2026, 3, 31), DAY(2026, 2, 28)),
        (DAY(2026, 1, 15), DAY(2025, 12, 15)),
        (DAY(1, 1, 1), DAY(1, 1, 1)),
        (DAY(1, 2, 1), DAY(1, 1, 1)),
    ],
)
def test_a_month_before_is_the_same_day_or_the_last_one_of_the_month_before(day, before):
    assert month_before(day) == before


def test_the_first_and_the_last_day_of_the_calendar_have_a_report():
    assert [review.playbook for review in monthly(facts_of(due("a", "9999-11-30"), today=DAY(9999, 12, 20))).soon] == [
        "a"
    ]
    assert monthly(facts_of(due("a", "9999-11-30"), today=DAY.min)).since == DAY.min


def test_what_an_active_playbook_lacks_is_named_and_drafts_and_retired_ones_lack_nothing():
    whole = due(
        "whole",
        "2026-11-01",
        goals=["grow"],
        kpis=["a-green"],
        changes=[{"version": "1", "date": "2026-01-01", "what": "x"}],
    )
    gaps = monthly(
        facts_of(whole, playbook_of(id="bare"), playbook_of(id="aimless", kpis=["d-plain"]),
                 playbook_of(id="draft", status="draft"), playbook_of(id="old", status="retired"))
    ).gaps  # fmt: skip
    assert gaps == {
        "goal": ("bare", "aimless"), "kpi": ("bare",), "target": ("aimless",),
        "review": ("bare", "aimless"), "changes": ("bare", "aimless"),
    }  # fmt: skip


def words() -> MonthlyWords:
    change = {"version": "2", "date": "2026-11-01", "what": "Now *with* [[role:boss]].", "expected": "Half."}
    facts = facts_of(
        due("a", "2026-10-24", changes=[change], kpis=["b-red"]), roles={"boss": Role(id="boss", name="<Boss>")}
    )
    return MonthlyWords(monthly(facts), facts, Translator("en"))


def test_the_text_has_a_line_for_each_thing_and_says_where_there_is_none():
    text = as_text(words())
    assert text.startswith(
        "Handbook: monthly review, as of 25 November 2026\n\nKPIs (1 red, 1 amber, 1 green, 1 without thresholds"
    )
    assert "\n  B-Red: red, 1 on 31 October 2026, target: 9\n" in text
    assert "\n  C-None: without a figure, target: 9\n" in text
    assert "\nReviews that are overdue\n  A: due on 24 November 2026, approved by: <Boss>\n" in text
    assert "\nReviews due within 30 days\n  none\n" in text
    assert "\n  1 November 2026, A 2: Now with <Boss>. Expected: Half.\n" in text
    assert "\n  Do – A: in use, and not measured since its latest change\n" in text
    assert "\n  Without a goal: A\n" in text


def test_in_markdown_no_text_of_a_playbook_is_markup():
    text = as_markdown(words())
    assert text.startswith("# Handbook: monthly review, as of 25 November 2026\n\n## KPIs\n\n1 red")
    assert "## Reviews due within 30 days\n\n*none*\n" in text
    assert "<Boss>" not in text
    assert "approved by: &#60;Boss&#62;" in text


def test_the_json_has_ids_days_and_figures():
    found = json.loads(as_json(words().report))
    assert (found["today"], found["since"]) == ("2026-11-25", "2026-10-25")
    assert found["kpis"][0] == {"kpi": "b-red", "state": "red", "value": 1, "date": "2026-10-31"}
    assert found["reviews"]["overdue"] == [{"playbook": "a", "due": "2026-11-24", "approver": "boss", "undated": None}]
    assert found["changes"] == [{"playbook": "a", "version": "2", "date": "2026-11-01"}]
    assert found["loop"] == {"a": {"stage": "do", "reason": "not_measured", "since": "2026-11-01"}}
    assert found["missing"]["goal"] == ["a"]


def run(project: Path, *arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["report", "-C", str(project), "--today", "2026-11-25", *arguments])
    return done.exit_code, done.stdout, done.stderr


def test_the_command_prints_each_form_and_ends_with_0_whatever_the_report_says(tmp_path: Path):
    text = SMALLEST + "review: {every: 1 month, last: 2026-01-31}\n"
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": text})
    assert run(tmp_path)[:2] == (0, run(tmp_path, "--format", "text")[1])
    assert run(tmp_path, "--format", "markdown")[1].startswith("# Test handbook: monthly review")
    assert json.loads(run(tmp_path, "--format", "json", "--since", "2026-02-03")[1])["since"] == "2026-02-03"
    assert "Reviews that are overdue\n  Sell a product: due on 28 February 2026" in run(tmp_path)[1]


def test_a_handbook_with_errors_has_findings_and_no_report(tmp_path: Path):
    write_project(
        tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST.replace("owner: sales-lead", "owner: nobody")}
    )
    code, printed, said = run(tmp_path)
    assert (code, printed) == (1, "")
    assert "nobody" in said
