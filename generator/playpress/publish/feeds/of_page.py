"""A planned page to the feed or calendar of what it shows.

Knows: which kinds of pages have one. Must not know how one is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.reviews import in_order_of_date
from playpress.diagnostics import N_
from playpress.pages.address import CHANGE_FEED, CHANGES, REVIEW_CALENDAR, role_calendar_path, role_feed_path
from playpress.publish.feeds.atom import Heading, changes_feed
from playpress.publish.feeds.calendar import review_calendar

if TYPE_CHECKING:
    from playpress.pages.page import PlannedPage
    from playpress.pages.writer import Writer
    from playpress.publish.data.addresses import Addresses


def feeds_of_page(page: PlannedPage, write: Writer, addresses: Addresses) -> dict[str, str]:
    """Return the files by path in the site: a calendar has an event at least. Only the first part of a long page has any."""
    if page.part and page.part.number > 1:
        return {}
    if page.kind == "changes":
        title = write.translator.gettext(N_("{handbook}: changes")).format(handbook=write.library.handbook.name)
        heading = Heading(title, CHANGE_FEED, CHANGES)
        return {CHANGE_FEED: changes_feed(heading, write.facts.latest_changes, write, addresses)}
    if page.kind == "reviews":
        return _reviews(write, addresses)
    if page.kind == "role":
        return {**_reviews_of_role(page.name, write, addresses), **_changes_of_role(page, write, addresses)}
    return {}


def _reviews(write: Writer, addresses: Addresses) -> dict[str, str]:
    """Return the calendar of all reviews, if any has a date."""
    if not write.facts.has_due_dates:
        return {}
    title = write.translator.gettext(N_("{handbook}: reviews")).format(handbook=write.library.handbook.name)
    reviews = in_order_of_date(write.facts.reviews.values())
    return {REVIEW_CALENDAR: review_calendar(title, reviews, write, addresses)}


def _changes_of_role(page: PlannedPage, write: Writer, addresses: Addresses) -> dict[str, str]:
    """Return the feed of what changed in the processes in which a role has a part, if anything did."""
    changes = write.facts.changes_of.get(page.name, ())
    if not changes:
        return {}
    title = write.translator.gettext(N_("Changes: {role}")).format(role=write.role_name(page.name))
    path = role_feed_path(page.name)
    return {path: changes_feed(Heading(title, path, page.path), changes, write, addresses)}


def _reviews_of_role(role: str, write: Writer, addresses: Addresses) -> dict[str, str]:
    """Return the calendar of the reviews that a role approves or whose playbook it owns, if any has a date."""
    reviews = write.facts.reviews_of.get(role, ())
    if not any(review.due for review in reviews):
        return {}
    title = write.translator.gettext(N_("Reviews: {role}")).format(role=write.role_name(role))
    return {role_calendar_path(role): review_calendar(title, reviews, write, addresses)}
