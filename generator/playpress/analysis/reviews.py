"""When each playbook is to be reviewed next, and which role approves it.

Knows: playbooks' reviews, the calendar. Must not know today: a due date is the same whenever it is looked at.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.model.time import months_later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.model.time import Period

Undated = Literal["no_period", "never", "too_far"]
"""Why a review has no due date: nobody said how often, it was never reviewed, or the date lies beyond the calendar."""


class NextReview(NamedTuple):
    """The next review of a playbook: when it was last reviewed, when it is due, and who approves.

    `due` is None where it does not follow from the file; then `undated` says why. `approver` is the role that the
    review names, else the playbook's owner.
    """

    playbook: str
    approver: str
    last: datetime.date | None
    every: Period | None
    due: datetime.date | None
    undated: Undated | None


def find_reviews(library: Library) -> dict[str, NextReview]:
    """Return the next review of each playbook in use; retired ones are not reviewed."""
    return {name: next_review(playbook) for name, playbook in library.current.items()}


def next_review(playbook: Playbook) -> NextReview:
    """Return the next review of one playbook: due its period after the day on which it was last reviewed."""
    review = playbook.review
    last, every = (review.last, review.every) if review else (None, None)
    approver = (review.approver if review else None) or playbook.owner
    due = later(last, every) if last and every else None
    undated: Undated | None = None
    if due is None:
        undated = "no_period" if every is None else "never" if last is None else "too_far"
    return NextReview(playbook.id, approver, last, every, due, undated)


def later(day: datetime.date, period: Period) -> datetime.date | None:
    """Return the day a period after another; None beyond the year 9999.

    A month after 31 January is the last day of February: a month without such a day ends it.
    """
    if period.unit in ("day", "week"):
        days = period.count * (7 if period.unit == "week" else 1)
        is_known = days <= (datetime.date.max - day).days
        return day + datetime.timedelta(days) if is_known else None
    return months_later(day, period.count * (12 if period.unit == "year" else 1))


def in_order_of_date(reviews: Iterable[NextReview]) -> list[NextReview]:
    """Return reviews with the earliest due date first; those without one at the end."""
    return sorted(reviews, key=lambda review: (review.due or datetime.date.max, review.due is None, review.playbook))


def find_reviews_of(reviews: Mapping[str, NextReview], library: Library) -> dict[str, tuple[NextReview, ...]]:
    """Return by role the reviews that it approves or whose playbook it owns, in order of date; roles without any are left out."""
    found: dict[str, list[NextReview]] = {}
    for review in in_order_of_date(reviews.values()):
        for role in dict.fromkeys((review.approver, library.playbooks[review.playbook].owner)):
            found.setdefault(role, []).append(review)
    return {role: tuple(its) for role, its in found.items()}
