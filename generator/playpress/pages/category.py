"""The page of a category: its processes and what flows between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.catalogue import CatalogueRow, catalogue_row
from playpress.pages.network import FlowRow, network_diagram, network_legend, network_rows
from playpress.pages.page import Entry, Page
from playpress.pages.where_used import UseGroup, where_used

if TYPE_CHECKING:
    from playpress.model.category import Category
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class CategoryPage(Page):
    """Everything a category's page shows."""

    template: ClassVar[str] = "category"
    is_wide: ClassVar[bool] = True

    text: Md
    playbooks: tuple[CatalogueRow, ...]
    diagram: Md
    legend: tuple[Entry, ...]
    flows: tuple[FlowRow, ...]
    used: tuple[UseGroup, ...]

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The map."""
        return (self.diagram,) if self.diagram else ()


def category_page(category: Category, source: str, write: Writer) -> CategoryPage:
    """Build the page of a category; `source` is the registry's file."""
    names = write.sort("playbook", (p.id for p in write.library.playbooks.values() if p.category == category.id))
    links = [link for link in write.facts.links if link.source in names or link.target in names]
    diagram = network_diagram(names, links, category.name, write) if links else Md()
    return CategoryPage(
        path=write.path,
        title=category.name,
        short_title=write.translator.gettext(N_("{category}: overview")).format(category=category.name),
        description=write.words(category.description),
        source=source,
        heading=write.plain(category.name),
        text=write.markdown(category.description),
        playbooks=tuple(catalogue_row(write.library.playbooks[name], write) for name in names),
        diagram=diagram,
        legend=network_legend(links, write) if diagram else (),
        used=where_used(("category", category.id), write),
        flows=network_rows(links, write),
    )
