"""Amounts of working time and periods of the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from playpress.model.time import Period, Timespan, parse_period, parse_timespan
from tests.tools.handbook import playbook_of

if TYPE_CHECKING:
    from playpress.model.time import Duration


@pytest.mark.parametrize(
    ("text", "hours"),
    [("30m", 0.5), ("4h", 4), ("2d", 16), ("1w", 40), ("1.5d", 12), ("0h", 0), ("999999.999m", 16666.66665)],
)
def test_a_duration_is_working_hours_of_the_calendar(text: str, hours: float):
    assert parse_timespan(text).hours() == pytest.approx(hours)


def test_the_handbook_says_how_long_a_day_and_a_week_are():
    assert Timespan(2, "d").hours(hours_per_day=7.5) == 15
    assert Timespan(1, "w").hours(hours_per_day=6, days_per_week=4) == 24


@pytest.mark.parametrize(
    "text", ["", "4", "h", "4 h", "4H", "-4h", "4h ", "4h\n", "1e3h", "٤h", "4y", ".5h", "4.h", 4, None, 4.5, ["4h"]]
)
def test_nothing_else_is_a_duration(text: object):
    with pytest.raises(Exception, match="not a duration"):
        parse_timespan(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("3 months", Period(3, "month")),
        ("1 year", Period(1, "year")),
        ("1 years", Period(1, "year")),
        ("52 weeks", Period(52, "week")),
    ],
)
def test_a_period_is_a_number_and_a_unit(text: str, period: Period):
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text", ["3months", "0 days", "3  months", "3 Months", "-1 day", "3 months\n", "10000 days", "quarterly", 3, None]
)
def test_nothing_else_is_a_period(text: object):
    with pytest.raises(Exception, match="not a period"):
        parse_period(text)


def test_a_duration_is_one_figure_or_its_range():
    def work(value: object) -> Duration:
        return playbook_of(steps=[{"id": "a", "name": "A", "work": value}]).steps[0].work

    assert work("2d") == work({"likely": "2d"})
    full = work({"min": "1d", "likely": "2d", "max": "1w"})
    assert (full.min, full.likely, full.max) == (Timespan(1, "d"), Timespan(2, "d"), Timespan(1, "w"))
    with pytest.raises(ValidationError):
        work({"min": "1d"})
