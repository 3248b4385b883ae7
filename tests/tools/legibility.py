"""What is wrong with a laid out grid, found by its coordinates alone."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagrams.grid.measure import Box, Grid, Label, Path

    Segment = tuple[float, float, float, float]

SLACK = 0.5


def defects(grid: Grid) -> list[str]:
    """Return everything that makes a grid hard to read: what overlaps, is covered, is run through, or leaves the picture."""
    return [*_boxes(grid), *_lines(grid), *_labels(grid)]


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
            if _meet((x1 - 0.1, y1 - 0.1, x2 + 0.1, y2 + 0.1), (left + 15, top + 1, right - 15, bottom - 1)):
                yield f"line through a box: {name}, {box.node.key}"
        if x1 < grid.margin or x2 > grid.width or y1 < grid.head or y2 > grid.height:
            yield f"line outside: {name}"


def _labels(grid: Grid) -> Iterator[str]:
    labels = [path.label for path in grid.paths if path.label]
    for a, b in combinations(labels, 2):
        if _meet(_area(a), _area(b)):
            yield f"labels overlap: {a.text}, {b.text}"
    for path in grid.paths:
        if path.label:
            yield from _label(path.label, path, grid)


def _label(label: Label, path: Path, grid: Grid) -> Iterator[str]:
    area = _area(label)
    for box in grid.boxes:
        if _meet(area, _frame(box)):
            yield f"label on a box: {label.text}, {box.node.key}"
    for other in grid.paths:
        for x1, y1, x2, y2 in segments(other.points):
            if other is not path and _meet(area, (x1 - 0.1, y1 - 0.1, x2 + 0.1, y2 + 0.1)):
                yield f"line through a label: {label.text}, {other.line.source} → {other.line.target}"
    if area[0] < grid.margin or area[2] > grid.width or area[1] < grid.head or area[3] > grid.height:
        yield f"label outside: {label.text}"


def _lie_on_each_other(a: Segment, b: Segment) -> bool:
    for fixed, low, high in ((1, 0, 2), (0, 1, 3)):
        if a[fixed] == a[fixed + 2] and b[fixed] == b[fixed + 2] and abs(a[fixed] - b[fixed]) < 2:
            return min(a[high], b[high]) - max(a[low], b[low]) > 2
    return False


def _frame(box: Box) -> Segment:
    w, h = box.width / 2, box.height / 2
    return box.x - w, box.y - h, box.x + w, box.y + h


def _area(label: Label) -> Segment:
    return label.left, label.top, label.left + label.width, label.top + label.height


def _meet(a: Segment, b: Segment) -> bool:
    return min(a[2], b[2]) - max(a[0], b[0]) > SLACK / 10 and min(a[3], b[3]) - max(a[1], b[1]) > SLACK / 10
