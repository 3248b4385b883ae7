"""All pages of a handbook, in the order of the navigation, and the navigation itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.extent import has_book, has_why
from playpress.diagnostics import N_
from playpress.model.kinds import KINDS
from playpress.pages import address
from playpress.pages.address import REGISTERS, page_path
from playpress.pages.book import book_page
from playpress.pages.catalogue import catalogue_page
from playpress.pages.category import category_page
from playpress.pages.dataset import dataset_page
from playpress.pages.glossary import glossary_page
from playpress.pages.goal import goal_page
from playpress.pages.home import home_page
from playpress.pages.index_page import index_page
from playpress.pages.kpi import kpi_page
from playpress.pages.moved import moved_page
from playpress.pages.my_progress import my_progress_page
from playpress.pages.playbook import playbook_page
from playpress.pages.process_map import process_map_page
from playpress.pages.raci_overview import raci_overview_page
from playpress.pages.role import role_page
from playpress.pages.role_card import role_card_page
from playpress.pages.tool import tool_page
from playpress.pages.why import why_page
from playpress.pages.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Subject
    from playpress.language.translation import Translator
    from playpress.pages.page import Page

PAGES = {
    "playbook": playbook_page,
    "role": role_page,
    "tool": tool_page,
    "dataset": dataset_page,
    "kpi": kpi_page,
    "goal": goal_page,
    "category": category_page,
}
"""The builder of each kind of thing that has a page of its own."""

LONGEST_SECTION = 40
"""Entries of one section of the navigation; a longer list is split evenly, so that pages stay light."""


class Section(NamedTuple):
    """A part of the navigation: its title and its pages. Without title: pages that only keep an address."""

    title: str
    pages: tuple[Page, ...]


def build_pages(facts: Facts, translator: Translator, file_of: Callable[[Subject], str]) -> Iterator[Section]:
    """Yield every page, section by section, so that no more than one section has to be kept in memory.

    `file_of` tells which file an editor changes to change a thing.
    """
    library = facts.library

    def write(path: str) -> Writer:
        return Writer(facts, translator, path)

    def things(kind: str, names: list[str]) -> list[Page]:
        found = library.of_kind(kind)
        return [PAGES[kind](found[n], file_of((kind, n)), write(page_path(kind, n))) for n in names]  # type: ignore[operator]

    def register(kind: str) -> Page:
        first = next(iter(library.of_kind(kind)), None)
        return index_page(kind, file_of((kind, first)) if first else None, write(REGISTERS[kind]))

    home = write(address.HOME)
    say = translator.gettext
    term = next(iter(library.glossary), None)
    yield Section(
        say(N_("Overview")),
        (
            home_page(file_of(("handbook", "handbook")), home),
            *_why(file_of, write),
            process_map_page(write(address.PROCESS_MAP)),
            catalogue_page(write(address.CATALOGUE)),
            raci_overview_page(write(address.RACI_OVERVIEW)),
            glossary_page(file_of(("term", term)) if term else None, write(address.GLOSSARY)),
            my_progress_page(write(address.PROGRESS)),
            *([book_page(write(address.BOOK))] if has_book(library) else []),
        ),
    )
    by_category: dict[str, list[str]] = {}
    for name, playbook in library.playbooks.items():
        by_category.setdefault(playbook.category, []).append(name)
    for category in home.sort("category", library.categories):
        names = home.sort("playbook", by_category.get(category, ()))
        pages = [*things("category", [category]), *things("playbook", names)]
        yield from _split(library.categories[category].name, pages)
    for kind in filter(REGISTERS.get, PAGES):
        names = home.sort(kind, library.of_kind(kind))
        yield from _split(say(KINDS[kind].plural), [register(kind), *things(kind, names)])
    yield Section(
        "",
        tuple(
            role_card_page(role, file_of(("role", role.id)), write(address.card_path(role.id)))
            for role in library.roles.values()
        ),
    )
    yield Section(
        "",
        tuple(
            moved_page(kind, entity.id, page_path(kind, entity.id), write(page_path(kind, alias)))
            for kind in PAGES
            for entity in library.of_kind(kind).values()
            for alias in entity.aliases
        ),
    )


def _why(file_of: Callable[[Subject], str], write: Callable[[str], Writer]) -> list[Page]:
    """Return the page “Why processes”, if the handbook has anything to say there."""
    here = write(address.WHY)
    return [why_page(file_of(("handbook", "handbook")), here)] if has_why(here.library.handbook) else []


def _split(title: str, pages: list[Page]) -> list[Section]:
    """Return one section, or several of even length named by where they begin and end."""
    count = -(-len(pages) // LONGEST_SECTION)
    if count == 1:
        return [Section(title, tuple(pages))]
    size = -(-len(pages) // count)
    parts = [pages[n : n + size] for n in range(0, len(pages), size)]
    return [
        Section(f"{title}: {part[1 if n == 0 else 0].title[:3].strip()} – {part[-1].title[:3].strip()}", tuple(part))
        for n, part in enumerate(parts)
    ]
