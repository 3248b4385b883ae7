"""Lines of YAML that cannot be read, to what stands in each of them; and repairs as values.

Knows: how a line of a playbook looks. Must not know what a playbook is, beyond the names of its keys.
"""

from __future__ import annotations

import re
import typing
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.diagnostics import N_, InFull
from playpress.model.annotations import entry_of, fields_of
from playpress.model.handbook import Handbook
from playpress.model.kinds import KINDS
from playpress.model.record import Reference, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from playpress.model.annotations import Annotation
    from playpress.model.record import Record

LONGEST_LINE = 2000
"""Characters of a line that are looked at; a longer one is not mended."""
STEP = 2
"""Spaces by which entries stand further in than what they belong to, where nothing else tells."""
WRITE_LINE = N_("write it like this: {line}")
SIGN_BEFORE_NUMBER = N_("a sign stands before the number; which way is better says “direction”")
_ENTRY = re.compile(r"([ ]*)((?:-[ ]+|-$)*)(?:([A-Za-z_][\w-]*|\"[\w-]+\")[ ]?:(?=[ ]|$)[ ]*)?(.*)")
_BLOCK = re.compile(r"[|>][-+0-9]*(?:[ \t]+#.*)?$")


class Entry(NamedTuple):
    """A line: its indent, its dashes, its key (empty if it has none), its value, and the column where the value begins."""

    indent: int
    dashes: str
    key: str
    value: str
    at: int

    @property
    def column(self) -> int:
        """The column (from 0) behind the dashes: that of the key or text."""
        return self.indent + len(self.dashes)

    @property
    def opens(self) -> bool:
        """Whether the lines below are its value."""
        return self.key != "" and self.value == ""


def entry(line: str) -> Entry:
    """Return what stands in a line."""
    match = _ENTRY.match(line[:LONGEST_LINE].rstrip(" \t"))
    if match is None:
        return Entry(0, "", "", line, 0)
    return Entry(len(match[1]), match[2], match[3] or "", match[4], match.start(4))


@dataclass(frozen=True)
class Trouble:
    """A text's lines, and the place (line and column from 0) where the parser stopped.

    `began` is the line in which what it was reading begins, `words` are its own; empty if it reads the text to its end.
    """

    lines: Sequence[str]
    line: int
    column: int
    began: int
    words: str = ""

    @cached_property
    def texts(self) -> frozenset[int]:
        """The lines that belong to block texts."""
        return frozenset(_block_texts(self.lines))

    def above(self, line: int) -> int | None:
        """Return the nearest line above that holds something; None if there is none."""
        return next((n for n in range(line - 1, -1, -1) if not is_blank(self.lines[n])), None)

    def below(self, line: int) -> int | None:
        """Return the nearest line below that holds something; None if there is none."""
        return next((n for n in range(line + 1, len(self.lines)) if not is_blank(self.lines[n])), None)

    @cached_property
    def _heads(self) -> tuple[list[tuple[str, ...]], list[tuple[int, ...]]]:
        """For each line the keys above and in it that are open there, the outermost first, and their columns."""
        keys: list[tuple[str, ...]] = []
        columns: list[tuple[int, ...]] = []
        open_keys: tuple[str, ...] = ()
        open_columns: tuple[int, ...] = ()
        for n, line in enumerate(self.lines):
            one = entry(line)
            if one.opens and not is_blank(line) and n not in self.texts:
                depth = bisect_left(open_columns, one.column)
                open_keys, open_columns = (*open_keys[:depth], one.key), (*open_columns[:depth], one.column)
            keys.append(open_keys)
            columns.append(open_columns)
        return keys, columns

    def holder(self, line: int, column: int) -> str:
        """Return the key in or above a line below which the keys in a column stand; empty if there is none."""
        keys, columns = self._heads
        depth = bisect_left(columns[line], column) if line >= 0 else 0
        return keys[line][depth - 1] if depth else ""

    def records(self, line: int, column: int) -> list[type[Record]]:
        """Return the records of which a key in a column may be, by what stands above a line; none if that is unknown."""
        holder = self.holder(line - 1, column)
        if holder or column > 0:
            return records_at(holder)
        outer = (entry(text) for text in self.lines[:line])
        keys = {one.key for one in outer if one.key and not one.indent and not one.dashes}
        return records_with(keys) if keys else []

    def may_stand(self, line: int, column: int, key: str, *, if_unknown: bool) -> bool:
        """Tell whether a key may stand in a column of a line; `if_unknown` is the answer where it is unknown what stands there."""
        records = self.records(line, column)
        return any(key in fields_of(record) for record in records) if records else if_unknown

    def block(self, line: int) -> range:
        """Return a line and all below it that stand further in."""
        indent, end = entry(self.lines[line]).indent, line + 1
        for n in range(line + 1, len(self.lines)):
            if self.lines[n].strip() and entry(self.lines[n]).indent <= indent:
                break
            if self.lines[n].strip():
                end = n + 1
        return range(line, end)


@dataclass(frozen=True)
class Repair:
    """Lines that may have been meant (by number), where the slip is (line, first column, one past the last), and what is said.

    `is_fix`: the file may be changed so; `is_sure`: nothing else can be meant. `instead` are the lines that the file gets, where
    they are others than those that are read: one more, of a line that is missing; or one less, where None stands. `is_quotation`: a value was put in quotes, so it is a text now.
    `loses`: words are left out that may say what is missing elsewhere.
    """

    lines: Mapping[int, str]
    at: tuple[int, int, int]
    message: str
    hint: str = WRITE_LINE
    values: Mapping[str, Any] = field(default_factory=dict)
    is_fix: bool = True
    is_sure: bool = True
    instead: Mapping[int, str | None] = field(default_factory=dict)
    is_quotation: bool = False
    loses: bool = False

    def said(self) -> dict[str, Any]:
        """Return the values of message and hint; `line` is the first mended line."""
        first = self.lines[min(self.lines)].strip()
        return {"line": InFull(first), **self.values}


def is_blank(line: str) -> bool:
    """Tell whether a line holds nothing, or a comment alone."""
    return line.lstrip()[:1] in ("", "#")


def _block_texts(lines: Sequence[str]) -> Iterator[int]:
    inside: int | None = None
    for n, line in enumerate(lines):
        one = entry(line)
        if inside is not None and (not line.strip() or one.indent > inside or line[:1] == "\t"):
            yield n
            continue
        inside = None
        if _BLOCK.match(one.value):
            inside = one.column if one.key else one.indent


@cache
def known_keys() -> frozenset[str]:
    """Return every key that some file of a handbook may have."""
    return frozenset({"id", *_annotations()})


@cache
def list_keys() -> frozenset[str]:
    """Return the keys that take lists, and nothing else, wherever they stand."""
    return _keys_that(lambda one: entry_of(one.kind).kind is not None)


@cache
def text_keys() -> frozenset[str]:
    """Return the keys that take texts, and nothing else, wherever they stand."""
    return _keys_that(lambda one: isinstance(one.mark, Text) and one.record is None)


@cache
def pair_keys() -> frozenset[str]:
    """Return the keys that take pairs of words, whatever the first one is."""
    return _keys_that(lambda one: typing.get_origin(one.kind) is dict)


@cache
def reference_keys() -> frozenset[str]:
    """Return the keys that take ids of other things, and nothing else, wherever they stand."""
    return _keys_that(lambda one: isinstance(one.mark, Reference) or isinstance(entry_of(one.kind).mark, Reference))


@cache
def first_keys() -> frozenset[str]:
    """Return the keys with which entries of lists usually begin: the first of each record."""
    entries = (entry_of(one.kind).record for found in _annotations().values() for one in found)
    return frozenset(next(iter(fields_of(record))) for record in entries if record)


def records_with(keys: Collection[str]) -> list[type[Record]]:
    """Return the records that may have all these keys."""
    return [record for record in _records() if fields_of(record).keys() >= set(keys)]


def records_at(key: str) -> list[type[Record]]:
    """Return the records that stand under a key, alone or as entries of a list."""
    places = [place for one in _annotations().get(key, ()) for place in (one, entry_of(one.kind))]
    return [place.record for place in places if place.record]


def _keys_that(fits: Callable[[Annotation], bool]) -> frozenset[str]:
    return frozenset(key for key, found in _annotations().items() if all(map(fits, found)))


@cache
def _annotations() -> Mapping[str, list[Annotation]]:
    """Return what each key takes in each record that has it."""
    found: dict[str, list[Annotation]] = {}
    for record in _records():
        for key, one in fields_of(record).items():
            found.setdefault(key, []).append(one.annotation)
    return found


@cache
def _records() -> tuple[type[Record], ...]:
    """Return all records of the model, those of files first."""
    waiting: list[type[Record]] = [Handbook, *(kind.model for kind in KINDS.values())]
    seen: dict[type[Record], None] = {}
    while waiting:
        model = waiting.pop(0)
        if model in seen:
            continue
        seen[model] = None
        for one in fields_of(model).values():
            within = (one.annotation, entry_of(one.annotation.kind))
            waiting += [annotation.record for annotation in within if annotation.record]
    return tuple(seen)
