"""The page that holds the whole handbook, for printing; the engine fills it once all pages are built.

Knows: the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.pages.page import Page, PlannedPage

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class BookPage(Page):
    """A title, and the place for everything else."""

    template: ClassVar[str] = "book"
    is_wide: ClassVar[bool] = True


def book_page(planned: PlannedPage, write: Writer) -> BookPage:
    """Build the page."""
    return BookPage(
        planned=planned,
        heading=write.plain(write.library.handbook.name),
    )
