"""The page at an earlier address: it redirects to the current one.

Knows: the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from playpress.diagnostics import N_
from playpress.pages.address import page_path
from playpress.pages.page import Link, Page, PlannedPage

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class MovedPage(Page):
    """Says where a page has moved; `moved_to` is the current path, relative to the folder of pages."""

    template: ClassVar[str] = "moved"

    target: Link
    moved_to: str

    @property
    def settings(self) -> dict[str, Any]:
        """Choose the theme's template that redirects without script."""
        return {**super().settings, "template": "moved.html", "moved_to": self.moved_to}


def moved_page(planned: PlannedPage, write: Writer) -> MovedPage:
    """Build the page at an earlier address of a thing, which is named as `kind:id`."""
    kind, _, name = planned.name.partition(":")
    target = write.link(kind, name)
    return MovedPage(
        planned=planned,
        heading=write.say(N_("This page has moved")),
        target=target,
        moved_to=page_path(kind, name),
    )
