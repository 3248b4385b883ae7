"""Hand-offs to a picture: a line for each role, and from top to bottom an arrow for whatever one passes to another.

An arrow leads from the number of the step that passes something on to that of the step that takes it. What is passed stands
above it, beside the first number and before the next line, so that nothing runs through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagrams.grid.boxes import Box
from playpress.diagrams.grid.labels import Label, label_width
from playpress.diagrams.grid.measure import Grid, Path, Strip
from playpress.diagrams.grid.metrics import (
    BOX_PADDING,
    HEAD_FONT,
    LABEL_FONT,
    LABEL_LINE_HEIGHT,
    LABEL_ROOM,
    LINE_HEIGHT,
)
from playpress.diagrams.text import widest_word, wrap
from playpress.process.diagram import FlowDiagram, Line, Named, Node

if TYPE_CHECKING:
    from playpress.diagrams.sequence import Passed, Sequence

NUMBER_WIDTH, NUMBER_HEIGHT = 40.0, 22.0
LEAST_LANE, WIDEST_LANE = 150.0, 240.0
APART = 8.0
"""Pixels between a hand-off and the next one."""


def layout_lifelines(sequence: Sequence) -> Grid:
    """Return hand-offs laid out."""
    width = _lane_width(sequence)
    centres = {key: width * (n + 0.5) for n, key in enumerate(sequence.roles)}
    names = {key: wrap(name, width - 2 * BOX_PADDING, HEAD_FONT) for key, name in sequence.roles.items()}
    head = LINE_HEIGHT * max(map(len, names.values())) + 2 * BOX_PADDING
    boxes: list[Box] = []
    paths: list[Path] = []
    top = head + APART
    for n, passed in enumerate(sequence.passed):
        text = _words(passed, width)
        y = top + max(NUMBER_HEIGHT / 2, LABEL_LINE_HEIGHT * len(text) + LABEL_ROOM)
        ends = [_number(f"{n}-{key}", number, centres[key], y) for key, number in _ends(passed)]
        boxes += ends
        paths.append(_arrow(ends[0], ends[1], text, passed.what))
        top = y + NUMBER_HEIGHT / 2 + APART
    strips = [
        Strip(Named(key, sequence.roles[key]), x - width / 2, x + width / 2, names[key]) for key, x in centres.items()
    ]
    nodes, lines = tuple(box.node for box in boxes), tuple(path.line for path in paths)
    diagram = FlowDiagram(sequence.title, nodes, lines, tuple(strip.named for strip in strips), ())
    return Grid(
        diagram, width * len(centres), top, head, 0.0, tuple(boxes), tuple(paths), tuple(strips), (), tuple(centres.values())
    )  # fmt: skip


def _lane_width(sequence: Sequence) -> float:
    """Return how wide each lane is: enough for the longest word of a role and of what is passed, up to a limit."""
    role = max(widest_word(name, HEAD_FONT) for name in sequence.roles.values()) + 2 * BOX_PADDING
    words = max(widest_word(passed.what, LABEL_FONT) for passed in sequence.passed) + NUMBER_WIDTH + 2 * LABEL_ROOM
    return min(max(LEAST_LANE, role, words), WIDEST_LANE)


def _words(passed: Passed, width: float) -> tuple[str, ...]:
    return wrap(passed.what, width - NUMBER_WIDTH - 2 * LABEL_ROOM, LABEL_FONT) if passed.what else ()


def _ends(passed: Passed) -> tuple[tuple[str, int], tuple[str, int]]:
    return (passed.giver, passed.step), (passed.receiver, passed.next_step)


def _number(key: str, number: int, x: float, y: float) -> Box:
    node = Node(f"{key}-{number}", "task", str(number), key.partition("-")[2], "")
    return Box(node, x, y, NUMBER_WIDTH, NUMBER_HEIGHT, (node.text,), y - LINE_HEIGHT / 2)


def _arrow(giver: Box, receiver: Box, text: tuple[str, ...], what: str) -> Path:
    """Return the arrow between two numbers, with its words beside the first one."""
    way = 1 if receiver.x > giver.x else -1
    start = giver.x + way * NUMBER_WIDTH / 2
    points = (start, giver.y), (receiver.x - way * NUMBER_WIDTH / 2, giver.y)
    width = label_width(text)
    left = start + LABEL_ROOM if way > 0 else start - LABEL_ROOM - width
    label = Label(left, giver.y - LABEL_LINE_HEIGHT * len(text) - LABEL_ROOM / 2, width, text) if text else None
    return Path(Line(giver.node.key, receiver.node.key, what), points, label)
