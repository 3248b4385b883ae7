"""A backlog to its figures: what is open, how much work it is, and how long that takes at the team's capacity.

Knows: the backlog, the handbook's working hours. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.process.duration import Calendar

if TYPE_CHECKING:
    from playpress.model.backlog import Backlog, BacklogItem
    from playpress.model.handbook import Handbook

MONTHS = {"week": 12 / 52, "month": 1.0, "quarter": 3.0}
"""The length of each time in months; a year has 52 weeks."""


class Workload(NamedTuple):
    """The figures of a backlog; effort is in working hours.

    `planned`: open items but for those that the team won't do this time, which are `postponed`. `unestimated`: how many
    of the planned ones have no effort, so are not in `hours`. `months`: how long the planned work takes at the capacity;
    None if no capacity is written down, it is zero, or no effort is known.
    """

    planned: int
    postponed: int
    done: int
    retired: int
    unestimated: int
    hours: float
    months: float | None


def workload(backlog: Backlog, handbook: Handbook) -> Workload:
    """Return the figures of a backlog."""
    calendar = Calendar.of(handbook)
    planned = [item for item in backlog.items if is_planned(item)]
    states = [item.state for item in backlog.items]
    efforts = [calendar.hours(item.effort) for item in planned if item.effort]
    hours = sum(efforts)
    pace = _hours_a_month(backlog, calendar)
    return Workload(
        planned=len(planned),
        postponed=sum(item.is_open for item in backlog.items) - len(planned),
        done=states.count("done"),
        retired=states.count("retired"),
        unestimated=len(planned) - len(efforts),
        hours=hours,
        months=hours / pace if pace and efforts else None,
    )


def is_planned(item: BacklogItem) -> bool:
    """Tell whether an item is to be done this time."""
    return item.is_open and item.priority != "wont"


def _hours_a_month(backlog: Backlog, calendar: Calendar) -> float:
    """Return how many working hours a month the team has for the backlog; 0 if that is not written down."""
    capacity = backlog.capacity
    return calendar.hours(capacity.effort) / MONTHS[capacity.per] if capacity else 0.0
