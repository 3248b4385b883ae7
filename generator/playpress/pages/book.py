"""The page that holds the whole handbook, to be printed or kept as a PDF; the engine fills it once all pages are built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from playpress.diagnostics import N_
from playpress.pages.page import Page

if TYPE_CHECKING:
    from playpress.model.library import Library
    from playpress.pages.writer import Writer

LARGEST_BOOK = 600
"""Things in a handbook that still is one page; a browser cannot print more in any useful time."""


def has_book(library: Library) -> bool:
    """Tell whether a handbook is small enough to be one page."""
    return library.size <= LARGEST_BOOK


@dataclass(frozen=True, kw_only=True)
class BookPage(Page):
    """A title, and the place for everything else."""

    template: ClassVar[str] = "book"
    is_wide: ClassVar[bool] = True

    @property
    def settings(self) -> dict[str, Any]:
        """Leave the page out of the search: everything in it is found elsewhere."""
        return {**super().settings, "search": {"exclude": True}}


def book_page(write: Writer) -> BookPage:
    """Build the page."""
    return BookPage(
        path=write.path,
        title=write.translator.gettext(N_("The whole handbook")),
        heading=write.plain(write.library.handbook.name),
    )
