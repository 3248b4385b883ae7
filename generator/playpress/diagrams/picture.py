"""Mermaid text to a small inline SVG, without a browser: our own flowcharts, hand-offs and calendars by us, all else by merman.

merman draws like Mermaid itself. What it adds for a page of its own is taken out again: styles (one style sheet serves
all diagrams), unused markers, empty groups, decimals that nobody sees. Colours come from the page.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
import xml.etree.ElementTree as ET
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from playpress.diagrams.calendar import draw_gantt
from playpress.diagrams.flowchart import draw_flowchart
from playpress.diagrams.gantt import read_gantt
from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.lifelines import layout_lifelines
from playpress.diagrams.landscape.draw import draw_landscape
from playpress.diagrams.landscape.text import read_landscape
from playpress.diagrams.sequence import read_sequence
from playpress.diagrams.sizes import width_classes
from playpress.diagrams.source import read_flowchart

if TYPE_CHECKING:
    from playpress.diagrams.cache import Pictures

try:
    import merman
except ImportError:  # no wheel for this machine: pages show the diagram's source
    merman = None  # type: ignore[assignment]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
LAYOUTS = ("elk", "dagre")
"""Tried in this order: ELK draws right angles, but refuses what has very many arrows."""
_SETTINGS = {
    "look": "classic",
    "theme": "base",
    "htmlLabels": False,
}
_FLOWCHART = {
    "htmlLabels": False,
    "wrappingWidth": 150,
    "nodeSpacing": 30,
    "rankSpacing": 40,
    "padding": 10,
    "curve": "linear",
    "subGraphTitleMargin": {"top": 4, "bottom": 24},
}
_LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}(?:e-?\d+)?")
HALF_A_SPACE = "1.8"
_CLICK = re.compile(r'^ *(?:%% )?click \S+ "([^"]*)"', re.MULTILINE)
"""Matches the line of a Mermaid source that gives a box its link, or a landscape's frame."""
_CODE = re.compile(r"#(\d{1,3});")
_STAND_INS = 0xF0000
"""merman may wrap inside a code like `#40;`, so during layout each is one private-use character; this is the first."""
_STAND_IN = re.compile("[\U000f0000-\U000f03e7]")
_NUMERIC = frozenset(
    {"d", "points", "transform", "viewBox", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "rx", "ry"}
)
_DROPPED = frozenset({"fill", "stroke", "filter", "stroke-width", "name"})

ET.register_namespace("", _SVG)


class DrawingError(ValueError):
    """Raised if a diagram cannot be drawn; the message says why."""


def can_draw() -> bool:
    """Tell whether merman is installed on this machine."""
    return merman is not None


def draw(source: str, uid: str) -> str:
    """Return Mermaid text as an SVG element whose ids all hold `uid`.

    A landscape of ours is drawn as one, another flowchart of ours as a grid, hand-offs of ours as lanes, a gantt of ours as a
    calendar; merman draws all else.

    Raises:
        DrawingError: merman is not installed, or refuses the text.
    """
    if landscape := read_landscape(source):
        return draw_landscape(landscape, uid)
    if flowchart := read_flowchart(source):
        return draw_flowchart(flowchart, uid)
    if sequence := read_sequence(source):
        return draw_grid(layout_lifelines(sequence), uid, sequence.description, {})
    if gantt := read_gantt(source):
        return draw_gantt(gantt, uid)
    if merman is None:
        raise DrawingError("there is no merman for this machine")
    text = _CODE.sub(lambda m: chr(_STAND_INS + int(m[1])), source)
    problem = ""
    for way in LAYOUTS:
        try:
            engine = _engine(way, is_sideways=source.startswith("flowchart LR"))
            drawn = engine.render_svg(text, json.dumps({"svg": {"diagram_id": uid}}))
            return _slim(drawn, uid, _readable(text))
        except merman.MermanError as refusal:
            problem = problem or str(getattr(refusal, "message", refusal))
    raise DrawingError(problem)


def picture_of(source: str, pictures: Pictures) -> str:
    """Return Mermaid text as an SVG element, drawn or kept; its ids begin with `picture_id(source)`.

    Raises:
        DrawingError: as `draw`.
    """
    uid = picture_id(source)
    return pictures.drawn(source, lambda: draw(source, uid), uid, frozenset(_CLICK.findall(source)))


def picture_id(source: str) -> str:
    """Return the prefix of all ids in a diagram: a hash of its source."""
    return f"pp{hashlib.sha256(source.encode()).hexdigest()[:8]}"


@cache
def _engine(layout: str, *, is_sideways: bool) -> Any:
    """Return a merman engine; a diagram from left to right has narrower labels, so that it fits the page."""
    flowchart = {**_FLOWCHART, "wrappingWidth": 110} if is_sideways else _FLOWCHART
    settings = {**_SETTINGS, "flowchart": flowchart, "layout": layout}
    return merman.MermanEngine(json.dumps({"site_config": settings}), None)


def _slim(drawn: str, uid: str, written: str) -> str:
    """Return an SVG without what a page does not need; `written` is the text that it was drawn from."""
    root = ET.fromstring(drawn)  # noqa: S314 - written by merman a moment ago, with entities escaped
    used = set(re.findall(r'"url\(#([^)]+)\)"', drawn))
    root.attrib.pop("style", None)
    _clean(root, used)
    _strip(root)
    _name_links(root, written)
    size = root.get("viewBox", "0 0 0 0").split()
    _drop_other_ids(root, uid)
    root.set("class", f"pp-diagram-svg{width_classes(float(size[2]))}")
    root.set("width", size[2])
    root.set("height", size[3])
    root.set("role", "group" if "<a " in drawn else "img")
    root.attrib.pop("aria-roledescription", None)
    text = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return text.replace(" />", "/>")


def _drop_other_ids(root: ET.Element, uid: str) -> None:
    """Remove ids that do not hold `uid`, so may not be unique in a page; nothing refers to them."""
    for element in root.iter():
        if uid not in element.get("id", uid):
            del element.attrib["id"]


def _clean(element: ET.Element, used: set[str]) -> None:
    for child in list(element):
        tag = child.tag.rpartition("}")[2]
        if tag == "style" or (tag in ("marker", "filter", "linearGradient", "symbol") and child.get("id") not in used):
            element.remove(child)
            continue
        if tag in ("title", "desc"):
            child.text = _readable(child.text or "")
        elif tag == "text":
            _join_words(child)
        else:
            _clean(child, used)
        _strip(child)
        if _is_empty(child, tag):
            element.remove(child)
    element.text = (element.text or "").strip() or None


def _is_empty(element: ET.Element, tag: str) -> bool:
    """Tell whether an element shows nothing: it has no children and no text, and is no shape."""
    if len(element) or (element.text or "").strip():
        return False
    return tag in ("g", "defs", "text") or (tag == "rect" and "width" not in element.attrib)


def _strip(element: ET.Element) -> None:
    """Remove unused attributes, round numbers, and turn inline styles, which a strict CSP blocks, into attributes."""
    style = element.attrib.pop("style", "")
    for name, value in list(element.attrib.items()):
        if name.startswith("data-") or name in _DROPPED:
            del element.attrib[name]
        elif name in _NUMERIC:
            element.set(name, _LONG_NUMBER.sub(_rounded, value))
        elif name == _XLINK:
            del element.attrib[name]
            element.set("href", value)
    for name, _, value in (part.partition(":") for part in style.split(";") if part.strip()):
        element.set(name.strip(), _LONG_NUMBER.sub(_rounded, value.strip()))
    if element.get("class", "").startswith("edge-thickness"):
        dotted = "edge-pattern-dotted" in element.get("class", "")
        element.set("class", "flowchart-link dotted" if dotted else "flowchart-link")


def _rounded(match: re.Match[str]) -> str:
    short = f"{float(match[0]):.1f}".removesuffix(".0")
    return "0" if short == "-0" else short


def _join_words(text: ET.Element) -> None:
    """Join the words of each line of a label, and replace the private-use characters by those they stand for."""
    if text.text:
        text.text = _readable(text.text)
    rows = []
    for row in list(text):
        words = "".join(row.itertext())
        text.remove(row)
        if words.strip():
            row_attributes = {k: v for k, v in row.attrib.items() if k in ("x", "y", "dy")}
            kept = ET.Element(f"{{{_SVG}}}tspan", row_attributes)
            kept.text = _readable(words)
            rows.append(kept)
    text.extend(rows)


def _name_links(root: ET.Element, written: str) -> None:
    """Make screen readers announce each link as it is written; they would join the lines of its label.

    A space is added to each line that ends with a whole word, and the line moved right by half the space, so that it
    stays centred. A link with a broken word gets its whole name as a label.
    """
    for link in root.iter(f"{{{_SVG}}}a"):
        rows = [row for text in link.iter(f"{{{_SVG}}}text") for row in text]
        name, is_broken = rows[0].text or "" if rows else "", False
        for before, row in pairwise(rows):
            apart, together = f"{name} {row.text}", f"{name}{row.text}"
            if apart not in written and together in written:
                name, is_broken = together, True
            else:
                name = apart
                before.text = f"{before.text} "
                before.set("x", HALF_A_SPACE)
        if is_broken:
            link.set("aria-label", name)


def _readable(words: str) -> str:
    return _STAND_IN.sub(lambda m: chr(ord(m[0]) - _STAND_INS), html.unescape(words)).strip()
