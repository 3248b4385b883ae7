"""How often a process runs to runs a year, by the handbook's calendar.

Knows: the model. Must not know what is done in a run.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.model.playbook import Volume
    from playpress.process.duration import Calendar

WEEKS = 52
"""Weeks of a year; holidays are not subtracted."""


def runs_per_year(volume: Volume, calendar: Calendar) -> float:
    """Return how many runs a year there are; a day is a working day.

    It is exact in decimals: as often, written for another time, is as often.
    """
    days = WEEKS * Fraction(str(calendar.days_per_week))
    per_year: dict[str, Fraction | int] = {"day": days, "week": WEEKS, "month": 12, "quarter": 4, "year": 1}
    return float(Fraction(str(volume.count)) * per_year[volume.per])
