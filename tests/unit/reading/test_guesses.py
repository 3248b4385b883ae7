"""What people write is turned into what a playbook has, or left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playpress.model.time import parse_timespan
from playpress.reading.guesses import guess_bool, guess_date, guess_number, guess_timespan


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
        ("1.000,5", "", None),
        ("2,000", "", None),
    ],
)
def test_a_number_loses_its_unit_and_gets_a_point(text: str, bounds: str, number: str | None):
    assert guess_number(text, bounds) == number


@pytest.mark.parametrize(("text", "value"), [("yes", "true"), ("Nein", "false"), ("on", "true"), ("maybe", None)])
def test_yes_and_no_are_known_in_the_languages_of_handbooks(text: str, value: str | None):
    assert guess_bool(text) == value


@given(st.text())
def test_whatever_is_written_nothing_breaks_and_a_time_can_be_read(text: str):
    guess_date(text)
    guess_bool(text)
    guess_number(text, "0 … 1")
    if span := guess_timespan(text):
        assert parse_timespan(span)
