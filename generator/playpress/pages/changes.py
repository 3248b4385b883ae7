"""Changes: what changed in all playbooks, day by day, why, and which improvement is expected.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import CHANGE_FEED, page_path
from playpress.pages.page import Found, Link, Page, PlannedPage
from playpress.pages.sections.counted import CountedSection, counted
from playpress.pages.sections.parts import PartsSection, parts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from playpress.analysis.news import News
    from playpress.pages.writer import Writer


class DatedChange(NamedTuple):
    """A version of a playbook: what changed, why, and what is expected. The link leads to the playbook's history."""

    playbook: Link
    version: Md
    what: Md
    why: Md
    expected: Md


class Day(NamedTuple):
    """A day, the anchor of its heading, and what changed on it."""

    anchor: Md
    date: Md
    changes: tuple[DatedChange, ...]


@dataclass(frozen=True, kw_only=True)
class ChangesPage(Page):
    """All changes up to today, the newest day first."""

    template: ClassVar[str] = "changes"
    found_first: ClassVar[tuple[str, ...]] = ("intro",)
    sections_found: ClassVar[tuple[Found, ...]] = (Found("counted", N_("In figures"), ("counted",)),)

    intro: Md
    feed: Link
    parts: PartsSection
    days: tuple[Day, ...]
    counted: CountedSection

    @property
    def settings(self) -> dict[str, Any]:
        """Name the feed, so that browsers and feed readers find it."""
        return {**super().settings, "feed": CHANGE_FEED}


def changes_page(planned: PlannedPage, write: Writer) -> ChangesPage:
    """Build the page, or a part of it."""
    news = write.facts.latest_changes
    shown = [news[int(number)] for number in write.shown("change", map(str, range(len(news))))]
    return ChangesPage(
        planned=planned,
        heading=write.plain(planned.title),
        intro=write.count("{n} change, the newest first.", "{n} changes, the newest first.", len(news)),
        feed=Link(write.say(N_("Follow them in a feed reader")), write.href(CHANGE_FEED))
        if write.is_first
        else Link(Md()),
        parts=parts(planned, write),
        days=tuple(_day(day, its, write) for day, its in groupby(shown, key=lambda one: one.change.date)),
        counted=counted(write),
    )


def _day(day: datetime.date, news: Iterable[News], write: Writer) -> Day:
    return Day(Md(f"day-{day.isoformat()}"), Md(write.translator.date(day)), tuple(_change(one, write) for one in news))


def _change(news: News, write: Writer) -> DatedChange:
    change = news.change
    return DatedChange(
        Link(write.link("playbook", news.playbook).text, write.href(f"{page_path('playbook', news.playbook)}#history")),
        write.say(N_("version {version}"), version=change.version),
        write.inline(change.what),
        write.inline(change.why),
        write.inline(change.expected),
    )
