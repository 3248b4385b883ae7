"""When playbooks are to be reviewed, and where they stand in the loop of plan, do, check, act."""

from __future__ import annotations

import datetime

import pytest

from playpress.analysis.facts import Facts
from playpress.analysis.reviews import in_order_of_date, later
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from playpress.model.time import Period
from tests.tools.handbook import library_of, playbook_of

DAY = datetime.date
TODAY = DAY(2026, 11, 25)


@pytest.mark.parametrize(
    ("day", "period", "due"),
    [
        (DAY(2026, 9, 1), Period(3, "month"), DAY(2026, 12, 1)),
        (DAY(2026, 11, 30), Period(3, "month"), DAY(2027, 2, 28)),
        (DAY(2027, 11, 30), Period(3, "month"), DAY(2028, 2, 29)),  # 2028 is a leap year
        (DAY(2028, 2, 29), Period(1, "year"), DAY(2029, 2, 28)),
        (DAY(2026, 12, 31), Period(1, "month"), DAY(2027, 1, 31)),
        (DAY(2026, 2, 27), Period(2, "day"), DAY(2026, 3, 1)),
        (DAY(2026, 2, 27), Period(2, "week"), DAY(2026, 3, 13)),
        (DAY(9998, 1, 1), Period(1, "year"), DAY(9999, 1, 1)),
        (DAY(9998, 1, 1), Period(2, "year"), None),
        (DAY(2026, 1, 1), Period(9999, "month"), DAY(2859, 4, 1)),  # 833 years and 3 months
        (DAY(9999, 12, 30), Period(1, "day"), DAY(9999, 12, 31)),
        (DAY(9999, 12, 30), Period(2, "day"), None),
    ],
)
def test_a_period_later_is_the_same_day_of_a_later_month_or_its_last_day(day, period, due):
    assert later(day, period) == due


def reviewed(**review):
    return Facts(library_of(playbook_of(review=review))).reviews["sell"]


def test_a_review_is_due_its_period_after_the_last_one_and_the_owner_approves_if_nobody_else_does():
    assert reviewed(every="1 year", last="2026-05-05").due == DAY(2027, 5, 5)
    assert reviewed(every="1 year", last="2026-05-05").approver == "boss"
    assert reviewed(every="1 year", last="2026-05-05", approver="clerk").approver == "clerk"


def test_a_review_without_a_date_says_why_there_is_none():
    assert Facts(library_of(playbook_of())).reviews["sell"].undated == "no_period"
    assert reviewed(last="2026-05-05").undated == "no_period"
    assert reviewed(every="1 month").undated == "never"
    assert reviewed(every="9999 years", last="2026-05-05").undated == "too_far"
    assert reviewed(every="1 month", last="2026-05-05").undated is None


def test_reviews_are_in_order_of_date_those_without_one_last_and_retired_playbooks_are_not_reviewed():
    facts = Facts(
        library_of(
            playbook_of(id="a"),
            playbook_of(id="b", review={"every": "1 year", "last": "2026-01-01"}),
            playbook_of(id="c", review={"every": "1 month", "last": "2026-01-01"}),
            playbook_of(id="d", status="retired", review={"every": "1 month", "last": "2025-01-01"}),
        )
    )
    assert [review.playbook for review in in_order_of_date(facts.reviews.values())] == ["c", "b", "a"]
    assert facts.has_due_dates


def test_a_role_has_the_reviews_that_it_approves_and_those_of_its_playbooks_each_once():
    facts = Facts(
        library_of(
            playbook_of(id="a", review={"every": "1 year", "last": "2026-01-01", "approver": "clerk"}),
            playbook_of(id="b", owner="clerk", review={"every": "1 month", "last": "2026-01-01"}),
        )
    )
    found = {role: [review.playbook for review in its] for role, its in facts.reviews_of.items()}
    assert found == {"clerk": ["b", "a"], "boss": ["a"]}


TARGET = {"direction": "up", "target": 9, "thresholds": {"green": 8, "amber": 5}}
KPIS = {
    "sales": Kpi.model_validate({"id": "sales", "name": "Sales", **TARGET}),
    "plain": Kpi(id="plain", name="Plain"),
    "aim": Kpi.model_validate({"id": "aim", "name": "Aim", "target": 3}),
}


def state(*figures, kpis=("sales",), today=TODAY, **fields):
    series = {
        name: tuple(Measurement(day, value) for of, day, value in figures if of == name) for name, _, _ in figures
    }
    library = library_of(playbook_of(kpis=list(kpis), **fields), kpis=KPIS, measurements=series)
    return Facts(library, today).loop["sell"]


CHANGED = {"changes": [{"version": "1", "date": "2026-03-01", "what": "New."}]}
JANUARY, MARCH, APRIL = DAY(2026, 1, 1), DAY(2026, 3, 1), DAY(2026, 4, 1)


def test_a_draft_and_a_playbook_without_a_kpi_with_a_target_are_planned():
    assert state(("sales", APRIL, 9), status="draft")[:2] == ("plan", "draft")
    assert state(kpis=())[:2] == ("plan", "no_target")
    assert state(("plain", APRIL, 9), kpis=("plain", "gone"))[:2] == ("plan", "no_target")


def test_a_playbook_is_being_done_until_a_kpi_has_a_figure_that_is_not_older_than_its_latest_change():
    assert state() == ("do", "not_measured", None)
    assert state(("sales", JANUARY, 9), **CHANGED) == ("do", "not_measured", MARCH)
    assert state(("sales", MARCH, 9), **CHANGED).stage == "check"


def test_a_measured_playbook_is_to_be_checked_until_it_has_been_reviewed_since_its_latest_change():
    figure = ("sales", APRIL, 9)
    assert state(figure, **CHANGED) == ("check", "not_reviewed", MARCH)
    assert state(figure, **CHANGED, review={"last": "2026-02-28"}).stage == "check"
    assert state(figure, **CHANGED, review={"last": "2026-03-01"}).stage == "act"


@pytest.mark.parametrize(("value", "reason"), [(9, "on_target"), (6, "off_target"), (1, "off_target")])
def test_a_reviewed_playbook_is_to_be_acted_on_as_the_colour_of_its_figures_says(value, reason):
    assert state(("sales", APRIL, value), review={"last": "2026-04-02"})[:2] == ("act", reason)


def test_figures_without_thresholds_are_not_judged_and_one_that_is_not_green_decides():
    review = {"last": "2026-04-02"}
    assert state(("aim", APRIL, 3), kpis=("aim",), review=review).reason == "not_judged"
    both = (("aim", APRIL, 3), ("sales", APRIL, 9))
    assert state(*both, kpis=("aim", "sales"), review=review).reason == "on_target"
    old = ("sales", JANUARY, 1)
    assert state(("aim", APRIL, 3), old, kpis=("aim", "sales"), review=review, **CHANGED).reason == "not_judged"


def test_a_change_that_is_yet_to_come_has_not_begun_the_loop_anew():
    figure = ("sales", JANUARY, 9)
    assert state(figure, **CHANGED, today=DAY(2026, 2, 1)) == ("check", "not_reviewed", None)
    assert state(figure, **CHANGED, today=MARCH) == ("do", "not_measured", MARCH)


def test_retired_playbooks_are_in_no_loop():
    assert Facts(library_of(playbook_of(status="retired"))).loop == {}
