"""Planned sections to the navigation as MkDocs takes it, and a page's path to its address in the built site.

Knows: MkDocs' form of `nav` and its rule for addresses. Must not know what is on a page.
"""

from __future__ import annotations

import html
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from playpress.machine.version import digest_of_pieces
from playpress.pages.page import PlannedPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from playpress.pages.plan import PlannedSection


def navigation(sections: Sequence[PlannedSection]) -> list[dict[str, Any]]:
    """Return the navigation with titles, so that MkDocs need not read a page for its title.

    Sections without a title are left out.
    """
    return [_entry(section) for section in sections if section.title and section.entries]


def _entry(entry: PlannedPage | PlannedSection) -> dict[str, Any]:
    if isinstance(entry, PlannedPage):
        return {html.escape(entry.short_title or entry.title): entry.path}
    return {html.escape(entry.title): list(map(_entry, entry.entries))}


def address_of(path: str, *, has_folders: bool) -> str:
    """Return the address of a page below that of the site: a folder (`catalogue/`) or a file (`catalogue.html`).

    A file that is no page is where its path says.
    """
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    return f"{stem}/" if has_folders and stem != "index" else f"{stem}.html"


@lru_cache(maxsize=2_000)
def relative_address(path: str, page: str, *, has_folders: bool) -> str:
    """Return the address of one page as seen from another, as the site engine writes it."""
    from mkdocs.utils import get_relative_url  # noqa: PLC0415 - only who makes pages needs it

    target, here = (_engine_address(name, has_folders=has_folders) for name in (path, page))
    return get_relative_url(target, here)


def _engine_address(path: str, *, has_folders: bool) -> str:
    address = address_of(path, has_folders=has_folders)
    return "./" if has_folders and address == "index.html" else address


def file_of(path: str, *, has_folders: bool) -> str:
    """Return the file of a page in the built site, below its folder."""
    address = address_of(path, has_folders=has_folders)
    return f"{address}index.html" if address.endswith("/") else address


PRUNED = "navigation.prune"
"""The theme's feature by which a page shows only its own branch of the navigation."""


def is_pruned(settings: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """Tell whether a page shows only its own branch of the navigation; `own` is the project's `mkdocs.yml`."""
    theme = own["theme"] if isinstance(own.get("theme"), dict) else {}
    return PRUNED in (settings["theme"].get("features") or theme.get("features") or ())


def surroundings(nav: Sequence[Mapping[str, Any]], *, is_pruned: bool) -> dict[str, str]:
    """Map each page in the navigation to a digest of everything that is seen of the navigation from it.

    That is its own branch, with the first page of all others, and the pages before and after it. Pages that are not in
    the navigation see its top level, whose digest stands under an empty path.
    """
    everything = digest_of_pieces([repr(nav).encode()])
    found = {"": _level(nav) if is_pruned else everything}
    for path, levels in _branches(nav, ()):
        found[path] = "".join(levels) if is_pruned else everything
    pages = list(_leaves(nav))
    for before, (_, path), after in zip([("", ""), *pages], pages, [*pages[1:], ("", "")], strict=False):
        found[path] = digest_of_pieces([found[path].encode(), repr((before, after)).encode()])
    return found


def _branches(entries: Sequence[Mapping[str, Any]], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each page below some entries, with the digests of the levels that lead to it."""
    levels = (*above, _level(entries))
    for entry in entries:
        for what in entry.values():
            if isinstance(what, str):
                yield what, levels
            else:
                yield from _branches(what, levels)


def _level(entries: Sequence[Mapping[str, Any]]) -> str:
    """Return a digest of some entries: their titles and the pages to which they lead."""
    return digest_of_pieces(
        [repr([(title, _first(what)) for entry in entries for title, what in entry.items()]).encode()]
    )


def _first(what: Any) -> str:
    while not isinstance(what, str):
        what = next(iter(what[0].values())) if what else ""
    return what


def _leaves(entries: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield title and path of each page of the navigation, in order."""
    for entry in entries:
        for title, what in entry.items():
            if isinstance(what, str):
                yield title, what
            else:
                yield from _leaves(what)
