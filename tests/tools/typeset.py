"""Reads a PDF that typst has made: its words and where they stand, its tags, links and contents."""

from __future__ import annotations

from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject
from pypdfium2 import PdfDocument

if TYPE_CHECKING:
    from collections.abc import Iterator


class Line(NamedTuple):
    """Letters that stand together: their sheet (from 0), and their sides in points from its lower left corner."""

    sheet: int
    left: float
    bottom: float
    right: float
    top: float
    text: str

    def covers(self, other: Line, slack: float = 1.5) -> bool:
        """Tell whether two lines lie on each other by more than `slack` points in both directions."""
        if self.top - other.bottom <= slack or other.top - self.bottom <= slack or self.sheet != other.sheet:
            return False  # as nearly all are
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and down > slack


class Tag(NamedTuple):
    """A tag: its kind as PDF names it, and the words for those who do not see what is in it."""

    kind: str
    says: str


class TypesetPdf:
    """A PDF of typst's."""

    def __init__(self, data: bytes) -> None:
        self.reader, self.document = PdfReader(BytesIO(data)), PdfDocument(data)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each sheet, its words with one space between them, and words broken at a line's end made whole."""
        return [" ".join(self._text(n).replace("\ufffe", "").split()) for n in range(len(self.document))]

    def _text(self, sheet: int) -> str:
        text: str = self.document[sheet].get_textpage().get_text_range()
        return text

    @property
    def text(self) -> str:
        """All text."""
        return " ".join(self.texts)

    @cached_property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each sheet in whole millimetres."""
        points = (page.get_size() for page in self.document)
        return [(round(width * 25.4 / 72), round(height * 25.4 / 72)) for width, height in points]

    @cached_property
    def lines(self) -> list[Line]:
        """All lines of text with their places."""
        return [line for sheet in range(len(self.document)) for line in self._lines(sheet)]

    def _lines(self, sheet: int) -> Iterator[Line]:
        page = self.document[sheet].get_textpage()
        for n in range(page.count_rects()):
            left, bottom, right, top = page.get_rect(n)
            yield Line(sheet, left, bottom, right, top, page.get_text_bounded(left, bottom, right, top))

    @cached_property
    def tags(self) -> list[Tag]:
        """All tags in the order of reading."""
        return list(_tags(self.catalogue["/StructTreeRoot"]["/K"]))

    @property
    def catalogue(self) -> Any:
        """The PDF's catalogue: what it says of itself."""
        return self.reader.root_object

    @cached_property
    def contents(self) -> list[tuple[str, int]]:
        """The bookmarks of the highest level, with their sheets."""
        return [(str(mark.get_title()), mark.get_dest().get_index()) for mark in self.document.get_toc(max_depth=1)]

    @cached_property
    def links(self) -> set[str]:
        """The addresses of links out of the document."""
        notes = (note.get_object() for page in self.reader.pages for note in page.get("/Annots", ()))
        return {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}

    def count_links_inside(self) -> int:
        """Return how many links lead to a place in the document."""
        notes = [note.get_object() for page in self.reader.pages for note in page.get("/Annots", ())]
        return sum("/Dest" in note or note.get("/A", {}).get("/S") == "/GoTo" for note in notes)


def _tags(node: object) -> Iterator[Tag]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, ArrayObject):
        for part in node:
            yield from _tags(part)
    elif isinstance(node, DictionaryObject) and "/S" in node:
        yield Tag(str(node["/S"]).removeprefix("/"), str(node.get("/Alt", "")))
        yield from _tags(node.get("/K", ArrayObject()))
