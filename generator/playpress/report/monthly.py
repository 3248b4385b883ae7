"""A handbook's facts to what a monthly review looks at: figures, due reviews, changes, the loop of improvement, gaps.

It alone judges what is late, as of one day; pages only print due dates.
Knows: facts. Must not know words for readers.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.analysis.reviews import in_order_of_date
from playpress.model.time import months_later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.analysis.facts import Facts
    from playpress.analysis.kpi_state import State
    from playpress.analysis.loop import LoopState
    from playpress.analysis.news import News
    from playpress.analysis.reviews import NextReview
    from playpress.model.kpi import Kpi, Level
    from playpress.model.measurement import Measurement
    from playpress.model.playbook import Playbook

SOON = datetime.timedelta(days=30)
"""How far ahead reviews are listed."""
Gap = Literal["goal", "kpi", "target", "review", "changes"]
Judgement = Literal["red", "amber", "green", "not_judged", "no_figure"]
_ORDER: tuple[Judgement, ...] = ("red", "amber", "no_figure", "not_judged", "green")


class KpiLine(NamedTuple):
    """A KPI, its newest figure up to the day of the report, and how that is to be judged."""

    kpi: Kpi
    judgement: Judgement
    newest: Measurement | None
    target: Level | None


class Monthly(NamedTuple):
    """What the review looks at, as of `today`; changes are those after `since`.

    `overdue` and `soon` are reviews in order of date, `undated` those without one. `gaps` has, for each thing that a
    playbook in use should have, the ids of those that lack it.
    """

    today: datetime.date
    since: datetime.date
    kpis: tuple[KpiLine, ...]
    overdue: tuple[NextReview, ...]
    soon: tuple[NextReview, ...]
    undated: tuple[NextReview, ...]
    changes: tuple[News, ...]
    loop: Mapping[str, LoopState]
    gaps: Mapping[Gap, tuple[str, ...]]


def monthly(facts: Facts, since: datetime.date | None = None) -> Monthly:
    """Return what a review looks at; without `since`, the changes of the last month count."""
    today = facts.today
    since = since or month_before(today)
    reviews = in_order_of_date(facts.reviews.values())
    return Monthly(
        today,
        since,
        tuple(sorted(_kpis(facts), key=lambda line: (_ORDER.index(line.judgement), line.kpi.id))),
        tuple(review for review in reviews if review.due and review.due < today),
        tuple(review for review in reviews if review.due and today <= review.due <= _ahead(today)),
        tuple(review for review in reviews if not review.due),
        tuple(news for news in facts.latest_changes if news.change.date > since),
        facts.loop,
        _gaps(facts),
    )


def month_before(day: datetime.date) -> datetime.date:
    """Return the same day of the month before, or that month's last day."""
    return months_later(day, -1) or datetime.date.min


def _ahead(today: datetime.date) -> datetime.date:
    return today + SOON if today <= datetime.date.max - SOON else datetime.date.max


def _kpis(facts: Facts) -> list[KpiLine]:
    found = []
    for name, kpi in facts.library.kpis.items():
        standing = facts.standings.get(name)
        newest = standing.newest if standing else None
        found.append(KpiLine(kpi, _judged(standing.state) if standing else "no_figure", newest, kpi.target))
    return found


def _judged(state: State | None) -> Judgement:
    return state or "not_judged"


def _gaps(facts: Facts) -> dict[Gap, tuple[str, ...]]:
    in_use = {name: p for name, p in facts.library.current.items() if p.status == "active"}
    lacks: dict[Gap, list[str]] = {"goal": [], "kpi": [], "target": [], "review": [], "changes": []}
    for name, playbook in in_use.items():
        for gap in _gaps_of(playbook, facts):
            lacks[gap].append(name)
    return {gap: tuple(names) for gap, names in lacks.items()}


def _gaps_of(playbook: Playbook, facts: Facts) -> list[Gap]:
    """Return what an active playbook lacks; one without KPIs lacks no target besides."""
    kpis = [facts.library.kpis[name] for name in playbook.kpis if name in facts.library.kpis]
    lacks: dict[Gap, bool] = {
        "goal": not playbook.goals,
        "kpi": not kpis,
        "target": bool(kpis) and not any(kpi.target for kpi in kpis),
        "review": facts.reviews[playbook.id].due is None,
        "changes": not playbook.changes,
    }
    return [gap for gap, is_missing in lacks.items() if is_missing]
