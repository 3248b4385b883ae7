"""A Markdown extension: what our pages write for every code host, turned into what the site needs.

- A table written as HTML (for its row headers) and a drawn diagram become part of the document, so that the engine sees
  their links, checks them and turns them into addresses of the site. So does a picture beside the page, which a code
  host shows as an image.
- Everything else about the tree of a page: `tree.py`.
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
from playpress.engine.current_page import current_page
from playpress.engine.tree import PageTree, hide_from_names, put_back
from playpress.pages.page import Chart, Picture

if TYPE_CHECKING:
    from pathlib import Path

    from markdown import Markdown

    from playpress.engine.current_page import CurrentPage

AFTER_INLINE, BEFORE_TOC = 20, 5
_ANCHOR = re.compile(r'<a id="([a-z0-9-]+)">\Z')
"""Matches one of our anchors among the pieces of raw HTML that Markdown has put aside."""
_CELLS = frozenset({"td", "th"})
_OURS = ('<table class="pp-', '<div class="pp-diagram"')
NAMESPACE = ' xmlns="http://www.w3.org/2000/svg"'
_AMPERSAND = AMP_SUBSTITUTE + "amp;"
STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_WITHIN = re.compile(r' href="((?!//)[\w#./%-]+)"')
"""The addresses of a picture that lead to a page of the site."""
_TO_THE_RIGHT = "text-align: right;"
FILE_OF_PIECES = re.compile(r"^<svg [^>]*>|</svg>\s*$")
"""Matches the SVG element around the pieces of a picture."""


class _OurHtml(PageTree, Treeprocessor):
    """Runs once a page, after inline markup is known and before the table of contents is made."""

    md: Markdown
    page: CurrentPage | None = None

    def run(self, root: ET.Element) -> None:
        self.page = current_page(self.md)
        self.finish(root, self.page.path if self.page else "")
        if self.page and not self.page.reads_noscript:  # its links would lead nowhere
            put_back(root)

    def take_alignment(self, element: ET.Element) -> bool:
        return element.attrib.pop("style", "") == _TO_THE_RIGHT

    def anchor_in(self, element: ET.Element) -> str:
        raw = self._raw(element)
        anchor = _ANCHOR.match(raw[0]) if raw else None
        return anchor[1] if anchor else ""

    def replaced(self, element: ET.Element) -> list[ET.Element] | None:
        """Return raw HTML of ours as parsed elements, and a picture with its pieces for printing."""
        raw = self._raw(element)
        if raw and raw[0].startswith(_OURS):
            return [_element_of(raw[0])]
        if element.tag == "table" and element.get("class", "").startswith("pp-"):
            for cell in (cell for cell in element.iter() if cell.tag in _CELLS):
                self._take_back(cell)
            return [element]
        source = _image_in(element)
        found = _pictures(self.page, source) if self.page and source else []
        return [_element_of(f'<div class="{name}">{drawn}</div>') for name, drawn in found if drawn] or None

    def _take_back(self, cell: ET.Element) -> None:
        """Put back what has been put aside of a cell, piece by piece, since its table stands within a part of the page."""
        pieces = self.md.htmlStash.rawHtmlBlocks
        text = HTML_PLACEHOLDER_RE.sub(lambda found: str(pieces[int(found[1])]), cell.text or "")
        parsed = _element_of(f"<{cell.tag}>{text}</{cell.tag}>")
        cell.text, cell[:] = parsed.text, list(parsed)

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


def _image_in(element: ET.Element) -> str:
    """Return the address of the image that a paragraph consists of; empty if it is anything else."""
    is_image = element.tag == "p" and len(element) == 1 and element[0].tag == "img"
    return element[0].get("src", "") if is_image else ""


def _pictures(page: CurrentPage, source: str) -> list[tuple[str, str]]:
    """Return what stands for an image, with a class each: a picture of the page's, in one column and in pieces too, or its chart."""
    chart = Chart.path_beside(page.path)
    if paths := Picture.paths_of(source, page.path):
        whole, narrow, pieces = paths
        printed = FILE_OF_PIECES.sub("", _read_harmless(page.file(pieces)))
        shown = [_read_harmless(page.file(one)).strip() for one in (whole, narrow)]
        return [("pp-diagram", shown[0]), ("pp-one-column", shown[1]), ("pp-printed", printed)]
    return [("pp-chart", _read_harmless(page.file(chart)))] if source == posixpath.basename(chart) else []


def _read_harmless(path: Path) -> str:
    """Return a picture from a file, without its style sheet; empty if it is not harmless, or not there."""
    if not path.is_file():
        return ""
    drawn = STYLE.sub("", path.read_text(encoding="utf-8"))
    return drawn if is_harmless(drawn, "", frozenset(_WITHIN.findall(drawn))) else ""


def _element_of(ours: str) -> ET.Element:
    """Return our HTML as an element; every ampersand in it stays an ampersand, even if it looks like an entity."""
    root = ET.fromstring(ours.replace(NAMESPACE, ""))  # noqa: S314 - written by us, escaped
    for element in root.iter():
        element.text, element.tail = (text and text.replace("&", _AMPERSAND) for text in (element.text, element.tail))
        element.attrib.update({name: value.replace("&", _AMPERSAND) for name, value in element.attrib.items()})
    return root


class _HeadingLinks(Treeprocessor):
    """Runs once a page, after each heading has got a link to itself."""

    def run(self, root: ET.Element) -> None:
        for link in root.iter("a"):
            if link.get("class") == "headerlink":
                hide_from_names(link)


class OurHtmlExtension(Extension):
    """Registers our tree processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register one between inline markup and the table of contents, the other after that."""
        md.treeprocessors.register(_OurHtml(md), "playpress", (AFTER_INLINE + BEFORE_TOC) / 2)
        md.treeprocessors.register(_HeadingLinks(md), "playpress-links", BEFORE_TOC - 1)


def makeExtension(**options: Any) -> OurHtmlExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension."""
    return OurHtmlExtension(**options)  # type: ignore[no-untyped-call]
