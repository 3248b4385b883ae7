"""The page of all handbooks to print: one for each category and each role.

It stands where earlier versions had the whole handbook on one page.
Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.pages.address import book_path
from playpress.pages.page import Page, PlannedPage
from playpress.pages.sections.choice import ChoiceSection, choice

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class BooksPage(Page):
    """The handbooks to choose from."""

    template: ClassVar[str] = "books"

    categories: ChoiceSection
    roles: ChoiceSection


def books_page(planned: PlannedPage, write: Writer) -> BooksPage:
    """Build the page."""
    names = write.names_of
    return BooksPage(
        planned=planned,
        heading=write.plain(planned.title),
        categories=choice("category", names("category"), lambda name: book_path("category", name), write),
        roles=choice("role", names("role"), lambda name: book_path("role", name), write),
    )
