"""A Markdown extension: what our pages write for every code host, turned into what the site needs.

- `<a id="x"></a>` before a heading becomes the heading's id, so that addresses do not depend on the language.
- A table written as HTML (for its row headers) and a drawn diagram become part of the document, so that the engine sees
  their links, checks them and turns them into addresses of the site. So does a picture beside the page, which a code
  host shows as an image.
- The views of a process, one after the other in the Markdown, become tabs that work without script.
- Columns of numbers get a class where the engine writes a style, which a strict Content-Security-Policy would stop.
- A finished page is kept as a chapter of the whole handbook (`chapter.py`), if a book is wanted.
- Tables stand in the frames in which they scroll, and diagrams in one of their own: where a script adds something beside
  the paragraphs of a page, the browser works out the style of all of them anew.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE

from playpress.diagrams.harmless import is_harmless
from playpress.engine.chapter import ANCHOR, ChapterKeeper
from playpress.engine.current_page import current_page
from playpress.engine.long_words import mark_long_words
from playpress.pages.page import Picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from markdown import Markdown

    from playpress.engine.current_page import CurrentPage

AFTER_INLINE, BEFORE_TOC, LAST = 20, 5, -1
_OURS = ('<table class="pp-', '<div class="pp-diagram"')
_NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_AMPERSAND = AMP_SUBSTITUTE + "amp;"
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_WITHIN = re.compile(r' href="((?!//)[\w#./%-]+)"')
"""The addresses of a picture that lead to a page of the site."""
_TO_THE_RIGHT = "text-align: right;"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FILE_OF_PIECES = re.compile(r"^<svg [^>]*>|</svg>\s*$")
"""Matches the SVG element around the pieces of a picture."""
_FRAMES = {"pp-diagram": ("pp-picture",), "pp-table": ("md-typeset__scrollwrap", "md-typeset__table")}
"""By an element's class, the classes of the frames around it, the outermost first; those of tables are the theme's."""


class _OurHtml(Treeprocessor):
    """Runs once a page, after inline markup is known and before the table of contents is made."""

    md: Markdown
    page: CurrentPage | None = None

    def run(self, root: ET.Element) -> None:
        self.page = current_page(self.md)
        self._visit(root)
        mark_long_words(root)

    def _visit(self, parent: ET.Element) -> None:
        kept: list[ET.Element] = []
        anchor = ""
        for element in parent:
            if element.attrib.pop("style", "") == _TO_THE_RIGHT:
                element.set("class", "pp-number")
            raw = self._raw(element)
            if element.tag in _HEADINGS and anchor:
                element.set("id", anchor)
                kept.pop()
            anchor = ""
            if raw and (match := ANCHOR.match(raw[0])):
                anchor = match[1]
            printed = self._printed(element)
            kept += [_framed(self._parsed(element, raw)), *printed]
        parent[:] = kept

    def _parsed(self, element: ET.Element, raw: list[str]) -> ET.Element:
        """Replace the raw HTML that we wrote with parsed elements, recursively; leave the rest as it is."""
        if raw and raw[0].startswith(_OURS):
            ours = _element_of(raw[0])
            ours.tail = element.tail
            return ours
        if (picture := self._picture(element)) is not None:
            return picture
        self._visit(element)
        if element.get("class") == "pp-views":
            _make_tabs(element)
        elif element.tag == "table":
            element.set("class", "pp-table")
        return element

    def _picture(self, element: ET.Element) -> ET.Element | None:
        """Return the picture that a paragraph consists of, as an element; None if it is anything else."""
        path = self._kept(element, Picture.path_beside)
        drawn = _read_harmless(path) if path else ""
        if not drawn:
            return None
        return _element_of(f'<div class="pp-diagram">{drawn}</div>')

    def _printed(self, element: ET.Element) -> list[ET.Element]:
        """Return the pieces of a picture for printing; empty for a picture that fits a sheet, and for anything else."""
        path = self._kept(element, Picture.printed_path_beside)
        drawn = _FILE_OF_PIECES.sub("", _read_harmless(path)) if path else ""
        if not drawn:
            return []
        return [_element_of(f'<div class="pp-printed">{drawn}</div>')]

    def _kept(self, element: ET.Element, beside: Callable[[str], str]) -> Path | None:
        """Return a file of the page's picture, if a paragraph consists of it; `beside` maps page path to file path."""
        page = self.page
        if page is None or element.tag != "p" or len(element) != 1 or element[0].tag != "img":
            return None
        if element[0].get("src") != posixpath.basename(Picture.path_beside(page.path)):
            return None
        path = page.file(beside(page.path))
        return path if path.is_file() else None

    def _raw(self, element: ET.Element) -> list[str]:
        """Return the pieces of raw HTML that a paragraph consists of; empty if it holds anything else."""
        text = (element.text or "").strip()
        if element.tag != "p" or len(element) or not text.startswith("\x02"):
            return []
        found = [self.md.htmlStash.rawHtmlBlocks[int(n)] for n in HTML_PLACEHOLDER_RE.findall(text)]
        return (
            [piece for piece in found if isinstance(piece, str)]
            if not HTML_PLACEHOLDER_RE.sub("", text).strip()
            else []
        )


def _read_harmless(path: Path) -> str:
    """Return a picture from a file, without its style sheet; empty if it is not harmless."""
    drawn = _STYLE.sub("", path.read_text(encoding="utf-8"))
    return drawn if is_harmless(drawn, "", frozenset(_WITHIN.findall(drawn))) else ""


def _framed(element: ET.Element) -> ET.Element:
    """Return an element within the frames for its class."""
    for name in reversed(_FRAMES.get(element.get("class", ""), ())):
        frame = ET.Element("div", {"class": name})
        frame.tail, element.tail = element.tail, None
        frame.append(element)
        element = frame
    return element


def _make_tabs(views: ET.Element) -> None:
    """Turn headings and what follows them into tabs: a radio button and a panel for each heading."""
    panels: list[ET.Element] = []
    switches: list[ET.Element] = []
    for child in list(views):
        views.remove(child)
        if child.tag in _HEADINGS:
            key = child.get("id", "")
            switch = {"type": "radio", "name": "flow-view", "id": f"{key}-tab"}
            switches.append(ET.Element("input", switch | ({} if switches else {"checked": "checked"})))
            label = ET.Element("label", {"for": f"{key}-tab"})
            label.text = child.text
            switches.append(label)
            title = ET.Element("p", {"class": "pp-view-title"})
            title.text = child.text
            panel = ET.Element("div", {"class": "pp-view", "id": key})
            panel.append(title)
            panels.append(panel)
        elif panels:
            panels[-1].append(child)
    views.set("role", "group")
    views.set("aria-labelledby", "flow")
    views.extend([*switches, *panels])


def _element_of(ours: str) -> ET.Element:
    """Return our HTML as an element; every ampersand in it stays an ampersand, even if it looks like an entity."""
    root = ET.fromstring(ours.replace(_NAMESPACE, ""))  # noqa: S314 - written by us, escaped
    for element in root.iter():
        element.text, element.tail = (text and text.replace("&", _AMPERSAND) for text in (element.text, element.tail))
        element.attrib.update({name: value.replace("&", _AMPERSAND) for name, value in element.attrib.items()})
    return root


class OurHtmlExtension(Extension):
    """Registers our tree processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register one between inline markup and the table of contents, and one after all others."""
        md.treeprocessors.register(_OurHtml(md), "playpress", (AFTER_INLINE + BEFORE_TOC) / 2)
        md.treeprocessors.register(ChapterKeeper(md), "playpress_chapter", LAST)


def makeExtension(**options: Any) -> OurHtmlExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension."""
    return OurHtmlExtension(**options)  # type: ignore[no-untyped-call]
