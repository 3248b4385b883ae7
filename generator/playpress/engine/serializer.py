"""An element tree to HTML in few bytes, in which every text and attribute is exactly what it was.

Values stand without quotation marks where HTML lets them, and elements whose end is known by what follows have no end tag
(HTML, 13.1.2.4). White space beside these, of which nothing is seen, is left out.
Python-Markdown's own serializer leaves an ampersand as it is where it looks like an entity; Python's own is slow.
Knows: HTML's empty elements and end tags. Must not know what the elements are for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable

_EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "wbr"})
_UNENDED = frozenset({"dd", "dt", "li", "tbody", "td", "th", "thead", "tr"})
"""Elements that end where the next of their kind begins, or what they are in ends; in our pages nothing else follows them."""
_MAY_END = _UNENDED | {"p"}
"""Elements that may have no end tag."""
_OF_PARTS = frozenset({"dl", "ol", "table", "tbody", "thead", "tr", "ul"})
"""Elements that hold nothing but other elements."""
_BLOCKS = frozenset({"blockquote", "details", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "table", "ul"})  # fmt: skip
"""Elements that end a paragraph before them."""
_AROUND = frozenset({"blockquote", "dd", "details", "div", "li", "section", "td", "th"})
"""Elements whose end ends a paragraph in them."""
_NAMES = frozenset({"checked", "hidden", "open"})
"""Attributes that say all by being there."""
_NEEDS_QUOTES = re.compile(r"[\s\"'=<>`]|^$")
_QUOTED = re.compile(r'(=)"([^\s"\'=<>`]+)"(?=(?:\s[^<>]*)?>)')
"""Matches a value in quotation marks that it does not need; behind it, `/>` would become a part of it. What is in groups stays."""


def write_html(root: ET.Element) -> str:
    """Return an element and everything in it as HTML."""
    pieces: list[str] = []
    _write(root, None, pieces.append)
    return "".join(pieces)


def unquoted(html: str) -> str:
    """Return HTML without quotation marks around values that need none; `<` and `>` stand in it for tags alone."""
    return "".join(_QUOTED.split(html))


def _write(element: ET.Element, parent: str | None, put: Callable[[str], None], following: str | None = None) -> None:
    """Write an element of a parent; `following` is the name of the next in it, None if it is the last."""
    tag, text, tail = element.tag, element.text, element.tail
    put(_start(tag, *element.items()))
    if text and not (tag in _OF_PARTS and text.isspace()):
        put(_escaped(text))
    previous = None
    for child in element:
        if previous is not None:
            _write(previous, tag, put, child.tag)
        previous = child
    if previous is not None:
        _write(previous, tag, put)
    if tag in _MAY_END and _is_unended(tag, tail, parent, following):
        return
    if tag not in _EMPTY:
        put(f"</{tag}>")
    if tail and not (parent in _OF_PARTS and tail.isspace()):
        put(_escaped(tail))


def _is_unended(tag: str, tail: str | None, parent: str | None, following: str | None) -> bool:
    """Tell whether what follows an element tells that it ends, with nothing but white space between them."""
    if tail and not tail.isspace():
        return False
    if tag == "p":
        return following in _BLOCKS if following else parent in _AROUND
    return True


def _escaped(text: str) -> str:
    """Return a text as HTML: most have nothing to escape."""
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


@lru_cache(maxsize=1 << 12)
def _start(tag: str, *attributes: tuple[str, str]) -> str:
    """Return an element's start tag, its attributes sorted."""
    return f"<{tag}{''.join([_attribute(name, value) for name, value in sorted(attributes)])}>"


def _attribute(name: str, value: str) -> str:
    """Return an attribute as it stands in a tag; apostrophes stay, of which data for scripts has very many."""
    if name in _NAMES:
        return f" {name}"
    written = _escaped(value).replace('"', "&quot;")
    return f" {name}={quoted_if_need_be(written)}"


def quoted_if_need_be(value: str) -> str:
    """Return a value of an attribute, whose own quotation marks are escaped, within such marks if it needs them."""
    return f'"{value}"' if _NEEDS_QUOTES.search(value) else value
