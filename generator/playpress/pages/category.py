"""The page of a category: its processes and what flows between them.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import book_path
from playpress.pages.page import Found, Link, Page, PlannedPage
from playpress.pages.search_entry import section
from playpress.pages.sections.catalogue import CatalogueSection, catalogue
from playpress.pages.sections.flows import FlowsSection, flows
from playpress.pages.sections.map import NO_MAP, MapSection, process_map
from playpress.pages.sections.parts import PartsSection, parts
from playpress.pages.sections.raci import LARGEST_MATRIX, RaciSection, process_matrix
from playpress.pages.sections.used import UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class CategoryPage(Page):
    """Everything a category's page shows."""

    template: ClassVar[str] = "category"
    is_wide: ClassVar[bool] = True
    kind_found: ClassVar[str] = "category"
    found_first: ClassVar[tuple[str, ...]] = ("text",)
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("playbooks", N_("Playbooks"), ("playbooks",), repeats=True),
        Found("connections", N_("How these processes connect"), ("flows",), repeats=True),
    )

    text: Md
    parts: PartsSection
    playbooks: CatalogueSection
    matrix: RaciSection | None
    map: MapSection
    flows: FlowsSection
    used: UsedSection
    book: Link

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield where it is used."""
        yield from section("used", self.used.heading, self.used.groups, repeats=True)

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The map."""
        return self.map.diagrams


def category_page(planned: PlannedPage, write: Writer) -> CategoryPage:
    """Build the page of a category."""
    category = write.library.categories[planned.name]
    names = write.sort("playbook", write.shown("playbook", write.facts.categories.playbooks.get(category.id, ())))
    links = write.facts.categories.links.get(category.id, [])
    if planned.part:
        here = set(names)
        links = [link for link in links if link.source in here or link.target in here]
    return CategoryPage(
        planned=planned,
        aliases=category.aliases,
        category=category.id,
        description=write.words(category.description),
        heading=write.plain(planned.title),
        text=write.markdown(category.description),
        parts=parts(planned, write),
        playbooks=catalogue(names, write)._replace(category=Md(category.id)),
        matrix=process_matrix(names, write) if _has_matrix(names, write) else None,
        map=process_map(names, links, category.name, write) if links else NO_MAP,
        flows=flows(links, write),
        used=where_used(("category", category.id), write),
        book=Link(
            write.say(N_("Handbook for this category, to print")), write.href(book_path("category", category.id))
        ),
    )


def _has_matrix(names: list[str], write: Writer) -> bool:
    """Tell whether the page shows who takes part in which process: if the processes are too many for one overview."""
    return bool(names) and len(write.names_of("playbook")) > LARGEST_MATRIX
