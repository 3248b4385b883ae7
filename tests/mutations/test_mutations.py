"""The shipped handbook's files with one thing changed at random: whatever it is, there is an answer, and soon.

Twenty thousand changes are tried each night, in shares that can run beside each other, and one in forty of them by a usual run.
The same number always stands for the same change.
"""

from __future__ import annotations

import random
import re
import time
from typing import TYPE_CHECKING

import pytest

from playpress.reading.part import read_part
from playpress.reading.source import parse_source
from tests.tools.amount import amount
from tests.tools.repository import ROOT, file_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {
    path: raw.decode()
    for path, raw in sorted(file_bytes(ROOT / "playbooks").items())
    if path.endswith((".yml", ".csv"))
}
pytestmark = pytest.mark.repeats

MUTATIONS, SHARE, FEW = amount(500, 20_000), 300, 200
"""How many changes are tried, how many by one test, and how many by the quick tests."""
SLOWEST = 2.0
"""Seconds of processor time within which any file must be read."""
_SIGNS = ":-\"'[]{}#,|>&*!%@`\t\u00a0 ?=<~\u201c\\"

Change = tuple[list[str], str]
"""The changed lines, and the word that must not be lost in silence; empty if none is known to be there."""


def _insert(lines: list[str], random: random.Random) -> None:
    n = random.randrange(len(lines))
    at = random.randint(0, len(lines[n]))
    lines[n] = lines[n][:at] + random.choice(_SIGNS) + lines[n][at:]


def _remove(lines: list[str], random: random.Random) -> None:
    n = random.randrange(len(lines))
    if lines[n]:
        at = random.randrange(len(lines[n]))
        lines[n] = lines[n][:at] + lines[n][at + 1 :]


def _shift(lines: list[str], random: random.Random) -> None:
    n = random.randrange(len(lines))
    by = random.choice([-2, -1, 1, 2, 4])
    lines[n] = " " * by + lines[n] if by > 0 else lines[n][min(-by, len(lines[n]) - len(lines[n].lstrip())) :]


def _tab(lines: list[str], random: random.Random) -> None:
    n = random.randrange(len(lines))
    lines[n] = lines[n].replace("  ", random.choice("\t\u00a0"), 1)


def _drop(lines: list[str], random: random.Random) -> None:
    del lines[random.randrange(len(lines))]


def _double(lines: list[str], random: random.Random) -> None:
    n = random.randrange(len(lines))
    lines.insert(n, lines[n])


def _swap(lines: list[str], random: random.Random) -> None:
    n, k = random.randrange(len(lines)), random.randrange(len(lines))
    lines[n], lines[k] = lines[k], lines[n]


def _colon(lines: list[str], random: random.Random) -> None:
    n = random.randrange(len(lines))
    lines[n] = lines[n].replace(": ", random.choice([":", " ", " = ", ": x: "]), 1)


def _cut(lines: list[str], random: random.Random) -> None:
    n = random.randrange(len(lines))
    lines[n] = lines[n][: random.randint(0, len(lines[n]))]


def _comment(lines: list[str], random: random.Random) -> None:
    n = random.randrange(len(lines))
    lines[n] = lines[n].replace(" ", random.choice([" #", ", ", " [", ' "']), random.randint(1, 4))


KINDS: tuple[Callable[[list[str], random.Random], None], ...] = (
    _insert, _remove, _shift, _tab, _drop, _double, _swap, _colon, _cut, _comment,
)  # fmt: skip


def mutated(number: int) -> tuple[str, str]:
    """Return a file's path and its text with one change; the number tells which."""
    chance = random.Random(number)  # noqa: S311 - no secret
    path = chance.choice(list(FILES))
    lines = FILES[path].split("\n")
    KINDS[number % len(KINDS)](lines, chance)
    return path, "\n".join(lines)


def words_of(value: object) -> set[str]:
    """Return the words of all keys and values of data."""
    if isinstance(value, dict):
        return set().union(*map(words_of, value), *map(words_of, value.values()))
    if isinstance(value, list):
        return set().union(*map(words_of, value))
    return set(re.findall(r"[^\W\d_]{4,}", str(value)))


def words_in(text: str) -> set[str]:
    """Return the words of a YAML text, but for those of comments that stand alone in their lines."""
    return set(re.findall(r"[^\W\d_]{4,}", re.sub(r"(?m)^\s*#.*$", "", text)))


def test_a_changed_file_is_read_or_told_what_is_wrong_with_it_and_loses_no_word_in_silence():
    try_changes(range(FEW))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(FEW, MUTATIONS, SHARE))
def test_so_it_is_with_thousands_of_changes(first: int):
    try_changes(range(first, min(first + SHARE, MUTATIONS)))


def try_changes(numbers: range) -> None:
    for number in numbers:
        path, text = mutated(number)
        start = time.process_time()
        part = read_part(path, text.encode(), "en")
        assert time.process_time() - start < SLOWEST, number
        if part.contents is None or not path.endswith(".yml"):
            continue
        for found in (*part.diagnostics, *part.contents.diagnostics):
            assert found.message.text(), number
            assert 1 <= found.location.line <= text.count("\n") + 1, number
        if not part.contents.diagnostics:
            read = words_of(parse_source(text.encode(), path).data)
            assert words_in(text) - read <= {"true", "false", "null"}, number
