"""Figures and days to places along an axis, and the round figures and days at which an axis gets its ticks.

The ticks are those that matplotlib's `MaxNLocator`, `DayLocator`, `WeekdayLocator`, `MonthLocator` and `YearLocator` find.
"""

from __future__ import annotations

import datetime
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
"""The distances between ticks, each times a power of ten."""
LEAST_TICKS = 2
Grain = Literal["day", "month", "year"]
"""What a tick of a time axis stands for, and so how exactly it is to be written."""
_DAYS = ((1, 1), (7, 7))
_MONTHS = (1, 3, 6)
_YEARS = tuple(factor * 10**power for power in range(4) for factor in (1, 2, 5))
_MONTH, _YEAR = 28, 365
"""The fewest days of a month and of a year."""


class Scale(NamedTuple):
    """An axis from the figure `low`, which is at `start`, to `high`, which is at `end`; what is equal lies in the middle."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a figure."""
        span = self.high / 2 - self.low / 2  # halves: the whole may be more than a number can be
        share = (value / 2 - self.low / 2) / span if span else 0.5
        return self.start + share * (self.end - self.start)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Return round figures at equal distances, the first at or below `low`, the last at or above `high`.

    They divide the axis into at most `most` + 1 intervals, and at least two of them lie within. Equal figures get a
    tick on each side.
    """
    first, last = _apart(low, high)
    step = next(step for step in _steps(first, last, most) if _inside(first, last, step) >= LEAST_TICKS)
    lowest, highest = math.floor(first / step), math.ceil(last / step)
    return tuple(float(n * step) for n in range(lowest, highest + 1))


def _apart(low: float, high: float) -> tuple[Decimal, Decimal]:
    """Return two figures exactly; equal ones get a tenth of themselves on each side, and 0 gets 1."""
    first, last = Decimal(repr(low)), Decimal(repr(high))
    if first != last:
        return first, last
    room = abs(first) / 10 or Decimal(1)
    return first - room, last + room


def _steps(first: Decimal, last: Decimal, most: int) -> Iterator[Decimal]:
    """Yield distances of ticks, from the smallest that makes at most `most` of the whole range downwards."""
    raw = (last - first) / most
    power = raw.adjusted()
    sizes = [step.scaleb(p) for p in range(power + 1, power - 3, -1) for step in reversed(STEPS)]
    smallest = max(n for n, size in enumerate(sizes) if size >= raw)
    yield from sizes[smallest:]


def _inside(first: Decimal, last: Decimal, step: Decimal) -> int:
    return math.floor(last / step) - math.ceil(first / step) + 1


def day_ticks(first: datetime.date, last: datetime.date, most: int) -> tuple[Grain, tuple[datetime.date, ...]]:
    """Return round days from `first` to `last`, at most `most` of them, and what each stands for.

    They are days, Mondays, or beginnings of months, quarters, half years, years or of several years. If there is only one
    such day in between, or none, the first and the last day stand alone.
    """
    for grain, found in _candidates(first, last, most):
        if len(found) <= most:
            return (grain, found) if len(found) >= LEAST_TICKS else ("day", tuple(dict.fromkeys((first, last))))
    return "year", (first, last)


def _candidates(
    first: datetime.date, last: datetime.date, most: int
) -> Iterator[tuple[Grain, tuple[datetime.date, ...]]]:
    """Yield ticks that are further and further apart; those that would certainly be too many are left out."""
    span = (last - first).days
    for every, at_least in _DAYS:
        if span // at_least <= most:
            yield "day", tuple(_days(first, last, every))
    for every in _MONTHS:
        if span // (every * (_MONTH + 3)) <= most:
            yield "month", tuple(_months(first, last, every))
    for every in _YEARS:
        if span // (every * (_YEAR + 1)) <= most:
            yield "year", tuple(_years(first, last, every))


def _days(first: datetime.date, last: datetime.date, every: int) -> Iterator[datetime.date]:
    """Yield every day, or every Monday."""
    ahead = -first.weekday() % 7 if every > 1 else 0
    for n in range(ahead, (last - first).days + 1, every):
        yield first + datetime.timedelta(n)


def _months(first: datetime.date, last: datetime.date, every: int) -> Iterator[datetime.date]:
    begun = first.year * 12 + first.month - (first.day == 1)
    for n in range(-(-begun // every) * every, last.year * 12 + last.month, every):
        yield datetime.date(n // 12, n % 12 + 1, 1)


def _years(first: datetime.date, last: datetime.date, every: int) -> Iterator[datetime.date]:
    begun = first.year + ((first.month, first.day) != (1, 1))
    for year in range(max(every, -(-begun // every) * every), last.year + 1, every):
        yield datetime.date(year, 1, 1)
