"""The element tree of a converted page to its chapter of the book, as an HTML file in a folder.

Knows: how Markdown writes a finished tree, and the raw HTML that it has put aside. Must not know what is in a chapter.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor

from playpress.engine.book import chapters_folder, id_in, keep_chapter, make_chapter, plan_book
from playpress.engine.current_page import current_page

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET

    from markdown import Markdown

ANCHOR = re.compile(r'<a id="([a-z0-9-]+)">\Z')
"""Matches one of our anchors among the pieces of raw HTML that Markdown has put aside."""


class ChapterKeeper(Treeprocessor):
    """The last tree processor of a page: keeps the finished page as a chapter, if the environment asks for it."""

    md: Markdown

    def run(self, root: ET.Element) -> None:
        """Keep a chapter made from a copy of the tree; the page stays as it is."""
        folder, page = chapters_folder(), current_page(self.md)
        if folder is None or page is None:
            return
        book = plan_book(page.nav, has_folders=page.has_folders)
        if page.path in book.chapters:
            tree = copy.deepcopy(root)
            make_chapter(tree, page.path, book)
            chapter = book.chapters[page.path]
            keep_chapter(folder, chapter, self._html(tree, chapter))

    def _html(self, root: ET.Element, chapter: str) -> str:
        """Return a document as the HTML that Markdown would write; anchors put aside get the chapter's ids."""
        html = "".join(map(self.md.serializer, root)).strip()
        stash = self.md.htmlStash
        kept, stash.rawHtmlBlocks = stash.rawHtmlBlocks, [_anchor_in(chapter, raw) for raw in stash.rawHtmlBlocks]
        for last in self.md.postprocessors:
            html = last.run(html)
        stash.rawHtmlBlocks = kept
        return html.strip()


def _anchor_in(chapter: str, raw: str | ET.Element) -> str | ET.Element:
    """Return a piece of raw HTML as a chapter has it: an anchor gets the chapter's id."""
    anchor = ANCHOR.match(raw) if isinstance(raw, str) else None
    return f'<a id="{id_in(chapter, anchor[1])}">' if anchor else raw
