"""A drawn flowchart, read back from its SVG by whoever drew it (merman or the grid), and what is wrong with its arrows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.text import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 9.0
"""Pixels that the head of an arrow is long, and half as many to both sides."""
NEAR = 4.5
"""Pixels from the border of a box within which an arrow still ends there."""
TITLE_FONT = 14.3
_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COMMAND = re.compile(r"([MLHVQlhvz])([^A-Za-z]*)")


class Area(NamedTuple):
    """A rectangle: from left to right, from top to bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Tell whether both have more than a border in common."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 0 and down > 0

    def grown(self, by: float) -> Area:
        """Return it with so much more on each side."""
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)


class Drawn(NamedTuple):
    """What has a place in a picture: boxes, ways of arrows, titles of frames."""

    boxes: list[Area]
    arrows: list[list[tuple[float, float]]]
    titles: list[tuple[str, Area]]


def read_drawn(svg: str) -> Drawn:
    """Return what is where in a picture."""
    found = Drawn([], [], [])
    _read(ET.fromstring(svg), (0.0, 0.0), found)  # noqa: S314 - drawn a moment ago
    return found


def arrow_defects(drawn: Drawn) -> list[str]:
    """Return every head that lies sideways or under a border, has no straight piece of its own, and every title crossed."""
    return [*_heads(drawn), *_titles(drawn)]


def _read(element: ET.Element, at: tuple[float, float], found: Drawn) -> None:
    names = set(element.get("class", "").split())
    if element.tag in (f"{_SVG}marker", f"{_SVG}defs"):
        return
    if move := re.match(r"translate\(([^)]*)\)", element.get("transform", "")):
        x, y = map(float, _NUMBER.findall(move[1]))
        at = at[0] + x, at[1] + y
    if "marker-end" in element.attrib:
        found.arrows.extend(_points(path.get("d", "")) for path in element.iter(f"{_SVG}path"))
        return
    if names & {"phase", "cluster-label"}:
        found.titles.append(_title(element, at))
    elif names & {"node", "bar"} and (corners := _corners(element, at)):
        found.boxes.append(corners)
    for part in element:
        _read(part, at, found)


def _corners(element: ET.Element, at: tuple[float, float]) -> Area | None:
    """Return the place of a form: its own, or that of the first form in a group."""
    if element.tag == f"{_SVG}g":
        form = next(part for part in element.iter() if part.tag in (f"{_SVG}rect", f"{_SVG}polygon"))
        if move := re.match(r"translate\(([^)]*)\)", form.get("transform", "")):
            x, y = map(float, _NUMBER.findall(move[1]))
            at = at[0] + x, at[1] + y
        return _corners(form, at)
    if element.tag == f"{_SVG}rect":
        x, y, width, height = (float(element.get(name, 0)) for name in ("x", "y", "width", "height"))
        return Area(at[0] + x, at[1] + y, at[0] + x + width, at[1] + y + height)
    numbers = [float(n) for n in _NUMBER.findall(element.get("points", ""))]
    points = list(zip(numbers[::2], numbers[1::2], strict=True)) or _points(element.get("d", ""))
    if "subprocess" not in element.get("class", "") and element.get("d", "").count("M") > 1:
        return None  # the two bars inside a sub-process
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Area(at[0] + min(xs), at[1] + min(ys), at[0] + max(xs), at[1] + max(ys))


def _points(path: str) -> list[tuple[float, float]]:
    """Return the corners of a path; a rounded corner is the corner."""
    points: list[tuple[float, float]] = []
    for command, text in _COMMAND.findall(path):
        numbers = [float(n) for n in _NUMBER.findall(text)]
        x, y = points[-1] if points else (0.0, 0.0)
        match command:
            case "H":
                points += [(n, y) for n in numbers]
            case "V":
                points += [(x, n) for n in numbers]
            case "h":
                points.append((x + numbers[0], y))
            case "v":
                points.append((x, y + numbers[0]))
            case "l":
                points.append((x + numbers[0], y + numbers[1]))
            case _:
                points += zip(numbers[::2], numbers[1::2], strict=True)
    return points


def _title(element: ET.Element, at: tuple[float, float]) -> tuple[str, Area]:
    rows = [element.text or "", *("".join(row.itertext()) for row in element.iter(f"{_SVG}tspan") if "x" in row.attrib)]
    lines = [" ".join(row.split()) for row in rows if row.strip()]
    half = max((text_width(line, TITLE_FONT) for line in lines), default=0) / 2
    deep = 16.0 * len(lines)
    if "rotate" in element.get("transform", ""):
        return " ".join(lines), Area(at[0] - deep / 2, at[1] - half, at[0] + deep / 2, at[1] + half)
    return " ".join(lines), Area(at[0] - half, at[1], at[0] + half, at[1] + deep)


def _heads(drawn: Drawn) -> Iterator[str]:
    for points in drawn.arrows:
        (x1, y1), (x2, y2) = points[-2:]
        place = f"{x2:.0f}, {y2:.0f}"
        ends = [box for box in drawn.boxes if box.grown(NEAR).meets(Area(x2, y2, x2, y2).grown(0.1))]
        if not ends:
            yield f"head in the air: {place}"
        elif abs(x1 - x2) > 1 and abs(y1 - y2) > 1:
            yield f"head slanted: {place}"
        elif not any(_is_upright(box, (x1, y1), (x2, y2)) for box in ends):
            yield f"head sideways: {place}"
        elif abs(x1 - x2) + abs(y1 - y2) < HEAD:
            yield f"head longer than its piece: {place}"
        elif any(_head(x1, y1, x2, y2).meets(box.grown(-1)) for box in drawn.boxes):
            yield f"head under a border: {place}"


def _is_upright(box: Area, before: tuple[float, float], end: tuple[float, float]) -> bool:
    """Tell whether an arrow comes to a side of a box at a right angle, from outside."""
    (x1, y1), (x2, y2) = before, end
    if abs(x1 - x2) <= 1:
        return abs(y2 - (box.top if y1 < y2 else box.bottom)) <= NEAR
    return abs(x2 - (box.left if x1 < x2 else box.right)) <= NEAR


def _head(x1: float, y1: float, x2: float, y2: float) -> Area:
    """Return where the head of an arrow is that comes from one point to another."""
    if abs(x1 - x2) <= 1:
        top, bottom = sorted((y2, y2 + (HEAD if y1 > y2 else -HEAD)))
        return Area(x2 - HEAD / 2, top, x2 + HEAD / 2, bottom)
    left, right = sorted((x2, x2 + (HEAD if x1 > x2 else -HEAD)))
    return Area(left, y2 - HEAD / 2, right, y2 + HEAD / 2)


def _titles(drawn: Drawn) -> Iterator[str]:
    for name, area in drawn.titles:
        for points in drawn.arrows:
            runs = (
                Area(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairwise(points)
            )
            if any(run.grown(0.5).meets(area) for run in runs):
                yield f"title crossed: {name}"
                break
