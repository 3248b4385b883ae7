"""The changes of a playbook are in order: a higher version has a later date, and the list is sorted one way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.analysis.history import change_key, newest_first
from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.playbook import Playbook

DISORDERED_CHANGES = Rule(
    code="PB732",
    name="disordered-changes",
    severity=Severity.WARNING,
    message=N_("the changes are not in order: “{version}” comes after “{before}”"),
    hint=N_("sort the changes by version, the newest first"),
    about="""
        Versions count up as time goes by: 1.1 came after 1.0. A change with a higher version and an earlier date than
        another one has a wrong date or a wrong version. The list itself is sorted, usually with the newest change
        first.
    """,
    bad="""
        version: "1.1"
        changes:
          - {version: "1.1", date: 2026-01-01, what: Customers are told, why: They call, expected: Fewer calls}
          - {version: "1.0", date: 2026-02-01, what: First version}
    """,
    good="""
        version: "1.1"
        changes:
          - {version: "1.1", date: 2026-02-01, what: Customers are told, why: They call, expected: Fewer calls}
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
)


@finds(DISORDERED_CHANGES, alone=True)
def check_order(facts: Facts) -> Iterator[Finding]:
    """Find changes whose dates or places in the list contradict their versions."""
    for playbook in facts.library.playbooks.values():
        misdated = list(_misdated(playbook))
        for newer, older in misdated:
            yield _wrong_date(playbook, newer, older)
        if not misdated and (place := _misplaced(playbook)):
            yield DISORDERED_CHANGES.at(
                ("playbook", playbook.id),
                ("changes", place, "version"),
                version=playbook.changes[place].version,
                before=playbook.changes[place - 1].version,
            )


def _wrong_date(playbook: Playbook, newer: int, older: int) -> Finding:
    """Return the finding for two changes (by index) of which the higher version has the earlier date."""
    subject = ("playbook", playbook.id)
    return DISORDERED_CHANGES.at(
        subject,
        ("changes", newer, "date"),
        message=N_("“{newer}” has an earlier date than “{older}”"),
        hint=N_("check both dates and both versions: a higher version comes later"),
        related=((subject, ("changes", older, "date"), Message(N_("the date to compare with"))),),
        newer=playbook.changes[newer].version,
        older=playbook.changes[older].version,
    )


def _misdated(playbook: Playbook) -> Iterator[tuple[int, int]]:
    """Yield (newer, older) indices of neighbouring versions of which the newer has the earlier date."""
    index = {id(change): n for n, change in enumerate(playbook.changes)}
    for newer, older in pairwise(newest_first(playbook.changes)):
        if newer.date < older.date:
            yield index[id(newer)], index[id(older)]


def _misplaced(playbook: Playbook) -> int | None:
    """Return the index of the first change out of order, ascending or descending; None if all are in order."""
    keys = [change_key(change) for change in playbook.changes]
    if keys == sorted(keys) or keys == sorted(keys, reverse=True):
        return None
    upwards = keys[0] < keys[-1]
    return next(n for n in range(1, len(keys)) if (keys[n] < keys[n - 1]) == upwards and keys[n] != keys[n - 1])
