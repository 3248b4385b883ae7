"""A box to SVG: its form, the signs and letters on it, its label, and the keys of a legend, which are the same forms."""

from __future__ import annotations

from functools import cache

from playpress.diagrams.grid.boxes import SIGNED, Box, Mark
from playpress.diagrams.grid.metrics import (
    LABEL_FONT,
    LABEL_LINE_HEIGHT,
    ROLE_MARK,
    SIGN_RADIUS,
    TIP_WIDTH,
)
from playpress.diagrams.grid.place import BARS
from playpress.diagrams.grid.words import lines_of, short, spaced
from playpress.diagrams.text import text_width
from playpress.process.diagram import Node
from playpress.process.flow import SPLITS

ASCENT, LABEL_ASCENT = 12.0, 10.5
"""Pixels from the top of a line of text to its baseline, in boxes and in labels."""
MARKS = {
    "approval": "M1 6.5 4.5 10 11 2.5",
    "checkpoint": "M6 1 10.5 3v3.5C10.5 9 8.5 10.7 6 11.5 3.5 10.7 1.5 9 1.5 6.5V3z",
    "meeting": "M4 5.5a2 2 0 1 0-.1 0M.8 11c0-5 6.4-5 6.4 0M8.3 5.5a1.7 1.7 0 1 0-.6-3M9 6.5c1.6.2 2.5 2 2.5 4.5",
    "wait": "M2.5 1h7M2.5 11h7M3.5 1c0 3 5 6 5 10M8.5 1c0 3-5 6-5 10",
    "automated": "M6 3.7a2.3 2.3 0 1 0 .1 0M6 .8v1.6M6 9.6v1.6M.8 6h1.6M9.6 6h1.6M2.3 2.3l1.2 1.2M8.5 8.5l1.2 1.2"
    "M2.3 9.7l1.2-1.2M8.5 3.5l1.2-1.2",
}
"""Path data of the signs for kinds of steps, each in a square of 12 pixels."""
ROLE = "M6 5.5a2.2 2.2 0 1 0-.1 0M2 11c0-5 8-5 8 0"
"""Path data of the mark before a role's name, in a square of 12 pixels."""
KEY_WIDTH, KEY_HEIGHT = 44.0, 30.0
"""Pixels of a key in a legend, which is shown at two thirds of its size."""


def draw_box(box: Box) -> str:
    """Return a box without the letters of exceptions, which are no part of its link."""
    node, w, h = box.node, box.width / 2, box.height / 2
    y = short(box.y)
    rect = f'x="{short(box.x - w)}" y="{short(box.y - h)}" width="{short(box.width)}" height="{short(box.height)}"'
    if node.kind in BARS:
        return f'<rect class="bar" {rect} rx="2"/>'
    if node.kind in SPLITS:
        tip, flat = short(TIP_WIDTH), short(box.width - 2 * TIP_WIDTH)
        form = f'<path class="node {node.kind}" d="M{short(box.x - w)} {y}l{tip} -{short(h)}h{flat}l{tip} {short(h)}l-{tip} {short(h)}h-{flat}z"/>'
    elif node.kind == "wait":
        form = f'<path class="node wait" d="M{short(box.x - w + 10)} {short(box.y - h)}H{short(box.x + w)}l-10 {short(2 * h)}H{short(box.x - w)}z"/>'
    else:
        radius = {"start": h, "end": h, "stop": h, "meeting": 10, "exception": 6}.get(node.kind, 3)
        form = f'<rect class="node {node.kind}" {rect} rx="{short(min(radius, 18))}"/>'
    if node.kind == "subprocess":
        form += f'<path class="node" d="M{short(box.x - w + 6)} {short(box.y - h)}v{short(2 * h)}M{short(box.x + w - 6)} {short(box.y - h)}v{short(2 * h)}"/>'
    form += "".join(map(_sign, box.signs))
    return f"{form}{spaced(box.text, node.text, box.x, box.text_top + ASCENT)}{_role(box)}" if box.text else form


def _role(box: Box) -> str:
    """Return the name of a box's role with its mark in front, for a picture without lanes."""
    if not box.role:
        return ""
    left = box.x + (ROLE_MARK - text_width(box.role[0], LABEL_FONT)) / 2 - ROLE_MARK
    top = box.role_top + LABEL_ASCENT
    name = lines_of(box.role, box.x + ROLE_MARK / 2, top, LABEL_LINE_HEIGHT, ' class="who"')
    mark = f'<path class="by" transform="translate({short(left)} {short(box.role_top + 1)})" d="{ROLE}"/>'
    return f"{mark}{name}"


def _sign(mark: Mark) -> str:
    return (
        f'<g class="sign" transform="translate({short(mark.x - 6)} {short(mark.y - 6)})">'
        f'<circle cx="6" cy="6" r="{short(SIGN_RADIUS)}"/><path d="{MARKS[mark.name]}"/></g>'
    )


def draw_letter(mark: Mark) -> str:
    """Return the letter of an exception that may interrupt a step."""
    x, y = short(mark.x), mark.y
    return (
        f'<g class="letter"><circle cx="{x}" cy="{short(y)}" r="{short(SIGN_RADIUS)}"/>'
        f'<text x="{x}" y="{short(y + 4)}">{mark.name}</text></g>'
    )


@cache
def draw_key(sign: str) -> str:
    """Return the key of a legend for a kind of node, for `automated`, or for a kind of line, as an SVG element."""
    middle = KEY_WIDTH / 2, KEY_HEIGHT / 2
    if sign == "automated":
        drawn = _sign(Mark(sign, *middle))
    elif sign == "rework":
        drawn = f'<g class="line rework"><path d="M2 {short(middle[1])}H{short(KEY_WIDTH - 2)}"/></g>'
    else:
        box = _key_box(sign)
        drawn = draw_box(box) + "".join(map(draw_letter, box.letters))
    size = f'width="{short(KEY_WIDTH * 2 / 3)}" height="{short(KEY_HEIGHT * 2 / 3)}"'
    view = f'viewBox="0 0 {short(KEY_WIDTH)} {short(KEY_HEIGHT)}"'
    return f'<svg class="pp-grid pp-key-svg pp-key-{sign}" aria-hidden="true" {size} {view}>{drawn}</svg>'


def _key_box(kind: str) -> Box:
    """Return the box of a key: as in the picture, with the signs of its kind."""
    signs = (Mark(kind, KEY_WIDTH - SIGN_RADIUS - 1, SIGN_RADIUS + 1),) if kind in SIGNED else ()
    letters = (Mark("A", KEY_WIDTH / 2, KEY_HEIGHT / 2 + 2),) if kind == "exception" else ()
    width, height = (KEY_WIDTH - 8, 7.0) if kind in BARS else (KEY_WIDTH - 6, 21.0)
    node = Node("", kind, "", "", "")  # type: ignore[arg-type]  # legends ask for nothing else
    return Box(node, KEY_WIDTH / 2, KEY_HEIGHT / 2 + 2, width, height, (), 0.0, signs, letters)
