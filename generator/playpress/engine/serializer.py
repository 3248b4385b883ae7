"""An element tree to HTML, in which every text and attribute is exactly what it was.

Python-Markdown's own serializer leaves an ampersand as it is where it looks like an entity; Python's own is slow.
Knows: HTML's empty elements. Must not know what the elements are for.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xml.etree.ElementTree as ET
    from collections.abc import Callable

_EMPTY = frozenset({"area", "br", "col", "hr", "img", "input", "wbr"})


def write_html(root: ET.Element) -> str:
    """Return an element and everything in it as HTML."""
    pieces: list[str] = []
    _write(root, pieces.append)
    return "".join(pieces)


def _write(element: ET.Element, put: Callable[[str], None]) -> None:
    tag, text, tail = element.tag, element.text, element.tail
    attributes = "".join([f' {name}="{_quoted(value)}"' for name, value in sorted(element.items())])
    put(f"<{tag}{attributes}>{escape(text, quote=False) if text else ''}")
    for child in element:
        _write(child, put)
    if tag not in _EMPTY:
        put(f"</{tag}>")
    if tail:
        put(tail if tail == "\n" else escape(tail, quote=False))


def _quoted(value: str) -> str:
    """Return a text for between double quotes; apostrophes stay, of which data for scripts has very many."""
    return escape(value, quote=False).replace('"', "&quot;")
