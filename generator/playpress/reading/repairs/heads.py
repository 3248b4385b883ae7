"""Lines that stand too far in for what is above them, since the line with their key is missing.

What stands there is read as if the line were there: it is written behind the key in brackets, and no line is added.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, InFull
from playpress.model.annotations import entry_of, fields_of
from playpress.model.record import Text
from playpress.reading.events import YamlError
from playpress.reading.mistake import takes
from playpress.reading.places import FileText
from playpress.reading.repairs.lines import Repair, entry, is_blank, known_keys, records_at, records_with
from playpress.reading.yaml_data import DataBuilder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playpress.model.record import Record
    from playpress.reading.repairs.lines import Trouble

_MOST_LINES = 600
"""Lines that are looked at below a missing key."""


def missing(trouble: Trouble) -> Iterator[Repair]:
    """Put the missing key before a block of lines: one that may stand between its neighbours, and takes what is there."""
    for lines, column, holder in _blocks(trouble):
        key_of = partial(_key, holder, *_beside(trouble, lines, column))
        block, data, key = _fitting(trouble, lines, data_of([trouble.lines[n] for n in lines]), key_of)
        if not key:
            continue
        first, line = block[0], trouble.lines[block[0]]
        head = f"{' ' * column}{key}:"
        at = (first, entry(line).indent, len(line.rstrip()))
        yield Repair(
            dict.fromkeys(block, "") | {first: f"{head} {json.dumps(data, ensure_ascii=False)}"},
            at,
            N_("the line “{key}:” is missing above this one"),
            N_("write above it: {line}"),
            {"key": key, "line": InFull(f"{key}:")},
            is_sure=False,
            instead={first: f"{head}\n{line}"},
        )


def _fitting(trouble: Trouble, block: range, data: Any, key_of: Callable[[Any], str]) -> tuple[range, Any, str]:
    """Return as many of the entries of a block as one key takes, their lines and the key; an empty key if none takes the first."""
    if not isinstance(data, list):
        return block, data, key_of(data) if data else ""
    indent = entry(trouble.lines[block[0]]).indent
    starts = [n for n in block if entry(trouble.lines[n]).indent == indent and entry(trouble.lines[n]).dashes]
    for count in range(len(data), 0, -1):
        if len(starts) == len(data) and (key := key_of(data[:count])):
            return range(block[0], [*starts, block[-1] + 1][count]), data[:count], key
    return block, data, ""


def _blocks(trouble: Trouble) -> Iterator[tuple[range, int, str]]:
    """Yield the blocks that may lack a key, each with the column in which that would stand, and the key above all that; empty if it is unknown."""
    line = trouble.line
    here = entry(trouble.lines[line])
    if line in trouble.texts or is_blank(trouble.lines[line]):
        return
    above = next(
        (
            n
            for n in range(line - 1, -1, -1)
            if not is_blank(trouble.lines[n])
            and n not in trouble.texts
            and entry(trouble.lines[n]).key
            and entry(trouble.lines[n]).column < here.indent
        ),
        None,
    )
    if above is None:
        return
    one = entry(trouble.lines[above])
    if one.opens and here.key and not here.dashes:  # the block stands between a key and one that stands less far in
        first = trouble.below(above)
        if first is not None and first < line and entry(trouble.lines[first]).indent > here.indent > one.column:
            yield range(first, line), here.indent, one.key
    elif here.indent > one.column:
        end = next(
            (
                n
                for n in range(line, len(trouble.lines))
                if trouble.lines[n].strip() and entry(trouble.lines[n]).indent < here.indent
            ),
            len(trouble.lines),
        )
        yield range(line, end), one.column, trouble.holder(above, one.column)


def _beside(trouble: Trouble, block: range, column: int) -> tuple[list[str], list[str]]:
    """Return the keys above a block in a column and those below, the nearest first, up to where something stands less far in."""
    sides: tuple[list[str], list[str]] = ([], [])
    for side, way in zip(sides, (range(block[0] - 1, -1, -1), range(block[-1] + 1, len(trouble.lines))), strict=True):
        for n in way:
            one = entry(trouble.lines[n])
            if is_blank(trouble.lines[n]) or n in trouble.texts:
                continue
            is_next = one.dashes != "" and one.indent < column
            if one.column < column or (is_next and way.step > 0):
                break
            if one.column == column and one.key in known_keys():
                side.append(one.key)
            if is_next:
                break
    return sides


def _key(holder: str, above: list[str], below: list[str], data: Any) -> str:
    """Return the key that may stand between others and takes the data, the first in the order of the model; empty if there is none."""
    keys = [*above, *below]
    records = records_at(holder) if holder else records_with(keys) if len(keys) > 1 else []
    for record in records:
        names = [*fields_of(record)]
        fitting = [
            name for name, one in fields_of(record).items() if name not in keys and takes_entries(record, name, data)
        ]
        between = [
            name
            for name in fitting
            if (not above or above[0] not in names or names.index(name) > names.index(above[0]))
            and (not below or below[0] not in names or names.index(name) < names.index(below[0]))
        ]
        if fitting and set(keys) <= set(names):
            return (between or fitting)[0]
    return ""


def takes_entries(record: type[Record], name: str, data: Any) -> bool:
    """Tell whether a key takes a list of texts, a list of mappings or a mapping; of mappings the keys are looked at."""
    annotation = fields_of(record)[name].annotation
    place = entry_of(annotation.kind) if isinstance(data, list) else annotation
    entries = data if isinstance(data, list) else [data]
    if all(isinstance(one, str) for one in entries):
        return (
            isinstance(data, list)
            and (isinstance(place.mark, Text) or place.record is not None)
            and takes(record, name, data)
        )
    inner = fields_of(place.record).keys() if place.record else frozenset()
    return all(isinstance(one, dict) and one.keys() <= inner for one in entries)


def data_of(lines: list[str]) -> Any:
    """Return what lines say; None if they cannot be read, or are too many."""
    try:
        return DataBuilder(FileText("", "\n".join(lines) + "\n")).build() if len(lines) <= _MOST_LINES else None
    except YamlError:
        return None
