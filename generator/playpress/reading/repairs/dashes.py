"""Dashes that are too many: before a key that goes on with the entry above, or belongs beside the key of the list; before a thing where the others stand behind their ids.

YAML reads the first as another entry, and the second as an entry with a key of its own; the third ends the mapping.
Knows: by the model which keys stand where. Must not know files.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.model.annotations import fields_of
from playpress.reading.mistake import takes
from playpress.reading.repairs.heads import data_of
from playpress.reading.repairs.lines import Repair, entry, first_keys, is_blank, known_keys, list_keys, records_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

_GOES_ON = N_("a dash is too many: this line goes on with the entry above")
_BESIDE = N_("a dash is too many: “{key}” is no entry of “{head}”, but stands beside it")

AS_ENTRY = re.compile(
    r"(?:\A(?:[ ]*(?:#[^\n]*)?\r?\n)*|^[a-z0-9-]+:[ ]*(?:\{[^\n]*|\n[ ][^\n]*)\n(?:(?:[ ][^\n]*)?\n)*)-[ ]+\{?[ ]*id:",
    re.MULTILINE,
)
"""Matches an entry with an id where a file begins, or behind a mapping with a key: YAML allows no list there."""
_WITH_ID = re.compile(r"-[ ]+(\{?)[ ]*id:[ ]*([a-z0-9][a-z0-9-]*)[ ]*(?:,[ ]*|(?=\}|#|$))(.*)")


@cache
def suspect() -> re.Pattern[str]:
    """Return what matches in a text in which a dash may be too many: one before a key with which no entry begins."""
    return re.compile(rf"^[ ]*-[ ]+(?:{'|'.join(sorted(known_keys() - first_keys()))}):(?=[ ]|\r?$)", re.MULTILINE)


def too_many(trouble: Trouble) -> Iterator[Repair]:
    """Leave out the first dash before a key with which no entry begins."""
    for n, line in enumerate(trouble.lines):
        if n in trouble.texts or not suspect().match(line):
            continue
        repair = _with_entry_above(trouble, n) or _beside_head(trouble, n) or _beside_key(trouble, n)
        if repair:
            yield repair
            return


def wide(trouble: Trouble) -> Iterator[Repair]:
    """Leave out the blanks too many behind a dash, where the keys below stand as if there was one."""
    for n in dict.fromkeys((trouble.above(trouble.line), trouble.began)):
        one = entry(trouble.lines[n]) if n is not None else None
        below = entry(trouble.lines[trouble.line])
        if n is None or one is None or one.dashes.count("-") != 1 or not one.key or below.dashes or not below.key:
            continue
        if one.indent + len("- ") == below.indent < one.column:
            line = trouble.lines[n]
            mended = f"{line[: one.indent]}- {line[one.column :]}"
            message = N_("too many blanks stand behind this dash: the keys below begin further left")
            yield Repair({n: mended}, (n, one.indent, one.column), message)


def before_id(trouble: Trouble) -> Iterator[Repair]:
    """Write a thing that stands as an entry of a list behind its id, as the others of the file do: `- id: buyer` is `buyer:`."""
    outer = [
        n for n, line in enumerate(trouble.lines) if line[:1] not in ("", " ", "#", "\r") and n not in trouble.texts
    ]
    keys = [n for n in outer if not entry(trouble.lines[n]).dashes]
    if not keys or not all(_is_head(trouble, n) for n in keys):
        return
    for n in outer:
        if match := _WITH_ID.match(trouble.lines[n]):
            brace, name, rest = match.groups()
            line = f"{name}: {{{rest}" if brace else f"{name}: {rest}".rstrip()
            message = N_("a dash begins an entry of a list, and the others stand behind their ids")
            yield Repair({n: line}, (n, 0, len(trouble.lines[n])), message, values={"line": InFull(line)})
            return


def _is_head(trouble: Trouble, line: int) -> bool:
    """Tell whether a mapping stands behind or below the key of a line."""
    one, below = entry(trouble.lines[line]), trouble.below(line)
    is_above = one.opens and below is not None and entry(trouble.lines[below]).indent > 0
    return one.key != "" and (one.value.startswith("{") or is_above)


def _with_entry_above(trouble: Trouble, line: int) -> Repair | None:
    """Return the repair of an entry that lacks a key which the one above has, and has none of its keys."""
    one = entry(trouble.lines[line])
    above, here = _keys_above(trouble, line), _keys_from(trouble, line)
    holder = trouble.holder(line - 1, one.column)
    for record in records_at(holder) if holder in list_keys() else []:
        needed = {name for name, field in fields_of(record).items() if field.is_required}
        if above and here and not needed <= here and not above & here and above | here <= fields_of(record).keys():
            text = trouble.lines[line].replace("-", " ", 1)
            return Repair({line: text}, (line, one.indent, one.indent + 1), _GOES_ON)
    return None


def _beside_head(trouble: Trouble, line: int) -> Repair | None:
    """Return the repair of an entry of a list of texts that is a key which may stand beside that of the list."""
    one, head = entry(trouble.lines[line]), _head(trouble, line)
    if head is None:
        return None
    above, block = entry(trouble.lines[head]), trouble.block(line)
    column, after = above.column, trouble.below(block[-1])
    data = data_of([trouble.lines[n][one.column :] if n == line else trouble.lines[n][one.indent :] for n in block])
    is_last = after is None or entry(trouble.lines[after]).indent < one.indent or not entry(trouble.lines[after]).dashes
    if not is_last or not isinstance(data, dict) or list(data) != [one.key] or one.key in _keys_around(trouble, head):
        return None
    records = [record for record in trouble.records(head, column) if one.key in fields_of(record)]
    is_entry = any(one.key in fields_of(record) for record in records_at(above.key))
    if is_entry or not any(takes(record, one.key, data[one.key]) for record in records):
        return None
    mended = _without_dash(trouble, line, column)
    values = {"key": one.key, "head": above.key}
    return Repair(mended, (line, one.indent, one.indent + 1), _BESIDE, values=values, is_sure=False)


def _beside_key(trouble: Trouble, line: int) -> Repair | None:
    """Return the repair of a dash that stands where a key can, below another key with its value."""
    one, above = entry(trouble.lines[line]), trouble.above(line)
    if above is None or above in trouble.texts or not trouble.may_stand(line, one.indent, one.key, if_unknown=False):
        return None
    other = entry(trouble.lines[above])
    if not other.key or other.opens or other.column != one.indent or one.key in _keys_around(trouble, above):
        return None
    message = N_("a dash begins an entry of a list, and here is none")
    return Repair(_without_dash(trouble, line, one.indent), (line, one.indent, one.indent + 1), message)


def _without_dash(trouble: Trouble, line: int, column: int) -> dict[int, str]:
    """Return the lines of an entry without its dash, the key of the first in a column and the others as far left."""
    key = entry(trouble.lines[line]).column
    further = {n: trouble.lines[n][key - column :] for n in trouble.block(line)}
    return further | {line: " " * column + trouble.lines[line][key:]}


def _head(trouble: Trouble, line: int) -> int | None:
    """Return the line of the key that takes the list in which an entry stands; None if there is none."""
    indent = entry(trouble.lines[line]).indent
    for n in range(line - 1, -1, -1):
        one = entry(trouble.lines[n])
        if is_blank(trouble.lines[n]) or one.indent > indent or (one.dashes and one.indent == indent):
            continue
        return n if one.opens and one.key in list_keys() else None
    return None


def _keys_above(trouble: Trouble, line: int) -> set[str]:
    """Return the keys of the entry above one of the same list; none if it is the first."""
    indent = entry(trouble.lines[line]).indent
    for n in range(line - 1, -1, -1):
        one = entry(trouble.lines[n])
        if not is_blank(trouble.lines[n]) and one.indent <= indent:
            return _keys_from(trouble, n) if one.dashes and one.indent == indent else set()
    return set()


def _keys_from(trouble: Trouble, line: int) -> set[str]:
    """Return the keys from a line on in its column, to the end of the mapping."""
    column, keys = entry(trouble.lines[line]).column, {entry(trouble.lines[line]).key}
    for n in range(line + 1, len(trouble.lines)):
        one = entry(trouble.lines[n])
        if is_blank(trouble.lines[n]) or n in trouble.texts or one.indent > column:
            continue
        if one.indent < column or one.dashes:
            break
        keys.add(one.key)
    return keys - {""}


def _keys_around(trouble: Trouble, head: int) -> set[str]:
    """Return the keys of the mapping in which a key stands, those above it and those below."""
    column, first = entry(trouble.lines[head]).column, head
    while first > 0 and not (entry(trouble.lines[first]).dashes and entry(trouble.lines[first]).column == column):
        if not is_blank(trouble.lines[first]) and entry(trouble.lines[first]).indent < column:
            break
        first -= 1
    keys: set[str] = set()
    for n in range(first, len(trouble.lines)):
        one = entry(trouble.lines[n])
        if n > head and not is_blank(trouble.lines[n]) and one.indent < column:
            break
        keys |= {one.key} if one.column == column and n not in trouble.texts else set()
    return keys
