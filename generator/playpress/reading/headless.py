"""Keys that stand twice, to one finding where they begin another entry, whose line with the id is missing, or were copied.

Knows: how lines of a registry look. Must not know what a registry holds.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.language.spelling import suggested_id
from playpress.reading.repairs.lines import entry, is_blank
from playpress.reading.rules.yaml import DUPLICATE_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.diagnostics import Diagnostic

MANY = 4
"""So many keys that stand twice below each other were copied together: they are told once."""
FEWEST = 2
"""So many keys must stand twice below each other; a single one was written twice."""


def without_heads(found: Sequence[Diagnostic], lines: Sequence[str]) -> tuple[list[Diagnostic], bool]:
    """Return the findings on a text, keys that begin an entry anew as one of them; and whether there are such keys."""
    told: list[Diagnostic] = []
    is_headless = False
    for head, run in groupby(found, lambda one: _head(one, lines)):
        twice = list(run)
        if head is not None and len(twice) >= FEWEST and _begins(twice[0], head, lines):
            told.append(_missing(twice[0], lines))
            is_headless = True
        else:
            told += twice
    return told, is_headless


def without_copies(found: Sequence[Diagnostic], lines: Sequence[str]) -> tuple[list[Diagnostic], bool]:
    """Return the findings on a text, many keys that stand twice below each other as one of them; and whether a list or a mapping stands twice.

    Then nobody can tell which things are known: of a key that stands twice, only the first value is read.
    """
    told: list[Diagnostic] = []
    for column, run in groupby(found, lambda one: one.location.column if one.code == DUPLICATE_KEY.code else 0):
        twice = list(run)
        if column and len(twice) >= MANY:
            told.append(_copied(twice, lines))
        else:
            told += twice
    places = [one.location.line - 1 for one in found if one.code == DUPLICATE_KEY.code]
    return told, any(entry(line).opens for n in places for line in lines[n : n + 1])


def _copied(twice: Sequence[Diagnostic], lines: Sequence[str]) -> Diagnostic:
    """Return the finding on keys that stand twice below each other: the whole file once more, another playbook, or lines of this one."""
    at, last = twice[0].location, twice[-1].location.line
    message, hint = N_("from here to line {last}, keys are used that stand above already"), ""
    above, below = (_words(some) for some in (lines[: at.line - 1], lines[at.line - 1 :]))
    end = max(n for n, line in enumerate(lines, 1) if line.strip())
    if at.column == 1 and below == above[: len(below)]:
        message, hint, last = (
            N_("from here on, the file stands in itself once more"),
            N_("remove the lines {first} to {last}"),
            end,
        )
    elif at.column == 1 and {"name", "steps"} <= {entry(lines[one.location.line - 1]).key for one in twice}:
        message, last = N_("another playbook begins here"), end
        hint = N_("one file has one playbook: move the lines {first} to {last} into a file of their own")
    return DUPLICATE_KEY.here(at, message=message, hint=hint, related=twice[0].related, first=at.line, last=last)


def _words(lines: Sequence[str]) -> list[str]:
    """Return the lines that hold something, without blanks at their ends."""
    return [line.rstrip() for line in lines if not is_blank(line)]


def _head(found: Diagnostic, lines: Sequence[str]) -> int | None:
    """Return the line (from 0) of the id below which a key stands twice; None for another finding or another place."""
    if found.code != DUPLICATE_KEY.code or found.location.column == 1 or found.location.line > len(lines):
        return None
    return next(_heads(lines, found.location.line - 1), None)


def _heads(lines: Sequence[str], line: int) -> Iterator[int]:
    indent = entry(lines[line]).indent
    for n in range(line - 1, -1, -1):
        one = entry(lines[n])
        if not is_blank(lines[n]) and one.indent < indent:
            if one.opens and not one.dashes and one.indent == 0:
                yield n
            return


def _begins(found: Diagnostic, head: int, lines: Sequence[str]) -> bool:
    """Tell whether a key is the first one below an id."""
    first = next(entry(line).key for line in lines[head + 1 :] if not is_blank(line))
    return entry(lines[found.location.line - 1]).key == first


def _missing(found: Diagnostic, lines: Sequence[str]) -> Diagnostic:
    one = entry(lines[found.location.line - 1])
    return DUPLICATE_KEY.here(
        found.location,
        message=N_("another entry begins here, and the line with its id is missing above"),
        hint=N_("write the id in a line of its own above this one: {id}:"),
        id=suggested_id(one.value if one.key == "name" else one.key),
    )
