"""The figures that show what a handbook does about its principles, and the page on which each can be seen.

Knows: facts, addresses, the writer. Must not know the pages themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.pages import address

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.model.handbook import EvidenceKind
    from playpress.pages.writer import Writer

COUNTED = "counted"
"""The anchor of the section with such figures."""
EVIDENCE: dict[EvidenceKind, tuple[str, str]] = {
    "accountable": (N_("Working steps with exactly one accountable role: {count} of {total}."), address.RACI_OVERVIEW),
    "roles": (N_("All {total} roles have a page with everything they do, answer for, are asked and are told."), address.REGISTERS["role"]),
    "goals": (N_("Processes that name the goal they serve: {count} of {total}."), address.REGISTERS["goal"]),
    "approvals": (N_("Most approvals in any process: {count} (warning above {total})."), address.CATALOGUE),
    "hand_offs": (N_("Most hand-offs in any process: {count} (warning above {total})."), address.CATALOGUE),
    "data": (N_("Steps that name the data they work with: {count} of {total}."), address.REGISTERS["dataset"]),
    "sources": (N_("Data sets with an owner and a source: {count} of {total}."), address.REGISTERS["dataset"]),
    "targets": (N_("KPIs with a baseline and a target: {count} of {total}."), address.REGISTERS["kpi"]),
    "reviews": (N_("Processes reviewed at fixed intervals: {count} of {total}."), address.CATALOGUE),
    "changes": (N_("Recorded changes with a reason and an expected effect: {count} of {total}."), address.HOME),
}  # fmt: skip
"""What each kind of evidence says, and the page of what is counted. That of one playbook is seen on its own page."""


class CountedSection(NamedTuple):
    """Sentences with figures."""

    lines: tuple[Md, ...]


def sentence(kind: EvidenceKind, write: Writer) -> Md:
    """Return what was counted, in a sentence."""
    found = write.facts.evidence[kind]
    return write.say(EVIDENCE[kind][0], count=write.number(found.number), total=write.number(found.of))


def place(kind: EvidenceKind, write: Writer) -> Md:
    """Return the address at which the figure stands beside what was counted."""
    playbook = write.facts.evidence[kind].playbook
    return write.href(address.page_path("playbook", playbook) if playbook else f"{EVIDENCE[kind][1]}#{COUNTED}")


def counted(write: Writer) -> CountedSection:
    """Return the figures that a handbook's principles are shown by and that stand on the page being written."""
    kinds = dict.fromkeys(kind for principle in write.library.handbook.principles for kind in principle.shown_by)
    return CountedSection(
        tuple(
            sentence(kind, write)
            for kind in kinds
            if EVIDENCE[kind][1] == write.path and not write.facts.evidence[kind].playbook
        )
    )
