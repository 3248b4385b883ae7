"""A file's text to the comments in it that silence a finding, such as `# playpress: ignore PB540 The reason`.

A comment behind something speaks of its own line, one on a line of its own of the next line that is no comment.
Knows: how comments are written. Must not know which rules there are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Location
    from playpress.reading.places import FileText

SIGN = re.compile(r"#\s*playpress\s*:", re.IGNORECASE)
"""How a comment begins that speaks to Playpress."""
_SILENCE = re.compile(
    r"""
    (?<!\S)\#[ \t]*playpress[ \t]*:[ \t]*ignore\b[ \t:]*
    (?P<rules>[\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?
    (?P<reason>[^\r\n]*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMMENT = re.compile(r"(?<!\S)#")
_MARKS = " \t:,;.–—-"


class Silence(NamedTuple):
    """A comment that silences rules in a line: `rules` as written (codes or names), and why; both may be empty."""

    line: int
    rules: tuple[str, ...]
    reason: str
    at: Location


def find_silences(source: FileText) -> Iterator[Silence]:
    """Yield the silences in a file, in order; what only looks like one within a text is none."""
    if not SIGN.search(source.text):
        return
    texts = source.stretches()
    for match in _SILENCE.finditer(source.text):
        at = source.span(match.start(), len(source.text[: match.end()].rstrip()))
        if not _is_within(source.text, match.start(), at.column, texts):
            rules = tuple(word.strip() for word in (match["rules"] or "").split(",") if word.strip())
            yield Silence(_line_meant(source, at.line), rules, match["reason"].strip(_MARKS), at)


def _is_within(text: str, start: int, column: int, texts: list[tuple[int, int]]) -> bool:
    """Tell whether what begins at a character (in this column) stands within a key, a value or another comment."""
    signs = [start, *(match.start() for match in _COMMENT.finditer(text, start - column + 1, start))]
    in_text = [any(first <= sign < last for first, last in texts) for sign in signs]
    return in_text[0] or not all(in_text[1:])


def _line_meant(source: FileText, line: int) -> int:
    """Return the line that a comment in a line speaks of."""
    if source.lines(line, line)[0].lstrip().startswith("#"):
        for number in range(line + 1, source.line_count + 1):
            text = source.lines(number, number)[0].strip()
            if text and not text.startswith("#"):
                return number
    return line
