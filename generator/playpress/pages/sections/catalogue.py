"""Playbooks as a table that a script can filter.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.analysis.assignments import step_assignments
from playpress.language import labels
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.model.playbook import Playbook
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class CatalogueRow(NamedTuple):
    """A playbook in a list. `review` is the day on which its next review is due. `roles` and `tools` are the ids of those that its steps need."""

    playbook: Link
    summary: Md
    category: Link
    owner: Link
    status: Md
    goals: tuple[Link, ...]
    steps: Md
    review: Md
    roles: Md
    tools: Md

    @property
    def not_said(self) -> tuple[str, ...]:
        """What no reader sees."""
        return ("roles", "tools")


class CatalogueSection(NamedTuple):
    """Playbooks, by name. It `has_reviews` if any playbook of the handbook has a due date. `category` is the id of the category if these are its playbooks, or a part of them."""

    rows: tuple[CatalogueRow, ...]
    has_reviews: bool
    category: Md = Md()


def catalogue(playbooks: Iterable[str], write: Writer) -> CatalogueSection:
    """Return the table of some playbooks."""
    known = write.library.playbooks
    rows = tuple(catalogue_row(known[name], write) for name in write.sort("playbook", playbooks))
    return CatalogueSection(rows, write.facts.has_due_dates)


def all_rows(write: Writer) -> str:
    """Return a script with the rows of all playbooks as data, for filters on a page that has only some of them."""
    known = write.library.playbooks
    kinds = {"categories": "category", "roles": "role", "goals": "goal"}
    rows = [_data_row(known[name], write) for name in write.sort("playbook", known)]
    named = {
        "categories": {row[3] for row in rows},
        "roles": {row[4] for row in rows},
        "goals": {g for row in rows for g in row[5]},
    }
    names = {
        folder: {
            name: write.names_of(kinds[folder])[name] for name in sorted(its) if name in write.names_of(kinds[folder])
        }
        for folder, its in named.items()
    }
    return f"playpress.catalogue = {json.dumps({'known': names, 'rows': rows}, separators=(',', ':'))};\n"


def _data_row(playbook: Playbook, write: Writer) -> list[Any]:
    row = catalogue_row(playbook, write)
    status = write.translator.gettext(labels.STATUSES[playbook.status]) if playbook.status else ""
    steps = write.translator.number(len(write.facts.flows[playbook.id].steps))
    return [
        playbook.id, playbook.name, playbook.summary or "", playbook.category, playbook.owner, list(playbook.goals),
        steps, status, row.review, row.roles, row.tools,
    ]  # fmt: skip


def catalogue_row(playbook: Playbook, write: Writer) -> CatalogueRow:
    """Return a playbook's row."""
    steps = write.facts.flows[playbook.id].steps.values()
    review = write.facts.reviews.get(playbook.id)
    due = review.due if review else None
    return CatalogueRow(
        write.link("playbook", playbook.id),
        write.plain(playbook.summary),
        write.link("category", playbook.category),
        write.link("role", playbook.owner),
        write.label(labels.STATUSES, playbook.status),
        write.links("goal", playbook.goals),
        write.number(len(steps)),
        Md(write.translator.date(due)) if due else Md(),
        Md(" ".join(sorted(_roles(playbook, write)))),
        Md(" ".join(sorted(write.facts.tool_needs.by_playbook[playbook.id]))),
    )


def _roles(playbook: Playbook, write: Writer) -> set[str]:
    """Return the roles with a part in a playbook, or in a variant of it."""
    steps = write.facts.flows[playbook.id].steps.values()
    found = {role for step in steps for role in step_assignments(step, playbook.owner, write.facts.members)}
    return found.union(write.facts.raci.letters.get(playbook.id, ()))
