"""A planned document to the plain data that its template sets: addresses become places in it, or lead to the site.

Knows: blocks, addresses of the site. Must not know typst.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_
from playpress.publish.documents.blocks import as_data
from playpress.publish.documents.plan import Book

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from playpress.publish.data.addresses import Addresses
    from playpress.publish.documents.plan import Sheet
    from playpress.publish.documents.setting import Pen

FONTS = ("Atkinson Hyperlegible Next", "Libertinus Serif")
"""The site's own family, and one that typst brings for characters that it lacks."""


def assemble(planned: Book | Sheet, pen: Pen, addresses: Addresses) -> dict[str, Any] | None:
    """Return what a document's template gets; None for a sheet with nothing to draw."""
    data = _book(planned) if isinstance(planned, Book) else _sheet(planned, pen, addresses)
    if data is None:
        return None
    labels = set(_labels(data))
    site = _site(pen)
    return {**_about_all(planned.title, pen), **_resolved(data, labels, site, addresses)}


def _about_all(title: str, pen: Pen) -> dict[str, Any]:
    say, handbook = pen.translator.gettext, pen.library.handbook
    return {
        "title": title,
        "book": handbook.name,
        "author": handbook.name,
        "language": handbook.language,
        "state": pen.facts.as_of,
        "colour": pen.colour,
        "fonts": list(FONTS),
        "contents": say(N_("Contents")),
        "page-of": say(N_("Page {n} of {count}")),
    }


def _book(planned: Book) -> dict[str, Any]:
    chapters = filter(None, (make() for make in planned.chapters))
    return {"about": planned.about, "chapters": [as_data(chapter) for chapter in chapters]}


def _sheet(planned: Sheet, pen: Pen, addresses: Addresses) -> dict[str, Any] | None:
    made, site = planned.make(), _site(pen)
    address = f"{site}{addresses.of_page(made.label)}" if made and site else ""
    return {"poster": as_data(made), "address": address} if made else None


def _site(pen: Pen) -> str:
    """Return the address of the site with a slash at its end; empty if it is not known."""
    address = pen.library.handbook.site_url
    return f"{address.rstrip('/')}/" if address else ""


def _labels(data: Any) -> Iterator[str]:
    """Yield the paths of pages and entries that have a place in the document."""
    if isinstance(data, dict):
        if label := data.get("label"):
            yield label
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _labels(part)


def _resolved(data: Any, labels: Collection[str], site: str, addresses: Addresses) -> Any:
    """Return data in which a link to a page leads to its place in the document, to the site, or is only its words."""
    if isinstance(data, list):
        return [_resolved(part, labels, site, addresses) for part in data]
    if not isinstance(data, dict):
        return data
    found = {key: _resolved(value, labels, site, addresses) for key, value in data.items() if key != "to"}
    if (to := data.get("to")) is None:
        return found
    if to in labels:
        return {**found, "label": to}
    return {**found, "url": f"{site}{addresses.of_page(to)}"} if site else found
