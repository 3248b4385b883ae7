"""A node to its box: its lines of text, signs and letters of exceptions, none of which overlap, and its width.

A column is as wide as its longest word, up to a limit; a longer word is broken at a syllable.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.grid.metrics import (
    ARROW_HALF,
    ARROW_ROOM,
    BAR_HEIGHT,
    BOX_PADDING,
    BOX_WIDTH,
    FONT,
    HEAD_FONT,
    LABEL_FONT,
    LABEL_LINE_HEIGHT,
    LEAST_OF_GUTTERS,
    LINE_HEIGHT,
    ROLE_GAP,
    ROLE_MARK,
    SIGN_INSET,
    SIGN_RADIUS,
    SIGN_STEP,
    TIP_WIDTH,
    WIDEST_BOX,
)
from playpress.diagrams.grid.place import BARS
from playpress.diagrams.text import widest_word, wrap
from playpress.process.flow import SPLITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.diagrams.grid.place import Placed
    from playpress.process.diagram import Node

SIGNED = frozenset({"approval", "checkpoint", "meeting", "wait"})
"""Kinds of nodes with a sign."""


class Mark(NamedTuple):
    """A sign or an exception's letter in a circle: its name and its centre."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """A node in its place: centre, size, its label line by line from `text_top`, its signs, and letters of exceptions.

    `role` is the name of its role, line by line below the label, if the box says it.
    """

    node: Node
    x: float
    y: float
    width: float
    height: float
    text: tuple[str, ...]
    text_top: float
    signs: tuple[Mark, ...] = ()
    letters: tuple[Mark, ...] = ()
    role: tuple[str, ...] = ()

    @property
    def role_top(self) -> float:
        """The top of the first line of its role's name."""
        return self.text_top + LINE_HEIGHT * len(self.text) + ROLE_GAP


@dataclass(frozen=True, slots=True)
class BoxForm:
    """A box before it is placed; `height` is its least height."""

    node: Node
    text: tuple[str, ...]
    signs: tuple[str, ...]
    letters: tuple[str, ...]
    letters_a_row: int
    role: tuple[str, ...] = ()

    @property
    def text_height(self) -> float:
        """Pixels of its label and its role."""
        return LINE_HEIGHT * len(self.text) + (LABEL_LINE_HEIGHT * len(self.role) + ROLE_GAP if self.role else 0)

    @property
    def corner(self) -> float:
        """Pixels at each end of the upper and lower edge where no port may be: a slanted tip, or a sign."""
        signs = SIGN_INSET + SIGN_STEP * (len(self.signs) - 1) + SIGN_RADIUS + ARROW_HALF if self.signs else 0
        return max(TIP_WIDTH, signs)

    @property
    def sign_height(self) -> float:
        """Pixels at the upper end of both sides where no port may be."""
        return SIGN_RADIUS if self.signs else 0

    @property
    def head(self) -> float:
        """Pixels above the text: rows of letters, or the lower half of a sign."""
        rows = -(-len(self.letters) // self.letters_a_row)
        return SIGN_STEP * rows + 2 if rows else 5.0 if self.signs else 0.0

    @property
    def height(self) -> float:
        """Least height in pixels: text, letters and signs."""
        return self.text_height + 2 * BOX_PADDING + self.head + (4 if self.node.kind in SPLITS else 0)

    def at(self, x: float, y: float, width: float, height: float) -> Box:
        """Return the box with its centre at (x, y)."""
        top, right = y - height / 2, x + width / 2
        text_top = y + self.head / 2 - self.text_height / 2
        signs = tuple(Mark(name, right - SIGN_INSET - SIGN_STEP * n, top) for n, name in enumerate(self.signs))
        first = x - width / 2 + _inset(self.node) + SIGN_RADIUS
        letters = tuple(
            Mark(
                letter,
                first + SIGN_STEP * (n % self.letters_a_row),
                text_top - self.head + SIGN_STEP * (n // self.letters_a_row + 0.5),
            )
            for n, letter in enumerate(self.letters)
        )
        return Box(self.node, x, y, width, height, self.text, text_top, signs, letters, self.role)


class Boxed:
    """A placed diagram with how wide each column's boxes are (pixels), and each node's box by key."""

    def __init__(self, placed: Placed) -> None:
        """Take a placed diagram."""
        diagram = placed.diagram
        self.placed = placed
        self.widths = _widths(placed)
        self.forms = {
            node.key: self._form(node, diagram.letters.get(node.key, ()), diagram.language) for node in diagram.nodes
        }

    @property
    def least_width(self) -> float:
        """The pixels that the picture is wide at least: all columns and gutters, without tracks and labels."""
        return sum(self.widths) + 2 * ARROW_ROOM * (self.placed.columns + 1)

    @property
    def least_height(self) -> float:
        """The pixels that the picture is high at least: all rows and channels, without tracks and labels."""
        rows = [BAR_HEIGHT] * self.placed.rows
        for key, form in self.forms.items():
            row = self.placed.cells[key].row
            rows[row] = max(rows[row], 0.0 if form.node.kind in BARS else form.height)
        return sum(rows) + 2 * ARROW_ROOM * (self.placed.rows + 1)

    def _form(self, node: Node, letters: Sequence[str], language: str) -> BoxForm:
        inner = self.widths[self.placed.cells[node.key].column] - 2 * _inset(node)
        signs: list[str] = [node.kind] if node.kind in SIGNED else []
        signs += ["automated"] if node.is_automated else []
        a_row = int((inner - (SIGN_STEP * len(signs) + SIGN_RADIUS if signs else 0)) // SIGN_STEP)
        text = () if node.kind in BARS else wrap(node.text, inner, FONT, language)
        name = self.placed.roles.get(node.key, "")
        role = wrap(name, inner - 2 * ROLE_MARK, LABEL_FONT, language) if name else ()
        return BoxForm(node, text, tuple(signs), tuple(letters), max(1, a_row), role)


def _widths(placed: Placed) -> list[float]:
    wanted = [BOX_WIDTH] * placed.columns
    for node in placed.diagram.nodes:
        column = placed.cells[node.key].column
        if node.kind not in BARS:
            role = widest_word(placed.roles.get(node.key, ""), LABEL_FONT) + 2 * ROLE_MARK
            wanted[column] = max(wanted[column], max(widest_word(node.text, FONT), role) + 2 * _inset(node))
    for lane in placed.diagram.lanes:
        column = placed.first_column[lane.key]
        wanted[column] = max(wanted[column], widest_word(lane.name, HEAD_FONT) + 2 * BOX_PADDING - LEAST_OF_GUTTERS)
    return [min(width, WIDEST_BOX) for width in wanted]


def _inset(node: Node) -> float:
    """Return the space between the edge of a box and its text."""
    return TIP_WIDTH + 2 if node.kind in {*SPLITS, "subprocess", "wait"} else BOX_PADDING
