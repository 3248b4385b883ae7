"""What changed in the processes that a KPI measures, and its figures before and after each change, in plain words.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.before_after import LEAST, compare
from playpress.analysis.kpi_progress import find_progress
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.page import Link
from playpress.pages.sections.kpi_tile import difference

if TYPE_CHECKING:
    import datetime

    from playpress.analysis.before_after import Comparison
    from playpress.analysis.news import News
    from playpress.model.kpi import Kpi
    from playpress.pages.writer import Writer

MOST_CHANGES = 12
"""The most changes that the list has and the chart marks: the latest."""
MOST_DIGITS = 15
MANY = 1000
"""What is rarer than once in so many cases is said to be that."""


class KpiChange(NamedTuple):
    """A change: its day, the process, its version, what changed, and what the figures say."""

    date: Md
    playbook: Link
    version: Md
    what: Md
    effect: Md


class KpiChangesSection(NamedTuple):
    """Changes in the time that the figures cover, the oldest first; `earlier` says how many are left out, if any are.

    `together` warns that several changes cannot be told apart.
    """

    changes: tuple[KpiChange, ...]
    together: Md
    earlier: Md


def changes_meanwhile(kpi: Kpi, write: Writer) -> tuple[News, ...]:
    """Return the changes after a KPI's first figure and up to its last one, the oldest first."""
    series = write.facts.series.get(kpi.id, ())
    found = write.facts.kpi_changes.get(kpi.id, ()) if series else ()
    return tuple(news for news in found if series[0].date < news.change.date <= series[-1].date)


def kpi_changes(kpi: Kpi, changes: tuple[News, ...], write: Writer) -> KpiChangesSection:
    """Return the latest of a KPI's changes, each with what the figures before and after it say."""
    left = len(changes) - MOST_CHANGES
    earlier = write.count("{n} earlier change is left out.", "{n} earlier changes are left out.", left)
    together = write.say(N_("Several changes fall in this period, so no figure shows what any one of them did."))
    return KpiChangesSection(
        tuple(_change(kpi, news, write) for news in changes[-MOST_CHANGES:]),
        together if len(changes) > 1 else Md(),
        earlier if left > 0 else Md(),
    )


def _change(kpi: Kpi, news: News, write: Writer) -> KpiChange:
    change, name = news
    history = write.href(f"{page_path('playbook', name)}#history")
    return KpiChange(
        Md(write.translator.date(change.date)),
        Link(write.link("playbook", name).text, history),
        write.plain(change.version),
        write.inline(change.what),
        _effect(kpi, change.date, write),
    )


def _effect(kpi: Kpi, day: datetime.date, write: Writer) -> Md:
    """Return what a KPI's figures since a day say against all those before it."""
    series = write.facts.series[kpi.id]
    before = [row.value for row in series if row.date < day]
    after = [row.value for row in series if row.date >= day]
    found = compare(before, after)
    if found is None or found.chance is None:
        return _too_few(len(before), len(after), write)
    return Md(" ".join(_sentences(kpi, found, write)))


def _too_few(before: int, after: int, write: Writer) -> Md:
    return write.say(
        N_("Too few figures to compare: {before} before, {after} after; at least {least} of each are needed."),
        before=write.number(before), after=write.number(after), least=write.number(LEAST),
    )  # fmt: skip


def _sentences(kpi: Kpi, found: Comparison, write: Writer) -> list[Md]:
    """Return both means, how far chance explains their difference, and what speaks against the change as its cause."""
    progress = find_progress(kpi, _rounded(found.mean_before, found), _rounded(found.mean_after, found))
    means = write.say(
        N_("On average {mean_before} before ({before} figures), {mean_after} after ({after} figures): {difference}."),
        before=write.number(found.before), after=write.number(found.after),
        mean_before=write.figure(_rounded(found.mean_before, found), kpi.unit),
        mean_after=write.figure(_rounded(found.mean_after, found), kpi.unit),
        difference=difference(kpi, progress, write),
    )  # fmt: skip
    return [means, _chance(found, write), *_doubt(found, write)]


def _chance(found: Comparison, write: Writer) -> Md:
    """Return how often chance alone would part the figures as much."""
    chance = found.chance or 0.0
    if not found.is_clear:
        share = write.plain(write.translator.percent(chance))
        return write.say(
            N_(
                "By chance alone, figures would differ this much in about {share} of all cases, so this shows no effect."
            ),
            share=share,
        )
    if chance < 1 / MANY:
        return write.say(
            N_("By chance alone, figures would differ this much in fewer than 1 in {n} cases."), n=write.number(MANY)
        )
    return write.say(
        N_("By chance alone, figures would differ this much in about 1 in {n} cases."), n=write.number(int(1 / chance))
    )


def _doubt(found: Comparison, write: Writer) -> list[Md]:
    """Return what a reader has to know before they take a clear difference for the work of the change."""
    if not found.is_clear:
        return []
    moved = (found.mean_after > found.mean_before) - (found.mean_after < found.mean_before)
    if moved and found.was_moving == moved:
        return [write.say(N_("But they were already moving that way before the change, so it need not be the cause."))]
    return [write.say(N_("Something else at the same time may have caused it, too."))]


def _rounded(mean: float, found: Comparison) -> float:
    """Return a mean to so many digits as tell the two means apart, and one more."""
    distance = abs(found.mean_after - found.mean_before) or abs(mean) or 1.0
    digits = next((n for n in range(MOST_DIGITS) if distance * 10**n >= 1), MOST_DIGITS)
    return round(mean, digits + 1)
