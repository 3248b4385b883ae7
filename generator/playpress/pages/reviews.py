"""Reviews: when each playbook is to be looked at next, whose it is, who approves it, and where it stands in the loop of plan, do, check, act.

Only due dates are printed, never that one has passed: the page is the same whenever it is made.
Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.reviews import in_order_of_date
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.language.translation import NO_BREAK_SPACE
from playpress.pages.address import REVIEW_CALENDAR
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.sections.history import stage_in_words
from playpress.pages.sections.parts import PartsSection, parts

if TYPE_CHECKING:
    import datetime

    from playpress.analysis.reviews import NextReview
    from playpress.pages.writer import Writer


class ReviewRow(NamedTuple):
    """A playbook's next review: its due date, or why there is none. `stage` says where it stands, and why."""

    due: Md
    playbook: Link
    version: Md
    owner: Link
    approver: Link
    last: Md
    every: Md
    stage: Md


@dataclass(frozen=True, kw_only=True)
class ReviewsPage(Page):
    """All reviews, the earliest due date first; playbooks without one at the end."""

    template: ClassVar[str] = "reviews"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ("intro",)
    sections_found: ClassVar[tuple[Found, ...]] = (Found("stages", N_("Plan, do, check, act"), ("stages",)),)

    intro: Md
    calendar: Link
    parts: PartsSection
    rows: tuple[ReviewRow, ...]
    stages: tuple[Entry, ...]


def reviews_page(planned: PlannedPage, write: Writer) -> ReviewsPage:
    """Build the page, or a part of it."""
    reviews = {review.playbook: review for review in in_order_of_date(write.facts.reviews.values())}
    return ReviewsPage(
        planned=planned,
        heading=write.plain(planned.title),
        intro=write.say(
            N_(
                "When each playbook is next due for review, the earliest first, who owns it, and who approves its changes."
            )
        ),
        calendar=Link(write.say(N_("Add the dates to your calendar")), write.href(REVIEW_CALENDAR))
        if write.is_first and write.facts.has_due_dates
        else Link(Md()),
        parts=parts(planned, write),
        rows=tuple(_row(reviews[name], write) for name in write.shown("playbook", reviews)),
        stages=tuple(
            Entry(write.say(name), write.say(labels.STAGE_MEANINGS[stage])) for stage, name in labels.STAGES.items()
        ),
    )


def _row(review: NextReview, write: Writer) -> ReviewRow:
    return ReviewRow(
        _day(review.due, write) if review.due else write.label(labels.UNDATED, review.undated),
        write.link("playbook", review.playbook),
        _version(review.playbook, write),
        write.link("role", write.library.playbooks[review.playbook].owner),
        write.link("role", review.approver),
        _day(review.last, write) if review.last else Md(),
        Md(write.translator.unit(review.every.count, review.every.unit)) if review.every else Md(),
        stage_in_words(write.facts.loop[review.playbook], write),
    )


def _version(playbook: str, write: Writer) -> Md:
    version = write.library.playbooks[playbook].version
    return write.say(N_("version {version}"), version=version) if version else Md()


def _day(day: datetime.date, write: Writer) -> Md:
    """Return a day that stays on one line."""
    return Md(write.translator.date(day).replace(" ", NO_BREAK_SPACE))
