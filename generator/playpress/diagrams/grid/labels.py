"""The answers on ways to labels: lines of text, and their place beside the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playpress.diagrams.grid.metrics import (
    BELOW_LABEL_WIDTH,
    LABEL_FONT,
    LABEL_LINE_HEIGHT,
    LABEL_ROOM,
    SIDE_LABEL_WIDTH,
    WIDEST_LABEL,
)
from playpress.diagrams.text import text_width, widest_word, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.diagrams.grid.route import Way


@dataclass(frozen=True, slots=True)
class Label:
    """The answer on a way: its lines of text, where they begin (x), and the top of the first."""

    left: float
    top: float
    width: float
    text: tuple[str, ...]

    @property
    def height(self) -> float:
        """All lines together."""
        return LABEL_LINE_HEIGHT * len(self.text)


def label_lines(way: Way, language: str) -> tuple[str, ...]:
    """Return the answer on a way as lines of text; empty if it has none."""
    least = BELOW_LABEL_WIDTH if way.leaves == "B" else SIDE_LABEL_WIDTH
    width = min(max(least, widest_word(way.line.label, LABEL_FONT)), WIDEST_LABEL)
    return wrap(way.line.label, width, LABEL_FONT, language) if way.line.label.strip() else ()


def label_width(text: Iterable[str]) -> float:
    """Return the width of a label's longest line, in pixels."""
    return max((text_width(line, LABEL_FONT) for line in text), default=0)


def turns_left(way: Way) -> bool:
    """Tell whether a way that leaves at the bottom turns left."""
    turn = next((point.x - way.points[0].x for point in way.points if point.x != way.points[0].x), 0)
    return turn < 0


def label_of(way: Way, text: tuple[str, ...], x: float, y: float) -> Label | None:
    """Return the label at the start of a way: above the line, or below the box on the side to which the way turns."""
    if not text:
        return None
    width, height = label_width(text), LABEL_LINE_HEIGHT * len(text)
    is_left = way.leaves == "L" or (way.leaves == "B" and turns_left(way))
    left = x - LABEL_ROOM - width if is_left else x + LABEL_ROOM
    return Label(left, y + LABEL_ROOM / 2 if way.leaves == "B" else y - height - 2, width, text)
