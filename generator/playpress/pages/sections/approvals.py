"""What a role approves: the approvals that it decides, and the playbooks whose changes it approves.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.ownership import nothing_owned
from playpress.language.richtext import Md
from playpress.pages.line import joined

if TYPE_CHECKING:
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class ApprovalRow(NamedTuple):
    """An approval: its step, who hands in what it is about, and the ways to decide."""

    step: Link
    playbook: Link
    givers: Md
    answers: Md


class ApprovalsSection(NamedTuple):
    """Approvals by the names of their processes, and the playbooks whose changes the role approves."""

    rows: tuple[ApprovalRow, ...]
    changes: Md


def approvals(role: str, write: Writer) -> ApprovalsSection:
    """Return everything that a role approves."""
    decided = write.facts.decided.get(role, {})
    names = write.sort("playbook", write.shown("playbook", decided))
    changed = write.shown("playbook", write.facts.owned.get(role, nothing_owned()).approves)
    return ApprovalsSection(
        tuple(_step(role, name, step, write) for name in names for step in decided[name]),
        joined(write.sorted_links("playbook", changed)),
    )


def _step(role: str, playbook: str, step: str, write: Writer) -> ApprovalRow:
    its = write.facts.received.get(role, {}).get(playbook, ())
    givers = {received.giver for received in its if received.for_step == step and received.giver}
    branches = write.facts.flows[playbook].steps[step].branches
    return ApprovalRow(
        write.step(playbook, step),
        write.link("playbook", playbook),
        joined(write.sorted_links("role", givers)),
        Md(" · ".join(write.plain(branch.when) for branch in branches)),
    )
