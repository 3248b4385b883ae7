"""The page with everything that uses one thing, for a thing that is used too often for the page on which it stands.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.pages.page import Link, Page, PlannedPage
from playpress.pages.sections.parts import PartsSection, parts
from playpress.pages.sections.used import UsedSection, in_order, part_of_uses

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class UsesPage(Page):
    """A thing and what refers to it."""

    template: ClassVar[str] = "uses"
    search_boost: ClassVar[float] = 0.5

    thing: Link
    parts: PartsSection
    used: UsedSection


def uses_page(planned: PlannedPage, write: Writer) -> UsesPage:
    """Build the page with the users of a thing, which is named as `kind:id`."""
    kind, _, name = planned.name.partition(":")
    uses = write.facts.users.get((kind, name), ())
    things = planned.part.things if planned.part else in_order((use.user for use in uses), write)
    return UsesPage(
        planned=planned,
        heading=write.plain(planned.title),
        thing=write.link(kind, name),
        parts=parts(planned, write),
        used=part_of_uses((kind, name), things, write),
    )
