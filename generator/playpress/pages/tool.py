"""The page of a tool.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.parts import MOST_ROWS
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import INDEX_PAGES
from playpress.pages.contact import contact_of
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.search_entry import section
from playpress.pages.sections.card import CardSection, card
from playpress.pages.sections.needs import access_levels
from playpress.pages.sections.parts import further_ones
from playpress.pages.sections.used import UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


class AccessNeed(NamedTuple):
    """A role that needs the tool, and at which level."""

    role: Link
    access: Md


@dataclass(frozen=True, kw_only=True)
class ToolPage(Page):
    """What a tool is for, who gives access, who needs it at which level, where it is used."""

    template: ClassVar[str] = "tool"
    kind_found: ClassVar[str] = "tool"
    found_first: ClassVar[tuple[str, ...]] = ("purpose", "card")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("training", N_("How to learn it"), ("training",)),
        Found("needed-by", N_("Who needs this tool"), ("needed_by",), repeats=True),
    )

    purpose: Md
    card: CardSection
    training: Md
    needed_by: tuple[AccessNeed, ...]
    more: Link
    used: UsedSection

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield where it is used."""
        yield from section("used", self.used.heading, self.used.groups, repeats=True)


def tool_page(planned: PlannedPage, write: Writer) -> ToolPage:
    """Build the page of a tool."""
    tool = write.library.tools[planned.name]
    needed_by, giver = _needed_by(tool.id, write), write.link("role", tool.granted_by)
    entries = (
        Entry(
            write.say(N_("Access from")), Md(", ".join(filter(None, (giver.md, contact_of(tool.granted_by, write)))))
        ),
        Entry(write.say(N_("Address")), write.outside(tool.url or "", tool.url).md),
    )
    return ToolPage(
        planned=planned,
        aliases=tool.aliases,
        description=write.words(tool.purpose),
        heading=write.plain(tool.name),
        purpose=write.markdown(tool.purpose),
        card=card(entries),
        training=write.markdown(tool.training),
        needed_by=needed_by[:MOST_ROWS],
        more=further_ones(len(needed_by) - MOST_ROWS, write.href(INDEX_PAGES["role"]), write),
        used=where_used(("tool", tool.id), write),
    )


def _needed_by(tool: str, write: Writer) -> tuple[AccessNeed, ...]:
    """Return the roles that are responsible for a step with this tool, or have it by themselves."""
    levels = write.facts.tool_needs.roles.get(tool, {})
    return tuple(
        AccessNeed(write.link("role", name), access_levels(levels[name], write)) for name in write.sort("role", levels)
    )
