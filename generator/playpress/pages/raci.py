"""The letters R A C I, and the matrices made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.parts import LETTERS
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.analysis.parts import Letter
    from playpress.pages.writer import Writer


class Badge(NamedTuple):
    """One of the letters R A C I: its word, and the letter as the style sheet knows it."""

    letter: Md
    word: Md
    style: Md


class RaciRow(NamedTuple):
    """A row of the matrix: what, and the letters in each column."""

    head: Link
    cells: tuple[tuple[Badge, ...], ...]


class RaciTable(NamedTuple):
    """A matrix of steps or processes and roles."""

    corner: Md
    columns: tuple[Link, ...]
    rows: tuple[RaciRow, ...]


def raci_letters(write: Writer) -> tuple[Entry, ...]:
    """Return what the four letters mean."""
    return tuple(
        Entry(Md(f"{letter} – {write.say(labels.RACI_LETTERS[letter])}"), write.say(labels.RACI_MEANINGS[letter]))
        for letter in LETTERS
    )


def badges(letters: Iterable[Letter], write: Writer) -> tuple[Badge, ...]:
    """Return the badges of some letters."""
    return tuple(Badge(Md(x), write.say(labels.RACI_LETTERS[x]), Md(x.lower())) for x in letters)
