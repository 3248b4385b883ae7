"""Written times to working hours as files of data have them: to a hundredth, by the handbook's calendar.

Knows: durations. Must not know which files have them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.model.time import Duration, Timespan
    from playpress.process.duration import Calendar


def likely_hours(duration: Duration | None, calendar: Calendar) -> float | None:
    """Return the usual length of a duration; None if there is none."""
    return hours_of(duration.likely, calendar) if duration else None


def hours_of(span: Timespan | None, calendar: Calendar) -> float | None:
    """Return an amount of time; None if there is none."""
    return round(calendar.hours(span), 2) if span else None
