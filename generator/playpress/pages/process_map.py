"""The process map: all processes, and what flows between them.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.map import LARGEST_MAP
from playpress.pages.page import Found, Link, Page, PlannedPage
from playpress.pages.sections.flows import FlowsSection, flows
from playpress.pages.sections.map import MapSection, category_map, process_map

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.pages.writer import Writer


class MapGroup(NamedTuple):
    """A category and its processes."""

    category: Link
    text: Md
    playbooks: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class ProcessMapPage(Page):
    """The map as picture, table and list. With more than forty processes, the picture shows categories."""

    template: ClassVar[str] = "process_map"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ()
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("connections", N_("The same in words"), ("flows",)),
        Found("categories", N_("By category"), ("groups",)),
    )

    map: MapSection
    flows: FlowsSection
    groups: tuple[MapGroup, ...]

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The map."""
        return self.map.diagrams


def process_map_page(planned: PlannedPage, write: Writer) -> ProcessMapPage:
    """Build the process map."""
    title = planned.title
    names = write.sort("playbook", write.library.playbooks)
    links = write.facts.links
    whole = len(names) <= LARGEST_MAP
    return ProcessMapPage(
        planned=planned,
        heading=write.plain(planned.title),
        map=process_map(names, links, title, write) if whole else category_map(title, write),
        flows=flows(links if whole else (), write),
        groups=tuple(_group(name, write) for name in write.sort("category", write.facts.categories.playbooks)),
    )


def _group(category: str, write: Writer) -> MapGroup:
    known = write.library.categories.get(category)
    return MapGroup(
        write.link("category", category),
        write.inline(known.description if known else None),
        write.sorted_links("playbook", write.facts.categories.playbooks[category]),
    )
