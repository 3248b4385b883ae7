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

ELEMENTS = (
    "a", "circle", "defs", "desc", "ellipse", "g", "line", "linearGradient", "marker", "path", "polygon", "polyline", "rect", "stop", "style", "svg", "text", "title", "tspan",
)  # fmt: skip
NAMES = {f"{namespace}{name}": name for namespace in ("", "{http://www.w3.org/2000/svg}") for name in ELEMENTS}
"""The name of each known element, by its tag: the name with its namespace, as the parser writes it."""
ATTRIBUTES = frozenset({
    "alignment-baseline", "aria-describedby", "aria-hidden", "aria-label", "aria-labelledby",
    "aria-roledescription", "class", "cx", "cy", "d", "data-node", "dominant-baseline", "dx", "dy", "fill", "fill-opacity",
    "font-family", "font-size", "font-style", "font-weight", "height", "href", "id", "letter-spacing",
    "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits", "markerWidth", "opacity", "orient",
    "overflow", "points", "preserveAspectRatio", "r", "refX", "refY", "role", "rx", "ry", "stroke",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor",
    "transform", "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
})  # fmt: skip
_MORE_THAN_ELEMENTS = re.compile(r"<[!?]")
"""Comments, document types, entities, CDATA and instructions, which XML and HTML parsers read differently."""
_FOREIGN_CLASS = re.compile(r"(?:^|\s)md-")
_LOADING = re.compile(r"url\(|\\", re.IGNORECASE)
"""Matches what may load something, or hide that: a reference, a backslash."""
_WITHIN = re.compile(r"url\(#[\w-]+\)")
"""Matches a reference to something in the picture itself, such as an arrow's head."""


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
    return NAMES.get(root.tag) == "svg" and all(_is_known(element, uid, hrefs, style) for element in root.iter())


def _is_known(element: ET.Element, uid: str, hrefs: Collection[str], style: str) -> bool:
    name = NAMES.get(element.tag)
    if not name or (name == "style" and (len(element) or escape(element.text or "", quote=False) != style)):
        return False
    for attribute, value in element.attrib.items():  # a loop: a site has millions of them
        if attribute not in ATTRIBUTES or not _is_allowed(name, attribute, value, uid, hrefs):
            return False
    return True


def _is_allowed(element: str, attribute: str, value: str, uid: str, hrefs: Collection[str]) -> bool:
    if attribute == "href":
        return element == "a" and value in hrefs
    if attribute == "id":
        return uid in value
    if attribute == "class":
        return not _FOREIGN_CLASS.search(value)
    return value.isalnum() or not _LOADING.search(value) or _WITHIN.fullmatch(value) is not None
