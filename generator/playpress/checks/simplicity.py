"""A process is simple to run: there are few approvals and few hand-offs on its longest way. `handbook.yml` has the limits."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.process.flow import lane
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.process.flow import Flow

MANY_APPROVALS = Rule(
    code="PB701",
    name="many-approvals",
    severity=Severity.WARNING,
    message=N_("{count} approvals on the longest way; the limit is {limit}"),
    hint=N_("let one role decide, or raise limits.approval_layers"),
    about="""
        Each approval means waiting for somebody who is busy, and each further one makes it less clear who decides. Two
        on one way are enough for most teams; what lies on other ways is not counted. The limit stands in handbook.yml under “limits: approval_layers:”.
    """,
    bad="""
        steps:
          - id: offer
            name: Approve the offer
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: price}, {when: Wrong, to: done}]
          - id: price
            name: Approve the price
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: terms}, {when: Too low, to: offer, kind: rework}]
          - id: terms
            name: Approve the terms
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: done}, {when: Wrong, to: price, kind: rework}]
    """,
    good="""
        steps:
          - id: offer
            name: Approve the offer with its price
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: terms}, {when: Wrong, to: done}]
          - id: terms
            name: Approve the terms
            type: approval
            raci: {responsible: boss}
            branches: [{when: Fine, to: done}, {when: Wrong, to: offer, kind: rework}]
    """,
)
MANY_HAND_OFFS = Rule(
    code="PB702",
    name="many-hand-offs",
    severity=Severity.WARNING,
    message=N_("{count} hand-offs on the longest way; the limit is {limit}"),
    hint=N_("let a role do more steps in a row, or raise limits.hand_offs"),
    about="""
        Whenever work goes from one role to another, something is waited for and something is lost. Where one role can do
        several steps in a row, let it. The limit stands in handbook.yml under “limits: hand_offs:”.
    """,
    bad="""
        # playbooks/handbook.yml
        limits: {hand_offs: 1}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: ask, name: Ask for an answer, raci: {responsible: clerk}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
    good="""
        # playbooks/handbook.yml
        limits: {hand_offs: 1}
        # playbooks/sales/sell.yml
        steps:
          - {id: offer, name: Make an offer, raci: {responsible: sales-lead}}
          - {id: ask, name: Ask for an answer, raci: {responsible: sales-lead}}
          - {id: deliver, name: Deliver the product, raci: {responsible: sales-lead}}
    """,
)


@finds(MANY_APPROVALS, MANY_HAND_OFFS, outlined=True)
def check_limits(facts: Facts) -> Iterator[Finding]:
    """Warn of playbooks with more approvals or hand-offs on their longest way than the handbook allows."""
    limits = facts.library.handbook.limits
    for name, flow in facts.flows.items():
        passed_on = len(facts.hand_offs[name]) + sum(lane(step) is None for step in flow.steps.values())
        if facts.approvals[name] <= limits.approval_layers and passed_on <= limits.hand_offs:
            continue  # whichever way is the longest
        way = facts.runs[name].path.steps
        approvals = [step for step in way if flow.steps[step].type == "approval"]
        for rule, places, limit in (
            (MANY_APPROVALS, approvals, limits.approval_layers),
            (MANY_HAND_OFFS, _receiving(flow, way), limits.hand_offs),
        ):
            if len(places) > limit:
                yield _finding(rule, flow, places, limit)


def _receiving(flow: Flow, way: Iterable[str]) -> list[str]:
    """Return the steps on a way that get the work from another role; a step without a role passes on what it got."""
    working = [step for step in way if lane(flow.steps[step])]
    return [step for before, step in pairwise(working) if lane(flow.steps[before]) != lane(flow.steps[step])]


def _finding(rule: Rule, flow: Flow, places: Sequence[str], limit: int) -> Finding:
    """Return the finding for a way with too many places of a sort, each with the role that has the work there."""
    subject = ("playbook", flow.playbook)
    related = tuple(
        (subject, ("steps", flow.numbers[step] - 1, "id"), Message(N_("number {n}"), {"n": n}))
        for n, step in enumerate(places, 1)
    )
    return rule.at(subject, ("steps",), at_key=True, related=related, count=len(places), limit=limit)
