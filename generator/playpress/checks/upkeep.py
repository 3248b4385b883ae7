"""A handbook is kept up: reviews are done in time, changes say why, names are not used twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.history import newest_first
from playpress.checks.second_times import second_times
from playpress.diagnostics import N_, Message, Severity
from playpress.model.kinds import KINDS
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

OVERDUE_REVIEW = Rule(
    code="PB743",
    name="overdue-review",
    severity=Severity.ADVICE,
    message=N_("the review was due on {due}"),
    hint=N_("read the playbook with those who work by it, then run “playpress verify {id}”"),
    about="""
        A playbook that nobody has looked at for long tells how the work was once done. “review: every:” says how often somebody
        compares it with what is really done; the day of the last review is written down by “playpress verify”.
    """,
    bad="""
        review: {every: 1 month, last: 2026-01-31}
    """,
    good="""
        review: {every: 100 years, last: 2026-01-31}
    """,
)
SILENT_CHANGE = Rule(
    code="PB744",
    name="unexplained-change",
    severity=Severity.ADVICE,
    message=N_("the newest change, “{version}”, does not say {what}"),
    hint=N_("add “why:” and “expected:”: what it was for, and what should be better afterwards"),
    about="""
        People follow a change if they know why it was made, and only what was expected of it can be compared with what came of it.
        So the newest change says both. The first version of a playbook changes nothing, and need not.
    """,
    bad="""
        version: "1.1"
        changes:
          - {version: "1.1", date: 2026-02-01, what: The delivery is told to the customer}
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
    good="""
        version: "1.1"
        changes:
          - version: "1.1"
            date: 2026-02-01
            what: The delivery is told to the customer
            why: Customers called to ask for it
            expected: Half as many calls
          - {version: "1.0", date: 2026-01-01, what: First version}
    """,
)
SAME_NAME = Rule(
    code="PB745",
    name="same-name",
    severity=Severity.ADVICE,
    message=N_("“{name}” is the name of another one, too"),
    hint=N_("give each a name that tells them apart, or remove one of them"),
    about="""
        Two roles, two tools or two playbooks of one name cannot be told apart in menus, tables and in the search. Often the same
        thing was written down twice, and the references are spread over both.
    """,
    bad="""
        # playbooks/catalog/tools.yml
        crm: {name: CRM}
        customer-system: {name: crm}
    """,
    good="""
        # playbooks/catalog/tools.yml
        crm: {name: CRM}
        customer-system: {name: Archive of customers}
    """,
)
_NEITHER, _NO_WHY, _NO_EXPECTED = N_("why, and what is expected of it"), N_("why"), N_("what is expected of it")


@finds(OVERDUE_REVIEW, outlined=True)
def check_reviews(facts: Facts) -> Iterator[Finding]:
    """Find playbooks in use whose review was due before today."""
    for name, review in facts.reviews.items():
        if review.due and review.due < facts.today:
            yield OVERDUE_REVIEW.at(("playbook", name), ("review", "last"), due=review.due, id=name)


@finds(SILENT_CHANGE, alone=True)
def check_changes(facts: Facts) -> Iterator[Finding]:
    """Find newest changes, but for first versions, that do not say why or what is expected."""
    for playbook in facts.library.playbooks.values():
        if len(playbook.changes) < 2 or playbook.status == "retired":  # noqa: PLR2004 - the first version is no change
            continue
        newest = newest_first(playbook.changes)[0]
        if not (newest.why and newest.expected):
            what = _NO_WHY if newest.expected else _NO_EXPECTED if newest.why else _NEITHER
            route = ("changes", playbook.changes.index(newest), "version")
            yield SILENT_CHANGE.at(("playbook", playbook.id), route, version=newest.version, what=Message(what))


@finds(SAME_NAME, outlined=True)
def check_names(facts: Facts) -> Iterator[Finding]:
    """Find things of a kind, and steps of a playbook, that have the name of another one, and terms with its abbreviation.

    Pilots and retired playbooks are left out.
    """
    for kind in KINDS:
        things = list((facts.library.current if kind == "playbook" else facts.library.of_kind(kind)).values())
        for n, first in second_times(_plainly(thing.name) for thing in things):
            place = ((kind, things[first].id), ("name",), Message(N_("the other one")))
            yield SAME_NAME.at((kind, things[n].id), ("name",), related=(place,), name=things[n].name)
    short = [term for term in facts.library.glossary.values() if term.abbreviation]
    for n, first in second_times(term.abbreviation for term in short):
        yield SAME_NAME.at(
            ("term", short[n].id),
            ("abbreviation",),
            message=N_("“{name}” is short for “{other}”, too"),
            hint=N_("keep it at one of the two, and leave “abbreviation” out at the other"),
            related=((("term", short[first].id), ("abbreviation",), Message(N_("the other one"))),),
            name=short[n].abbreviation,
            other=short[first].name,
        )
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for n, first in second_times(_plainly(step.name) or n for n, step in enumerate(playbook.steps)):
            other = (subject, ("steps", first, "name"), Message(N_("the other one")))
            yield SAME_NAME.at(subject, ("steps", n, "name"), related=(other,), name=playbook.steps[n].name)


def _plainly(name: str) -> str:
    return " ".join(name.casefold().split())
