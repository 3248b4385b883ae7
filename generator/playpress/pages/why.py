"""The page that says why processes are worth it, and what this handbook does about each principle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.pages import address
from playpress.pages.page import Entry, Page

if TYPE_CHECKING:
    from playpress.model.handbook import EvidenceKind, Handbook, Principle
    from playpress.pages.writer import Writer
    from playpress.richtext import Md

EVIDENCE: dict[EvidenceKind, tuple[str, str]] = {
    "accountable": (N_("Working steps with exactly one accountable role: {count} of {total}."), address.RACI_OVERVIEW),
    "roles": (N_("All {total} roles have a page with everything they do, answer for, are asked and are told."), address.REGISTERS["role"]),
    "goals": (N_("Processes that name the goal they serve: {count} of {total}."), address.REGISTERS["goal"]),
    "approvals": (N_("Most approvals in any process: {count} (warning above {total})."), address.CATALOGUE),
    "hand_offs": (N_("Most hand-offs in any process: {count} (warning above {total})."), address.PROCESS_MAP),
    "data": (N_("Steps that name the data they work with: {count} of {total}."), address.REGISTERS["dataset"]),
    "sources": (N_("Data sets with an owner and a source: {count} of {total}."), address.REGISTERS["dataset"]),
    "targets": (N_("KPIs with a baseline and a target: {count} of {total}."), address.REGISTERS["kpi"]),
    "reviews": (N_("Processes reviewed at fixed intervals: {count} of {total}."), address.CATALOGUE),
    "changes": (N_("Recorded changes with a reason and an expected effect: {count} of {total}."), address.HOME),
}  # fmt: skip
"""What each kind of evidence says, and the page that shows it."""


class PrincipleView(NamedTuple):
    """A principle: what it means, what is done about it, and the figures that show it."""

    name: Md
    meaning: Md
    practice: Md
    evidence: tuple[Md, ...]


@dataclass(frozen=True, kw_only=True)
class WhyPage(Page):
    """Everything the page shows."""

    template: ClassVar[str] = "why"

    introduction: Md
    facts: tuple[Entry, ...]
    principles: tuple[PrincipleView, ...]


def has_why(handbook: Handbook) -> bool:
    """Tell whether a handbook has anything to say on this page."""
    return bool(handbook.why or handbook.facts or handbook.principles)


def why_page(source: str, write: Writer) -> WhyPage:
    """Build the page; `source` is the handbook's settings file."""
    handbook = write.library.handbook
    return WhyPage(
        path=write.path,
        title=write.translator.gettext(N_("Why processes")),
        description=write.words(handbook.why),
        source=source,
        heading=write.say(N_("Why processes")),
        introduction=write.markdown(handbook.why),
        facts=tuple(Entry(write.inline(f.text), write.plain(f.source)) for f in handbook.facts),
        principles=tuple(_principle(principle, write) for principle in handbook.principles),
    )


def _principle(principle: Principle, write: Writer) -> PrincipleView:
    return PrincipleView(
        write.plain(principle.name),
        write.inline(principle.meaning),
        write.inline(principle.practice),
        tuple(_shown(kind, write) for kind in principle.shown_by),
    )


def _shown(kind: EvidenceKind, write: Writer) -> Md:
    message, page = EVIDENCE[kind]
    found = write.facts.evidence[kind]
    figures = write.say(message, count=write.number(found.number), total=write.number(found.of))
    return write.say(N_("{figures} [See for yourself]({page})"), figures=figures, page=write.href(page))
