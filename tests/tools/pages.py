"""Reads built pages: their links, and their diagrams. Knows HTML; uses nothing of the package."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

if TYPE_CHECKING:
    from pathlib import Path

_DIAGRAM = re.compile(r'<div class="pp-diagram"[^>]*>\s*(<svg.*?</svg>)\s*</div>', re.DOTALL)
_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_VALUE = re.compile(r'(\s[\w:-]+)=([^\s">]+)(?=[\s>])')
_FENCE = re.compile(r"^```mermaid\n(.*?)^```$", re.DOTALL | re.MULTILINE)


class Box(NamedTuple):
    """A box of a diagram that leads somewhere: where to, and its words."""

    href: str
    text: str


class _Start(NamedTuple):
    tag: str
    attributes: dict[str, str]


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Start] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(_Start(tag, {name: value or "" for name, value in attrs}))


def read_page(page: Path) -> str:
    """Return the HTML of a page with quotation marks around the values of all attributes."""
    return quoted(page.read_text(encoding="utf-8"))


def quoted(html: str) -> str:
    """Return HTML with quotation marks around the values of all attributes."""
    return _TAG.sub(lambda tag: _VALUE.sub(r'\1="\2"', tag[0]), html)


def elements(page: Path) -> list[_Start]:
    """Return the start tags of a page."""
    parser = _Elements()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.found


def ids(page: Path) -> set[str]:
    """Return every id of a page."""
    return {element.attributes["id"] for element in elements(page) if "id" in element.attributes}


class _Article(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.depth = 0
        self.texts: list[str] = []
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.depth += tag == "article"
        if self.depth and (href := named.get("href")) is not None:
            self.links.append(href)
        if self.depth and (name := named.get("id")) and "__" not in name:
            self.ids.add(name)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "article"

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.texts.append(data)


class Article(NamedTuple):
    """What a page says: its text, spaces folded, where its links lead, and its ids but for the theme's."""

    text: str
    links: list[str]
    ids: set[str]


def article(page: Path, site: Path) -> Article:
    """Return what a page of a site says between header and footer; addresses within the site begin with a slash."""
    parser = _Article()
    parser.feed(page.read_text(encoding="utf-8"))
    here = f"/{page.relative_to(site).as_posix()}".removesuffix("index.html")
    links = [urljoin(here, href) for href in parser.links if not href.startswith("#__")]
    return Article(" ".join("".join(parser.texts).split()), links, parser.ids)


def diagrams(page: Path) -> list[ET.Element]:
    """Return the pictures of a page's diagrams."""
    return drawn(read_page(page))


def views(page: Path) -> dict[str, str]:
    """Return the HTML of each view of a playbook's flow, by the id of its panel."""
    flow = read_page(page).partition('<div aria-labelledby="flow" class="pp-views"')[2]
    parts = re.split(r'<div class="pp-view" id="([a-z-]+)">', flow.partition('<div class="pp-legend"')[0])
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def drawn(html: str) -> list[ET.Element]:
    """Return the pictures of diagrams in HTML."""
    return [ET.fromstring(svg) for svg in _DIAGRAM.findall(html)]  # noqa: S314 - our own page


def fences(page: Path) -> list[str]:
    """Return the sources of the diagrams of a page written as Markdown."""
    return _FENCE.findall(page.read_text(encoding="utf-8"))


def boxes(diagram: ET.Element) -> list[Box]:
    """Return a diagram's boxes that lead somewhere."""
    return [Box(a.get("href", ""), words(a)) for a in diagram.iter("a")]


def words(element: ET.Element) -> str:
    """Return an element's text, its lines joined by a space."""
    return " ".join(line for text in element.iter("text") for part in text.itertext() if (line := part.strip()))
