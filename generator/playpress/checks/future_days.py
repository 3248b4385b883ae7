"""Dates of changes, reviews and measurements are not in the future."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.improvement import Improvement
    from playpress.model.library import Library

FUTURE_DAY = Rule(
    code="PB733",
    name="future-day",
    severity=Severity.WARNING,
    message=N_("the day {date} is in the future"),
    hint=N_("today is {today}: check the year; record only what has already happened"),
    about="""
        Changes, reviews and measurements record what has happened. A date in the future usually has the wrong year.
        Plans do not belong here, since readers would take them for done.
    """,
    bad="""
        review: {last: 2999-01-31}
    """,
    good="""
        review: {last: 2026-01-31}
    """,
)


@finds(FUTURE_DAY)
def check_days(facts: Facts) -> Iterator[Finding]:
    """Find days in the future where only past ones make sense."""
    for subject, route, day in _days(facts.library):
        if day > facts.today:
            yield FUTURE_DAY.at(subject, route, date=day, today=facts.today)


def _days(library: Library) -> Iterator[tuple[Subject, Route, datetime.date]]:
    """Yield each day on which something has happened, with its place."""
    for playbook in library.playbooks.values():
        for n, change in enumerate(playbook.changes):
            yield ("playbook", playbook.id), ("changes", n, "date"), change.date
        if playbook.review and playbook.review.last:
            yield ("playbook", playbook.id), ("review", "last"), playbook.review.last
    yield from _days_of_records(library)
    for kpi in library.kpis.values():
        if kpi.baseline:
            yield ("kpi", kpi.id), ("baseline", "as_of"), kpi.baseline.as_of
    for name, series in library.measurements.items():
        first_below = datetime.date.max
        for row in sorted(series, key=lambda row: row.line, reverse=True):
            if row.date <= first_below:  # else it is told that it stands above an earlier day
                yield ("measurements", name), (row.line,), row.date
            first_below = min(first_below, row.date)


def _days_of_records(library: Library) -> Iterator[tuple[Subject, Route, datetime.date]]:
    """Yield the days on which something was measured, decided, told or asked for."""
    for improvement in library.improvements.values():
        for route, day in _days_of_improvement(improvement):
            yield ("improvement", improvement.id), route, day
    for experiment in library.experiments.values():
        if experiment.decision and experiment.decision.date:
            yield ("experiment", experiment.id), ("decision", "date"), experiment.decision.date
    for backlog in library.backlogs.values():
        for n, item in enumerate(backlog.items):
            days = {"requested": item.requested, "closed": item.closed}
            yield from ((("backlog", backlog.id), ("items", n, key), day) for key, day in days.items() if day)


def _days_of_improvement(improvement: Improvement) -> Iterator[tuple[Route, datetime.date]]:
    for n, figure in enumerate(improvement.baseline):
        if figure.as_of:
            yield ("baseline", n, "as_of"), figure.as_of
    if improvement.decision:
        yield ("decision", "date"), improvement.decision.date
    if improvement.announcement and improvement.announcement.date:
        yield ("announcement", "date"), improvement.announcement.date
