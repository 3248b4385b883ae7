"""The changes of a playbook in the order of their versions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from playpress.model.playbook import Change

_NUMBERS = re.compile(r"[0-9]+(?:[.\-_][0-9]+)*")

VersionKey = tuple[tuple[int, str], ...]


def version_key(version: str) -> VersionKey:
    """Return the sort key of a version: its numbers, so that 1.10 comes after 1.9, and 1.0 equals 1. Words are ignored.

    A number is kept as its length and its digits, since Python limits the length of a number that it converts.
    """
    found = _NUMBERS.search(version)
    numbers = [number.lstrip("0") for number in re.split(r"[.\-_]", found[0])] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple((len(number), number) for number in numbers)


def version_name(version: str) -> tuple[VersionKey, str]:
    """Return a version in the form in which it is compared: numbers and words, without capitals and a leading “v”."""
    words = re.sub(r"[\W_]+", " ", _NUMBERS.sub(" ", version, count=1).casefold()).strip()
    return version_key(version), "" if words in ("v", "version") else words


def change_key(change: Change) -> tuple[VersionKey, datetime.date]:
    """Return the sort key of a change: its version, then its day."""
    return version_key(change.version), change.date


def newest_first(changes: Iterable[Change]) -> list[Change]:
    """Return changes sorted by version, the highest first; of equal ones the latest first."""
    return sorted(changes, key=change_key, reverse=True)
