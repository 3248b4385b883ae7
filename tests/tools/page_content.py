"""A built page to what it gives its readers: text, links, headings, anchors, and what a screen reader is told.

Insignificant white space is folded; a class, a style or an id of the theme's own machinery (`__…`) is no content.
Knows: HTML, parsed as browsers do. Must not know who built the page.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from pathlib import Path

    from selectolax.lexbor import LexborNode

ARTICLE, BODY = "article", "body"
"""What of a page is read: its content, or all of it with header, navigation and footer. CSS selectors."""
UNSEEN = frozenset({"script", "style", "template"})
INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark", "q", "s",
        "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    }
)  # fmt: skip
"""Elements that begin no line of their own."""
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
MEANING = HEADINGS | frozenset(
    {
        "a", "abbr", "article", "aside", "blockquote", "button", "caption", "code", "dd", "del", "desc", "details", "dialog",
        "dl", "dt", "em", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "iframe", "img", "input",
        "ins", "kbd", "label", "legend", "li", "main", "mark", "nav", "ol", "option", "output", "p", "pre", "progress", "q",
        "s", "section", "select", "strong", "sub", "summary", "sup", "svg", "table", "tbody", "td", "textarea", "tfoot",
        "th", "thead", "time", "title", "tr", "ul", "video",
    }
)  # fmt: skip
"""Elements that a screen reader tells of. Others count if they have one of the attributes below."""
SPOKEN = re.compile(
    r"aria-[a-z]+|alt|checked|colspan|dir|disabled|for|headers|hidden|inert|lang|open|placeholder|reversed|role|rowspan"
    r"|scope|start|tabindex|title|type|value"
)
NAMES = frozenset({"checked", "disabled", "hidden", "inert", "open", "reversed"})
"""Attributes that say all by being there."""
THEMES_OWN = "__"


class PageContent(NamedTuple):
    """What a page gives its readers; each field is a list in the order of the page, but for sorted anchors.

    `title`: of the window, the page's language, and where a page that has moved sends its reader. `text`: a line for each
    block. `links`: address and text; within the site an address begins with a slash and names a folder, not its
    `index.html`. `headings`: level, id and text. `accessibility`: a line for each element that has a meaning, with how
    deep it stands in others and the attributes that screen readers use.
    """

    title: list[str]
    text: list[str]
    links: list[str]
    headings: list[str]
    anchors: list[str]
    accessibility: list[str]


def page_content(site: Path, page: str, part: str = ARTICLE) -> PageContent:
    """Read a page of a built site by its path there; one without that part (a page that has moved) is read whole."""
    tree = LexborHTMLParser((site / page).read_text(encoding="utf-8"))
    reader = _Reader(page)
    for node in tree.css(part) or tree.css(BODY):
        reader.read(node, 0)
        reader.end_line()
    return PageContent(
        _title(tree, page), reader.lines, reader.links, reader.headings, sorted(reader.ids), reader.spoken
    )


def address_in_site(href: str, page: str) -> str:
    """Return where a link of a page leads: within the site an address that begins with a slash, else as it is.

    One that leaves the site's folder begins with `/..`.
    """
    if urlsplit(href).scheme or href.startswith("//"):
        return href
    path, hash_, anchor = href.partition("#")
    target = (
        posixpath.join("/" if path.startswith("/") else posixpath.dirname(page), path.lstrip("/")) if path else page
    )
    normal = posixpath.normpath(target).strip("/")
    is_folder = not target or target.endswith(("/", "/.", "/.."))
    address = "/" if normal in {"", "."} else f"/{normal}/" if is_folder else f"/{normal}"
    return unquote(address.removesuffix("index.html") + hash_ + anchor)


def _title(tree: LexborHTMLParser, page: str) -> list[str]:
    titles = [_folded(node.text()) for node in tree.css("head > title")]
    languages = [node.attributes.get("lang") or "" for node in tree.css("html")]
    moves = [node.attributes.get("content") or "" for node in tree.css("meta[http-equiv=refresh]")]
    return [*titles, *languages, *(address_in_site(move.partition("url=")[2], page) for move in moves)]


def _folded(text: str) -> str:
    return " ".join(text.split())


class _Reader:
    """Walks through a page and keeps what it finds; `line` is the text of the block that is not yet at its end."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.lines: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []
        self.spoken: list[str] = []
        self.ids: set[str] = set()
        self.line: list[str] = []

    def read(self, node: LexborNode, depth: int) -> None:
        """Take in an element with all that stands in it; `depth` counts the elements with a meaning around it."""
        tag, attributes = str(node.tag), node.attributes
        if tag in UNSEEN:
            return
        depth += self._keep(node, tag, attributes, depth)
        is_block = tag not in INLINE
        if is_block:
            self.end_line()
        self._read_within(node, depth, is_verbatim=tag == "pre")
        if is_block:
            self.end_line()

    def end_line(self) -> None:
        """Keep the text of a block that has ended."""
        if text := _folded("".join(self.line)):
            self.lines.append(text)
        self.line.clear()

    def _read_within(self, node: LexborNode, depth: int, *, is_verbatim: bool) -> None:
        if is_verbatim:
            self.lines += [line.rstrip() for line in node.text().strip("\n").splitlines()]
        child = node.child
        while child is not None:
            if child.is_element_node:
                lines = len(self.lines)
                self.read(child, depth)
                if is_verbatim:
                    del self.lines[lines:]
            elif child.is_text_node:
                self.line.append(child.text_content or "")
            child = child.next
        if is_verbatim:
            self.line.clear()

    def _keep(self, node: LexborNode, tag: str, attributes: dict[str, str | None], depth: int) -> bool:
        """Keep what an element is and where it leads; return whether it has a meaning."""
        name = attributes.get("id") or (attributes.get("name") if tag == "a" else None)
        if name and THEMES_OWN not in name:
            self.ids.add(name)
        if tag in HEADINGS:
            self.headings.append(f"{tag} #{attributes.get('id') or ''} {_folded(node.text())}")
        href = attributes.get("href") or attributes.get("xlink:href")
        if href is not None and tag in {"a", "area"} and not href.startswith(f"#{THEMES_OWN}"):
            self.links.append(f"{address_in_site(href, self.page)} {_folded(node.text())}".rstrip())
        if name and THEMES_OWN in name and href is None:
            return False
        said = [
            key if key in NAMES else f"{key}={value or ''}"
            for key, value in sorted(attributes.items())
            if SPOKEN.fullmatch(key)
        ]
        if tag not in MEANING and not said:
            return False
        self.spoken.append(" ".join([f"{depth} {tag}", *said]))
        return True
