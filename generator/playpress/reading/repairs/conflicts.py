"""The signs of Git: those left in a file of which two versions could not be joined, and those before changed lines."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.reading.repairs.lines import STEP, Repair, entry, known_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

MARK = re.compile(r"([<>|=])\1{6}(?: |\r?$)", re.MULTILINE)
"""Matches a line with which Git marks a version, behind the blanks that another program may have put before it."""

ADDED = re.compile(r"^\+(?=[ ]*[\w-])", re.MULTILINE)
"""Matches the sign before a line that was added; no text of a playbook stands in the first column."""


HEADER = re.compile(
    r"^(?:diff --git |index [0-9a-f]{3,}\.\.|--- (?:a/|/dev/null)|\+\+\+ (?:b/|/dev/null)|@@ -\d+(?:,\d+)? \+\d)",
    re.MULTILINE,
)
"""Matches a line with which a list of changes says where they stand."""


def headers(trouble: Trouble) -> Iterator[Repair]:
    """Leave out the first lines with which a list of changes says where they stand."""
    first = next((n for n, line in enumerate(trouble.lines) if HEADER.match(line)), None)
    if first is None:
        return
    last = first + sum(1 for _ in takewhile(HEADER.match, trouble.lines[first:])) - 1
    away = range(first, last + 1)
    hint = N_("remove this line") if first == last else N_("remove the lines {first} to {last}")
    values = {"first": first + 1, "last": last + 1}
    at, message = (first, 0, len(trouble.lines[first])), N_("a line of signs that Git wrote is left over here")
    yield Repair(dict.fromkeys(away, ""), at, message, hint, values, instead=dict.fromkeys(away))


def added(trouble: Trouble) -> Iterator[Repair]:
    """Leave out the signs before lines that were copied from a list of changes, and the lines that were removed."""
    first = next((n for n, line in enumerate(trouble.lines) if ADDED.match(line)), None)
    if first is None:
        return
    run = takewhile(ADDED.match, trouble.lines[first:])
    mended = {n: _without_sign(line) for n, line in enumerate(run, first)}
    if not any(entry(line).dashes or entry(line).key in known_keys() for line in mended.values()):
        return
    start = first
    while start > 0 and trouble.lines[start - 1].startswith("-"):
        start -= 1
    is_pair = start < first and _is_like(_without_sign(trouble.lines[start]), mended[first])
    removed = range(start, first) if is_pair else ()
    instead = {**dict.fromkeys(removed), **mended}
    mended |= dict.fromkeys(removed, "")
    message = N_("“+” before a line marks a change, and is not part of it")
    values = {"line": InFull(mended[first].strip())}
    yield Repair(mended, (first, 0, 1), message, values=values, is_sure=False, instead=instead)


def _without_sign(line: str) -> str:
    """Return a line without the sign in its first column, and without the blank that may stand behind it."""
    return line[2:] if entry(line[1:]).indent % STEP else line[1:]


def _is_like(one: str, other: str) -> bool:
    """Tell whether two lines are versions of one: the same key, or entries without one, in the same column."""
    return entry(one)[:3] == entry(other)[:3]


def conflicts(trouble: Trouble) -> Iterator[Repair]:
    """Leave out all but the first version of the first lines that stand in several, or a line of signs that is left over."""
    marks = [n for n, line in enumerate(trouble.lines) if MARK.match(line.lstrip(" "))]
    signs = "".join(trouble.lines[n].lstrip(" ")[0] for n in marks)
    if set(signs) == {"="} and all(trouble.lines[n].startswith(" ") for n in marks):  # they underline a heading
        return
    if signs.startswith("<=>"):
        first, middle, last = marks[:3]
        hint = N_("keep one of the two, and remove the lines of signs (lines {first}, {middle} and {last})")
        yield _versions(trouble, hint, first=first, middle=middle, last=last)
    elif signs.startswith("<|=>"):
        first, base, middle, last = marks[:4]
        hint = N_(
            "keep one of the versions, and remove the lines of signs (lines {first}, {base}, {middle} and {last})"
        )
        yield _versions(trouble, hint, first=first, base=base, middle=middle, last=last)
    elif signs.startswith("<=") and ">" not in signs:
        first, middle = marks[:2]
        hint = N_("keep one of the two, and remove the lines of signs (lines {first} and {middle})")
        yield _versions(trouble, hint, first=first, middle=middle, last=_end_of_version(trouble, first, middle))
    elif marks:
        message = N_("a line of signs that Git wrote is left over here")
        hint = N_("remove this line once one of the two versions is chosen")
        at = (marks[0], 0, len(trouble.lines[marks[0]]))
        yield Repair({marks[0]: ""}, at, message, hint, is_fix=False)


def _end_of_version(trouble: Trouble, first: int, middle: int) -> int:
    """Return the last line of the second version, whose end is not marked: it goes on as long as the first one has such lines, too."""
    known = {entry(line)[:3] for line in trouble.lines[first + 1 : middle]}
    return middle + sum(1 for _ in takewhile(lambda line: entry(line)[:3] in known, trouble.lines[middle + 1 :]))


def _versions(trouble: Trouble, hint: str, *, first: int, **others: int) -> Repair:
    """Return a repair that leaves the lines between the first line of signs and the next one."""
    away = dict.fromkeys((first, *range(min(others.values()), max(others.values()) + 1)), "")
    message = N_("these lines stand here in two versions, which Git could not join")
    numbers = {name: n + 1 for name, n in {"first": first, **others}.items()}
    line = trouble.lines[first]
    return Repair(away, (first, len(line) - len(line.lstrip(" ")), len(line)), message, hint, numbers, is_fix=False)
