"""Amounts of working time (`30m`, `4h`, `2d`, `1w`) and calendar periods (`3 months`)."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from playpress.model.record import Record

_AMOUNT = re.compile(r"([0-9]{1,6}(?:\.[0-9]{1,3})?)([mhdw])\Z")
_PERIOD = re.compile(r"([1-9][0-9]{0,3}) (day|week|month|year)s?\Z")

TimeUnit = Literal["m", "h", "d", "w"]


@dataclass(frozen=True, slots=True)
class Timespan:
    """An amount of working time as written: minutes, hours, days or weeks of the handbook's calendar."""

    amount: float
    unit: TimeUnit

    def __str__(self) -> str:
        """Return the amount as it is written in a playbook: `1.5d`."""
        return f"{self.amount:g}{self.unit}"

    def hours(self, hours_per_day: float = 8, days_per_week: float = 5) -> float:
        """Return the amount in working hours."""
        day = hours_per_day
        return self.amount * {"m": 1 / 60, "h": 1, "d": day, "w": day * days_per_week}[self.unit]


def months_later(day: datetime.date, months: int) -> datetime.date | None:
    """Return the same day some months later, or earlier if they are negative; None outside of the years 1 to 9999.

    Where the month has no such day, it is the last of the month.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: `count` of `unit`."""

    count: int
    unit: Literal["day", "week", "month", "year"]


def parse_timespan(text: Any) -> Timespan:
    """Return the amount that a text like `30m`, `4h`, `1.5d` or `2w` names; anything else is a validation error."""
    match = _AMOUNT.match(text) if isinstance(text, str) else None
    if match is None:
        raise PydanticCustomError("timespan", "not a duration")
    unit: Any = match[2]
    return Timespan(float(match[1]), unit)


def parse_period(text: Any) -> Period:
    """Return the period that a text like `3 months` names; anything else is a validation error."""
    match = _PERIOD.match(text) if isinstance(text, str) else None
    if match is None:
        raise PydanticCustomError("period", "not a period")
    unit: Any = match[2]
    return Period(int(match[1]), unit)


def _likely(value: Any) -> Any:
    return value if isinstance(value, dict) else {"likely": value}


TimespanField = Annotated[
    Timespan, PlainValidator(parse_timespan), WithJsonSchema({"type": "string", "pattern": _AMOUNT.pattern[:-2] + "$"})
]
PeriodField = Annotated[
    Period, PlainValidator(parse_period), WithJsonSchema({"type": "string", "pattern": _PERIOD.pattern[:-2] + "$"})
]


class _Duration(Record):
    """Working time as one figure, or as the shortest, likeliest and longest."""

    likely: TimespanField
    """The usual amount; the only one when a single figure is written."""
    min: TimespanField | None = None
    """The shortest it takes."""
    max: TimespanField | None = None
    """The longest it takes."""


Duration = Annotated[_Duration, BeforeValidator(_likely)]
