"""“Which process first?” shows the arithmetic of every score, and says which figure is whose guess."""

from __future__ import annotations

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.handbook import Handbook
from playpress.pages.plan import build_page, plan_pages
from playpress.pages.ranking import RankingPage
from tests.tools.handbook import library_of, playbook_of
from tests.tools.limits import set_limits

ALL = {"criticality": 4, "return": 5, "potential": 3}


def pages_of(*playbooks, **weights) -> list[RankingPage]:
    """Return the parts of the page in a handbook of these playbooks."""
    facts = Facts(library_of(*playbooks, handbook=Handbook.model_validate({"priority_weights": weights})))
    plan = plan_pages(facts, Translator("en"), lambda _: "file.yml")
    pages = (build_page(p, facts, Translator("en"))[0] for p in plan.pages.values() if p.kind == "ranking")
    return [page for page in pages if isinstance(page, RankingPage)]


def one(name: str, **fields):
    return playbook_of(id=name, name=name.title(), **fields)


def test_the_arithmetic_of_a_score_stands_answer_by_answer():
    buy = one("buy", volume={"count": 1, "per": "week"}, inputs=[{"id": "x", "name": "X", "from": "sell/x"}])
    (page,) = pages_of(one("sell", estimates=ALL, volume={"count": 0.5, "per": "month"}), buy, usage=2, potential=0)
    (row,) = [row for row in page.rows if row.playbook.text == "Sell"]
    assert [tuple(cell.replace("\u00a0", " ") for cell in answer) for answer in row.answers] == [
        ("Used most", "6 times a year; others below it: 0 of 1", "volume", "1 + 4 × 0 ÷ 1 = 1", "2", "2"),
        ("Performs best", "none of its KPIs has a figure and thresholds, and it is not estimated", "not known", "–", "–", "–"),
        ("Critical", "1 other playbook builds on it; others below it: 1 of 1 (estimated at 4 of 5, which is not counted)",
         "connections", "1 + 4 × 1 ÷ 1 = 5", "1", "5"),
        ("Highest return", "estimated at 5 of 5", "estimate", "5", "1", "5"),
        ("Could return most", "estimated at 3 of 5", "estimate", "3", "0", "0"),
    ]  # fmt: skip
    assert (row.total, row.score) == ("12 ÷ 4 = ", "3")  # (2 + 5 + 5 + 0) / (2 + 1 + 1 + 0)
    assert [str(points) for points in row.points] == ["1", "not known", "5", "5", "3"]


def test_another_with_the_same_figure_is_told_and_counts_half():
    (page,) = pages_of(*(one(name, volume={"count": 2, "per": "month"}) for name in ("sell", "buy")))
    answer = [cell.replace("\u00a0", " ") for cell in page.rows[0].answers[0]]
    assert answer[1:4] == [
        "24 times a year; others equal to it: 1, below it: 0 of 1", "volume", "1 + 4 × 0.5 ÷ 1 = 3",
    ]  # fmt: skip


def test_the_first_one_is_named_with_what_it_has_most_points_for():
    estimates = {"criticality": 5, "return": 4, "potential": 4}
    (page,) = pages_of(one("sell", estimates=estimates), one("buy", estimates={"return": 1}), criticality=0)
    assert page.first == (
        "**[Sell](playbooks/sell.md)** comes first, with 4 of 5 points."
        " Most of its points come from: Highest return, Could return most. Questions with an answer: 2 of 4."
    )
    assert page.sources == "Answers from data: 0. Estimates: 4. Not known: 6."
    assert [row.place for row in page.rows] == ["1.", "2."]


def test_where_every_question_that_counts_is_answered_none_is_said_to_be_missing():
    (page,) = pages_of(one("sell", estimates=ALL), usage=0, performance=0)
    assert page.first.endswith("Most of its points come from: Highest return.")


def test_processes_that_share_the_first_place_are_told():
    (page,) = pages_of(one("sell", estimates=ALL), one("buy", estimates={"return": 4}))
    assert page.first == "2 processes share first place, with 4 of 5 points each; they are listed by name."
    assert [(row.place, row.playbook.text) for row in page.rows] == [("1.", "Buy"), ("1.", "Sell")]


def test_without_any_score_the_page_says_why():
    (page,) = pages_of(one("sell"))
    assert page.first == "No process has a score, because no question that counts has an answer for any of them."
    ((place, score, total),) = [(row.place, row.score, row.total) for row in page.rows]
    assert (place, score, total) == ("–", "–", "")
    assert pages_of()[0].first == ""


def test_a_long_ranking_is_in_parts_by_place(monkeypatch):
    set_limits(monkeypatch, MOST_PLAYBOOKS=2)
    first, second = pages_of(*(one(name, estimates={"return": n}) for n, name in enumerate("abcd", 2)))
    assert [[row.playbook.text for row in page.rows] for page in (first, second)] == [["D", "C"], ["B", "A"]]
    assert [str(way.text) for way in first.parts.ways] == ["1 – 2", "3 – 4"]
    assert [row.place for row in second.rows] == ["3.", "4."]
    assert (bool(first.questions), second.questions, second.first) == (True, (), "")


def test_the_page_is_in_the_section_for_planners():
    facts = Facts(library_of(one("sell")))
    sections = plan_pages(facts, Translator("en"), lambda _: "file.yml").sections
    (pages,) = ([page.title for page in s.pages] for s in sections if s.title == "Improvement")
    assert pages[:3] == ["Which process first?", "Findings of the analysis", "Guide for editors"]
