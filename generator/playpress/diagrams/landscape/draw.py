"""A laid out landscape to SVG. All text is escaped, and every colour comes from a style sheet.

What a script lights and tells is in classes and descriptions: a box is `b3`, a way `from3 to5` and described by what
passes there, a box in which a role has a part `role-editor`.
"""

from __future__ import annotations

import re
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.diagrams.grid.words import joinable, plain, short, spaced, whole
from playpress.diagrams.landscape.measure import INSIDE, LINE_HEIGHT, PADDING, TITLE_LINE
from playpress.diagrams.landscape.route import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagrams.landscape.route import Box, FrameBox, Laid, Point, Route
    from playpress.diagrams.landscape.text import Frame, Landscape

BEND = 4.0
"""Radius of a line's corner: half of what lies between two tracks."""
HEAD_LENGTH, HEAD_HALF = 8.0, 4.0
ASCENT, TITLE_ASCENT = 12.0, 15.0
"""Pixels from the top of a line of text to its baseline."""
HUES = 8
"""Colours of categories that the style sheet has; further categories begin again with the first."""
MARKS = {
    "red": "M1.3 1.3h9.4v9.4h-9.4z",
    "amber": "M6 .8 11.6 11H.4z",
    "green": "M6 .7a5.3 5.3 0 1 1-.1 0z",
}
"""The form of the mark of each state, in a square of 12 pixels, as everywhere: ■ ▲ ●. No reader needs the colour."""
_ID = re.compile(r"[\w-]+")


def draw_landscape(landscape: Landscape, uid: str) -> str:
    """Return a landscape as one SVG element; every id in it begins with `uid`."""
    return "".join(_elements(lay_out(landscape), uid))


def _elements(laid: Laid, uid: str) -> Iterator[str]:
    width, height = short(laid.width), short(laid.height)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{uid}" class="pp-diagram-svg pp-landscape" role="group" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-labelledby="{uid}-t" '
        f'aria-describedby="{uid}-d"><title id="{uid}-t">{plain(laid.landscape.title)}</title>'
        f'<desc id="{uid}-d">{plain(laid.landscape.description)}</desc>'
    )
    numbers = {key: n for n, key in enumerate(laid.boxes)}
    hues = {frame.frame.key: _hue(frame.frame) for frame in laid.frames}
    yield from (_frame(frame, hues[frame.frame.key]) for frame in laid.frames if frame.title)
    for route in sorted(laid.routes, key=lambda route: route.way.kind == "feeds"):
        source = laid.boxes[route.way.source].process
        ends = f"from{numbers[route.way.source]} to{numbers[route.way.target]}"
        yield _way(route, f"way {route.way.kind} {hues[source.frame or source.key]} {ends}", laid)
    for key, box in laid.boxes.items():
        yield _box(box, f"b{numbers[key]} {hues[box.process.frame or key]}")
    yield "</svg>"


def _hue(frame: Frame) -> str:
    """Return the classes of a category's colour."""
    own = f" pp-cat-{frame.category}" if _ID.fullmatch(frame.category) else ""
    return f"hue{frame.hue % HUES}{own}"


def _frame(frame: FrameBox, hue: str) -> str:
    rect = f'x="{short(frame.x)}" y="{short(frame.y)}" width="{short(frame.width)}" height="{short(frame.height)}"'
    top = frame.y + PADDING / 2 + TITLE_ASCENT
    named = joinable(frame.title, frame.x + INSIDE, top, TITLE_LINE, ' class="title"')
    href = frame.frame.href
    name = f'<a href="{escape(href)}" aria-label="{escape(whole(frame.frame.name))}">{named}</a>' if href else named
    return (
        f'<g class="frame {hue}"><rect {rect} rx="6"/>'
        f'<path class="stripe" d="M{short(frame.x)} {short(frame.y + 6)}v{short(frame.height - 12)}"/>{name}</g>'
    )


def _way(route: Route, classes: str, laid: Laid) -> str:
    source, target = (laid.boxes[key].process.name for key in route.way[:2])
    said = f"{route.way.what}: {source} → {target}" if route.way.what else f"{source} → {target}"
    (before, _), (x, y) = route.points[-2:]
    tip, half = f"M{short(x)} {short(y)}", short(HEAD_HALF)
    if before == x:
        head = f"{tip}l-{half} -{short(HEAD_LENGTH)}h{short(2 * HEAD_HALF)}z"
    else:
        head = f"{tip}l{short(HEAD_LENGTH if x < before else -HEAD_LENGTH)} -{half}v{short(2 * HEAD_HALF)}z"
    return (
        f'<g class="{classes}"><title>{plain(said)}</title><desc>{plain(route.way.what)}</desc><path class="line" d="{_d(route.points)}"/>'
        f'<path class="head" d="{head}"/></g>'
    )


def _d(points: tuple[Point, ...]) -> str:
    """Return corners as path data, with round bends; the last piece ends within the arrow's head."""
    steps = [f"M{short(points[0][0])} {short(points[0][1])}"]
    for before, (corner, after) in zip(points, pairwise(points[1:]), strict=False):
        enters, leaves = _towards(corner, before), _towards(corner, after)
        steps.append(
            f"{_to(before, enters)}Q{short(corner[0])} {short(corner[1])} {short(leaves[0])} {short(leaves[1])}"
        )
    (x1, y1), (x2, y2) = points[-2:]
    end = (x2, y2 - HEAD_LENGTH / 2) if x1 == x2 else (x2 + (HEAD_LENGTH / 2) * (1 if x2 < x1 else -1), y2)
    return "".join([*steps, _to((x1, y1), end)])


def _towards(corner: Point, other: Point) -> Point:
    """Return the point where the bend at a corner begins, on the way to another point."""
    (x, y), (to_x, to_y) = corner, other
    long = abs(to_x - x) + abs(to_y - y)
    part = min(BEND, long / 2) / long if long else 0
    return x + (to_x - x) * part, y + (to_y - y) * part


def _to(start: Point, end: Point) -> str:
    return f"V{short(end[1])}" if short(start[0]) == short(end[0]) else f"H{short(end[0])}"


def _box(box: Box, classes: str) -> str:
    process = box.process
    rect = f'x="{short(box.x)}" y="{short(box.y)}" width="{short(box.width)}" height="{short(box.height)}"'
    top = box.y + (box.height - LINE_HEIGHT * len(box.text)) / 2 + ASCENT
    kind = "process" if process.frame else "process category"
    roles = "".join(f" role-{role}" for role in process.roles if _ID.fullmatch(role))
    drawn = f'<rect class="node" {rect} rx="4"/>{spaced(box.text, process.name, box.middle, top)} {_mark(box)}'
    if process.href:
        return f'<a class="{kind} {classes}{roles}" href="{escape(process.href)}">{drawn}</a>'
    return f'<g class="{kind} {classes}{roles}">{drawn}</g>'


def _mark(box: Box) -> str:
    """Return the mark of the state of a process in the corner of its box; empty without one."""
    form = MARKS.get(box.process.state)
    if not form:
        return ""
    x, y = short(box.x + box.width - 17), short(box.y + 5)
    says = f"<title>{plain(box.process.says)}</title>"
    return f'<g class="mark {box.process.state}" transform="translate({x} {y})">{says}<path d="{form}"/></g>'
