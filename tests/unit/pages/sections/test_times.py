"""What a playbook's page says of its times, and the page of all findings."""

from __future__ import annotations

import re
from typing import Any

import pytest

from playpress.model.handbook import Handbook
from playpress.model.role import Role
from playpress.pages import findings
from playpress.pages.findings import findings_page
from playpress.pages.sections.times import takes, target, times
from tests.tools.handbook import playbook_of
from tests.tools.planned import at
from tests.unit.pages.test_catalogue import writer
from tests.unit.process.test_run import ENDS, choice, step

ROLES = {"boss": Role(id="boss", name="Boss", hourly_rate=50, capacity=10)}


def section(*steps: dict[str, Any], **fields: Any):
    playbook = playbook_of(steps=steps, ends=ENDS, **fields)
    return times(playbook, writer(playbook, path="playbooks/sell.md", roles=ROLES))


def said(entries) -> dict[str, str]:
    return {str(entry.term): str(entry.text) for entry in entries}


def test_the_times_of_a_run_are_a_sentence_a_bar_figures_and_a_row_for_each_step():
    found = section(step("write", "4h"), choice("approve", {"done": 0.8, "write": 0.2}, "1h", wait="3d"))
    # 1.25 rounds of 4 + 1 hours of work and 24 hours of waiting: 36.25 hours are 4.53 days, 6.25 of them 17 %
    assert found.summary == (
        "One run takes about 4.5 days, of which 6.2 hours is work; waits longest at [2. Do approve](#step-approve)."
    )
    assert said(found.entries) == {
        "Takes longest (bottleneck)": "[2. Do approve](#step-approve): 86% of the time",
        "Flow efficiency": "somebody is working 17% of the time",
        "Repeated work (rework)": "20% of the work",
        "On the longest path (critical path)": "2 steps (1–2), 0 hand-offs, 0 approvals",
        "Cost of one run": "about 312 (by the hourly rates)",
    }
    assert [(row.step.text, *row[1:]) for row in found.rows] == [
        ("1. Do write", "1.25", "4 hours", "", "14%"),
        ("2. Do approve", "1.25", "1 hour", "3 days", "86%"),
    ]


def test_the_bar_has_work_and_waiting_of_each_step_in_turn_and_fills_its_width():
    svg = section(step("a", "2h", "4h"), step("b", "2h")).bar
    assert re.findall(r'class="(work|wait)" x="([\d.]+)" y="0" width="([\d.]+)"', svg) == [
        ("work", "0", "150"), ("wait", "150", "300"), ("work", "450", "150"),
    ]  # fmt: skip
    assert 'aria-label="The time of one run, step by step"' in svg


def test_only_work_and_only_waiting_are_said_so():
    assert section(step("a", "2h")).summary == "One run takes about 2 hours, all of it work."
    waits = section({"id": "a", "type": "wait", "name": "Wait", "wait": "30m"}).summary
    assert waits == "One run takes about 30 minutes, all of it waiting; waits longest at [1. Wait](#step-a)."


def test_where_times_are_missing_nothing_is_said_of_all_the_time():
    found = section({"id": "a", "type": "wait", "name": "Wait", "wait": "1d"}, step("b"))
    assert found.summary == "One run takes at least 1 day; waits longest at [1. Wait](#step-a)."
    assert (found.work, found.wait, "Flow efficiency" in said(found.entries)) == ("", "1 day", False)


def test_of_parallel_work_the_work_of_everyone_is_told_too():
    steps = [step("a", next=["b", "c"]), step("b", "1h", next="d"), step("c", "3h", next="d"), step("d", join="all")]
    assert said(section(*steps).entries)["Everyone's work"] == "4 hours"
    assert "Everyone's work" not in said(section(step("a", "1h")).entries)


def test_the_longest_way_is_told_by_the_numbers_of_its_steps():
    steps = [step("a", next=["b", "c"]), step("b", "1h", next="d"), step("c", "3h", next="d"), step("d", join="all"), step("e"), step("f")]  # fmt: skip
    found = said(section(*steps).entries)["On the longest path (critical path)"]
    assert found == "5 steps (1, 3–6), 0 hand-offs, 0 approvals"
    slow_first = [choice("a", {"c": 0.5, "b": 0.5}, "1h"), step("b", next="done"), step("c", "3h", next="b")]
    assert said(section(*slow_first).entries)["On the longest path (critical path)"].startswith("3 steps (1, 3, 2),")
    ways = [{"when": to, "to": to, "kind": "rework"} for to in ("a", "done")]
    assert "On the longest path (critical path)" not in said(
        section(step("a", "1h", type="decision", branches=ways)).entries
    )


def test_ends_are_told_with_their_odds_where_these_are_written_down():
    steps = [choice("a", {"b": 0.75, "stopped": 0.25}, "1h"), step("b")]
    assert said(section(*steps).entries)["Ends with"] == "Done 75%, Stopped 25%"
    assert "Ends with" not in said(section(choice("a", {"b": None, "stopped": None}, "1h"), step("b")).entries)


def test_a_range_brings_the_spread():
    spread = said(section(step("a", work={"min": "1d", "likely": "2d", "max": "9d"})).entries)["Spread"]  # type: ignore[arg-type]
    assert re.fullmatch(r"half of the runs take at most 2\.\d days, 85 of 100 at most [45](\.\d)? days", spread)


def test_a_missing_rate_is_named():
    guest = step("b", "1h") | {"raci": {"responsible": "guest"}}
    cost = said(section(step("a", "1h"), guest).entries)["Cost of one run"]
    assert cost == "at least 50 (by the hourly rates; none for guest)"


def test_a_cost_above_ten_is_told_without_cents():
    assert said(section(step("a", "83m")).entries)["Cost of one run"] == "about 69 (by the hourly rates)"
    assert said(section(step("a", "5m")).entries)["Cost of one run"] == "about 4.17 (by the hourly rates)"


def test_where_times_are_missing_the_cost_is_the_least_too():
    assert said(section(step("a", "1h"), step("b")).entries)["Cost of one run"] == "at least 50 (by the hourly rates)"


def test_the_cost_is_in_the_currency_that_the_handbook_names():
    playbook = playbook_of(steps=[step("a", "1h")], ends=ENDS)
    write = writer(playbook, path="playbooks/sell.md", roles=ROLES, handbook=Handbook(currency="EUR"))
    assert (
        said(times(playbook, write).entries)["Cost of one run"] == "about 50\N{NO-BREAK SPACE}EUR (by the hourly rates)"
    )


def test_what_the_figures_rest_on_is_said():
    assert section(step("a", "1h")).notes == ()
    found = section(choice("a", {"b": None, "stopped": None}, "1h"), step("b"))
    assert found.summary == "One run takes at least 1 hour."
    assert found.notes == (
        "No time is given, so counted as zero: [2. Do b](#step-b)",
        "No odds are given, so each answer is taken to be equally likely: [1. Do a](#step-a)",
    )
    steps = [
        step("a", "1h", next=["b", "c"]),
        choice("b", {"d": 0.5, "stopped": 0.5}, "1h"),
        step("c", "1h", next="d"),
        step("d", "1h", join="all"),
    ]
    assert section(*steps).notes == (
        "One parallel path may stop the run; the others are counted as if they carried on.",
    )


def test_a_process_that_runs_one_without_all_times_says_so():
    low = playbook_of(id="low", name="Low", steps=[step("a", "1h"), step("b")])
    top = playbook_of(steps=[{"id": "run", "type": "subprocess", "calls": "low"}])
    found = times(top, writer(top, low, path="playbooks/sell.md"))
    assert found.summary == "One run takes at least 1 hour."
    assert found.notes == ("A process that a step runs has steps without a time.",)


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([step("a")], "No step says how long it takes, so nothing can be computed."),
        (
            [choice("a", {"a": 1.0, "done": 0.0}, "1h")],
            "Nothing can be computed: from [1. Do a](#step-a), no end can be reached.",
        ),
        (
            [step("a", "1h", next=["b", "done"]), step("b", next="a")],
            "Nothing can be computed: parallel work leads back into itself at [2. Do b](#step-b).",
        ),
        (
            [{"id": "a", "type": "subprocess", "calls": "sell", "name": "Sell"}],
            "Nothing can be computed: the process that [1. Sell](#step-a) runs comes back to itself.",
        ),
    ],
)
def test_what_cannot_be_computed_has_its_reason_in_place_of_figures(steps: list[dict[str, Any]], why: str):
    found = section(*steps)
    assert (found.summary, found.bar, found.entries, found.rows, found.notes) == (why, "", (), (), ())
    playbook = playbook_of(steps=steps, ends=ENDS, lead_time_target="1h")
    write = writer(playbook, path="playbooks/sell.md")
    assert (takes(playbook, write), target(playbook, write)) == ("", "1 hour")


def test_a_playbook_says_how_long_it_takes_and_whether_that_is_longer_than_the_target():
    late = playbook_of(steps=[step("a", "1h", "2d")], lead_time_target="2d")
    write = writer(late, path="playbooks/sell.md")
    assert takes(late, write) == "about 2.1 days, of which 1 hour is work"
    assert target(late, write) == "2 days; the computed time is longer"
    met = playbook_of(steps=[step("a", "1h", "2d")], lead_time_target="17h")
    assert target(met, writer(met)) == "17 hours"
    assert target(playbook_of(), writer(playbook_of())) == ""


def test_the_page_of_findings_has_a_row_for_each_process_in_use():
    late = playbook_of(steps=[step("a", "1h", "2d")], lead_time_target="12h")
    write = writer(
        late,
        playbook_of(id="odd", name="Odd", lead_time_target="1d"),
        playbook_of(id="part", name="Part", steps=[step("a", "1h"), step("b")]),
        playbook_of(id="old", name="Old", status="retired"),
        path="findings.md",
    )
    rows = findings_page(*at(write)).rows
    assert [(row.playbook.text, row.lead, row.target, row.is_late) for row in rows] == [
        ("Odd", "not known", "1 day", False),
        ("Part", "at least 1 hour", "", False),
        ("Sell", "17 hours", "12 hours", True),  # in the unit of the target
    ]
    assert [row.efficiency for row in rows] == ["", "", "6%"]
    assert rows[2][5:] == ("[1. Do a](playbooks/sell.md#step-a) (2\u00a0days)", "", "0", "0")


def test_the_page_of_findings_ranks_what_could_be_automated_and_the_load_and_leaves_the_rest_out(
    monkeypatch: pytest.MonkeyPatch,
):
    fields = {"automation": "candidate", "automation_idea": "A *form*"}
    sell = playbook_of(steps=[step("a", "1h", **fields), step("b", "2h", **fields)], volume={"count": 2, "per": "week"})
    page = findings_page(*at(writer(sell, path="findings.md", roles=ROLES)))
    assert page.candidates == (
        ("[Sell](playbooks/sell.md): [2. Do b](playbooks/sell.md#step-b)", "5.2 weeks", "2 hours", "A *form*"),
        ("[Sell](playbooks/sell.md): [1. Do a](playbooks/sell.md#step-a)", "2.6 weeks", "1 hour", "A *form*"),
    )
    assert (page.more, [row[1:] for row in page.load]) == ("", [("6 hours", "10 hours", "60%")])
    seldom = playbook_of(steps=[step("a", "26h")], volume={"count": 1, "per": "year"})
    assert [row.hours for row in findings_page(*at(writer(seldom, path="findings.md", roles=ROLES))).load] == [
        "30 minutes"
    ]
    monkeypatch.setattr(findings, "MOST", 1)
    page = findings_page(*at(writer(sell, path="findings.md", roles=ROLES)))
    assert (len(page.candidates), page.more) == (1, "1 more step would save less.")


def test_a_handbook_in_another_calendar_shows_its_own_days():
    playbook = playbook_of(steps=[step("a", "12h")])
    write = writer(playbook, path="x.md", handbook=Handbook(hours_per_day=6))
    assert takes(playbook, write) == "about 2 days, all of it work"
