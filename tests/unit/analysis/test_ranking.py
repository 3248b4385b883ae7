"""Processes are ranked by the weighted mean of five answers, each from data, else from an estimate, else left out."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from playpress.analysis.facts import Facts
from playpress.analysis.ranking import QUESTIONS
from playpress.model.handbook import Handbook
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.pages.door import Door
from tests.tools.handbook import library_of, playbook_of

if TYPE_CHECKING:
    from playpress.analysis.ranking import Rated
    from playpress.model.playbook import Playbook

KPIS = {
    name: Kpi.model_validate({"id": name, "name": name, "direction": "up", "thresholds": {"green": 90, "amber": 75}})
    for name in ("green", "amber", "red", "unmeasured")
}
FIGURES = {
    name: (Measurement(datetime.date(2026, 1, 1), value),)
    for name, value in (("green", 95), ("amber", 80), ("red", 10))
}
ALL = {"criticality": 4, "return": 3, "potential": 5}


def ranked(*playbooks: Playbook, weights: dict[str, float] | None = None) -> dict[str, Rated]:
    handbook = Handbook.model_validate({"priority_weights": weights or {}})
    library = library_of(*playbooks, kpis=KPIS, measurements=FIGURES, handbook=handbook)
    return dict(Facts(library).ranking.rated)


def one(name: str, **fields: Any) -> Playbook:
    return playbook_of(id=name, name=name.title(), **fields)


def per(count: float, per: str) -> dict[str, Any]:
    return {"volume": {"count": count, "per": per}}


def points(rated: Rated) -> list[float | None]:
    return [answer.points for answer in rated.answers]


def test_the_score_is_the_weighted_mean_of_the_points():
    found = ranked(
        one("sell", estimates=ALL, kpis=["green", "amber"], **per(1, "month")),
        one("buy", **per(1, "week")),
        one("pay", **per(1, "year")),
        weights={"usage": 2, "performance": 1, "criticality": 1, "return": 0.5, "potential": 0},
    )["sell"]
    # Usage: 12 runs a year are more than the 1 run of one of the 2 others (the other has 52): 1 + 4 × 1/2 = 3.
    # Performance: a green KPI and an amber one, (1 + 1/2) of 2: 1 + 4 × 3/4 = 4.
    # Estimated: 4, 3 and 5.
    assert points(found) == [3, 4, 4, 3, 5]
    # 3 × 2 + 4 × 1 + 4 × 1 + 3 × 0.5 + 5 × 0 = 15.5, and 2 + 1 + 1 + 0.5 + 0 = 4.5.
    assert (found.total, found.weight) == (15.5, 4.5)
    assert found.score == 3.44  # 15.5 / 4.5 = 3.444…
    assert [answer.weighted for answer in found.answers] == [6, 4, 4, 1.5, 0]


def test_how_often_a_process_is_used_and_how_well_it_performs_are_estimated_where_there_are_no_data():
    guess = {"estimates": {"usage": 2, "performance": 4}}
    volumes = {"a": per(1, "year"), "b": per(2, "year")}
    found = ranked(one("a", kpis=["red"], **guess, **volumes["a"]), one("b", **volumes["b"]), one("c", **guess))
    assert [answer[:2] for answer in found["c"].answers[:2]] == [("estimate", 2), ("estimate", 4)]
    assert [answer[:2] for answer in found["a"].answers[:2]] == [("volume", 1), ("kpis", 1)]
    assert [answer.estimated for answer in found["a"].answers] == [2, 4, None, None, None]


def test_what_is_not_known_takes_no_part():
    found = ranked(one("sell", estimates={"return": 2, "potential": 5}))["sell"]
    assert [answer.source for answer in found.answers] == ["unknown", "unknown", "unknown", "estimate", "estimate"]
    assert (found.total, found.weight, found.score, found.place) == (7, 2, 3.5, 1)  # (2 + 5) / (1 + 1)


def test_a_process_of_which_nothing_is_known_has_no_score_and_stands_last():
    found = ranked(one("a"), one("b", estimates=ALL))
    assert list(found) == ["b", "a"]
    assert (found["a"].score, found["a"].place, found["a"].weight) == (None, 0, 0)


def test_where_nothing_has_a_weight_nothing_has_a_score():
    found = ranked(one("a", estimates=ALL), weights=dict.fromkeys(QUESTIONS, 0))["a"]
    assert (found.score, found.place, points(found)) == (None, 0, [None, None, 4, 3, 5])


def test_equal_scores_share_a_place_and_stand_by_name():
    found = ranked(*(one(name, estimates={"return": n}) for name, n in (("d", 3), ("c", 4), ("b", 4), ("a", 5))))
    assert [(name, its.place, its.score) for name, its in found.items()] == [
        ("a", 1, 5), ("b", 2, 4), ("c", 2, 4), ("d", 4, 3),
    ]  # fmt: skip


def test_points_and_scores_are_rounded_half_up():
    # 1 + 4 × 1/16 = 1.25 rounds to 1.3; by half-even rounding it would be 1.2.
    names = [f"p{n:02}" for n in range(17)]
    found = ranked(*(one(name, **per(n, "year")) for n, name in enumerate(names)))
    assert points(found["p01"])[0] == 1.3
    assert (points(found["p00"])[0], points(found["p16"])[0]) == (1, 5)


@pytest.mark.parametrize(
    ("count", "of", "a_year"), [(2, "day", 624), (2, "week", 104), (2, "month", 24), (2, "quarter", 8), (2, "year", 2)]
)
def test_volumes_are_compared_by_the_year(count: float, of: str, a_year: float):
    # 2 a day are 2 × 6 working days × 52 weeks = 624 a year, 2 a week 2 × 52 = 104, 2 a month 2 × 12 = 24.
    handbook = Handbook.model_validate({"days_per_week": 6})
    library = library_of(one("a", **per(count, of)), one("b", **per(1, "year")), handbook=handbook)
    assert Facts(library).ranking.rated["a"].answers[0].value == a_year


def test_the_same_volume_counts_half():
    found = ranked(one("a", **per(1, "year")), one("b", **per(4, "year")), one("c", **per(1, "quarter")))
    assert {name: (its.answers[0].below, its.answers[0].same, points(its)[0]) for name, its in found.items()} == {
        "a": (0, 0, 1), "b": (1, 1, 4), "c": (1, 1, 4),  # 1 + 4 × (1 + 1/2)/2 = 4
    }  # fmt: skip


def test_where_all_have_the_same_volume_each_gets_the_middle():
    found = ranked(*(one(name, **per(1, "year")) for name in "abc"))
    assert [points(its)[0] for its in found.values()] == [3, 3, 3]  # 1 + 4 × (2/2)/2 = 3


def test_a_volume_that_no_other_can_be_compared_with_is_no_answer():
    assert points(ranked(one("a", **per(9, "day")), one("b"))["a"])[0] is None


def test_a_volume_of_nothing_is_the_least():
    assert points(ranked(one("a", **per(0, "day")), one("b", **per(1, "year")))["a"])[0] == 1


def test_playbooks_that_take_a_result_or_run_it_make_a_process_critical_whatever_is_estimated():
    needed = one("sell", estimates={"criticality": 1})
    takes = one("buy", inputs=[{"id": "x", "name": "X", "from": "sell/x"}, {"id": "y", "name": "Y", "from": "sell/y"}])
    runs = one("pay", steps=[{"id": "r", "type": "subprocess", "calls": "sell"}])
    itself = one("run", steps=[{"id": "r", "type": "subprocess", "calls": "run"}], estimates={"criticality": 2})
    found = ranked(needed, takes, runs, itself)
    answer = found["sell"].answers[2]
    # Two need it, more than any of the 3 others is needed by: 1 + 4 × 3/3 = 5.
    assert (answer.source, answer.value, answer.below, answer.others) == ("dependents", 2, 3, 3)
    assert (answer.points, answer.estimated) == (5, 1)
    # That nobody needs a process says nothing, so its estimate counts; it does not need itself.
    assert found["run"].answers[2][:2] == ("estimate", 2)
    assert points(found["buy"])[2] is None


@pytest.mark.parametrize(
    ("kpis", "expected"),
    [
        (["green"], 5),
        (["red"], 1),
        (["amber"], 3),
        (["amber", "red"], 2),  # 1 + 4 × (1/2)/2 = 2
        (["green", "green", "red"], 3),  # a KPI that is listed twice counts once: 1 + 4 × 1/2 = 3
        (["green", "green", "unmeasured", "unheard-of"], 5),  # what has no figure is not judged
        (["unmeasured"], None),
        ([], None),
    ],
)
def test_a_process_performs_as_its_kpis_do(kpis: list[str], expected: float | None):
    assert points(ranked(one("a", kpis=kpis))["a"])[1] == expected


def test_a_retired_process_is_not_ranked_and_makes_none_critical():
    old = one("old", status="retired", estimates=ALL, inputs=[{"id": "x", "name": "X", "from": "new/x"}])
    found = ranked(old, one("new"))
    assert list(found) == ["new"]
    assert points(found["new"]) == [None] * 5


def test_the_answers_are_counted_by_where_they_come_from():
    library = library_of(one("a", estimates=ALL, kpis=["red"]), kpis=KPIS, measurements=FIGURES)
    assert Facts(library).ranking.sources == {"kpis": 1, "estimate": 3, "unknown": 1}


def test_who_looks_at_one_process_depends_on_that_one_alone():
    door = Door(Facts(library_of(one("a"), one("b"))))
    assert door.facts.ranking.rated["a"].score is None
    assert [(read.way, read.key) for read in door.reads] == [(("ranking", "rated"), "a")]
