"""Tells whether an SVG kept on disk may go into a page: it may hold only what our own pictures hold.

Anybody can put a file into the folder of kept pictures, and compute its name and digest. So it may not run or load
anything, hold links other than the picture's, or use an id that a script looks for.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

NAMESPACES = frozenset({"", "{http://www.w3.org/2000/svg"})
ELEMENTS = re.compile(
    r"a|circle|defs|desc|ellipse|g|line|linearGradient|marker|path|polygon|polyline|rect|stop|style|svg|"
    r"text|title|tspan"
)
ATTRIBUTES = re.compile(
    r"alignment-baseline|aria-describedby|aria-hidden|aria-label|aria-labelledby|aria-roledescription|"
    r"class|cx|cy|d|dominant-baseline|dx|dy|fill|fill-opacity|font-family|font-size|font-style|font-weight|"
    r"height|href|id|letter-spacing|marker-end|marker-mid|marker-start|markerHeight|markerUnits|"
    r"markerWidth|opacity|orient|overflow|points|preserveAspectRatio|r|refX|refY|role|rx|ry|stroke|"
    r"stroke-dasharray|stroke-linecap|stroke-linejoin|stroke-opacity|stroke-width|text-anchor|transform|"
    r"viewBox|width|x|x1|x2|y|y1|y2"
)
_MORE_THAN_ELEMENTS = re.compile(r"<[!?]")
"""Comments, document types, entities, CDATA and instructions, which XML and HTML parsers read differently."""
_FOREIGN_CLASS = re.compile(r"(?:^|\s)md-")


def is_harmless(svg: str, uid: str, hrefs: Collection[str], style: str = "") -> bool:
    """Tell whether a text is an SVG of known elements only, whose ids hold `uid` and whose links are among `hrefs`.

    Its only style sheet must be `style`, escaped as in SVG.
    """
    if _MORE_THAN_ELEMENTS.search(svg):
        return False
    try:
        root = ET.fromstring(svg)  # noqa: S314 - without a document type there are no entities to expand
    except ET.ParseError:
        return False
    return _name(root) == "svg" and all(_is_known(element, uid, hrefs, style) for element in root.iter())


def _name(element: ET.Element) -> str:
    """Return an element's name; empty if it is not in the namespace of SVG."""
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace in NAMESPACES else ""


def _is_known(element: ET.Element, uid: str, hrefs: Collection[str], style: str) -> bool:
    name = _name(element)
    if not ELEMENTS.fullmatch(name) or (
        name == "style" and (len(element) or escape(element.text or "", quote=False) != style)
    ):
        return False
    return all(_is_allowed(name, attribute, value, uid, hrefs) for attribute, value in element.attrib.items())


def _is_allowed(element: str, attribute: str, value: str, uid: str, hrefs: Collection[str]) -> bool:
    if not ATTRIBUTES.fullmatch(attribute):
        return False
    if attribute == "href":
        return element == "a" and value in hrefs
    if attribute == "id":
        return uid in value
    if attribute == "class":
        return not _FOREIGN_CLASS.search(value)
    return not re.search(r"url\(|\\", value, re.IGNORECASE) or re.fullmatch(r"url\(#[\w-]+\)", value) is not None
