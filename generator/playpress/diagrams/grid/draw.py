"""A laid out grid to SVG. All text is escaped, and every colour comes from a style sheet."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.diagrams.grid.metrics import BAND_LINE, LABEL_LINE_HEIGHT, LINE_HEIGHT, SIGN_RADIUS, TIP_WIDTH
from playpress.diagrams.grid.place import BARS
from playpress.process.diagram import lane_key
from playpress.process.flow import SPLITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.diagrams.grid.boxes import Box, Mark
    from playpress.diagrams.grid.labels import Label
    from playpress.diagrams.grid.measure import Grid, Path, Strip

WIDEST_SHRUNK, WIDE_SCALE = 1000.0, 0.85
"""Widest picture (pixels) that shrinks to the page's width, and the scale of a wider one, which scrolls."""
ASCENT, LABEL_ASCENT = 12.0, 10.5
"""Pixels from the top of a line of text to its baseline, in boxes and in labels."""
HALF_A_SPACE = 1.8
"""Half the width of a space in letters of 13 pixels."""
MARKS = {
    "approval": "M1 6.5 4.5 10 11 2.5",
    "checkpoint": "M6 1 10.5 3v3.5C10.5 9 8.5 10.7 6 11.5 3.5 10.7 1.5 9 1.5 6.5V3z",
    "meeting": "M4 5.5a2 2 0 1 0-.1 0M.8 11c0-5 6.4-5 6.4 0M8.3 5.5a1.7 1.7 0 1 0-.6-3M9 6.5c1.6.2 2.5 2 2.5 4.5",
    "wait": "M2.5 1h7M2.5 11h7M3.5 1c0 3 5 6 5 10M8.5 1c0 3-5 6-5 10",
    "automated": "M6 3.7a2.3 2.3 0 1 0 .1 0M6 .8v1.6M6 9.6v1.6M.8 6h1.6M9.6 6h1.6M2.3 2.3l1.2 1.2M8.5 8.5l1.2 1.2"
    "M2.3 9.7l1.2-1.2M8.5 3.5l1.2-1.2",
}
"""Path data of the signs for kinds of steps, each in a square of 12 pixels."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def draw_grid(
    grid: Grid,
    uid: str,
    description: str,
    hrefs: Mapping[str, str],
    style: str = "",
    classes: str = "pp-diagram-svg pp-grid",
) -> str:
    """Return a grid as one SVG element of some classes.

    Every id in it begins with `uid`. `hrefs` are the addresses of nodes (by key) and lanes (by `lane_key`). `style` is
    a style sheet for a picture outside of a page.
    """
    return "".join(_elements(grid, uid, description, hrefs, style, classes))


def _elements(
    grid: Grid,
    uid: str,
    description: str,
    hrefs: Mapping[str, str],
    style: str,
    classes: str,
) -> Iterator[str]:
    width, height = _n(grid.width), _n(grid.height)
    is_wide = grid.width > WIDEST_SHRUNK
    scale = WIDE_SCALE if is_wide else 1
    classes += " pp-plain" * (not grid.bands) + " pp-wide" * is_wide
    size = f'width="{_n(grid.width * scale)}" height="{_n(grid.height * scale)}"'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{uid}" class="{classes}" role="group" '
        f'{size} viewBox="0 0 {width} {height}" aria-labelledby="{uid}-t" aria-describedby="{uid}-d">'
        f'<title id="{uid}-t">{_text(grid.diagram.title)}</title><desc id="{uid}-d">{_text(description)}</desc>'
    )
    if style:
        yield f"<style>{style}</style>"
    yield "<defs>"
    for kind in dict.fromkeys("exception" if path.line.kind == "exception" else "normal" for path in grid.paths):
        yield (
            f'<marker id="{uid}-{kind}" class="m {kind}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" '
            f'markerHeight="8" orient="auto"><path d="M0 .5 8 4 0 7.5z"/></marker>'
        )
    yield "</defs>"
    for n, band in enumerate(grid.bands):
        yield _band(grid, band, n)
    for lane in grid.lanes:
        yield from _lane(lane, grid, hrefs)
    for path in sorted(grid.paths, key=lambda path: path.line.kind == "normal"):
        yield _path(path, uid)
    for box in grid.boxes:
        linked = _linked(_box(box), hrefs.get(box.node.key, ""), box.node.text, box.text)
        yield f'<g data-node="{escape(box.node.key)}">{linked}{"".join(map(_letter, box.letters))}</g>'
    for path in grid.paths:
        if path.label:
            yield _label(path.label)
    yield "</svg>"


def _band(grid: Grid, band: Strip, n: int) -> str:
    y, height = _n(band.start), _n(band.end - band.start)
    first = -BAND_LINE * (len(band.text) - 1) / 2 + 4
    name = _lines(band.text, 0, first, BAND_LINE)
    middle = _n((band.start + band.end) / 2)
    return (
        f'<rect class="band b{n % 2}" y="{y}" width="{_n(grid.width)}" height="{height}"/>'
        f'<text class="phase" transform="translate({_n(grid.margin / 2)} {middle})rotate(-90)">{name}</text>'
    )


def _lane(lane: Strip, grid: Grid, hrefs: Mapping[str, str]) -> Iterator[str]:
    if lane.start > grid.margin:
        yield f'<path class="edge" d="M{_n(lane.start)} 0V{_n(grid.height)}"/>'
    x = (lane.start + lane.end) / 2
    top = (grid.head - LINE_HEIGHT * len(lane.text)) / 2 + ASCENT
    yield _linked(
        f'<text class="lane">{_spaced(lane.text, lane.named.name, x, top)}</text>',
        hrefs.get(lane_key(lane.named), ""),
        lane.named.name,
        lane.text,
    )


def _path(path: Path, uid: str) -> str:
    marker = "exception" if path.line.kind == "exception" else "normal"
    return f'<path class="line {path.line.kind}" d="{_d(path.points)}" marker-end="url(#{uid}-{marker})"/>'


def _d(points: tuple[tuple[float, float], ...]) -> str:
    """Return corners as path data for an SVG path; those where the line goes straight on are left out."""
    steps = [f"M{_n(points[0][0])} {_n(points[0][1])}"]
    for (x1, y1), (x2, y2) in pairwise(points):
        if _n(x1) == _n(x2):
            steps.append(f"V{_n(y2)}")
        elif _n(y1) == _n(y2):
            steps.append(f"H{_n(x2)}")
        else:
            steps.append(f"L{_n(x2)} {_n(y2)}")
    return "".join(step for step, after in zip(steps, [*steps[1:], " "], strict=True) if step[0] != after[0])


def _box(box: Box) -> str:
    node, w, h = box.node, box.width / 2, box.height / 2
    y = _n(box.y)
    rect = f'x="{_n(box.x - w)}" y="{_n(box.y - h)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    if node.kind in BARS:
        return f'<rect class="bar" {rect} rx="2"/>'
    if node.kind in SPLITS:
        tip, flat = _n(TIP_WIDTH), _n(box.width - 2 * TIP_WIDTH)
        form = f'<path class="node {node.kind}" d="M{_n(box.x - w)} {y}l{tip} -{_n(h)}h{flat}l{tip} {_n(h)}l-{tip} {_n(h)}h-{flat}z"/>'
    elif node.kind == "wait":
        form = f'<path class="node wait" d="M{_n(box.x - w + 10)} {_n(box.y - h)}H{_n(box.x + w)}l-10 {_n(2 * h)}H{_n(box.x - w)}z"/>'
    else:
        radius = {"start": h, "end": h, "stop": h, "meeting": 10, "exception": 6}.get(node.kind, 3)
        form = f'<rect class="node {node.kind}" {rect} rx="{_n(min(radius, 18))}"/>'
    if node.kind == "subprocess":
        form += f'<path class="node" d="M{_n(box.x - w + 6)} {_n(box.y - h)}v{_n(2 * h)}M{_n(box.x + w - 6)} {_n(box.y - h)}v{_n(2 * h)}"/>'
    form += "".join(map(_sign, box.signs))
    return f"{form}<text>{_spaced(box.text, node.text, box.x, box.text_top + ASCENT)}</text>" if box.text else form


def _sign(mark: Mark) -> str:
    return (
        f'<g class="sign" transform="translate({_n(mark.x - 6)} {_n(mark.y - 6)})">'
        f'<circle cx="6" cy="6" r="{_n(SIGN_RADIUS)}"/><path d="{MARKS[mark.name]}"/></g>'
    )


def _letter(mark: Mark) -> str:
    """Return the letter of an exception that may interrupt a step."""
    x, y = _n(mark.x), mark.y
    return (
        f'<g class="letter"><circle cx="{x}" cy="{_n(y)}" r="{_n(SIGN_RADIUS)}"/>'
        f'<text x="{x}" y="{_n(y + 4)}">{mark.name}</text></g>'
    )


def _label(label: Label) -> str:
    return f'<text class="answer">{_lines(label.text, label.left, label.top + LABEL_ASCENT, LABEL_LINE_HEIGHT)}</text>'


def _lines(text: tuple[str, ...], x: float, y: float, height: float) -> str:
    """Return lines of text centred on `x`, with the baseline of the first one at `y`."""
    return "".join(f'<tspan x="{_n(x)}" y="{_n(y + n * height)}">{_text(line)}</tspan>' for n, line in enumerate(text))


def _spaced(text: tuple[str, ...], name: str, x: float, y: float) -> str:
    """Return the lines of a name, with a space after each that ends with a whole word: screen readers join the lines.

    The space would move a centred line left by half its width, so the line begins that much further right.
    """
    drawn, rest = [], _whole(name)
    for n, line in enumerate(text):
        rest = rest[len(line if rest.startswith(line) else line.removesuffix("-")) :]
        is_spaced = rest.startswith(" ")
        rest = rest.lstrip(" ")
        words = f"{_text(line)} " if is_spaced else _text(line)
        drawn.append(f'<tspan x="{_n(x + HALF_A_SPACE * is_spaced)}" y="{_n(y + n * LINE_HEIGHT)}">{words}</tspan>')
    return "".join(drawn)


def _linked(drawn: str, href: str, name: str, text: tuple[str, ...]) -> str:
    """Return a drawing as a link; if a word of its name is broken, the whole name is its label for screen readers."""
    if not href:
        return drawn
    label = f' aria-label="{escape(_whole(name))}"' if " ".join(text) != _whole(name) else ""
    return f'<a href="{escape(href)}"{label}>{drawn}</a>'


@lru_cache(maxsize=4096)
def _text(text: str) -> str:
    return escape(_whole(text), quote=False)


@lru_cache(maxsize=4096)
def _whole(text: str) -> str:
    """Return a text on one line, without characters that XML does not allow."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))


@lru_cache(maxsize=16384)
def _n(value: float) -> str:
    """Return a length rounded to a tenth of a pixel, as text."""
    return f"{round(value, 1) + 0:.1f}".removesuffix(".0")  # adding 0 makes -0 a plain 0
