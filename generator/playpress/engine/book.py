"""The whole handbook as one page, put together from the pages that the engine has built.

Every page becomes a chapter that tells which page it was. Ids get the chapter's number in front, links between pages
become links between chapters, headings go one level down.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from playpress.pages.address import BOOK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

PLACE = '<div class="pp-book"></div>'
"""What stands in the built page where the chapters go."""
_ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)
_BUTTON = re.compile(r'<a [^>]*class="md-content__button.*?</a>', re.DOTALL)
_HEADING = re.compile(r"(</?h)([1-5])\b")
_TAG = re.compile(r"<[a-zA-Z](?:[^>\"]|\"[^\"]*\")*>")
_NAMES = re.compile(r' (id|for|name|aria-labelledby|aria-describedby)="([^"]+)"')
_HREF = re.compile(r' href="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z]+:|//", re.IGNORECASE)


def write_book(site: Path, pages: Sequence[str], *, has_folders: bool) -> None:
    """Fill the page of the whole handbook in a built site, if there is one.

    `pages` are the chapters' paths in Markdown, in order; `has_folders` tells whether each page is a folder of the site.
    """
    book = site / _file(BOOK, has_folders=has_folders)
    if not book.is_file():
        return
    chapters = {_file(path, has_folders=has_folders): f"c{n}" for n, path in enumerate(pages, 1)}
    here = posixpath.dirname(_file(BOOK, has_folders=has_folders))
    parts = []
    for file, chapter in chapters.items():
        article = _ARTICLE.search((site / file).read_text(encoding="utf-8"))
        if article:
            page = posixpath.relpath(file, here or ".").removesuffix("index.html")
            parts.append(
                f'<section class="pp-chapter" id="{chapter}" data-page="{page}">'
                f"{_chapter(article[1], file, chapters, here)}</section>"
            )
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace(PLACE, f'<div class="pp-book">{"".join(parts)}</div>'), encoding="utf-8")


def address_of(path: str, *, has_folders: bool) -> str:
    """Return the address of a page below that of the site: a folder (`catalogue/`) or a file (`catalogue.html`)."""
    stem = path.removesuffix(".md")
    return f"{stem}/" if has_folders and stem != "index" else f"{stem}.html"


def _file(path: str, *, has_folders: bool) -> str:
    """Return the file of a page in the built site."""
    address = address_of(path, has_folders=has_folders)
    return f"{address}index.html" if address.endswith("/") else address


def _chapter(article: str, file: str, chapters: Mapping[str, str], here: str) -> str:
    """Return a page's content as a chapter of the page in the folder `here`."""
    article = _BUTTON.sub("", article)
    article = _HEADING.sub(lambda m: f"{m[1]}{int(m[2]) + 1}", article)
    return _TAG.sub(lambda m: _tag(m[0], file, chapters, here), article)


def _tag(tag: str, file: str, chapters: Mapping[str, str], here: str) -> str:
    """Return an opening tag with its ids, references and links as they are in the book."""
    chapter = chapters[file]
    tag = _NAMES.sub(lambda m: f' {m[1]}="{" ".join(f"{chapter}-{name}" for name in m[2].split())}"', tag)
    tag = tag.replace('"url(#', f'"url(#{chapter}-')
    return _HREF.sub(lambda m: f' href="{_target(m[1], file, chapters, here)}"', tag)


def _target(href: str, file: str, chapters: Mapping[str, str], here: str) -> str:
    """Return where a link leads from the book: to a chapter or a place in it, else where it led."""
    path, _, anchor = href.partition("#")
    if _OUTSIDE.match(href):
        return href
    target = posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) if path else file
    for found in (target, f"{target}/index.html", "index.html" if target == "." else ""):
        if found in chapters:
            return f"#{chapters[found]}-{anchor}" if anchor else f"#{chapters[found]}"
    return posixpath.relpath(target, here or ".") + (f"#{anchor}" if anchor else "")
