"""What is wrong with a laid out grid, found by its coordinates alone."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from playpress.diagrams.grid.metrics import (
    BOX_PADDING,
    FONT,
    HEAD_FONT,
    LABEL_FONT,
    LABEL_LINE_HEIGHT,
    LINE_HEIGHT,
    ROLE_MARK,
    SIGN_RADIUS,
    TALLEST_WORD,
    TIP_WIDTH,
    WIDEST_BOX,
    WIDEST_LABEL,
)
from playpress.diagrams.text import text_width
from playpress.process.flow import START
from playpress.process.graph import reachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagrams.grid.boxes import Box
    from playpress.diagrams.grid.labels import Label
    from playpress.diagrams.grid.measure import Grid, Path

    Segment = tuple[float, float, float, float]

SLACK = 0.5
CLEAR = 20.0
"""Pixels that must lie between the ends of two lines on one axis, or they read as one line."""
LEAST_LETTERS = 2
"""Letters of a word that stand together on a line."""
APART = 3.0
"""Pixels within which two lines look like one."""


def defects(grid: Grid) -> list[str]:
    """Return everything that makes a grid hard to read: what overlaps, is covered, is run through, or leaves the picture."""
    return [
        *_boxes(grid),
        *_rescues(grid),
        *_marks(grid),
        *_words(grid),
        *_lines(grid),
        *_corners(grid),
        *_ends(grid),
        *_labels(grid),
    ]


def crossings(grid: Grid) -> int:
    """Return how often two lines cross."""
    found = 0
    for one, other in combinations(grid.paths, 2):
        for a in segments(one.points):
            for b in segments(other.points):
                across, down = (a, b) if a[1] == a[3] else (b, a)
                if across[1] == across[3] and down[0] == down[2]:
                    x, y = down[0], across[1]
                    found += across[0] + SLACK < x < across[2] - SLACK and down[1] + SLACK < y < down[3] - SLACK
    return found


def segments(points: tuple[tuple[float, float], ...]) -> Iterator[Segment]:
    """Yield the runs of a line, each from left to right and from top to bottom; none of no length."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(x1 - x2) > SLACK or abs(y1 - y2) > SLACK:
            yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _boxes(grid: Grid) -> Iterator[str]:
    for a, b in combinations(grid.boxes, 2):
        if _meet(_frame(a), _frame(b)):
            yield f"boxes overlap: {a.node.key}, {b.node.key}"
    for box in grid.boxes:
        x1, y1, x2, y2 = _frame(box)
        if x1 < grid.margin or x2 > grid.width or y1 < grid.head or y2 > grid.height:
            yield f"box outside: {box.node.key}"
        lane = next((strip for strip in grid.lanes if strip.named.key == box.node.lane), None)
        if lane and (x1 < lane.start or x2 > lane.end):
            yield f"box outside its lane: {box.node.key}"
        band = next((strip for strip in grid.bands if strip.named.key == box.node.phase), None)
        if band and (y1 < band.start or y2 > band.end):
            yield f"box outside its phase: {box.node.key}"


def _rescues(grid: Grid) -> Iterator[str]:
    """Yield what nothing but an exception leads to and stands above the step where it happens, in one phase.

    A step that nobody comes to but by this way stands below it: the process runs on there.
    """
    boxes = {box.node.key: box for box in grid.boxes}
    lines = grid.diagram.lines
    for key, box in boxes.items():
        sources = {line.source for line in lines if line.target == key}
        at = [boxes[line.source] for line in lines if line.target in sources and boxes[line.target].node.letter]
        if sources and all(boxes[source].node.letter for source in sources):
            others = _reached_without(key, grid)
            lower = [one for one in at if one.y > box.y + SLACK and one.node.phase == box.node.phase]
            above = [one for one in lower if one.node.key in others]
            yield from (f"rescue above its exception: {key}, {one.node.key}" for one in above)


def _reached_without(key: str, grid: Grid) -> set[str]:
    """Return the nodes that the start leads to by ways that do not pass a node."""
    targets = {
        source: [line.target for line in lines if line.target != key] for source, lines in grid.diagram.outgoing.items()
    }
    return reachable([START], targets)


def _marks(grid: Grid) -> Iterator[str]:
    """Yield signs and letters that cover a text, a line or each other, or lie outside their box."""
    marks = [(box, mark) for box in grid.boxes for mark in (*box.signs, *box.letters)]
    texts = [(box, rows) for box in grid.boxes for rows in _text_rows(box)]
    for box, mark in marks:
        circle = mark.x - SIGN_RADIUS, mark.y - SIGN_RADIUS, mark.x + SIGN_RADIUS, mark.y + SIGN_RADIUS
        left, top, right, bottom = _frame(box)
        name = f"{mark.name} of {box.node.key}"
        if not (left < mark.x < right and top - SLACK < mark.y < bottom):
            yield f"mark outside its box: {name}"
        if any(_meet(circle, row) for _, row in texts):
            yield f"mark on a text: {name}"
        if any(_meet(circle, _thick(run)) for path in grid.paths for run in segments(path.points)):
            yield f"mark on a line: {name}"
        if any(_meet(circle, _area(path.label)) for path in grid.paths if path.label):
            yield f"mark on a label: {name}"
    for (box, a), (other, b) in combinations(marks, 2):
        if abs(a.x - b.x) < 2 * SIGN_RADIUS and abs(a.y - b.y) < 2 * SIGN_RADIUS:
            yield f"marks on each other: {a.name} of {box.node.key}, {b.name} of {other.node.key}"


def _text_rows(box: Box) -> Iterator[Segment]:
    """Yield where the letters of each line of a box's text are: without the room above and below them."""
    for n, row in enumerate(box.text):
        half, top = text_width(row, FONT) / 2, box.text_top + n * LINE_HEIGHT
        yield box.x - half, top + 2, box.x + half, top + LINE_HEIGHT - 1


def _words(grid: Grid) -> Iterator[str]:
    """Yield words broken without need or in a bad place, and texts that do not fit."""
    for box in grid.boxes:
        yield from _broken(box.node.text, box.text, FONT, WIDEST_BOX - 2 * (TIP_WIDTH + 2))
        if any(text_width(row, FONT) > box.width - 2 * BOX_PADDING for row in box.text):
            yield f"text wider than its box: {box.text}"
        _, top, _, bottom = _frame(box)
        if box.text and not top <= box.text_top <= box.text_top + LINE_HEIGHT * len(box.text) <= bottom:
            yield f"text higher than its box: {box.text}"
        yield from _role(box, bottom)
    for strips, room in ((grid.lanes, WIDEST_BOX), (grid.bands, TALLEST_WORD)):
        for strip in strips:
            yield from _broken(strip.named.name, strip.text, HEAD_FONT, room)
    for path in grid.paths:
        if path.label:
            yield from _broken(path.line.label, path.label.text, LABEL_FONT, WIDEST_LABEL)


def _role(box: Box, bottom: float) -> Iterator[str]:
    """Yield what is wrong with the name of a role that a box says."""
    if any(text_width(row, LABEL_FONT) + ROLE_MARK > box.width - 2 * BOX_PADDING for row in box.role):
        yield f"role wider than its box: {box.role}"
    if box.role and box.role_top + LABEL_LINE_HEIGHT * len(box.role) > bottom:
        yield f"role below its box: {box.role}"


def _broken(text: str, rows: tuple[str, ...], size: float, room: float) -> Iterator[str]:
    """Yield breaks inside a word that has room, or that say badly that it goes on."""
    for word, start, row in _broken_words(text, rows):
        if text_width(word, size) <= room:
            yield f"word broken that has room: {rows}"
        if len(word) - len(start) < LEAST_LETTERS:
            yield f"letter alone on a line: {rows}"
        if row[-1].lower() != row[-1].upper() and "://" not in word:
            yield f"word broken without a hyphen: {rows}"


def _broken_words(text: str, rows: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield each word that goes over an end of a line: the word, what of it stands before, and the line."""
    rest = " ".join(text.split())
    before = ""
    for row in rows[:-1]:
        kept = row if rest.startswith(row) else row.removesuffix("-")
        before = (before + kept).rpartition(" ")[2]
        rest = rest[len(kept) :]
        if rest.startswith(" "):
            rest, before = rest[1:], ""
        else:
            yield before + rest.partition(" ")[0], before, row


def _lines(grid: Grid) -> Iterator[str]:
    for path in grid.paths:
        yield from _line(path, grid)
    for one, other in combinations(grid.paths, 2):
        for a in segments(one.points):
            for b in segments(other.points):
                if _lie_on_each_other(a, b):
                    yield f"lines on each other: {one.line.source} → {one.line.target}, {other.line.source} → {other.line.target}"


def _line(path: Path, grid: Grid) -> Iterator[str]:
    name = f"{path.line.source} → {path.line.target}"
    for x1, y1, x2, y2 in segments(path.points):
        if x1 != x2 and y1 != y2 and min(x2 - x1, y2 - y1) > SLACK:
            yield f"slanted line: {name}"
        for box in grid.boxes:
            left, top, right, bottom = _frame(box)
            if _meet(_thick((x1, y1, x2, y2)), (left + 15, top + 1, right - 15, bottom - 1)):
                yield f"line through a box: {name}, {box.node.key}"
        if x1 < grid.margin or x2 > grid.width or y1 < grid.head or y2 > grid.height:
            yield f"line outside: {name}"


def _corners(grid: Grid) -> Iterator[str]:
    """Yield where a line bends on another one: two that bend in one place read as two others."""
    for path, other in permutations(grid.paths, 2):
        for x, y in corners(path.points):
            if any(_meet((x - APART, y - APART, x + APART, y + APART), _thick(run)) for run in segments(other.points)):
                yield f"corner on a line: {_name(path)}, {_name(other)}"


def corners(points: tuple[tuple[float, float], ...]) -> Iterator[tuple[float, float]]:
    """Yield where a line bends."""
    runs = [(a, b) for a, b in pairwise(points) if abs(a[0] - b[0]) > SLACK or abs(a[1] - b[1]) > SLACK]
    for (a, b), (_, c) in pairwise(runs):
        if (abs(a[0] - b[0]) <= SLACK) != (abs(b[0] - c[0]) <= SLACK):
            yield b


def _ends(grid: Grid) -> Iterator[str]:
    """Yield runs of two lines whose ends face each other on one axis, with nothing between them and not enough room."""
    for one, other in combinations(grid.paths, 2):
        for a in segments(one.points):
            for b in segments(other.points):
                gap = _gap(a, b)
                if gap and not any(_meet(gap, _frame(box)) for box in grid.boxes):
                    yield f"ends face each other: {_name(one)}, {_name(other)}"


def _gap(a: Segment, b: Segment) -> Segment | None:
    """Return what lies between two runs on one axis, if it is too short to tell them apart."""
    for fixed, low, high in ((1, 0, 2), (0, 1, 3)):
        if a[fixed] == a[fixed + 2] and b[fixed] == b[fixed + 2] and abs(a[fixed] - b[fixed]) < APART:
            first, second = sorted((a, b), key=lambda run: run[low])
            if 0 <= second[low] - first[high] < CLEAR:
                ends = first[high] - SLACK, second[low] + SLACK
                side = a[fixed] - SLACK, a[fixed] + SLACK
                return (ends[0], side[0], ends[1], side[1]) if fixed == 1 else (side[0], ends[0], side[1], ends[1])
    return None


def _name(path: Path) -> str:
    return f"{path.line.source} → {path.line.target}"


def _labels(grid: Grid) -> Iterator[str]:
    labels = [path.label for path in grid.paths if path.label]
    for a, b in combinations(labels, 2):
        if _meet(_area(a), _area(b)):
            yield f"labels overlap: {a.text}, {b.text}"
    for path in grid.paths:
        if path.label:
            yield from _label(path.label, grid)


def _label(label: Label, grid: Grid) -> Iterator[str]:
    area = _area(label)
    for box in grid.boxes:
        if _meet(area, _frame(box)):
            yield f"label on a box: {label.text}, {box.node.key}"
    for other in grid.paths:
        for x1, y1, x2, y2 in segments(other.points):
            if _meet(area, _thick((x1, y1, x2, y2))):
                yield f"line through a label: {label.text}, {other.line.source} → {other.line.target}"
    if any(_meet(area, _thick((x, grid.head, x, grid.height))) for x in grid.lifelines):
        yield f"lifeline through a label: {label.text}"
    if area[0] < grid.margin or area[2] > grid.width or area[1] < grid.head or area[3] > grid.height:
        yield f"label outside: {label.text}"


def _lie_on_each_other(a: Segment, b: Segment) -> bool:
    for fixed, low, high in ((1, 0, 2), (0, 1, 3)):
        if a[fixed] == a[fixed + 2] and b[fixed] == b[fixed + 2] and abs(a[fixed] - b[fixed]) < 2:
            return min(a[high], b[high]) - max(a[low], b[low]) > 2
    return False


def _thick(run: Segment) -> Segment:
    """Return a run with the width of a line."""
    return run[0] - 0.1, run[1] - 0.1, run[2] + 0.1, run[3] + 0.1


def _frame(box: Box) -> Segment:
    w, h = box.width / 2, box.height / 2
    return box.x - w, box.y - h, box.x + w, box.y + h


def _area(label: Label) -> Segment:
    return label.left, label.top, label.left + label.width, label.top + label.height


def _meet(a: Segment, b: Segment) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > SLACK / 10 and min(a[3], b[3]) - max(a[1], b[1]) > SLACK / 10
