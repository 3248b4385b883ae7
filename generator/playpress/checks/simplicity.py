"""Simplicity of execution: few approvals, few hand-offs.

Codes: PB701 too many approvals, PB702 too many hand-offs; the limits stand in `handbook.yml`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.hand_offs import find_hand_offs
from playpress.diagnostics import N_, Finding, Message, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts


def check_limits(facts: Facts) -> Iterator[Finding]:
    """Warn of playbooks with more approvals or hand-offs than the handbook allows."""
    limits = facts.library.handbook.limits
    for name, flow in facts.flows.items():
        approvals = sum(step.type == "approval" for step in flow.steps.values())
        if approvals > limits.approval_layers:
            yield _finding(
                "PB701",
                name,
                N_("{count} approvals; the limit is {limit}"),
                N_("let one role decide, or raise limits.approval_layers"),
                approvals,
                limits.approval_layers,
            )
        hand_offs = len(find_hand_offs(flow))
        if hand_offs > limits.hand_offs:
            yield _finding(
                "PB702",
                name,
                N_("{count} hand-offs; the limit is {limit}"),
                N_("let a role do more steps in a row, or raise limits.hand_offs"),
                hand_offs,
                limits.hand_offs,
            )


def _finding(code: str, playbook: str, message: str, hint: str, count: int, limit: int) -> Finding:
    values = {"count": count, "limit": limit}
    return Finding(
        code, ("playbook", playbook), ("steps",), Message(message, values), Message(hint), Severity.WARNING, at_key=True
    )
