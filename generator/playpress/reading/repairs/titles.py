"""Entries of a list that begin with a text where a key is needed, as in an outline: `- Review the draft` above `work: 2h`.

Knows: by the model which keys stand where. Must not know files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.model.annotations import fields_of
from playpress.reading.meant import other_word
from playpress.reading.mistake import takes
from playpress.reading.repairs.lines import LONGEST_LINE, Repair, entry, is_blank, known_keys, list_keys, records_at
from playpress.reading.repairs.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

_COMMENT = re.compile(r"[ ]#.*")
SUSPECT = re.compile(r"^[ ]*-[ ]+(?:[^\W\d_a-z]|[^\W\d_][\w'-]*[ ])[^:\n]*:[ ]*\r?$", re.MULTILINE)
"""Matches in a text that may hold such an entry with a colon, which the parser takes for a key."""


class _Entry(NamedTuple):
    """A text that begins an entry in a line, the key that is missing before it, and the lines below with the column of their keys."""

    line: int
    text: str
    key: str
    below: range
    column: int


def missing_first_key(trouble: Trouble) -> Iterator[Repair]:
    """Put the first key before texts that begin entries, where other keys follow them; of all entries of the list at once."""
    for n, line in enumerate(trouble.lines):
        if n not in trouble.texts and (found := _entry(trouble, n)):
            mended: dict[int, str] = {}
            for one in _alike(trouble, found):
                mended |= _with_key(trouble, one)
            start = entry(line).column
            message = N_("the key “{key}” is missing before the text with which this entry begins")
            at = (n, start, len(line.rstrip()))
            yield Repair(mended, at, message, values={"key": found.key}, is_sure=False)
            return


def missing_key_below_id(trouble: Trouble) -> Iterator[Repair]:
    """Put the key before a text in the column of the keys below an id: YAML lets nothing else be read there."""
    for n in dict.fromkeys((trouble.began, trouble.line)):
        line, above = trouble.lines[n], trouble.above(n)
        one, other = entry(line), entry(trouble.lines[above]) if above is not None else None
        if not other or other.key != "id" or not other.value or one.indent != other.column:
            continue
        if one.key or one.dashes or is_blank(line):
            continue
        for record in records_at(trouble.holder(n - 1, one.indent)):
            key = next((key for key in fields_of(record) if key != "id" and takes(record, key, one.value)), "")
            if key:
                message = N_("the key “{key}” is missing before this text")
                mended = f"{line[: one.at]}{key}: {quoted(one.value) if ': ' in one.value else one.value}"
                yield Repair({n: mended}, (n, one.at, len(line.rstrip())), message, values={"key": key}, is_sure=False)


def _entry(trouble: Trouble, line: int) -> _Entry | None:
    """Return the entry that a text in a line begins; None if it begins none to which keys belong."""
    title, below = _title(trouble.lines[line]), trouble.below(line)
    if not title or below is None:
        return None
    start, inner = entry(trouble.lines[line]).indent, entry(trouble.lines[below])
    holder = trouble.holder(line - 1, start + 1).lower()
    block = range(below, trouble.block(line)[-1] + 1)
    keys = {one.key for n in block if (one := entry(trouble.lines[n])).column == inner.column and one.key}
    if inner.indent <= start or inner.dashes or holder not in list_keys() or not _is_known(inner.key, holder):
        return None
    records = sorted(records_at(holder), key=lambda record: len(fields_of(record).keys() & keys), reverse=True)
    fitting = (key for record in records for key in fields_of(record) if key not in keys and takes(record, key, title))
    key = next(fitting, "")
    return _Entry(line, title, key, block, inner.indent) if key else None


def _is_known(key: str, holder: str) -> bool:
    """Tell whether a key is one of the model, in any capitals, or another word for one of an entry of a list."""
    return key.lower() in known_keys() or any(other_word(key, fields_of(record)) for record in records_at(holder))


def _title(line: str) -> str:
    """Return the text of an entry that is one, or is one before a colon; empty if the line is anything else."""
    one = entry(line)
    text = one.key if one.opens else "" if one.key else _COMMENT.sub("", one.value).rstrip().removesuffix(":")
    is_text = one.dashes.count("-") == 1 and text[:1].isalnum() and ": " not in text and len(line) <= LONGEST_LINE
    return text if is_text and text not in known_keys() else ""


def _alike(trouble: Trouble, first: _Entry) -> Iterator[_Entry]:
    """Yield an entry, and those below it in its list that lack the same key."""
    yield first
    indent = entry(trouble.lines[first.line]).indent
    for n in range(first.line + 1, len(trouble.lines)):
        if is_blank(trouble.lines[n]) or entry(trouble.lines[n]).indent > indent or n in trouble.texts:
            continue
        if entry(trouble.lines[n]).indent < indent or not entry(trouble.lines[n]).dashes:
            return
        if (one := _entry(trouble, n)) and one.key == first.key:
            yield one


def _with_key(trouble: Trouble, one: _Entry) -> Iterator[tuple[int, str]]:
    """Yield the lines of an entry with the key before its text, and all other keys in the column of that one."""
    line = trouble.lines[one.line]
    start = entry(line).column
    yield one.line, f"{line[:start]}{one.key}: {one.text}"
    by = start - one.column
    for n in one.below if by else ():
        rest = trouble.lines[n]
        yield n, rest if not rest.strip() else " " * by + rest if by > 0 else rest[min(-by, entry(rest).indent) :]
