"""The documents of all pages to chapters, and the chapters to one page that holds the whole handbook.

A chapter is made from a page's element tree while the engine converts the page, and kept in a folder until the site is
built. Ids get the chapter's number as a prefix, links between pages become links between chapters, and headings go one
level down.
Knows: which pages are chapters. Must not know how a page is converted.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.engine.navigation import file_of, pages_of
from playpress.pages.address import BOOK, PROGRESS

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Mapping, Sequence

PLACE = '<div class="pp-book"></div>'
"""The element of the built page that the chapters replace."""
NO_CHAPTERS = frozenset({BOOK, PROGRESS})
"""Pages that become no chapter."""
CHAPTERS_VARIABLE = "PLAYPRESS_CHAPTERS"
"""The environment variable that names the folder of chapters for the site engine, which runs as a process of its own."""
_DEEPER = {f"h{level}": f"h{level + 1}" for level in range(1, 6)}
_NAMES = ("id", "for", "name", "aria-labelledby", "aria-describedby")
"""Attributes that hold ids, separated by spaces."""
_PAINT = "url(#"
"""How a picture refers to one of its own elements: this, the id, and a bracket."""
_FOR_SEARCH = "data-search-"
"""Prefix of attributes that the theme's search reads and removes."""
_OUTSIDE = re.compile(r"[a-z]+:|//", re.IGNORECASE)


class Book(NamedTuple):
    """The id of each chapter by its page's path, in order; and whether each page is a folder of the site."""

    chapters: Mapping[str, str]
    has_folders: bool

    def file(self, path: str) -> str:
        """Return the file of a page in the built site."""
        return file_of(path, has_folders=self.has_folders)

    @property
    def folder(self) -> str:
        """The folder of the page that holds all chapters."""
        return posixpath.dirname(self.file(BOOK)) or "."


def plan_book(nav: Sequence[Mapping[str, Any]], *, has_folders: bool) -> Book:
    """Return the book's chapters; `nav` is the navigation that `navigation` made."""
    pages = (path for path in pages_of(nav) if path not in NO_CHAPTERS)
    return Book({path: f"c{n}" for n, path in enumerate(pages, 1)}, has_folders)


def make_chapter(root: ET.Element, page: str, book: Book) -> None:
    """Turn the document of the page at this path into a chapter, in place. Its links must be the built site's."""
    chapter, file = book.chapters[page], book.file(page)
    targets = {book.file(path): name for path, name in book.chapters.items()}
    for element in root.iter():
        element.tag = _DEEPER.get(element.tag, element.tag)
        for name, value in element.items():
            if name in _NAMES:
                element.set(name, " ".join(id_in(chapter, part) for part in value.split()))
            elif name == "href":
                element.set(name, _target(value, file, targets, book.folder))
            elif value.startswith(_PAINT):
                element.set(name, value.replace(_PAINT, f"{_PAINT}{chapter}-", 1))
            elif name.startswith(_FOR_SEARCH) and value:
                del element.attrib[name]


def id_in(chapter: str, name: str) -> str:
    """Return the id in a chapter for an id of its page."""
    return f"{chapter}-{name}"


def _target(href: str, file: str, targets: Mapping[str, str], folder: str) -> str:
    """Return a link of the page in `file` as seen from the book: to a chapter or a place in one, else as it was."""
    path, _, anchor = href.partition("#")
    if _OUTSIDE.match(href):
        return href
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
    for found in (target, f"{target}/index.html", "index.html" if target == "." else ""):
        if found in targets:
            return f"#{id_in(targets[found], anchor)}" if anchor else f"#{targets[found]}"
    return posixpath.relpath(target, folder) + (f"#{anchor}" if anchor else "")


def chapters_folder() -> Path | None:
    """Return the folder that the environment names, for code that the site engine calls; None if no book is wanted."""
    folder = os.environ.get(CHAPTERS_VARIABLE)
    return Path(folder) if folder else None


def keep_chapter(folder: Path, chapter: str, html: str) -> None:
    """Write a chapter where `write_book` finds it."""
    _kept(folder, chapter).write_text(html, encoding="utf-8")


def write_book(site: Path, book: Book, folder: Path) -> None:
    """Fill the page of the whole handbook in a built site with the chapters in `folder`, if there is such a page.

    A page that the engine was told to leave out has no chapter.
    """
    file = site / book.file(BOOK)
    if not file.is_file():
        return
    parts = (_section(path, chapter, book, folder) for path, chapter in book.chapters.items())
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(PLACE, f'<div class="pp-book">{"".join(parts)}</div>'), encoding="utf-8")


def _section(path: str, chapter: str, book: Book, folder: Path) -> str:
    kept = _kept(folder, chapter)
    if not kept.is_file():
        return ""
    page = posixpath.relpath(book.file(path), book.folder).removesuffix("index.html")
    html = kept.read_text(encoding="utf-8")
    return f'<section class="pp-chapter" id="{chapter}" data-page="{page}">\n{html}\n</section>'


def _kept(folder: Path, chapter: str) -> Path:
    return folder / f"{chapter}.html"
