"""What the pages of improvements, experiments, plans, the backlog, the strategy and pilots say, and say that they cannot."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from playpress.analysis.facts import Facts
from playpress.diagrams.picture import draw
from playpress.language.translation import Translator
from playpress.model.backlog import Backlog
from playpress.model.experiment import Experiment
from playpress.model.goal import Goal
from playpress.model.improvement import Improvement
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.model.plan import Plan
from playpress.model.role import Role, Team
from playpress.pages import plan as planning
from playpress.pages.backlog import backlog_page
from playpress.pages.board import board_page
from playpress.pages.experiment import experiment_page
from playpress.pages.improvement import improvement_page
from playpress.pages.index_page import index_page
from playpress.pages.plan import build_page, plan_pages
from playpress.pages.playbook import playbook_page
from playpress.pages.quarter import quarter_page
from playpress.pages.record_words import age, duration, period
from playpress.pages.strategy import strategy_page
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of, playbook_of
from tests.tools.planned import at

TODAY = datetime.date(2026, 11, 25)
STEP = {"id": "one", "name": "Do it", "raci": {"responsible": "boss"}}


def writer(path: str, *playbooks, **registries) -> Writer:
    roles = {"boss": Role(id="boss", name="Boss")}
    library = library_of(*(playbooks or [playbook_of(steps=[STEP])]), roles=roles, **registries)
    return Writer(Facts(library, TODAY), Translator("en"), path)


def said(entries) -> dict[str, str]:
    """Return entries as plain texts."""
    return {str(entry.term): str(entry.text) for entry in entries}


# The backlog


def backlog(*items: dict[str, object], **fields: object):
    named = [{"id": f"i-{n}", "name": f"Item {n}", "outcome": "Good", **item} for n, item in enumerate(items)]
    found = Backlog.model_validate({"id": "backlog", "name": "Backlog", "items": named, **fields})
    return backlog_page(*at(writer("backlog.md", backlog={"backlog": found}), "backlog"))


MONTHLY = {"effort": "20d", "per": "month"}


@pytest.mark.parametrize(
    ("items", "fields", "pace"),
    [
        ([{"effort": "102d"}], {"capacity": MONTHLY}, "5.1 months"),
        ([{"effort": "102d"}, {}], {"capacity": MONTHLY}, "at least 5.1 months"),
        ([{"effort": "10d"}], {"capacity": MONTHLY}, "2.2 weeks"),
        ([{"effort": "1200d"}], {"capacity": MONTHLY}, "5 years"),
        ([{"effort": "1d"}], {}, "cannot be computed: no capacity is written down"),
        ([{"effort": "1d"}], {"capacity": {"effort": "0h", "per": "week"}}, "cannot be computed: the capacity is zero"),
        ([{}], {"capacity": MONTHLY}, "cannot be computed: no item has an estimate"),
        ([{"state": "done"}], {"capacity": MONTHLY}, "nothing is left to be done"),
        ([], {}, "nothing is left to be done"),
    ],
)
def test_a_backlog_says_how_long_it_takes_at_this_pace_or_why_nobody_knows(items, fields, pace: str):
    assert said(backlog(*items, **fields).card.entries)["At this pace"].replace("\xa0", " ") == pace


def test_the_work_without_an_estimate_is_told():
    assert said(backlog({"effort": "2d"}, {}).card.entries)["Effort"] == "2 days (1 item without an estimate)"
    assert said(backlog({}, {}).card.entries)["Effort"] == "2 items without an estimate"


def test_items_stand_in_the_order_of_the_file_those_postponed_and_closed_apart():
    page = backlog(
        {"priority": "wont"},
        {},
        {"state": "retired", "note": "Old"},
        {"priority": "must"},
        {"state": "done", "outcome": "O"},
    )
    assert [(row.number, row.name) for row in page.planned_items] == [("1", "Item 1"), ("2", "Item 3")]
    assert [(row.number, row.name) for row in page.postponed] == [("3", "Item 0")]
    assert [(row.name, row.outcome, row.state, row.note) for row in page.closed] == [
        ("Item 2", "Good", "retired", "Old"),
        ("Item 4", "O", "done", ""),
    ]


def test_an_item_that_is_still_to_be_done_shows_its_note_and_is_found_by_it():
    page = backlog({"note": "Two are *enough*"})
    assert [row.note for row in page.planned_items] == ["Note: Two are *enough*"]
    (found,) = page.things_found()
    assert "Two are enough" in found.text


def test_a_long_backlog_is_in_parts_and_each_item_on_one_of_them(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(planning, "MOST_ROWS", 2)
    items = [{"id": f"i-{n}", "name": f"Item {n}", "state": "done" if n == 1 else "new"} for n in range(5)]
    found = Backlog.model_validate({"id": "backlog", "name": "Backlog", "items": items})
    facts, translator = writer("", backlog={"backlog": found}).facts, Translator("en")
    plan = plan_pages(facts, translator, lambda _: "")
    pages: list[Any] = [build_page(p, facts, translator)[0] for p in plan.pages.values() if p.kind == "backlog"]
    rows = [[row.name for row in (*page.planned_items, *page.closed)] for page in pages]
    assert [name for part in rows for name in part] == ["Item 0", "Item 2", "Item 3", "Item 4", "Item 1"]
    assert max(map(len, rows)) == 2
    assert [bool(page.card.entries) for page in pages] == [True, False, False]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-25", "0 days"), ("2026-11-12", "13 days"), ("2026-11-11", "2 weeks"), ("2026-09-25", "2 months"),
        ("2026-09-26", "8 weeks"), ("2025-01-01", "22 months"), ("2024-11-25", "23 months"), ("2024-11-20", "2 years"),
        ("2026-11-26", ""), (None, ""),
    ],
)  # fmt: skip
def test_an_age_is_told_in_whole_days_weeks_months_or_years(day: str | None, words: str):
    since = datetime.date.fromisoformat(day) if day else None
    assert str(age(since, writer("backlog.md"))).replace("\xa0", " ") == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-01-05", "2026-02-06", "5 January 2026 – 6 February 2026"), ("2026-01-05", "2026-01-05", "5 January 2026"),
        ("2026-01-05", None, "since 5 January 2026"), (None, "2026-01-05", "until 5 January 2026"), (None, None, ""),
    ],
)  # fmt: skip
def test_a_stretch_of_days_is_told_as_far_as_it_is_known(start: str | None, end: str | None, words: str):
    first, last = (datetime.date.fromisoformat(day) if day else None for day in (start, end))
    assert str(period(first, last, writer("plans/q1.md"))) == words


@pytest.mark.parametrize(
    ("months", "words"), [(0.0, "0 weeks"), (1.9, "8.2 weeks"), (2.0, "2 months"), (24.0, "2 years")]
)
def test_a_time_at_a_pace_is_told_in_weeks_months_or_years(months: float, words: str):
    assert str(duration(months, writer("backlog.md"))).replace("\xa0", " ") == words


# Improvements


def improvement(name: str = "faster", **fields: object) -> Improvement:
    given = {"id": name, "name": name.title(), "process": "sell", "phase": "define", **fields}
    return Improvement.model_validate(given)


def test_the_board_has_a_column_for_each_phase_and_one_for_what_was_dropped_only_if_there_is_any():
    improvements = {
        "a": improvement("a", phase="control", decision={"verdict": "adopt", "date": "2026-03-02"}, owner="boss"),
        "b": improvement("b", started="2026-03-01"),
        "c": improvement("c", test={"end": "2026-04-01"}),
    }
    page = board_page(*at(writer("all-improvements.md", improvements=improvements)))
    assert [(c.title, c.number) for c in page.columns] == [
        ("Define", "2"), ("Measure", "0"), ("Analyse", "0"), ("Improve", "0"), ("Control", "1"),
    ]  # fmt: skip
    states = [said(card.entries).get("State") for column in page.columns for card in column.cards]
    assert states == ["since 1 March 2026", "tested until 1 April 2026", "adopted on 2 March 2026"]
    improvements["d"] = improvement("d", decision={"verdict": "drop", "date": "2026-03-02"})
    dropped = board_page(*at(writer("all-improvements.md", improvements=improvements))).columns[-1]
    assert (dropped.title, [str(card.improvement.text) for card in dropped.cards]) == ("Dropped", ["D"])


def test_a_baseline_stands_beside_the_latest_figure_of_its_kpi():
    found = improvement(baseline=[{"kpi": "sales", "value": 4, "as_of": "2026-03-01"}, {"observed": "They *wait*."}])
    kpis = {"sales": Kpi.model_validate({"id": "sales", "name": "Sales", "unit": "%", "direction": "up"})}
    series = {"sales": (Measurement(date=datetime.date(2026, 4, 1), value=6, note="", line=2),)}
    write = writer("improvements/faster.md", improvements={"faster": found}, kpis=kpis, measurements=series)
    page = improvement_page(*at(write, "faster"))
    (row,) = page.baseline
    assert (row.figure, row.date) == ("4%", "1 March 2026")
    assert str(row.latest).startswith("6%")
    assert page.observed == ("They *wait*.",)


def test_findings_lead_to_the_step_and_a_process_that_is_not_known_leads_nowhere():
    findings = [{"type": "bottleneck", "what": "It waits.", "step": "one"}, {"type": "confusing", "what": "All of it."}]
    write = writer("improvements/faster.md", improvements={"faster": improvement(findings=findings)})
    rows = improvement_page(*at(write, "faster")).findings
    assert [(str(row.type), str(row.step.href)) for row in rows] == [
        ("Bottleneck", "../playbooks/sell.md#step-one"),
        ("Confusing", ""),
    ]
    lost = writer("improvements/faster.md", improvements={"faster": improvement(findings=findings, process="gone")})
    assert not improvement_page(*at(lost, "faster")).findings[0].step.href


def test_the_page_of_a_process_says_what_is_being_done_about_it_and_says_nothing_if_that_is_nothing():
    experiments = {"mails": Experiment(id="mails", name="Mails", hypothesis="They answer.", process="sell")}
    write = writer("playbooks/sell.md", improvements={"faster": improvement()}, experiments=experiments)
    card = said(playbook_page(*at(write, "sell")).about.entries)
    assert card["Improvements"] == "[Faster](../improvements/faster.md) (Define)"
    assert card["Experiments"] == "[Mails](../experiments/mails.md)"
    assert "Improvements" not in said(playbook_page(*at(writer("playbooks/sell.md"), "sell")).about.entries)


def test_a_process_with_many_improvements_names_a_few_and_leads_to_the_rest():
    many = {f"a{n:02}": improvement(f"a{n:02}") for n in range(13)}
    card = said(playbook_page(*at(writer("playbooks/sell.md", improvements=many), "sell")).about.entries)
    assert card["Improvements"].count("(Define)") == 10
    assert card["Improvements"].endswith("[and 3 more](../all-improvements.md)")


# Experiments


def experiment(**fields: object):
    given = {"id": "mails", "name": "Mails", "hypothesis": "They answer.", **fields}
    write = writer("experiments/mails.md", experiments={"mails": Experiment.model_validate(given)})
    return experiment_page(*at(write, "mails"))


def test_whether_a_criterion_was_met_follows_from_its_limits_and_its_result():
    criteria = [
        {"id": "a", "name": "A", "unit": "%", "at_least": 10, "result": 10},
        {"id": "b", "name": "B", "at_most": 5, "result": 6},
        {"id": "c", "name": "C", "at_least": 0, "at_most": 2},
        {"id": "d", "name": "D", "met": True},
        {"id": "e", "name": "E"},
        {"id": "f", "name": "F", "at_least": 0, "result": 0},
    ]
    rows = experiment(criteria=criteria).criteria
    assert [(str(row.limit), str(row.result), str(row.state)) for row in rows] == [
        ("at least 10%", "10%", "✓ met"),
        ("at most 5", "6", "✗ not met"),
        ("at least 0, at most 2", "", "open"),
        ("judged, not counted", "", "✓ met"),
        ("judged, not counted", "", "open"),
        ("at least 0", "0", "✓ met"),
    ]


@pytest.mark.parametrize(
    ("criteria", "words"),
    [
        ([], "none written down"),
        ([{"met": True}, {}], "open: 1 of 2"),
        ([{"met": True}, {"at_least": 1, "result": 0}], "met: 1 of 2"),
    ],
)
def test_the_list_of_experiments_says_in_short_how_each_came_out(criteria: list[dict[str, object]], words: str):
    named = [{"id": f"c-{n}", "name": "C", **criterion} for n, criterion in enumerate(criteria)]
    found = Experiment.model_validate({"id": "mails", "name": "Mails", "hypothesis": "They answer.", "criteria": named})
    planned, write = at(writer("all-experiments.md", experiments={"mails": found}), "experiment")
    (row,) = index_page(planned, write).groups[0].rows
    assert [str(cell) for cell in row[2:]] == ["not written down", words, "not decided yet"]


# Plans


def quarter(**fields: object):
    given = {"id": "q1", "name": "First quarter", "start": "2026-01-01", "guidepoint": "Go on.", **fields}
    write = writer(
        "plans/q1.md", plans={"q1": Plan.model_validate(given)}, teams={"sales": Team(id="sales", name="Sales")}
    )
    return quarter_page(*at(write, "q1"))


def item(name: str, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name.upper(), "start": "2026-01-05", "end": "2026-01-09", **fields}


def test_deliverables_stand_by_outcome_and_day_in_calendar_and_table_and_dropped_ones_only_in_the_table():
    outcomes = [{"id": "z", "name": "Second last"}, {"id": "y", "name": "Last"}]
    deliverables = [
        item("a"), item("b", outcome="y"), item("c", outcome="z", start="2026-01-07"), item("d", outcome="z"),
        item("e", outcome="z", state="dropped"),
    ]  # fmt: skip
    page = quarter(outcomes=outcomes, deliverables=deliverables)
    assert [str(row.name) for row in page.deliverables] == ["D", "E", "C", "B", "A"]
    lines = [line.strip() for line in str(page.calendar).splitlines()]
    assert [line for line in lines if line.startswith("section")] == [
        "section Second last",
        "section Last",
        "section Without an outcome",
    ]
    assert [line.partition(" :")[0] for line in lines if ":d_" in line] == ["D", "C", "B", "A"]
    assert said(page.card.entries)["Deliverables"] == "done: 0 of 5"


def test_a_plan_without_deliverables_has_no_calendar_and_one_of_dropped_ones_alone_neither():
    assert quarter().diagrams == ()
    assert quarter(deliverables=[item("a", state="dropped")]).diagrams == ()
    assert "Deliverables" not in said(quarter().card.entries)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-01-01", ["2026-01-01", "2026-02-01", "2026-03-01"], "2026-03-31"),
        ("2025-11-30", ["2025-11-30", "2025-12-30", "2026-01-30"], "2026-02-27"),
        ("2027-12-15", ["2027-12-15", "2028-01-15", "2028-02-15"], "2028-03-14"),
        ("9999-11-30", ["9999-11-30", "9999-12-30"], "9999-12-31"),
        ("9999-12-31", ["9999-12-31"], "9999-12-31"),
    ],
)
def test_a_plan_is_three_months_long_whatever_their_length(start: str, months: list[str], end: str):
    found = Plan.model_validate({"id": "q", "name": "Q", "start": start, "guidepoint": "Go on."})
    assert ([str(day) for day in found.months], str(found.end)) == (months, end)


def test_a_plan_at_the_end_of_the_calendar_is_drawn():
    deliverables = [item("a", start="9999-12-31", end="9999-12-31"), item("b", start="0001-01-01", end="9999-12-31")]
    page = quarter(start="9999-12-31", deliverables=deliverables)
    assert 'class="bar planned"' in draw(str(page.calendar), "u")


def test_the_budget_of_each_team_and_its_sum_are_told():
    budget = [{"team": "sales", "amount": 1000.5}, {"team": "gone", "amount": 0}]
    page = quarter(currency="EUR", budget=budget)
    assert [(str(row.team.text), str(row.amount).replace("\xa0", " ")) for row in page.budget] == [
        ("Sales", "1,000.5 EUR"),
        ("gone", "0 EUR"),
    ]
    assert str(page.total).replace("\xa0", " ") == "1,000.5 EUR"
    assert not quarter().total


# The strategy and pilots


def strategy(*playbooks, **registries):
    return strategy_page(*at(writer("strategy.md", *playbooks, **registries)))


def test_a_goal_that_nothing_serves_says_so_in_the_tree_and_among_the_gaps():
    goals = {"top": Goal(id="top", name="Top"), "low": Goal(id="low", name="Low", parent="top")}
    kpis = {"sales": Kpi(id="sales", name="Sales", goals=("low",))}
    page = strategy(playbook_of(goals=["top"]), playbook_of(id="buy", name="Buy"), goals=goals, kpis=kpis)
    assert [(str(line.indent), said(line.entries)) for line in page.lines] == [
        ("", {"Processes": "[Sell](playbooks/sell.md)"}),
        ("    ", {"KPIs": "[Sales](kpis/sales.md)", "Gap": "no process serves it"}),
    ]
    assert said(page.gaps) == {
        "Goals that no process serves": "[Low](goals/low.md)",
        "Processes that serve no goal": "[Buy](playbooks/buy.md)",
    }


def test_many_gaps_are_named_up_to_a_limit():
    names = [f"p{n:03}" for n in range(60)]
    page = strategy(*(playbook_of(id=name, name=name) for name in names), goals={"top": Goal(id="top", name="Top")})
    (processes,) = [str(gap.text) for gap in page.gaps if str(gap.term) == "Processes that serve no goal"]
    assert processes.count("](playbooks/") <= 41
    assert "more" in processes


def test_a_pilot_and_the_process_in_use_lead_to_each_other_and_the_pilot_says_what_differs():
    used = playbook_of(steps=[{**STEP, "work": "1h"}])
    tried = playbook_of(id="sell-new", name="Sell soon", status="pilot", pilot_of="sell", steps=[STEP], owner="boss")
    write = writer("playbooks/sell.md", used, tried)
    on_used = playbook_page(*at(write, "sell"))
    assert "[Sell soon](sell-new.md#pilot)" in on_used.trial
    assert on_used.pilot == (False, ())
    on_pilot = playbook_page(*at(writer("playbooks/sell-new.md", used, tried), "sell-new"))
    assert "[Sell](sell.md)" in on_pilot.trial
    assert on_pilot.pilot.is_pilot
    assert [tuple(map(str, row)) for row in on_pilot.pilot.rows] == [
        ("[1. Do it](#step-one)", "Work", "1 hour", "nothing written down")
    ]
    assert not playbook_page(*at(writer("playbooks/sell.md"), "sell")).trial
