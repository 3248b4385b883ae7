"""The evidence for a handbook's principles to sentences, and to the page on which each figure can be checked.

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
"""The anchor of the section with these figures."""
EVIDENCE: dict[EvidenceKind, tuple[str, str]] = {
    "accountable": (N_("Working steps with exactly one accountable role: {count} of {total}."), address.RACI_OVERVIEW),
    "roles": (N_("All {total} roles have a page with everything they do, answer for, are asked about and are told."), address.INDEX_PAGES["role"]),
    "goals": (N_("Processes that name the goal they serve: {count} of {total}."), address.INDEX_PAGES["goal"]),
    "approvals": (N_("Most approvals in any process: {count} (warning above {total})."), address.CATALOGUE),
    "hand_offs": (N_("Most hand-offs in any process: {count} (warning above {total})."), address.CATALOGUE),
    "data": (N_("Steps that name the data they work with: {count} of {total}."), address.INDEX_PAGES["dataset"]),
    "sources": (N_("Data sets with an owner and a source: {count} of {total}."), address.INDEX_PAGES["dataset"]),
    "targets": (N_("KPIs with a baseline and a target: {count} of {total}."), address.INDEX_PAGES["kpi"]),
    "reviews": (N_("Processes reviewed at fixed intervals: {count} of {total}."), address.CATALOGUE),
    "changes": (N_("Recorded changes with a reason and an expected effect: {count} of {total}."), address.CHANGES),
}  # fmt: skip
"""The sentence for each kind of evidence, and the page that shows it; a figure of one playbook is on its own page."""


class CountedSection(NamedTuple):
    """Sentences with figures."""

    lines: tuple[Md, ...]


def sentence(kind: EvidenceKind, write: Writer) -> Md:
    """Return the sentence with the figure."""
    found = write.facts.evidence[kind]
    return write.say(EVIDENCE[kind][0], count=write.number(found.number), total=write.number(found.of))


def place(kind: EvidenceKind, write: Writer) -> Md:
    """Return the address of the place where the figure stands beside what it counts."""
    playbook = write.facts.evidence[kind].playbook
    shown = f"{address.page_path('playbook', playbook)}#about" if playbook else f"{EVIDENCE[kind][1]}#{COUNTED}"
    return write.href(shown)


def counted(write: Writer) -> CountedSection:
    """Return those figures of the handbook's principles that belong on the page being written."""
    kinds = dict.fromkeys(kind for principle in write.library.handbook.principles for kind in principle.shown_by)
    return CountedSection(
        tuple(
            sentence(kind, write)
            for kind in kinds
            if EVIDENCE[kind][1] == write.path and not write.facts.evidence[kind].playbook
        )
    )
