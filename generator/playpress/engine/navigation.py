"""Planned sections to the navigation as MkDocs takes it, and a page's path to its address in the built site.

Knows: MkDocs' form of `nav` and its rule for addresses. Must not know what is on a page.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.pages.plan import PlannedSection


def navigation(sections: Sequence[PlannedSection]) -> list[dict[str, Any]]:
    """Return the navigation in two levels, with titles, so that MkDocs need not read a page for its title.

    Sections without a title are left out.
    """
    return [
        {
            html.escape(section.title): [
                {html.escape(page.short_title or page.title): page.path} for page in section.pages
            ]
        }
        for section in sections
        if section.title and section.pages
    ]


def address_of(path: str, *, has_folders: bool) -> str:
    """Return the address of a page below that of the site: a folder (`catalogue/`) or a file (`catalogue.html`)."""
    stem = path.removesuffix(".md")
    return f"{stem}/" if has_folders and stem != "index" else f"{stem}.html"


def file_of(path: str, *, has_folders: bool) -> str:
    """Return the file of a page in the built site, below its folder."""
    address = address_of(path, has_folders=has_folders)
    return f"{address}index.html" if address.endswith("/") else address
