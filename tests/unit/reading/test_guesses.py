"""What people write is turned into what a playbook has, or left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playpress.model.time import parse_period, parse_timespan
from playpress.reading.guesses import guess_bool, guess_date, guess_first_day
from playpress.reading.number_guesses import guess_number, guess_range, two_ways
from playpress.reading.time_guesses import guess_period, guess_times, guess_timespan, guess_weeks


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25.11.2026", "2026-11-25"),
        ("1. 9. 2026", "2026-09-01"),
        ("2026/9/1", "2026-09-01"),
        ("2026-09-01T12:00", "2026-09-01"),
        ("25/11/2026", "2026-11-25"),
        ("11/25/2026", "2026-11-25"),
        ("3/4/2026", None),
        ("3/3/2026", "2026-03-03"),
        ("31.2.2026", None),
        ("in autumn", None),
        ("1.10.26", "2026-10-01"),
        ("26-10-01", None),
        ("20261001", "2026-10-01"),
        ("2026–10–01", "2026-10-01"),
        ("2O26-10-01", "2026-10-01"),
        ("since 2026-11-02", "2026-11-02"),
        ("Thursday, 1 October 2026", "2026-10-01"),
        ("Donnerstag, 1. Oktober 2026", "2026-10-01"),
        ("2026-31-10", "2026-10-31"),
        ("2026-10-01 09:00", "2026-10-01"),
        ("2026-10-01 - 2026-12-01", None),
    ],
)
def test_a_day_is_recognised_unless_two_days_could_be_meant(text: str, day: str | None):
    assert guess_date(text) == day


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("3 days", "3d"),
        ("30 min.", "30m"),
        ("1,5 Stunden", "1.5h"),
        ("2 semaines", "2w"),
        ("4 godziny", "4h"),
        ("2D", "2d"),
        ("90", None),
        ("1,500 h", None),
        ("3 months", None),
        ("soon", None),
        ("9 working days", "9d"),
        ("3 Arbeitstage", "3d"),
        ("3 jours ouvrés", "3d"),
        ("5 dni roboczych", "5d"),
        ("max. 9d", "9d"),
        ("up to 9 days", "9d"),
        ("1 1/2 weeks", "1.5w"),
        ("½ day", "0.5d"),
        (".5d", "0.5d"),
        ("a fortnight", "2w"),
        ("a quarter of an hour", "15m"),
        ("15'", "15m"),
        ("2h per piece", "2h"),
        ("2h/week", None),
        ("3h [estimated]", "3h"),
        ("2-4 h", None),
    ],
)
def test_an_amount_of_time_is_recognised_by_its_unit(text: str, span: str | None):
    assert guess_timespan(text) == span


@pytest.mark.parametrize(
    ("text", "bounds", "number"),
    [
        ("20%", "0 … 1", "0.2"),
        ("0,3", "0 … 1", "0.3"),
        ("1 %", "0 … 1", "0.01"),
        ("50", "0 … 1", "0.5"),
        ("150 %", "0 … 1", None),
        ("12 %", "", "12"),
        ("7,5", "1 … 24", "7.5"),
        ("30", "1 … 24", None),
        ("40 h", "0 …", "40"),
        ("many", "", None),
        ("1.000,5", "", "1000.5"),
        ("2,000", "", None),
        ("18k €", "", "18000"),
        ("18 thousand", "", "18000"),
        ("1,5 Mio. EUR", "", "1500000"),
        ("18.000,50", "", "18000.5"),
        ("1,018,000.25", "", "1018000.25"),
        ("18000,-", "", "18000"),
        ("18_000", "", "18000"),
        ("92 (November)", "", "92"),
        ("1 FTE", "", None),
        ("3 dozen", "", None),
        ("12 x 1500", "", None),
        ("140 ± 5", "", None),
        ("17/20", "0 … 1", "0.85"),
        ("1/2", "", None),
    ],
)
def test_a_number_loses_its_unit_and_gets_a_point(text: str, bounds: str, number: str | None):
    assert guess_number(text, bounds) == number


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3-5", ("3", "5")),
        ("5 to 3", ("3", "5")),
        ("130 – 150", ("130", "150")),
        ("90-95 %", ("90", "95")),
        ("3", None),
        ("3-3", None),
    ],
)
def test_a_range_of_numbers_is_recognised(text: str, numbers: tuple[str, str] | None):
    assert guess_range(text) == numbers


@pytest.mark.parametrize(
    ("text", "ways"),
    [("1,400", ("1400", "1.4")), ("18.000 €", ("18000", "18")), ("0,125", None), ("1,40", None), ("1.400.000", None)],
)
def test_a_sign_that_may_stand_before_thousands_or_decimals_is_recognised(text: str, ways: tuple[str, str] | None):
    assert two_ways(text) == ways


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("2-4 h", ("2h", "3h", "4h")),
        ("2h to 4h", ("2h", "3h", "4h")),
        ("between 1 and 2 weeks", ("1w", "1.5w", "2w")),
        ("4h - 2d", ("4h", "2d", "2d")),
        ("4-2 h", None),
        ("2h", None),
    ],
)
def test_a_range_of_times_is_recognised_with_the_likely_one_in_its_middle(text: str, times: tuple[str, ...] | None):
    assert guess_times(text) == times


@pytest.mark.parametrize(
    ("text", "weeks"), [("2 months", "8w"), ("one quarter", "13w"), ("1y", "52w"), ("2 weeks", None)]
)
def test_what_is_longer_than_a_week_is_told_in_weeks(text: str, weeks: str | None):
    assert guess_weeks(text) == weeks


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("yearly", "1 year"),
        ("every six months", "6 months"),
        ("quarterly", "3 months"),
        ("2 quarters", "6 months"),
        ("half-yearly", "6 months"),
        ("alle 2 Wochen", "2 weeks"),
        ("6m", "6 months"),
        ("0 months", None),
        ("now and then", None),
    ],
)
def test_a_period_is_recognised_by_the_words_for_it(text: str, period: str | None):
    assert guess_period(text) == period


@pytest.mark.parametrize(
    ("text", "day"),
    [("October 2026", "2026-10-01"), ("Q4 2026", "2026-10-01"), ("2026-Q1", "2026-01-01"), ("Herbst 2026", None)],
)
def test_a_month_or_quarter_is_told_by_its_first_day(text: str, day: str | None):
    assert guess_first_day(text) == day


@pytest.mark.parametrize(("text", "value"), [("yes", "true"), ("Nein", "false"), ("on", "true"), ("maybe", None)])
def test_yes_and_no_are_known_in_the_languages_of_handbooks(text: str, value: str | None):
    assert guess_bool(text) == value


@given(st.text())
def test_whatever_is_written_nothing_breaks_and_a_time_can_be_read(text: str):
    guess_date(text)
    guess_bool(text)
    guess_number(text, "0 … 1")
    guess_range(text)
    guess_weeks(text)
    spans = [guess_timespan(text) or "1d", *(guess_times(text) or ())]
    assert all(map(parse_timespan, spans))
    assert parse_period(guess_period(text) or "1 year")
