"""Markdown as the site's engine renders it, and HTML read back: which elements it has and what a reader sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown
from mkdocs.config import load_config

from playpress.diagrams.cache import Pictures
from playpress.engine.converter import Settings, convert
from tests.tools.repository import ROOT

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
BLOCKS = frozenset(
    {"p", "li", "ul", "ol", "blockquote", "td", "th", "tr", "h1", "h2", "h3", "h4", "div", "br", "summary", "tspan"}
)
"""Elements that begin a new line on the screen."""
_CELLS = {"td", "th"}
ENDED_BY = {
    "li": {"li", "p"}, "td": _CELLS, "th": _CELLS, "tr": _CELLS | {"tr"}, "tbody": _CELLS | {"tr", "thead"},
    "dt": {"dt", "dd", "p"}, "dd": {"dt", "dd", "p"},
    **{name: {"p"} for name in ("p", "ul", "ol", "blockquote", "table", "div", "details", "pre", "h1", "h2", "h3", "h4")},
}  # fmt: skip
"""Elements without an end tag that end where an element begins."""
UNENDED = frozenset({"li", "td", "th", "tr", "tbody", "thead", "dt", "dd", "p"})
"""Elements that end at the latest where what they are in ends."""


@cache
def extensions() -> tuple[list[str], dict[str, Any]]:
    """Return the Markdown extensions that `mkdocs.yml` names, with their settings, as MkDocs reads them."""
    config = load_config(str(ROOT / "mkdocs.yml"), hooks=[])
    return config["markdown_extensions"], config["mdx_configs"]


def render_markdown(text: str) -> str:
    """Return Markdown as the HTML of a page's content."""
    converter = _converter()
    converter.reset()
    return converter.convert(text)


def render_quickly(text: str) -> str:
    """Return Markdown as the same by the compiled converter. There are pages `page.md` (this one) and `x.md`."""
    settings = Settings("¶", "", 3, {"page.md", "x.md"}, has_folders=True)
    return convert(text, "page.md", {}, Pictures(None), settings).html


@cache
def _converter() -> markdown.Markdown:
    names, settings = extensions()
    return markdown.Markdown(extensions=names, extension_configs=settings)


@dataclass
class Read(HTMLParser):
    """HTML read back: `elements` with their attributes in order, and the `text` a reader sees, spaces folded."""

    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _hidden: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    @property
    def text(self) -> str:
        return folded("".join(self._text))

    @property
    def names(self) -> set[str]:
        return {name for name, _ in self.elements}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self._open and self._open[-1] in ENDED_BY.get(tag, ()):
            self._end(self._open[-1])
        self.elements.append((tag, dict(attrs)))
        if ("class", "headerlink") in attrs:
            self._hidden = len(self._open) + 1
        if tag in BLOCKS:
            self._text.append(" ")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in BLOCKS:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open[-1] != tag and self._open[-1] in UNENDED:
            self._end(self._open[-1])
        if not self._open or self._open[-1] != tag:
            self.oddities.append(f"</{tag}> closes nothing")
            return
        self._end(tag)

    def _end(self, tag: str) -> None:
        if self._hidden == len(self._open):
            self._hidden = 0
        self._open.pop()
        if tag in BLOCKS:
            self._text.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._text.append(data)

    def handle_comment(self, data: str) -> None:
        self.oddities.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.oddities.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self.oddities.append(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self.oddities.append(f"<![{data}]>")


def read_html(html: str) -> Read:
    """Parse HTML; what is open at its end counts as an oddity."""
    reader = Read()
    reader.feed(html)
    reader.close()
    while reader._open and reader._open[-1] in UNENDED:
        reader._end(reader._open[-1])
    reader.oddities += [f"<{tag}> stays open" for tag in reader._open]
    return reader


def folded(text: str) -> str:
    """Return a text with every run of white space as one space."""
    return " ".join(text.split())
