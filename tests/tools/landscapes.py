"""Process landscapes for tests: random ones, and what is wrong with one as it was drawn, found in its SVG alone."""

from __future__ import annotations

import random
import re
import xml.etree.ElementTree as ET
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.landscape.text import Frame, Landscape, Process, Way
from playpress.diagrams.text import text_width
from tests.tools.drawn import Area

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.diagrams.landscape.route import Laid

_SVG = "{http://www.w3.org/2000/svg}"
_COMMAND = re.compile(r"([MHVQ])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
SIZES = {"title": 15.5, "": 13.0}
"""Font size that gives the width of a text: titles are bold."""
HEAD = 8.0
NAMES = ["Plan", "Approve the budget for the next quarter", "Prüfen, ob alles da ist", "Zażółć gęślą jaźń", "计划下一季度的工作", "subgraph", "a --> b", 'say "hi" & <b>go</b>', "Donaudampfschifffahrtsgesellschaftskapitän", "#35; %% {x}"]  # fmt: skip

Point = tuple[float, float]


class Line(NamedTuple):
    """The line of a way: its classes, and its corners with its tip."""

    classes: frozenset[str]
    points: tuple[Point, ...]

    def end(self, prefix: str) -> str:
        """Return the number of the box where it begins (`from`) or ends (`to`)."""
        return next(name.removeprefix(prefix) for name in self.classes if re.fullmatch(rf"{prefix}\d+", name))


class Picture(NamedTuple):
    """What is where in a picture: boxes by number, frames, texts with what they say, lines."""

    size: Area
    boxes: dict[str, Area]
    frames: list[Area]
    texts: list[tuple[str, str, Area]]
    """The class (`title` or empty), the words and the place of each line of text."""
    marks: list[Area]
    lines: list[Line]


def random_landscape(seed: int, processes: int, categories: int, ways: int, names: Sequence[str] = NAMES) -> Landscape:
    """Return a landscape of so many processes in so many categories; the same seed gives the same one."""
    chance = random.Random(seed)  # noqa: S311 - for pictures
    frames = tuple(Frame(f"c{n}", f"{chance.choice(names)} {n}", f"c{n}.md", n) for n in range(categories))
    boxes = tuple(
        Process(f"p{n}", f"{chance.choice(names)} {n}", f"p{n}.md", f"c{chance.randrange(categories)}",
                chance.choice(["red", "amber", "green", ""]), "State", roles=("boss",))
        for n in range(processes)
    )  # fmt: skip
    return _joined(chance, frames, boxes, ways)


def random_categories(seed: int, categories: int, ways: int, names: Sequence[str] = NAMES) -> Landscape:
    """Return a map of so many categories."""
    chance = random.Random(seed)  # noqa: S311 - for pictures
    frames = tuple(Frame(f"c{n}", f"{chance.choice(names)} {n}", f"c{n}.md", n) for n in range(categories))
    return _joined(chance, frames, tuple(Process(f.key, f.name, f.href, size="84 processes") for f in frames), ways)


def _joined(chance: random.Random, frames: tuple[Frame, ...], boxes: tuple[Process, ...], ways: int) -> Landscape:
    pairs = {(*(one.key for one in chance.sample(boxes, 2)), chance.choice(["feeds", "feeds", "calls"])) for _ in range(ways)} if len(boxes) > 1 else set()  # fmt: skip
    made = tuple(Way(a, b, kind, "What <passes> & more") for a, b, kind in sorted(pairs))
    used = {one.frame or one.key for one in boxes}
    return Landscape("Map", "What passes.", "en", tuple(f for f in frames if f.key in used), boxes, made)


def read_picture(svg: str) -> Picture:
    """Return what is where in a drawn landscape."""
    root = ET.fromstring(svg)  # noqa: S314 - drawn a moment ago
    size = Area(*map(float, root.get("viewBox", "").split()))
    found = Picture(size, {}, [], [], [], [])
    for element in root.iter():
        names = frozenset(element.get("class", "").split())
        if "frame" in names:
            found.frames.append(_rect(element))
        if "process" in names:
            number = next(name[1:] for name in names if re.fullmatch(r"b\d+", name))
            found.boxes[number] = _rect(element)
        if "way" in names:
            found.lines.append(Line(names, tuple(_corners(element))))
        if "mark" in names:
            x, y = map(float, _NUMBER.findall(element.get("transform", "")))
            found.marks.append(Area(x, y, x + 12, y + 12))
        if element.tag == f"{_SVG}text":
            kind = element.get("class", "")
            found.texts.extend((kind, *_row(row, kind)) for row in _rows(element))
    return found


def _rect(element: ET.Element) -> Area:
    rect = next(element.iter(f"{_SVG}rect"))
    x, y, width, height = (float(rect.get(name, "nan")) for name in ("x", "y", "width", "height"))
    return Area(x, y, x + width, y + height)


def _rows(element: ET.Element) -> Iterator[tuple[str, float, float]]:
    """Yield the lines of a text with the places of their letters: the first stands in it, others that much lower in their own."""
    y = float(element.get("y", "nan"))
    for row in (element, *element.iter(f"{_SVG}tspan")):
        y += float(row.get("dy", 0))
        yield row.text or "", float(row.get("x", "nan")), y


def _row(row: tuple[str, float, float], kind: str) -> tuple[str, Area]:
    """Return the words of a line of text and where its letters are; a space behind them, which has its part in the middle, is none."""
    words, x, y = row
    left = x if kind == "title" else x - text_width(words, SIZES[kind]) / 2
    return words.rstrip(), Area(left, y - 10, left + text_width(words.rstrip(), SIZES[kind]), y + 3)


def _corners(element: ET.Element) -> Iterator[Point]:
    """Yield the corners of a way's line; the last one is the tip of its head."""
    line, head = (part.get("d", "") for part in element.iter(f"{_SVG}path"))
    x = y = 0.0
    for command, text in _COMMAND.findall(line)[:-1]:
        numbers = [float(n) for n in _NUMBER.findall(text)]
        match command:
            case "H":
                x = numbers[0]
            case "V":
                y = numbers[0]
            case "Q":  # a bend: where the line would have its corner
                yield numbers[0], numbers[1]
                x, y = numbers[2:]
            case _:
                x, y = numbers
                yield x, y
    tip = [float(n) for n in _NUMBER.findall(head)[:2]]
    yield tip[0], tip[1]


def defects(picture: Picture) -> list[str]:
    """Return everything that makes a landscape hard to read: what overlaps, is covered or run through, or leaves the picture."""
    return [*_places(picture), *_words(picture), *_ends(picture), *_crossed(picture), *_shared(picture)]


def _places(picture: Picture) -> Iterator[str]:
    for (one, a), (other, b) in combinations(picture.boxes.items(), 2):
        if a.meets(b):
            yield f"boxes overlap: {one}, {other}"
    for a, b in combinations(picture.frames, 2):
        if a.meets(b):
            yield "frames overlap"
    for number, box in picture.boxes.items():
        if picture.frames and not any(_holds(frame, box) for frame in picture.frames):
            yield f"box in no frame: {number}"
        if not _holds(picture.size, box):
            yield f"box outside: {number}"
    for line in picture.lines:
        if not all(_holds(picture.size, Area(x - 1, y - 1, x + 1, y + 1)) for x, y in line.points):
            yield f"line outside: {_name(line)}"


def _words(picture: Picture) -> Iterator[str]:
    for kind, words, area in picture.texts:
        rooms = picture.frames if kind == "title" else list(picture.boxes.values())
        if not any(_holds(room, area) for room in rooms):
            yield f"text outside: {words}"
        if any(area.meets(mark) for mark in picture.marks):
            yield f"mark on a text: {words}"


def _ends(picture: Picture) -> Iterator[str]:
    """Yield lines that do not lead from their box to their box, and heads that lie askew or have no straight piece."""
    for line in picture.lines:
        source, target = picture.boxes[line.end("from")], picture.boxes[line.end("to")]
        if not source.grown(0.2).meets(_dot(line.points[0])):
            yield f"begins in the air: {_name(line)}"
        if not target.grown(0.2).meets(_dot(line.points[-1])):
            yield f"ends in the air: {_name(line)}"
        (x1, y1), (x2, y2) = line.points[-2:]
        if abs(x1 - x2) > 0.1 and abs(y1 - y2) > 0.1:
            yield f"head askew: {_name(line)}"
        if abs(x1 - x2) + abs(y1 - y2) < HEAD:
            yield f"head longer than its piece: {_name(line)}"


def _crossed(picture: Picture) -> Iterator[str]:
    for line in picture.lines:
        for run in runs(line):
            if any(run.meets(box.grown(-0.5)) for box in picture.boxes.values()):
                yield f"line through a box: {_name(line)}"
            if any(run.grown(1).meets(area) for kind, _, area in picture.texts if kind == "title"):
                yield f"line through a title: {_name(line)}"


def _shared(picture: Picture) -> Iterator[str]:
    """Yield lines on each other that come from different categories."""
    groups: dict[tuple[str, ...], set[Area]] = {}
    for line in picture.lines:
        group = tuple(sorted(name for name in line.classes if name.startswith("hue") or name in ("feeds", "calls")))
        groups.setdefault(group, set()).update(runs(line))
    for (one, some), (other, others) in combinations(groups.items(), 2):
        for a in some:
            for b in others:
                if _lie_on_each_other(a, b):
                    yield f"lines on each other: {one}, {other}: {a}, {b}"


def nets_on_each_other(laid: Laid) -> list[str]:
    """Return pairs of ways that are not bundled, and yet lie on each other for a while."""
    nets: dict[int, set[Area]] = {}
    for route in laid.routes:
        nets.setdefault(route.net, set()).update(runs(Line(frozenset(), route.points)))
    return [
        f"{one}, {other}: {a}, {b}"
        for (one, some), (other, others) in combinations(nets.items(), 2)
        for a in some
        for b in others
        if _lie_on_each_other(a, b)
    ]


def _lie_on_each_other(a: Area, b: Area) -> bool:
    """Tell whether two runs go the same way less than three pixels apart."""
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    is_level = [area.right - area.left > area.bottom - area.top for area in (a, b)]
    if is_level[0] != is_level[1]:
        return False
    return (across > 1 and down > -3) if is_level[0] else (down > 1 and across > -3)


def runs(line: Line) -> Iterator[Area]:
    """Yield the straight pieces of a line."""
    for (x1, y1), (x2, y2) in pairwise(line.points):
        yield Area(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)).grown(0.05)


def _holds(outer: Area, inner: Area) -> bool:
    return (
        outer.left <= inner.left
        and outer.top <= inner.top
        and inner.right <= outer.right
        and inner.bottom <= outer.bottom
    )


def _dot(point: Point) -> Area:
    return Area(*point, *point).grown(0.1)


def _name(line: Line) -> str:
    return f"{line.end('from')} → {line.end('to')}"
