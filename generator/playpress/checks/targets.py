"""The answers of a choice lead to different places, and an approval can be refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.second_times import second_times
from playpress.diagnostics import N_, Message, Severity
from playpress.process.flow import SPLITS
from playpress.process.graph import reachable
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Subject
    from playpress.model.step import Step
    from playpress.process.flow import Flow

SAME_TARGET = Rule(
    code="PB540",
    name="same-target",
    severity=Severity.ADVICE,
    message=N_("the answers “{first}” and “{second}” both lead to “{target}”"),
    hint=N_("write them as one answer, or lead one of them somewhere else"),
    about="""
        Each branch of a decision is a way of its own. Two answers that lead to the same place are one way with two names:
        readers look for a difference that is not there. Where the work differs, let each answer lead to a step of its own.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches:
              - {when: Accepted, to: deliver}
              - {when: Accepted with changes, to: deliver}
              - {when: Refused, to: done}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches:
              - {when: "Accepted, with changes or without", to: deliver}
              - {when: Refused, to: done}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
NO_DIFFERENCE = Rule(
    code="PB541",
    name="no-difference",
    severity=Severity.ADVICE,
    message=N_("whatever is decided, the work goes on at “{target}”"),
    hint=N_("make it a task, or lead one of the answers somewhere else"),
    about="""
        A decision decides where the work goes on. If all its answers lead to the same place, nothing is decided: the step
        is a task. Perhaps one of the branches names the wrong step.
    """,
    bad="""
        steps:
          - id: offer
            name: Make an offer
            type: decision
            raci: {responsible: sales-lead}
            branches: [{when: Small, to: deliver}, {when: Large, to: deliver}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)
NO_REFUSAL = Rule(
    code="PB542",
    name="approval-without-no",
    severity=Severity.ADVICE,
    message=N_("“{step}” cannot be refused: every answer leads on"),
    hint=N_("add a branch for “no”: back to a step with “kind: rework”, or to an end"),
    about="""
        Who approves something can also say no. If every answer of an approval leads on, the step does not protect anybody:
        it only takes time. Say where the work goes if it is refused: back to the step that mends it, or to an end.
    """,
    bad="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: approve
            name: Approve the offer
            type: approval
            raci: {responsible: boss}
            branches: [{when: Small amount, to: deliver}, {when: Large amount, to: insure}]
          - {id: insure, name: Insure the product, raci: {responsible: sales-lead}, next: deliver}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - id: approve
            name: Approve the offer
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: deliver}, {when: Too cheap, to: offer, kind: rework}]
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
        exceptions: [{id: third-time, when: It comes back for the third time, do: Ask the boss.}]
    """,
)


@finds(SAME_TARGET, NO_DIFFERENCE, NO_REFUSAL, alone=True)
def check_targets(facts: Facts) -> Iterator[Finding]:
    """Find choices of which answers lead to one place, and approvals without a way to refuse."""
    for playbook, flow in facts.whole_playbooks():
        subject = ("playbook", playbook.id)
        for n, step in enumerate(playbook.steps):
            if step.type in SPLITS and len(step.branches) > 1:
                yield from _same_targets(subject, n, step)
                if step.type == "approval" and _only_leads_on(flow, step):
                    yield NO_REFUSAL.at(subject, ("steps", n, "branches"), at_key=True, step=step.name)


def _same_targets(subject: Subject, n: int, step: Step) -> Iterator[Finding]:
    targets = [branch.to for branch in step.branches]
    if len(set(targets)) == 1:
        yield NO_DIFFERENCE.at(subject, ("steps", n, "branches"), at_key=True, target=targets[0])
        return
    for k, first in second_times(targets):
        one, other = step.branches[first], step.branches[k]
        if one.kind == other.kind:
            place = (subject, ("steps", n, "branches", first, "to"), Message(N_("the other answer")))
            yield SAME_TARGET.at(
                subject,
                ("steps", n, "branches", k, "to"),
                related=(place,),
                first=one.when,
                second=other.when,
                target=other.to,
            )


def _only_leads_on(flow: Flow, step: Step) -> bool:
    """Tell whether all answers lead to different steps from which the approval is not reached again."""
    targets = {branch.to for branch in step.branches}
    if any(branch.kind != "normal" for branch in step.branches) or len(targets) == 1:
        return False
    return targets <= flow.steps.keys() and step.id not in reachable(targets, flow.successors)
