"""The Mermaid text of our own hand-offs back to who passes what to whom, so that we can draw them.

Knows: what `hand_off_picture` writes, and nothing else of Mermaid's syntax.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.mermaid import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = re.compile(r"(accTitle|accDescr): (.*)")
_PARTICIPANT = re.compile(r"participant (r_\d+) as (.*)")
_MESSAGE = re.compile(r"(r_\d+)->>(r_\d+): (\d+) → (\d+)(?:#58;(?: |<br>)(.*))?")


class Passed(NamedTuple):
    """What a role passes to another one: the keys of both, the numbers of their steps, and the words (may be empty)."""

    giver: str
    receiver: str
    step: int
    next_step: int
    what: str


class Sequence(NamedTuple):
    """Hand-offs in order; `roles` has the name of each role by its key, from left to right."""

    roles: dict[str, str]
    passed: tuple[Passed, ...]
    title: str
    description: str


def read_sequence(source: str) -> Sequence | None:
    """Return the hand-offs in a Mermaid text; None for any text that `hand_off_picture` would not write."""
    first, *lines = source.splitlines() or [""]
    if first != "sequenceDiagram":
        return None
    roles: dict[str, str] = {}
    passed: list[Passed] = []
    heads: dict[str, str] = {}
    for line in filter(None, map(str.strip, lines)):
        if head := _HEAD.fullmatch(line):
            heads[head[1]] = readable(head[2])
        elif role := _PARTICIPANT.fullmatch(line):
            roles[role[1]] = readable(role[2])
        elif sent := _MESSAGE.fullmatch(line):
            words = readable((sent[5] or "").replace("<br>", " "))
            passed.append(Passed(sent[1], sent[2], int(sent[3]), int(sent[4]), words))
        else:
            return None
    if not passed or not set(_ends(passed)) <= roles.keys():
        return None
    return Sequence(roles, tuple(passed), heads.get("accTitle", ""), heads.get("accDescr", ""))


def _ends(passed: list[Passed]) -> Iterator[str]:
    """Yield the keys of all roles that take part; an empty one for something that a role passes to itself."""
    for one in passed:
        yield from (one.giver, one.receiver if one.receiver != one.giver else "")
