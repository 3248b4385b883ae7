"""A playbook has the version of its newest change, and each version has one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.history import newest_first, version_key, version_name
from playpress.checks.second_times import second_times
from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

STALE_VERSION = Rule(
    code="PB731",
    name="stale-version",
    severity=Severity.WARNING,
    message=N_("the version is “{version}”, but the newest change is “{newest}”"),
    hint=N_('write “version: "{newest}"”, or add the change that led to “{version}”'),
    fix='"{newest}"',
    about="""
        “version” says which state of the playbook somebody is reading, “changes” what was new in each version. The two
        must agree: the playbook has the version of its newest change. Usually one of them was not updated.
    """,
    bad="""
        version: "1.0"
        changes:
          - {version: "1.1", date: 2026-02-01, what: Customers are told, why: They call, expected: Fewer calls}
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
    good="""
        version: "1.1"
        changes:
          - {version: "1.1", date: 2026-02-01, what: Customers are told, why: They call, expected: Fewer calls}
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
)
REPEATED_VERSION = Rule(
    code="PB734",
    name="repeated-version",
    severity=Severity.WARNING,
    message=N_("the version “{version}” has more than one change"),
    hint=N_("give each change a version of its own, or write both as one change"),
    about="""
        A version names one state of the playbook. Where two changes have the same one, nobody can tell which of them a
        reader of that version has seen.
    """,
    bad="""
        version: "1.0"
        changes:
          - {version: "1.0", date: 2026-02-01, what: Customers are told, why: They call, expected: Fewer calls}
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
    good="""
        version: "1.1"
        changes:
          - {version: "1.1", date: 2026-02-01, what: Customers are told, why: They call, expected: Fewer calls}
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
)
MISSING_VERSION = Rule(
    code="PB735",
    name="missing-version",
    severity=Severity.WARNING,
    message=N_("there are changes, but the playbook has no version"),
    hint=N_('write “version: "{newest}"” above them'),
    about="""
        A playbook that records its changes has a version: that of its newest change. It stands at the top of the page, so
        that a reader sees whether a copy is the current one.
    """,
    bad="""
        changes:
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
    good="""
        version: "1.0"
        changes:
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
)


@finds(STALE_VERSION, MISSING_VERSION, alone=True)
def check_versions(facts: Facts) -> Iterator[Finding]:
    """Find playbooks whose version is not that of their newest change, or missing."""
    for name, playbook in facts.library.playbooks.items():
        if not playbook.changes:
            continue
        newest = newest_first(playbook.changes)[0].version
        if playbook.version:
            if not _is_same(newest, playbook.version):
                fix = None if newest.isprintable() and not {"\\", '"'} & {*newest} else ""
                yield STALE_VERSION.at(
                    ("playbook", name), ("version",), fix=fix, version=playbook.version, newest=newest
                )
        elif name not in facts.library.partial:
            yield MISSING_VERSION.at(("playbook", name), ("changes",), at_key=True, newest=newest)


def _is_same(one: str, other: str) -> bool:
    """Tell whether two versions are equal: “1” and “1.0” are, and so are words that are written alike."""
    return version_key(one) == version_key(other) and (bool(version_key(one)) or one == other)


@finds(REPEATED_VERSION, alone=True)
def check_repeated_versions(facts: Facts) -> Iterator[Finding]:
    """Find changes that share their version with another one."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for n, before in second_times(version_name(change.version) for change in playbook.changes):
            yield REPEATED_VERSION.at(
                subject,
                ("changes", n, "version"),
                related=((subject, ("changes", before, "version"), Message(N_("first used here"))),),
                version=playbook.changes[n].version,
            )
