"""The page “Why processes”: what processes are good for, and what this handbook does about each principle.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.pages.page import Entry, Found, Page, PlannedPage
from playpress.pages.sections.counted import place, sentence

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.model.handbook import EvidenceKind, Principle
    from playpress.pages.writer import Writer


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
    found_first: ClassVar[tuple[str, ...]] = ("introduction",)
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("facts", N_("Why it matters"), ("facts",)),
        Found("principles", N_("Our principles, and how this handbook supports them"), ("principles",)),
    )

    introduction: Md
    facts: tuple[Entry, ...]
    principles: tuple[PrincipleView, ...]


def why_page(planned: PlannedPage, write: Writer) -> WhyPage:
    """Build the page."""
    handbook = write.library.handbook
    return WhyPage(
        planned=planned,
        description=write.words(handbook.why),
        heading=write.plain(planned.title),
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
    return write.say(N_("{figures} [See for yourself]({page})"), figures=sentence(kind, write), page=place(kind, write))
