"""The process map: all processes, and what flows between them.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.map import LARGEST_MAP
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.page import Found, Link, Page, PlannedPage
from playpress.pages.sections.flows import FlowsSection, flows
from playpress.pages.sections.map import NO_MAP, MapSection, category_map, in_chain_order, process_map
from playpress.pages.sections.parts import FEW, PartsSection, parts
from playpress.pages.sections.process_cards import ProcessCardsSection, process_cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.analysis.network import Link as Connection
    from playpress.pages.writer import Writer


class MapGroup(NamedTuple):
    """A category and its processes."""

    category: Link
    text: Md
    playbooks: ProcessCardsSection


@dataclass(frozen=True, kw_only=True)
class ProcessMapPage(Page):
    """The map as picture, cards and table. With more than forty processes, the picture shows categories.

    Of more than forty categories it shows those with the most connections, and says so. Further parts have the list alone.
    """

    template: ClassVar[str] = "process_map"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ()
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("connections", N_("The same in words"), ("flows",), repeats=True),
        Found("categories", N_("By category"), ("groups",), repeats=True),
    )

    parts: PartsSection
    map: MapSection
    map_says: Md
    flows: FlowsSection
    groups: tuple[MapGroup, ...]

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The map."""
        return self.map.diagrams


def process_map_page(planned: PlannedPage, write: Writer) -> ProcessMapPage:
    """Build the process map."""
    title = planned.title
    names = write.sort("playbook", write.names_of("playbook"))
    whole = len(names) <= LARGEST_MAP
    links = write.facts.links if whole else ()
    categories = write.shown("category", write.facts.categories.playbooks)
    return ProcessMapPage(
        planned=planned,
        heading=write.plain(planned.title),
        parts=parts(planned, write),
        map=_map(names, links, title, write),
        map_says=_map_says(write) if write.is_first and not whole else Md(),
        flows=flows(links, write),
        groups=tuple(_group(name, write, whole=whole) for name in _ordered(categories, links, write)),
    )


def _map(names: list[str], links: Sequence[Connection], title: str, write: Writer) -> MapSection:
    if not write.is_first:
        return NO_MAP
    return process_map(names, links, title, write) if len(names) <= LARGEST_MAP else category_map(title, write)


def _map_says(write: Writer) -> Md:
    """Return how many of the categories are on the map; empty if all of them are."""
    everything = len(write.facts.categories.playbooks)
    if everything <= LARGEST_MAP:
        return Md()
    return write.say(
        N_("The map shows the {shown} categories with the most connections, of {all}. The list below has all of them."),
        shown=write.number(LARGEST_MAP),
        all=write.number(everything),
    )


def _ordered(categories: Sequence[str], links: Sequence[Connection], write: Writer) -> list[str]:
    """Return categories as on a map of processes, if there is one, else by name."""
    return in_chain_order(categories, links, write) if links else write.sort("category", categories)


def _group(category: str, write: Writer, *, whole: bool) -> MapGroup:
    known = write.library.categories.get(category)
    page = write.href(f"{page_path('category', category)}#playbooks")
    return MapGroup(
        write.link("category", category),
        write.inline(known.description if known else None),
        process_cards(category, LARGEST_MAP if whole else FEW, page, write, is_alone=not whole),
    )
