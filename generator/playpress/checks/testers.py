"""A changed process is tried by people from inside and outside the team before it is adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.improvement import Improvement
    from playpress.model.library import Library

ONE_SIDED_TEST = Rule(
    code="PB351",
    name="one-sided-test",
    severity=Severity.WARNING,
    message=N_("nobody from outside the team tries the change"),
    hint=N_("add “outside: [role]” with somebody who works with the result"),
    about="""
        A change is tried by a few people from inside and outside the team. Those inside see whether it can be worked by;
        those outside see whether what they get is better. A test by one side alone overlooks what the other one knows.
    """,
    bad="""
        # playbooks/improvements/faster-offers.yml
        name: Faster offers
        process: sell
        phase: define
        problem: Offers take too long.
        test: {inside: [sales-lead]}
    """,
    good="""
        # playbooks/improvements/faster-offers.yml
        name: Faster offers
        process: sell
        phase: define
        problem: Offers take too long.
        test: {inside: [sales-lead], outside: [clerk]}
    """,
)
UNTESTED_CHANGE = Rule(
    code="PB353",
    name="untested-change",
    severity=Severity.WARNING,
    message=N_("the change is adopted, but {missing}"),
    hint=N_("adopt only what is confirmed to help: write down what shows it"),
    about="""
        Only changes that are confirmed to help are adopted. So the record of an adopted change has a test phase, and says
        what has shown that it helps.
    """,
    bad="""
        # playbooks/improvements/faster-offers.yml
        name: Faster offers
        process: sell
        phase: define
        problem: Offers take too long.
        decision: {verdict: adopt, date: 2026-03-02, evidence: Everybody likes it.}
        announcement: {what: Offers are made from a template}
    """,
    good="""
        # playbooks/improvements/faster-offers.yml
        name: Faster offers
        process: sell
        phase: define
        problem: Offers take too long.
        test: {inside: [sales-lead], outside: [clerk]}
        decision: {verdict: adopt, date: 2026-03-02, evidence: Everybody likes it.}
        announcement: {what: Offers are made from a template}
    """,
)
NO_TEST = N_("it has no test phase")
NO_EVIDENCE = N_("no evidence is written down")


@finds(ONE_SIDED_TEST)
def check_testers(facts: Facts) -> Iterator[Finding]:
    """Find test phases with testers of one side only, and testers “outside” who are members of the team."""
    for improvement in facts.library.improvements.values():
        subject, test = ("improvement", improvement.id), improvement.test
        if test is None:
            continue
        if not test.outside:
            yield ONE_SIDED_TEST.at(subject, ("test",), at_key=True)
        elif not test.inside:
            message = N_("nobody from inside the team tries the change")
            hint = N_("add “inside: [role]” with somebody who works by the process")
            yield ONE_SIDED_TEST.at(subject, ("test",), message=message, hint=hint, at_key=True)
        yield from _members(improvement, facts.library)


def _members(improvement: Improvement, library: Library) -> Iterator[Finding]:
    """Find roles that are said to be outside, but belong to the team of the process's owner, or try it inside as well."""
    playbook = library.playbooks.get(improvement.process)
    owner = library.roles.get(playbook.owner) if playbook else None
    for n, name in enumerate(improvement.test.outside if improvement.test else ()):
        role = library.roles.get(name)
        is_member = role is not None and owner is not None and role.team is not None and role.team == owner.team
        if is_member or (improvement.test and name in improvement.test.inside):
            yield ONE_SIDED_TEST.at(
                ("improvement", improvement.id),
                ("test", "outside", n),
                message=N_("“{role}” is inside the team, not outside"),
                hint=N_("name a role of another team, one that works with the result"),
                role=name,
            )


@finds(UNTESTED_CHANGE, alone=True)
def check_adopted(facts: Facts) -> Iterator[Finding]:
    """Find changes that are adopted without a test phase or evidence."""
    for improvement in facts.library.improvements.values():
        decision = improvement.decision
        if decision is None or decision.verdict != "adopt":
            continue
        for missing in (NO_TEST if improvement.test is None else "", "" if decision.evidence else NO_EVIDENCE):
            if missing:
                at = ("improvement", improvement.id)
                yield UNTESTED_CHANGE.at(at, ("decision",), at_key=True, missing=Message(missing))
