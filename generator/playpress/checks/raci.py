"""Every step names a responsible role, and each role has one part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.model.record import ABSENT
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.step import Raci

NOBODY_RESPONSIBLE = Rule(
    code="PB401",
    name="nobody-responsible",
    message=N_("nobody is responsible for “{step}”"),
    hint=N_("add “raci: {{responsible: …}}” with a role"),
    about="""
        RACI says who takes part in a step: Responsible does it, Accountable answers for it, Consulted is asked before,
        Informed is told afterwards. Work for which nobody is responsible is left undone, so each step names a role that
        does it. Only waiting and running another playbook are nobody's work.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
WORKING_WAIT = Rule(
    code="PB402",
    name="working-wait",
    message=N_("a wait step has no RACI"),
    hint=N_("remove “raci”, or make the step a task"),
    about="""
        In a step of type “wait” time passes, and nobody works. If somebody has to do something in the meantime, such as
        asking again, the step is a task.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: wait, name: Let a day pass, type: wait, wait: 2d, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: wait, name: Let a day pass, type: wait, wait: 2d}
    """,
)
SECOND_PART = Rule(
    code="PB403",
    name="second-part",
    severity=Severity.WARNING,
    message=N_("“{role}” has another part in this step already"),
    hint=N_("remove it here: who does it or was asked need not be told"),
    about="""
        Whoever does a step knows of it, and whoever was asked before hears what became of it. Naming a role a second
        time makes the RACI table longer and says nothing new.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller, informed: [seller, boss]}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: seller, informed: [boss]}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
NOBODYS_WORK = ("wait", "subprocess")
"""Types of steps that need no responsible role."""


@finds(NOBODY_RESPONSIBLE, WORKING_WAIT, SECOND_PART, alone=True)
def check_raci(facts: Facts) -> Iterator[Finding]:
    """Find steps without a responsible role, waits with one, and roles consulted or informed about their own step."""
    for playbook in facts.library.playbooks.values():
        subject = ("playbook", playbook.id)
        for n, step in enumerate(playbook.steps):
            if step.raci is None or not step.raci.responsible:
                if step.type not in NOBODYS_WORK and playbook.id not in facts.library.partial:
                    yield NOBODY_RESPONSIBLE.at(subject, ("steps", n), step=step.name)
                continue
            if step.type == "wait":
                yield WORKING_WAIT.at(subject, ("steps", n, "raci"), at_key=True)
            for key, k, role in _second_parts(step.raci):
                hint = (
                    N_("remove it here: who does it, answers for it or is asked already need not be asked")
                    if key == "consulted"
                    else ""
                )
                yield SECOND_PART.at(subject, ("steps", n, "raci", key, k), hint=hint, role=role)


def _second_parts(raci: Raci) -> Iterator[tuple[str, int, str]]:
    """Yield (key, index, role) for each consulted or informed role that already has another part in the step."""
    seen = {*raci.responsible, raci.accountable, None} - {ABSENT}
    for key, roles in (("consulted", raci.consulted), ("informed", raci.informed)):
        for k, role in enumerate(roles):
            if role in seen:
                yield key, k, role
            elif role != ABSENT:
                seen.add(role)
