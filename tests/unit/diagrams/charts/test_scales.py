"""Axes: places, and round figures and days, which are those that matplotlib finds."""

from __future__ import annotations

import datetime
import math
import random
from typing import Any

import pytest
from matplotlib import dates
from matplotlib.ticker import MaxNLocator

from playpress.diagrams.charts.scales import Scale, day_ticks, ticks

DAY = datetime.date
MONDAY = 0
SEED = 7


def intervals(count: int) -> list[tuple[float, float]]:
    """Return intervals whose ends no step divides: there matplotlib's floats decide, and here exact fractions."""
    dice = random.Random(SEED)  # noqa: S311
    lows = [dice.uniform(-1, 1) * 10 ** dice.randint(-3, 7) for _ in range(count)]
    return [(low, low + abs(low) * dice.uniform(0.01, 3)) for low in lows]


@pytest.mark.parametrize("most", [3, 4, 5, 8])
def test_ticks_of_figures_are_those_of_matplotlib(most: int) -> None:
    theirs = MaxNLocator(nbins=most, steps=[1, 2, 2.5, 5, 10])
    for low, high in intervals(500):
        expected = list(theirs.tick_values(low, high))
        assert ticks(low, high, most) == pytest.approx(expected, rel=1e-9, abs=1e-12), (low, high)


def test_ticks_are_round_however_floats_add_up() -> None:
    assert ticks(0.1, 0.7, 4) == (0.0, 0.2, 0.4, 0.6, 0.8)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, (-1.0, -0.5, 0.0, 0.5, 1.0)),
        (80, (70.0, 75.0, 80.0, 85.0, 90.0)),
        (-80, (-90.0, -85.0, -80.0, -75.0, -70.0)),
    ],
)
def test_a_single_figure_lies_between_ticks(value: float, expected: tuple[float, ...]) -> None:
    assert ticks(value, value, 4) == expected


def test_a_scale_goes_from_its_start_to_its_end() -> None:
    scale = Scale(10, 20, 100, 0)
    assert [scale(value) for value in (10, 15, 20)] == [100, 50, 0]


def test_what_is_equal_lies_in_the_middle_of_a_scale() -> None:
    assert Scale(3, 3, 0, 100)(3) == 50


def test_the_greatest_numbers_have_a_place() -> None:
    assert Scale(-1.7e308, 1.7e308, 0, 100)(0) == 50
    assert all(map(math.isfinite, ticks(-1.7e308, 1.7e308, 4)[1:-1]))


def theirs_of(first: datetime.date, last: datetime.date, grain: str) -> list[list[datetime.date]]:
    """Return what each of matplotlib's locators of that grain finds in between."""
    locators: dict[str, list[Any]] = {
        "day": [dates.DayLocator(), dates.WeekdayLocator(byweekday=MONDAY)],
        "month": [dates.MonthLocator(bymonth=range(1, 13, every)) for every in (1, 3, 6)],
        "year": [dates.YearLocator(factor * 10**power) for power in range(3) for factor in (1, 2, 5)],
    }
    start, end = (datetime.datetime.combine(day, datetime.time(), datetime.UTC) for day in (first, last))
    found = ([moment.date() for moment in dates.num2date(one.tick_values(start, end))] for one in locators[grain])
    return [[day for day in its if first <= day <= last] for its in found]


@pytest.mark.slow
def test_ticks_of_days_are_those_of_a_locator_of_matplotlib() -> None:
    dice = random.Random(SEED)  # noqa: S311
    for _ in range(300):
        first = DAY(1990, 1, 1) + datetime.timedelta(dice.randint(0, 20000))
        last = first + datetime.timedelta(dice.choice([5, 12, 30, 100, 400, 2000, 9000]) + dice.randint(0, 50))
        grain, days = day_ticks(first, last, 5)
        assert list(days) == [first, last] or list(days) in theirs_of(first, last, grain), (first, last, days)
        assert 2 <= len(days) <= 5


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (DAY(2026, 3, 4), DAY(2026, 3, 4), ("day", (DAY(2026, 3, 4),))),
        (DAY(2026, 3, 4), DAY(2026, 3, 6), ("day", (DAY(2026, 3, 4), DAY(2026, 3, 5), DAY(2026, 3, 6)))),
        (DAY(2026, 3, 3), DAY(2026, 3, 11), ("day", (DAY(2026, 3, 3), DAY(2026, 3, 11)))),
        (DAY(2025, 11, 30), DAY(2026, 10, 31), ("month", tuple(DAY(2026, month, 1) for month in (1, 4, 7, 10)))),
        (DAY(2020, 2, 1), DAY(2023, 3, 1), ("year", (DAY(2021, 1, 1), DAY(2022, 1, 1), DAY(2023, 1, 1)))),
    ],
)
def test_days_are_marked_as_finely_as_there_is_room(first: DAY, last: DAY, expected: object) -> None:
    assert day_ticks(first, last, 5) == expected


def test_all_days_that_there_are_can_be_marked() -> None:
    grain, days = day_ticks(datetime.date.min, datetime.date.max, 5)
    assert grain == "year"
    assert 2 <= len(days) <= 5
