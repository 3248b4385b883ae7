"""What a handbook says about the past is past and in order.

Codes: PB731 the version is not that of the newest change, PB732 changes out of order, PB733 a day in the future, PB734 a version
that has two changes, PB735 changes of a playbook without version.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.analysis.history import change_key, newest_first, version_key, version_name
from playpress.diagnostics import N_, Finding, Message, Severity

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Route, Subject
    from playpress.model.library import Library
    from playpress.model.playbook import Playbook


def check_versions(facts: Facts) -> Iterator[Finding]:
    """Find playbooks whose version is not that of their newest change, or missing."""
    for name, playbook in facts.library.playbooks.items():
        if not playbook.changes:
            continue
        newest = newest_first(playbook.changes)[0].version
        if not playbook.version:
            if name not in facts.library.partial:
                yield _no_version(playbook, newest)
        elif version_key(newest) != version_key(playbook.version) or (
            not version_key(newest) and newest != playbook.version
        ):
            yield Finding(
                "PB731",
                ("playbook", playbook.id),
                ("version",),
                Message(
                    N_("the version is “{version}”, but the newest change is “{newest}”"),
                    {"version": playbook.version, "newest": newest},
                ),
                Message(
                    N_('write “version: "{newest}"”, or add the change that led to “{version}”'),
                    {"version": playbook.version, "newest": newest},
                ),
                Severity.WARNING,
            )


def _no_version(playbook: Playbook, newest: str) -> Finding:
    return Finding(
        "PB735",
        ("playbook", playbook.id),
        ("changes",),
        Message(N_("there are changes, but the playbook has no version")),
        Message(N_('write “version: "{newest}"” above them'), {"newest": newest}),
        Severity.WARNING,
        at_key=True,
    )


def check_repeated_versions(facts: Facts) -> Iterator[Finding]:
    """Find changes that share their version with another one."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        first: dict[tuple[object, str], int] = {}
        for n, change in enumerate(playbook.changes):
            before = first.setdefault(version_name(change.version), n)
            if before != n:
                yield Finding(
                    "PB734",
                    subject,
                    ("changes", n, "version"),
                    Message(N_("the version “{version}” has more than one change"), {"version": change.version}),
                    Message(N_("give each change a version of its own, or write both as one change")),
                    Severity.WARNING,
                    related=((subject, ("changes", before, "version"), Message(N_("first used here"))),),
                )


def check_order(facts: Facts) -> Iterator[Finding]:
    """Find changes whose dates or places in the list contradict their versions."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        misdated = list(_misdated(playbook))
        for newer, older in misdated:
            first, second = playbook.changes[newer], playbook.changes[older]
            yield Finding(
                "PB732",
                subject,
                ("changes", newer, "date"),
                Message(
                    N_("“{newer}” has an earlier date than “{older}”"),
                    {"newer": first.version, "older": second.version},
                ),
                Message(N_("check both dates and both versions: a higher version comes later")),
                Severity.WARNING,
                related=((subject, ("changes", older, "date"), Message(N_("the date to compare with"))),),
            )
        if not misdated and (place := _misplaced(playbook)):
            yield Finding(
                "PB732",
                subject,
                ("changes", place, "version"),
                Message(
                    N_("the changes are not in order: “{version}” comes after “{before}”"),
                    {"version": playbook.changes[place].version, "before": playbook.changes[place - 1].version},
                ),
                Message(N_("sort the changes by version, the newest first")),
                Severity.WARNING,
            )


def _misdated(playbook: Playbook) -> Iterator[tuple[int, int]]:
    """Yield pairs of neighbouring versions, as indices, of which the higher has the earlier date."""
    index = {id(change): n for n, change in enumerate(playbook.changes)}
    for newer, older in pairwise(newest_first(playbook.changes)):
        if newer.date < older.date:
            yield index[id(newer)], index[id(older)]


def _misplaced(playbook: Playbook) -> int | None:
    """Return the index of the first change that breaks the order of the list, upwards or downwards; None if none does."""
    keys = [change_key(change) for change in playbook.changes]
    if keys == sorted(keys) or keys == sorted(keys, reverse=True):
        return None
    upwards = keys[0] < keys[-1]
    return next(n for n in range(1, len(keys)) if (keys[n] < keys[n - 1]) == upwards and keys[n] != keys[n - 1])


def check_days(facts: Facts) -> Iterator[Finding]:
    """Find days that have yet to come where only past ones make sense."""
    for subject, route, day in _days(facts.library):
        if day > facts.today:
            yield Finding(
                "PB733",
                subject,
                route,
                Message(N_("the day {date} is in the future"), {"date": day}),
                Message(
                    N_("today is {today}: check the year; record only what has already happened"),
                    {"today": facts.today},
                ),
                Severity.WARNING,
            )


def _days(library: Library) -> Iterator[tuple[Subject, Route, datetime.date]]:
    """Yield each day on which something has happened, with its place."""
    for playbook in library.playbooks.values():
        for n, change in enumerate(playbook.changes):
            yield ("playbook", playbook.id), ("changes", n, "date"), change.date
        if playbook.review and playbook.review.last:
            yield ("playbook", playbook.id), ("review", "last"), playbook.review.last
    for kpi in library.kpis.values():
        if kpi.baseline:
            yield ("kpi", kpi.id), ("baseline", "as_of"), kpi.baseline.as_of
    for name, series in library.measurements.items():
        for row in series:
            yield ("measurements", name), (row.line,), row.date
