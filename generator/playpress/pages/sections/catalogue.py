"""Playbooks as a table that a script can filter.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.assignments import step_assignments
from playpress.language import labels
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.model.playbook import Playbook
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class CatalogueRow(NamedTuple):
    """A playbook in a list. `roles` and `tools` are the ids of those that its steps need."""

    playbook: Link
    summary: Md
    category: Link
    owner: Link
    status: Md
    goals: tuple[Link, ...]
    steps: Md
    roles: Md
    tools: Md


class CatalogueSection(NamedTuple):
    """Playbooks, by name."""

    rows: tuple[CatalogueRow, ...]


def catalogue(playbooks: Iterable[str], write: Writer) -> CatalogueSection:
    """Return the table of some playbooks."""
    known = write.library.playbooks
    return CatalogueSection(tuple(catalogue_row(known[name], write) for name in write.sort("playbook", playbooks)))


def catalogue_row(playbook: Playbook, write: Writer) -> CatalogueRow:
    """Return a playbook's row."""
    steps = write.facts.flows[playbook.id].steps.values()
    return CatalogueRow(
        write.link("playbook", playbook.id),
        write.plain(playbook.summary),
        write.link("category", playbook.category),
        write.link("role", playbook.owner),
        write.label(labels.STATUSES, playbook.status),
        write.links("goal", playbook.goals),
        write.number(len(steps)),
        Md(" ".join(sorted({role for step in steps for role in step_assignments(step, playbook.owner)}))),
        Md(" ".join(sorted(write.facts.tool_needs.by_playbook[playbook.id]))),
    )
