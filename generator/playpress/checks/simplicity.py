"""A process is simple to run: it has few approvals and few hand-offs. The limits stand in `handbook.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding

MANY_APPROVALS = Rule(
    code="PB701",
    name="many-approvals",
    severity=Severity.WARNING,
    message=N_("{count} approvals; the limit is {limit}"),
    hint=N_("let one role decide, or raise limits.approval_layers"),
    about="""
        Each approval means waiting for somebody who is busy, and each further one makes it less clear who decides. Two
        in one process are enough for most teams. The limit stands in handbook.yml under “limits: approval_layers:”.
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
    message=N_("{count} hand-offs; the limit is {limit}"),
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


@finds(MANY_APPROVALS, MANY_HAND_OFFS)
def check_limits(facts: Facts) -> Iterator[Finding]:
    """Warn of playbooks with more approvals or hand-offs than the handbook allows."""
    limits = facts.library.handbook.limits
    for name in facts.library.playbooks:
        for rule, count, limit in (
            (MANY_APPROVALS, facts.approvals[name], limits.approval_layers),
            (MANY_HAND_OFFS, len(facts.hand_offs[name]), limits.hand_offs),
        ):
            if count > limit:
                yield rule.at(("playbook", name), ("steps",), at_key=True, count=count, limit=limit)
