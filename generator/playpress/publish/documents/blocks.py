"""What a document consists of, as values that a template of the same name sets: `heading`, `table`, `step` and so on.

Knows: text for documents. Must not know how it is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from playpress.publish.documents.rich import Text


class Heading(NamedTuple):
    """A heading: its level below the chapter's own (0), and the path of the page that links to it name."""

    level: int
    text: Text
    label: str = ""


class Lead(NamedTuple):
    """The sentence below the heading of a chapter."""

    text: Text


class Note(NamedTuple):
    """A remark in a frame."""

    text: Text


class Prose(NamedTuple):
    """Blocks of text."""

    blocks: list[Any]


class Items(NamedTuple):
    """A list of texts."""

    items: tuple[Text, ...]


class Tasks(NamedTuple):
    """A list of things to tick on paper."""

    items: tuple[Text, ...]


class Facts(NamedTuple):
    """Terms, each with what is to be said of it."""

    entries: tuple[tuple[Text, Text], ...]


class Table(NamedTuple):
    """A table: the heads of its columns, their shares of the width, and rows, whose first cell names the row."""

    columns: tuple[Text, ...]
    shares: tuple[int, ...]
    rows: tuple[tuple[Text, ...], ...]


class Matrix(NamedTuple):
    """A table of letters: heads that are turned where there are many, and in each row its name and its cells."""

    corner: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, tuple[tuple[str, ...], ...]], ...]


class Drawing(NamedTuple):
    """A picture: SVG that needs no other file, its words for those who do not see it, and what stands below it."""

    svg: str
    says: str
    caption: Text


class Step(NamedTuple):
    """A step of a process. `is_mine`: the document is for a role that does or decides it."""

    number: str
    heading: Heading
    type: str
    facts: tuple[tuple[Text, Text], ...]
    instructions: tuple[list[Any], ...]
    details: tuple[tuple[Text, Text], ...]
    ways_out: tuple[Text, ...]
    is_mine: bool


Block = Heading | Lead | Note | Prose | Items | Tasks | Facts | Table | Matrix | Drawing | Step


class Chapter(NamedTuple):
    """Blocks under one heading, whose level is `depth` (1 is the highest); most chapters begin on a sheet of their own."""

    depth: int
    blocks: tuple[Block, ...]
    begins_sheet: bool = True


def as_data(value: Any) -> Any:
    """Return blocks as plain data: a block is a mapping with its fields, and its name in lower case as `block`."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {"block": type(value).__name__.lower(), **{k: as_data(v) for k, v in value._asdict().items()}}
    return [as_data(part) for part in value] if isinstance(value, tuple) else value
