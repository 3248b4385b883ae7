"""What a role approves: the approvals that it decides, and the playbooks whose changes it approves.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.ownership import nothing_owned
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.pages.page import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.writer import Writer


class ApprovalRow(NamedTuple):
    """Something to approve, and in which processes. `givers` hand it in; `answers` are the ways to decide."""

    what: Link
    playbooks: Md
    givers: Md
    answers: Md


class ApprovalsSection(NamedTuple):
    """Approvals by the names of their processes, then the changes of playbooks."""

    rows: tuple[ApprovalRow, ...]


def approvals(role: str, write: Writer) -> ApprovalsSection:
    """Return everything that a role approves."""
    decided = write.facts.decided.get(role, {})
    names = write.sort("playbook", write.shown("playbook", decided))
    steps = (_step(role, name, step, write) for name in names for step in decided[name])
    return ApprovalsSection((*steps, *_changes(role, write)))


def _step(role: str, playbook: str, step: str, write: Writer) -> ApprovalRow:
    its = write.facts.received.get(role, {}).get(playbook, ())
    givers = {received.giver for received in its if received.for_step == step and received.giver}
    branches = write.facts.flows[playbook].steps[step].branches
    return ApprovalRow(
        write.step(playbook, step),
        write.link("playbook", playbook).md,
        joined(write.sorted_links("role", givers)),
        Md(" · ".join(write.plain(branch.when) for branch in branches)),
    )


def _changes(role: str, write: Writer) -> Iterator[ApprovalRow]:
    """Yield a row for the playbooks whose changes a role approves, if there are any."""
    names = write.shown("playbook", write.facts.owned.get(role, nothing_owned()).approves)
    if names:
        title = Link(write.say(N_("Changes of these playbooks")))
        yield ApprovalRow(title, joined(write.sorted_links("playbook", names)), Md(), Md())
