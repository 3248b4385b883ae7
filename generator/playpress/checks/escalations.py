"""A question that is taken further goes to somebody else than the one who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

SAME_PERSON = Rule(
    code="PB580",
    name="escalation-to-the-same",
    severity=Severity.WARNING,
    message=N_("“{role}” is asked first already, and cannot take the question further"),
    hint=N_("name the role that decides when “{role}” cannot"),
    about="""
        Questions about a process go to its “expert” or, if none is named, to its owner. “escalate” says when a question is
        taken further, and to whom. If that is the role that was asked, the question stays where it is.
    """,
    bad="""
        owner: sales-lead
        ask:
          escalate: [{when: The customer waits, to: sales-lead}]
    """,
    good="""
        owner: sales-lead
        expert: clerk
        ask:
          escalate: [{when: The customer waits, to: sales-lead}]
    """,
)


@finds(SAME_PERSON, alone=True)
def check_escalations(facts: Facts) -> Iterator[Finding]:
    """Find escalations to the role that is asked first."""
    for playbook in facts.library.playbooks.values():
        asked = playbook.expert or playbook.owner
        for n, escalation in enumerate(playbook.ask.escalate if playbook.ask else ()):
            if escalation.to == asked:
                route = ("ask", "escalate", n, "to")
                yield SAME_PERSON.at(("playbook", playbook.id), route, role=asked)
