"""A page's Markdown to the HTML and the headings that the theme prints, by a compiled converter instead of Python-Markdown.

It understands what our own templates write and no more: a test holds its pages equal to those that the site engine makes.
Knows: comrak, the addresses of the site. Must not know the theme around a page.
"""

from __future__ import annotations

import html
import posixpath
import re
import xml.etree.ElementTree as ET
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markdown.extensions.toc import nest_toc_tokens, slugify, unique

from playpress.engine.fence import Diagrams, undrawn
from playpress.engine.markdown import FILE_OF_PIECES, NAMESPACE, STYLE
from playpress.engine.navigation import relative_address
from playpress.engine.serializer import unquoted, write_html
from playpress.engine.tree import HEADINGS, PageTree, hide_from_names
from playpress.pages.page import Chart, Picture

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from playpress.diagrams.cache import Pictures

try:
    import comrak
except ImportError:  # no wheel for this machine: the site engine converts
    comrak = None  # type: ignore[assignment]

_FOR_MARKDOWN = ' markdown="1"'
"""An attribute for the site engine's converter: look into an HTML block, which this one does anyway; a bare name is no XML."""
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)
_PLACE = re.compile(r"<pp-picture>([0-9]+)</pp-picture>")
"""Stands in the tree for a picture, whose text goes into the page as it is."""
_LINK_OF_PICTURE = re.compile(r' href="((?![a-z]+:|//|#)[^"]+)"')


class Content(NamedTuple):
    """A page between the theme's header and footer: its HTML, and its headings as Python-Markdown nests them."""

    html: str
    toc: list[Any]


class Settings(NamedTuple):
    """What is the same for all pages.

    `permalink` and its title stand behind each heading; the table of contents has headings down to `depth`. `pages`
    are the paths of all pages; `has_folders` tells whether each is a folder of the site.
    """

    permalink: str
    permalink_title: str
    depth: int
    pages: Collection[str]
    has_folders: bool


class UnknownPageError(ValueError):
    """Raised if a page links to one that the site does not have."""


def can_convert() -> bool:
    """Tell whether the compiled converter is installed on this machine."""
    return comrak is not None


def convert(markdown: str, path: str, drawn: Mapping[str, str], pictures: Pictures, settings: Settings) -> Content:
    """Return the content of the page at this path.

    `drawn` has the pictures beside the page by path, `pictures` are kept ones of diagrams in its Markdown.

    Raises:
        UnknownPageError: it links to a page that is not there.
    """
    return _Converter(path, drawn, pictures, settings).convert(markdown)


class _Converter(PageTree):
    """Converts one page."""

    def __init__(self, path: str, drawn: Mapping[str, str], pictures: Pictures, settings: Settings) -> None:
        self.path, self.drawn, self.settings = path, drawn, settings
        self.diagrams = Diagrams(pictures)
        self.placed: list[str] = []
        self.addresses: dict[str, str] = {}

    def convert(self, markdown: str) -> Content:
        """Return the content of the page."""
        source = "\n" + markdown.replace(_FOR_MARKDOWN, "")  # a byte-order mark at the very beginning would be lost
        written = comrak.render_markdown(source, *_options())
        written = written.replace("<br>", "<br />")  # as our line breaks are written
        root = ET.fromstring(f"<div>{written}</div>")  # noqa: S314 - from our own templates; texts are escaped
        self.finish(root, self.path)
        for element in root.iter("a"):
            if href := element.get("href"):
                element.set("href", self._address(href))
        toc = _add_ids(root, self.settings)
        page = write_html(root)[len("<div>") : -len("</div>")].strip()
        return Content(_PLACE.sub(lambda place: self.placed[int(place[1])], page), toc)

    def take_alignment(self, element: ET.Element) -> bool:
        """Remove a cell's `align`."""
        return bool(element.get("align")) and element.attrib.pop("align") == "right"

    def anchor_in(self, element: ET.Element) -> str:
        """Return the id, if a paragraph is nothing but an anchor."""
        first = element[0] if element.tag == "p" and len(element) == 1 else None
        return first.get("id", "") if first is not None and first.tag == "a" and not element.text else ""

    def replaced(self, element: ET.Element) -> list[ET.Element] | None:
        """Return tables written as HTML as they are, and pictures."""
        if element.tag == "table":
            return [element] if element.get("class", "").startswith("pp-") else None
        first = element[0] if len(element) == 1 else None
        if first is not None and element.tag == "pre" and first.get("class") == "language-mermaid":
            return [self._diagram((first.text or "").removesuffix("\n"))]
        if first is not None and element.tag == "p" and first.tag == "img":
            return self._pictures_beside(first.get("src", ""))
        return None

    def _diagram(self, source: str) -> ET.Element:
        """Return a diagram as a picture or, where it cannot be drawn, as its source."""
        drawn = self.diagrams.drawn(source)
        if not drawn:
            return ET.fromstring(undrawn(source))  # noqa: S314 - our own HTML
        return self._frame("pp-diagram", drawn)

    def _pictures_beside(self, source: str) -> list[ET.Element] | None:
        """Return one of the page's own pictures, for narrow screens too, and its pieces for printing if there are any; or its chart."""
        chart = Chart.path_beside(self.path)
        if source == posixpath.basename(chart) and chart in self.drawn:
            return [self._frame("pp-chart", STYLE.sub("", self.drawn[chart]))]
        paths = Picture.paths_of(source, self.path)
        if paths is None or paths[0] not in self.drawn:
            return None
        whole, narrow, pieces = paths
        found = [self._frame("pp-diagram", STYLE.sub("", self.drawn[whole]))]
        if narrow in self.drawn:
            found.append(self._frame("pp-one-column", STYLE.sub("", self.drawn[narrow]).strip()))
        if pieces in self.drawn:
            found.append(self._frame("pp-printed", FILE_OF_PIECES.sub("", STYLE.sub("", self.drawn[pieces]))))
        return found

    def _frame(self, name: str, drawn: str) -> ET.Element:
        """Return an element of a class with a picture in it."""
        element = ET.Element("div", {"class": name})
        element.append(self._place(drawn))
        return element

    def _place(self, drawn: str) -> ET.Element:
        """Return an element in whose place the page gets a picture, with the site's addresses in its links."""
        drawn = drawn.replace(NAMESPACE, "")  # as a part of HTML it needs none
        drawn = _LINK_OF_PICTURE.sub(lambda link: f' href="{self._address(link[1])}"', drawn)
        self.placed.append(unquoted(drawn))
        place = ET.Element("pp-picture")
        place.text = str(len(self.placed) - 1)
        return place

    def _address(self, href: str) -> str:
        """Return where a link of the Markdown leads in the site."""
        if href not in self.addresses:
            self.addresses[href] = href if _OUTSIDE.match(href) else self._inside(href)
        return self.addresses[href]

    def _inside(self, href: str) -> str:
        """Return the address of a page of the site, or of a file that is published beside one."""
        target, mark, anchor = href.partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), target))
        if target.endswith(".md") and target not in self.settings.pages:
            raise UnknownPageError(f"{self.path} links to {href}")
        return relative_address(target, self.path, has_folders=self.settings.has_folders) + mark + anchor


@cache
def _options() -> tuple[Any, Any, Any]:
    """Return the converter's options: tables, and HTML as it is."""
    extensions, rendering = comrak.ExtensionOptions(), comrak.RenderOptions()
    extensions.table = rendering.unsafe_ = True
    return extensions, comrak.ParseOptions(), rendering


def _add_ids(root: ET.Element, settings: Settings) -> list[Any]:
    """Give each heading an id and a link to itself; return the headings for the table of contents."""
    ids = {key for element in root.iter() if (key := element.get("id"))}
    tokens = []
    for heading in [element for element in root.iter() if element.tag in HEADINGS]:
        name = "".join(heading.itertext()).strip()
        key = heading.get("id") or unique(slugify(name, "-"), ids)
        heading.set("id", key)
        level = int(heading.tag[1])
        if level <= settings.depth:
            tokens.append({"level": level, "id": key, "name": html.escape(name, quote=False)})
        link = ET.SubElement(
            heading, "a", {"class": "headerlink", "href": f"#{key}", "title": settings.permalink_title}
        )
        link.text = settings.permalink
        hide_from_names(link)
    found: list[Any] = nest_toc_tokens(tokens)  # type: ignore[no-untyped-call]
    return found
