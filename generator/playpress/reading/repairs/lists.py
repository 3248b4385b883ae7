"""Lists of which an entry begins in another column than the others, or further left than the key that it belongs to.

YAML takes an entry that stands further in than the one above it as a part of that one's text, without a word, and one
that stands further left for an entry of the list around.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.model.annotations import fields_of
from playpress.reading.repairs.heads import data_of, takes_entries
from playpress.reading.repairs.indents import BEGIN_AT, moved
from playpress.reading.repairs.lines import STEP, Repair, entry, is_blank, list_keys, records_at, records_with
from playpress.reading.repairs.quotes import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

FEWEST = 2
"""So many entries below a text are a list; one alone may be a dash within a sentence."""
SUSPECT = re.compile(r"^([ ]*)- (?=[^\s:]+ )[^\n]*\n(?:\1[ ]{2}- [^\n]*\n(?:\1[ ]{4}[^\n]*\n)*){2}", re.MULTILINE)
"""Matches an entry in words with a list below it, in its column."""
_TOO_FAR_LEFT = N_("this line belongs below “{key}”, but begins too far left")
_BEGIN_ALL = N_("move it and the lines that belong with it to the right, so that it begins in column {column}: {line}")


def uneven(trouble: Trouble) -> Iterator[Repair]:
    """Move the entries of a list of texts that do not begin in the column of the others."""
    for n, line in enumerate(trouble.lines):
        if "- " not in line or (head := trouble.above(n)) is None or n in trouble.texts:
            continue
        if not entry(trouble.lines[head]).opens:
            continue
        entries = _entries(trouble, head)
        columns = [entry(trouble.lines[first]).indent for first in (one[0] for one in entries)]
        if len(set(columns)) > 1:
            right = _right(columns, entry(trouble.lines[head]).column + _usual_step(trouble, head))
            wrong = next(k for k, column in enumerate(columns) if column != right)
            last = next((k for k in range(wrong, len(columns)) if columns[k] != columns[wrong]), len(columns)) - 1
            yield moved(trouble, range(entries[wrong][0], entries[last][-1] + 1), right)
            return


def nested(trouble: Trouble) -> Iterator[Repair]:
    """Make one text of an entry with a list below it, which YAML would join with its dashes or take for a key and its value."""
    message = N_("a list stands below a text, and would be read as a part of it")
    hint = N_("write each on a line of its own: {lines}")
    for n, line in enumerate(trouble.lines):
        one = entry(line)
        if not one.dashes or one.key or not one.value or n in trouble.texts or not (inner := _list_below(trouble, n)):
            continue
        if trouble.holder(n, one.column) not in list_keys():
            continue
        said = [one.value, *(trouble.lines[k].strip() for k in inner)]
        read = {n: line[: one.at] + quoted(" ".join(said)), **dict.fromkeys(inner, "")}
        text = f"{line[: one.at]}|\n{' ' * one.column}{one.value}\n"
        instead = {n: text, **{k: trouble.lines[k] for k in inner}}
        values = {"lines": InFull(" / ".join(["- |", *said]))}
        yield Repair(read, (n, one.at, len(line)), message, hint, values, is_sure=False, instead=instead)
        return


def _list_below(trouble: Trouble, line: int) -> range:
    """Return the lines of a list of texts that begins right below an entry, in the column of its text; an empty range if there is none.

    The entry's text ends with a colon, or goes on in each of them with a small letter: else they are its neighbours.
    """
    column, end, found = entry(trouble.lines[line]).column, line + 1, 0
    is_head = entry(trouble.lines[line]).value.endswith(":")
    while end < len(trouble.lines) and (inner := entry(trouble.lines[end])).indent >= column:
        if inner.indent == column:
            if inner.key or not inner.value or not inner.dashes or not (is_head or _goes_on(trouble, line, end)):
                return range(0)
            found += 1
        elif not found:
            return range(0)
        end += 1
    return range(line + 1, end) if found >= FEWEST else range(0)


def _right(columns: list[int], usual: int) -> int:
    """Return the usual column if an entry of a list begins there, else that of most entries."""
    counted = Counter(columns)
    return max(counted, key=lambda column: (column == usual, counted[column]))


def _usual_step(trouble: Trouble, head: int) -> int:
    """Return by how many columns the other lists of a text mostly stand further in than their keys."""
    steps: Counter[int] = Counter()
    for n, line in enumerate(trouble.lines):
        above, below = entry(line), trouble.below(n)
        if n != head and above.opens and below is not None and entry(trouble.lines[below]).dashes:
            steps[entry(trouble.lines[below]).indent - above.column] += 1
    return steps.most_common(1)[0][0] if steps else STEP


def _entries(trouble: Trouble, head: int) -> list[range]:
    """Return the lines of each entry of a list below a key; nothing if they are not all texts."""
    starts: list[int] = []
    column, end = entry(trouble.lines[head]).column, head + 1
    for n in range(head + 1, len(trouble.lines)):
        line = trouble.lines[n]
        one = entry(line)
        if is_blank(line):
            continue
        if one.indent < column or (one.indent == column and not one.dashes):
            break
        if n in trouble.texts or one.key or one.dashes.count("-") > 1 or (one.dashes and not one.value):
            return []
        if one.dashes and not (starts and _goes_on(trouble, starts[-1], n)):
            starts.append(n)
        end = n + 1
    return [range(start, after) for start, after in zip(starts, [*starts[1:], end], strict=False)]


def _goes_on(trouble: Trouble, first: int, line: int) -> bool:
    """Tell whether the dash of a line stands within the text of an entry: in its column, and a small letter follows a capital."""
    above, here = entry(trouble.lines[first]), entry(trouble.lines[line])
    return here.indent == above.column and here.value[0].islower() and not above.value[0].islower()


def outside(trouble: Trouble) -> Iterator[Repair]:
    """Move entries that stand further left than the key which takes them, and that the list around does not take."""
    for n, line in enumerate(trouble.lines):
        if not line.lstrip().startswith("- ") or n in trouble.texts or (head := _head_left(trouble, n)) is None:
            continue
        end = n
        while (after := _end_of_entry(trouble, head, end)) > end:
            end = after
        if end > n:
            column, first = entry(trouble.lines[head]).column, trouble.below(head)
            beside = entry(trouble.lines[n if first is None else first]).indent
            right = beside if first != n else column + _usual_step(trouble, head)
            found, hint = moved(trouble, range(n, end), right), BEGIN_AT if end == n + 1 else _BEGIN_ALL
            values = {**found.values, "key": entry(trouble.lines[head]).key}
            yield replace(found, message=_TOO_FAR_LEFT, hint=hint, values=values)
            return


def _head_left(trouble: Trouble, line: int) -> int | None:
    """Return the line of the key that takes a list, stands further in than an entry, and has nothing but its list in between; None if there is none."""
    indent, least = entry(trouble.lines[line]).indent, len(trouble.lines[line])
    for n in range(line - 1, -1, -1):
        one = entry(trouble.lines[n])
        if is_blank(trouble.lines[n]):
            continue
        if one.column <= indent or (one.opens and one.column >= least):
            return None
        if one.opens and one.key in list_keys():
            return n
        if one.indent <= indent:
            return None
        least = min(least, one.indent)
    return None


def _end_of_entry(trouble: Trouble, head: int, first: int) -> int:
    """Return the line behind an entry that the key in line `head` takes; `first` itself if there is none, or the list around takes it."""
    if first >= len(trouble.lines) or not (one := entry(trouble.lines[first])).dashes:
        return first
    key, outer = entry(trouble.lines[head]).key, trouble.holder(first, one.indent + 1)
    inner = [record for record in records_at(outer) if key in fields_of(record)]
    known = {name for record in records_at(key) for name in fields_of(record)}
    if not inner or (one.key and one.key not in known):
        return first
    end = first + 1
    while end < len(trouble.lines) and _belongs(trouble, end, one.column, known if one.key else set()):
        end += 1
    while is_blank(trouble.lines[end - 1]):
        end -= 1
    data = data_of([line[one.indent :] for line in trouble.lines[first:end]])
    around = records_with([outer]) if outer in list_keys() else []
    is_inner = bool(data) and any(takes_entries(record, key, data) for record in inner)
    return end if is_inner and not any(takes_entries(record, outer, data) for record in around) else first


def _belongs(trouble: Trouble, line: int, column: int, known: set[str]) -> bool:
    """Tell whether a line goes on with an entry whose text or keys begin in a column; `known` are the keys that it may have."""
    one = entry(trouble.lines[line])
    if is_blank(trouble.lines[line]) or one.indent > column:
        return True
    return one.indent == column and not one.dashes and (not one.key or one.key in known)
