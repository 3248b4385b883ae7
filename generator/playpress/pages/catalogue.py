"""The catalogue: every playbook in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.parts import step_parts
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.evidence import counted
from playpress.pages.page import Link, Page

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
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


@dataclass(frozen=True, kw_only=True)
class CataloguePage(Page):
    """All playbooks, by name."""

    template: ClassVar[str] = "catalogue"
    is_wide: ClassVar[bool] = True
    search_boost: ClassVar[float] = 0.5

    intro: Md
    playbooks: tuple[CatalogueRow, ...]
    counted: tuple[Md, ...]


def catalogue_page(write: Writer) -> CataloguePage:
    """Build the catalogue."""
    names = write.sort("playbook", write.library.playbooks)
    return CataloguePage(
        path=write.path,
        title=str(write.translator.gettext(N_("All playbooks"))),
        heading=write.say(N_("All playbooks")),
        intro=write.count("{n} playbook, by name.", "{n} playbooks, by name.", len(names)),
        playbooks=tuple(catalogue_row(write.library.playbooks[name], write) for name in names),
        counted=counted(write),
    )


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
        write.number(len(write.facts.flows[playbook.id].steps)),
        Md(" ".join(sorted({role for step in steps for role in step_parts(step, playbook.owner)}))),
        Md(" ".join(sorted({use.tool for step in steps for use in step.tools}))),
    )
