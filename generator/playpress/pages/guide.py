"""The first page of the guide for editors: how playbooks are written and checked, and what there is to look up.

Knows: the reference, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md, write_code
from playpress.pages.address import guide_fields_path, guide_rules_path
from playpress.pages.page import Found, Link, Page, PlannedPage
from playpress.reference.kinds import kinds
from playpress.reference.rules import FAMILIES, rules_of

if TYPE_CHECKING:
    from playpress.pages.writer import Writer

CHAPTERS = {
    "playbook": (N_("Playbooks"), ("playbook",)),
    "step": (N_("Steps"), ("step",)),
    "catalog": (
        N_("Roles, tools, KPIs and other entries"),
        ("role", "team", "tool", "dataset", "kpi", "goal", "category", "term"),
    ),
    "work": (N_("Improvements, experiments and plans"), ("improvement", "experiment", "plan", "backlog")),
    "handbook": (N_("The handbook"), ("handbook",)),
}
"""The pages on fields by their names: title, and the kinds that begin them; the parts of a kind follow it."""


class FamilyRow(NamedTuple):
    """A family of rules, and how many rules it has."""

    family: Link
    codes: Md
    number: Md


class FileRow(NamedTuple):
    """A kind that begins a page, and where it is written: a file, or a field of another kind."""

    kind: Link
    place: Md


@dataclass(frozen=True, kw_only=True)
class GuidePage(Page):
    """Everything the page shows."""

    template: ClassVar[str] = "guide"
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("files", N_("What is written where"), ("sources",)),
        Found("rules", N_("What is checked"), ("families",)),
    )

    commands: Md
    example: Md
    sources: tuple[FileRow, ...]
    families: tuple[FamilyRow, ...]


def guide_page(planned: PlannedPage, write: Writer) -> GuidePage:
    """Build the page."""
    return GuidePage(
        planned=planned,
        heading=write.plain(planned.title),
        commands=write_code(
            "playpress check\nplaypress verify publish-a-blog-post\nplaypress explain PB301\nplaypress explain step.raci"
        ),
        example=write_code(kinds()["playbook"].example),
        sources=tuple(_row(kind, name, write) for name, (_, found) in CHAPTERS.items() for kind in found),
        families=tuple(_family(family, write) for family in FAMILIES),
    )


def _row(kind: str, chapter: str, write: Writer) -> FileRow:
    link = Link(write.plain(kind), write.href(f"{guide_fields_path(chapter)}#{kind}"))
    return FileRow(link, write.plain(kinds()[kind].file or ", ".join(kinds()[kind].held_by)))


def _family(family: str, write: Writer) -> FamilyRow:
    link = Link(write.say(FAMILIES[family]), write.href(guide_rules_path(family)))
    return FamilyRow(link, write.plain(f"{family}xx"), Md(write.translator.number(len(rules_of(family)))))
