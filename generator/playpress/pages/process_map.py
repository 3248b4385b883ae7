"""The process map: all processes, and what flows between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.map import LARGEST_MAP
from playpress.pages.network import FlowRow, category_diagram, network_diagram, network_legend, network_rows
from playpress.pages.page import Entry, Link, Page

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
    """The map as picture, table and list. Of more than forty processes the picture shows the categories."""

    template: ClassVar[str] = "process_map"
    is_wide: ClassVar[bool] = True
    search_boost: ClassVar[float] = 0.5

    diagram: Md
    legend: tuple[Entry, ...]
    flows: tuple[FlowRow, ...]
    groups: tuple[MapGroup, ...]

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The map."""
        return (self.diagram,) if self.diagram else ()


def process_map_page(write: Writer) -> ProcessMapPage:
    """Build the process map."""
    library = write.library
    title = write.translator.gettext(N_("Process map"))
    names = write.sort("playbook", library.playbooks)
    by_category: dict[str, list[str]] = {}
    for name in names:
        by_category.setdefault(library.playbooks[name].category, []).append(name)
    links = write.facts.links
    whole = len(names) <= LARGEST_MAP
    return ProcessMapPage(
        path=write.path,
        title=title,
        heading=write.say(N_("Process map")),
        diagram=network_diagram(names, links, title, write) if whole else category_diagram(title, write),
        legend=network_legend(links, write) if whole else (),
        flows=network_rows(links, write) if whole else (),
        groups=tuple(
            MapGroup(
                write.link("category", category),
                write.inline(library.categories[category].description if category in library.categories else None),
                write.links("playbook", by_category[category]),
            )
            for category in write.sort("category", by_category)
        ),
    )
