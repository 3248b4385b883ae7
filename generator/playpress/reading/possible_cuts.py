"""YAML text to the places where YAML may have ended a text too early.

Whether it has can be told only with the model; this module looks at the characters around a place.
Knows: how YAML writes comments, commas and numbers. Must not know the model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING, Any, Literal

from playpress.reading.scalars import LONGEST_NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Route
    from playpress.reading.events import Event

_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_BLOCK_MARK = re.compile(r"[|>]?[-+0-9]*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}\Z")
_CAPITAL = re.compile(r"\n[ ]+([^\W\d_a-z][^\n]*)")
_DASH = re.compile(r"\n[ ]*(-[ ])")
_TWO_ENTRIES = re.compile(r"\n([ ]*)(?:[-*•]|\d{1,2}[.)])[ ][^\n]*+\n\1(?:[-*•]|\d{1,2}[.)])[ ]")
"""Matches two entries of a list, one below the other."""
_GOES_ON = re.compile(r"[ ]+(?!- |#)(?![\w\"'-]+:(?: |$))\S")
_FIRST_LINE = re.compile(r"\n([ ]*)[^ \r\n]")
_LINE_OF_KEY = re.compile(r"(?<=\n)([ ]*)([a-z][a-z_]*)(?=:(?:[ \r\n]|\Z))")
_DATA = re.compile(r":[ \t]*(?:[\[{\"'|>]|\S*[ \t]*(?:[\r\n]|\Z))")
_NO_END = re.compile(r"[^\s.!?:;…)”\"][ \t]*\r?\n\Z")
"""Matches the end of a line that is not empty and does not end a sentence."""
_FEW_LINES = 8
ROOM = 20
"""Characters that are left free at the end of a line where no word was too long for it."""
_NUMBER_END = re.compile(r"[-+.0-9eE]+$")
_REMARK = re.compile(
    r"#(?:\s+(?![(\[]|\d{1,6}\b(?![-/.:]\d))|[#!=*~-]|(?:todo|fixme|tbd|xxx|note|hack)\b)", re.IGNORECASE
)


Kind = Literal["comma", "comment", "dash", "digits", "empty", "entry", "folded", "key", "thousands"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where YAML may have ended a text too early.

    - `comma`: within braces a key without colon and value follows a comma. `route` leads to the value before it; the key is
      left out of the data, unless that value is a list or mapping.
    - `comment`: “ #” follows a text, or stands where a text could. `route` leads to that value.
    - `dash`: a text in a list goes on in a line with a capital letter, long before the one above it is full. `route` leads to the entry.
    - `empty`: a key that takes a list has no value. `route` leads to where that would be.
    - `entry`: a line of a text begins with a dash and a space. `route` leads to the text.
    - `folded`: entries of a list stand in a text behind “>”, which makes one line of them. `route` leads to the text.
    - `thousands`: a number has a point and three digits behind it. `route` leads to it.
    - `key`: a line of a block text (`|`, `>`), no further in than its first, begins with a word and a colon. `route` leads to the text.
    - `digits`: within brackets an entry follows a comma between two digits. `route` leads to the entry.

    `start` and `end` are the first character of what was cut off (`#` included; of `thousands`, of the number; of `key`, of the word;
    of `folded`, of the “>”)
    and the one past its last.
    """

    kind: Kind
    route: Route
    start: int
    end: int


def is_remark(comment: str) -> bool:
    """Tell whether a comment is clearly meant as one.

    It is if the “#” is followed by a space and words (but not as in “# 1” or “# (sales)”), by another sign, or by a
    well-known word such as TODO.
    """
    return _REMARK.match(comment) is not None


def next_comment(text: str, start: int) -> int:
    """Return where the spaces before the next “#” (at or after `start`) begin; beyond the text if there is none."""
    blank = text.find("#", start)
    if blank < 0:
        return len(text) + 1
    while blank > start and text[blank - 1] in " \t":
        blank -= 1
    return blank


def end_of_writing(text: str, scalar: Event) -> int:
    """Return where a scalar ends; for a block text, the end of its mark (`|`, `>-`)."""
    if scalar.style in ("|", ">"):
        return _BLOCK_MARK.match(text, scalar.start_mark.index).end()  # type: ignore[union-attr]
    return int(scalar.end_mark.index)


def comment_at(text: str, at: int) -> tuple[int, int] | None:
    """Return start and end of a comment that only spaces separate from `at`; None if there is none."""
    match = _COMMENT.match(text, at)
    return (text.index("#", match.start()), match.end()) if match else None


def parts_digits(text: str, start: int) -> bool:
    """Tell whether the entry at `start` is preceded by a comma between two digits."""
    return start > 1 and text[start - 1] == "," and text[start].isdigit() and text[start - 2].isdigit()


def begins_anew(text: str, start: int, end: int, width: int) -> tuple[int, int] | None:
    """Return start and end of a text's first line that begins with a capital letter, if the line above had room for its first word.

    `width` is that of lines which are filled; None if there is no such line.
    """
    match = _CAPITAL.search(text, start, end)
    if match is None:
        return None
    above = match.start() - (text.rfind("\n", 0, match.start()) + 1)
    return match.span(1) if above + 1 + len(match[1].split(maxsplit=1)[0]) <= width - ROOM else None


def dash_within(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return start and end of the first dash that begins a line of a text; None if there is none."""
    match = _DASH.search(text, start, end)
    return match.span(1) if match else None


def has_list(text: str, start: int, end: int) -> bool:
    """Tell whether two lines of a block text, one below the other and no further in than its first, are entries of a list."""
    first = _FIRST_LINE.search(text, start, end)
    found = _TWO_ENTRIES.search(text, start, end) if first else None
    return first is not None and found is not None and len(found[1]) == len(first[1])


def usual_width(text: str) -> int:
    """Return how many characters lines have that go on in the next one: more than half of them have at least as many. 0 if they are too few to tell."""
    lines = text.splitlines()
    lengths = sorted(len(line) for line, following in pairwise(lines) if _GOES_ON.match(following) and line.strip())
    return lengths[len(lengths) // 2] if len(lengths) >= _FEW_LINES else 0


def keys_within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each word that begins a line of a block text, has a colon behind it and may be a key.

    It may if data follow it (nothing, a bracket, a quotation mark, one word), if no sentence goes on from the line above, or behind
    another one.
    """
    first = _FIRST_LINE.search(text, start, end)
    if first is None:
        return
    lines = (line for line in _LINE_OF_KEY.finditer(text, start, end) if len(line[1]) == len(first[1]))
    for line in dropwhile(lambda line: not has_data_behind(text, line.end()) and _goes_on(text, first, line), lines):
        yield line.span(2)


def has_data_behind(text: str, end: int) -> bool:
    """Tell whether data stand behind a key that ends at `end`: nothing, a bracket, a quotation mark, or one word."""
    return _DATA.match(text, end) is not None


def _goes_on(text: str, first: re.Match[str], line: re.Match[str]) -> bool:
    """Tell whether a sentence goes on in a line: it is not the first, and the one above is not empty and does not end a sentence."""
    above = text.rfind("\n", 0, line.start(1) - 1) + 1
    return line.start(1) > first.start(1) and _NO_END.search(text, above, line.start(1)) is not None


def may_have_thousands(number: str) -> bool:
    """Tell whether the point in a number may have been meant to stand before thousands."""
    return _THOUSANDS.match(number) is not None


def piece_behind_comma(text: str, key: str, end: int) -> tuple[int, int, bool] | None:
    """Return start and end of the key that ends before `end` and follows a comma, and whether no space is between."""
    end = _skip_blanks_before(text, end)
    start = end - len(key)
    comma = _skip_blanks_before(text, start) - 1
    if not key or not text.endswith(key, 0, end) or text[comma : comma + 1] != ",":
        return None
    return start, end, comma + 1 == start


def rejoined(value: Any, piece: str, text: str, start: int) -> str | None:
    """Return a text joined with the piece that a comma before `start` cut off; None if that is not certain.

    `{when: Below 2,000 EUR}` means one text, not two keys. Call it only inside braces, if no space follows the comma
    and no value follows the piece: then nothing else can be meant.
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = _NUMBER_END.search(text, max(0, start - 1 - LONGEST_NUMBER), start - 1)
        value = number[0] if number else ""
    is_text = isinstance(value, str) and value != "" and text.endswith(value, 0, start - 1)
    return f"{value},{piece}" if is_text else None


def _skip_blanks_before(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end
