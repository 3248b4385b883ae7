"""Written durations to hours: their expected values, and what one visit of a step takes.

Knows: the model. Must not know flows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.model.time import Timespan, TimeUnit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.handbook import Handbook
    from playpress.model.step import Step
    from playpress.model.time import Duration

_FINE = 10
"""The least amount that is shown without a decimal."""
_WEEKS_SHOWN = 2
"""How many weeks an amount must have to be shown in weeks."""


class Calendar(NamedTuple):
    """How many working hours a day has, and how many working days a week."""

    hours_per_day: float = 8
    days_per_week: float = 5

    @classmethod
    def of(cls, handbook: Handbook) -> Calendar:
        """Return a handbook's calendar."""
        return cls(handbook.hours_per_day, handbook.days_per_week)

    def hours(self, span: Timespan) -> float:
        """Return an amount of working time in hours."""
        return span.hours(self.hours_per_day, self.days_per_week)


class Range(NamedTuple):
    """The shortest, the likeliest and the longest time, in hours; all the same where one figure is written."""

    low: float
    likely: float
    high: float

    @property
    def mean(self) -> float:
        """The expected time: (shortest + 4 × likeliest + longest) / 6. Source: Malcolm et al., PERT, 1959."""
        return (self.low + 4 * self.likely + self.high) / 6 if self.is_open else self.likely

    @property
    def is_open(self) -> bool:
        """Whether the time varies. Figures that are not in order are mixed up; only the likeliest is then used."""
        return self.low <= self.likely <= self.high and self.low < self.high


class Spent(NamedTuple):
    """What one visit of a step takes, in hours: work and waiting on the clock, and the work of everyone together.

    The last differs from the first only in a sub-process with parallel work. `is_least`: some times in it are missing.
    """

    work: float
    wait: float
    effort: float
    is_least: bool = False


NOTHING = Range(0.0, 0.0, 0.0)


def range_of(duration: Duration | None, calendar: Calendar) -> Range:
    """Return a written duration in hours. A bound that is not written is the likeliest time."""
    if duration is None:
        return NOTHING
    likely = calendar.hours(duration.likely)
    low = calendar.hours(duration.min) if duration.min else likely
    high = calendar.hours(duration.max) if duration.max else likely
    return Range(low, likely, high)


def spent_at(step: Step, calendar: Calendar, called: Mapping[str, Spent]) -> Spent | None:
    """Return what one visit of a step takes; None if nothing says so.

    `called` has what the playbooks take that steps call: a sub-process without times of its own takes as long.
    """
    if step.work is None and step.wait is None:
        return called.get(step.calls or "")
    work = range_of(step.work, calendar).mean
    return Spent(work, range_of(step.wait, calendar).mean, work)


def shown_as(hours: float, calendar: Calendar, unit: TimeUnit | None = None) -> Timespan:
    """Return an amount of hours as people say it, with a decimal below ten.

    Without a unit, in the one that fits: weeks only from two on.
    """
    day, week = calendar.hours_per_day, calendar.hours_per_day * calendar.days_per_week
    sizes: dict[TimeUnit, float] = {"m": 1 / 60, "h": 1, "d": day, "w": week}
    unit = unit or ("m" if hours < 1 else "h" if hours < day else "d" if hours < _WEEKS_SHOWN * week else "w")
    amount = hours / sizes[unit]
    return Timespan(round(amount) if amount >= _FINE or unit == "m" else round(amount, 1), unit)
