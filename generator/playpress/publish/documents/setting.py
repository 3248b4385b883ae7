"""What all chapters are written with: a writer whose Markdown becomes text for documents, and the style of pictures.

Knows: the writer, text for documents. Must not know chapters.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from playpress.language.richtext import Md
from playpress.model.hue import light_shades
from playpress.pages.writer import Writer
from playpress.publish.documents.blocks import Table
from playpress.publish.documents.rich import blocks_of, text_of
from playpress.publish.drawing import COLOURS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from playpress.analysis.facts import Facts
    from playpress.language.translation import Translator
    from playpress.pages.page import Entry, Link
    from playpress.publish.documents.rich import Text


class Column(NamedTuple):
    """A column of a table: its head (a message to translate) and its share of the width."""

    head: str
    share: int


class Pen:
    """Writes chapters. `style` is the style sheet of diagrams, `colour` that of headings and lines: the project's, if it has one.

    Its addresses of pages are their paths below the folder of pages, which a document resolves.
    """

    def __init__(self, facts: Facts, translator: Translator, style: str) -> None:
        """Take the facts, the language, and the style sheet of the site's diagrams."""
        self.facts, self.library, self.translator = facts, facts.library, translator
        hue = self.library.handbook.theme.hue
        self.colour = COLOURS["--pp-brand"] if hue is None else light_shades(hue).strong
        self.style = (
            style if hue is None else f"{style}\n:root {{ --pp-brand: {self.colour}; --pp-node-line: {self.colour}; }}"
        )

    @cached_property
    def write(self) -> Writer:
        """A writer for a page in the folder of pages itself."""
        return Writer(self.facts, self.translator, "")

    def say(self, message: str, **values: object) -> Text:
        """Return one of our own messages as text."""
        return text_of(self.write.say(message, **values))

    def plain(self, text: str | None) -> Text:
        """Return a plain text."""
        return text_of(self.write.plain(text))

    def inline(self, text: str | None) -> Text:
        """Return a Markdown text in one line."""
        return text_of(self.write.inline(text))

    def blocks(self, text: str | None) -> list[Any]:
        """Return a Markdown text as blocks."""
        return blocks_of(self.write.markdown(text))

    def entries(self, entries: Iterable[Entry]) -> tuple[tuple[Text, Text], ...]:
        """Return the entries that have a text, as terms and texts."""
        return tuple((text_of(entry.term), text_of(entry.text)) for entry in entries if entry.text)

    def table(self, columns: Iterable[Column], rows: Iterable[Iterable[Md | Link]]) -> list[Table]:
        """Return a table without the columns that are empty in every row; none for no rows."""
        cells = [tuple(text_of(cell if isinstance(cell, Md) else cell.md) for cell in row) for row in rows]
        used = [(n, column) for n, column in enumerate(columns) if any(row[n] for row in cells)]
        if not cells:
            return []
        heads = tuple(self.say(column.head) for _, column in used)
        shares = tuple(column.share for _, column in used)
        return [Table(heads, shares, tuple(tuple(row[n] for n, _ in used) for row in cells))]
