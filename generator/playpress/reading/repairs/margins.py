"""Signs that another program has put before each line of a text that was copied from it: a mail's `>`, the numbers of lines."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.reading.repairs.lines import STEP, Repair, entry, known_keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.reading.repairs.lines import Trouble

_ANSWERED = re.compile(r"(?:>[ ]?)+(?=[ ]*(?:[\w#]|-[ ])|$)")
_NUMBERED = re.compile(r"[ ]*(\d{1,5})(?:[ ]?[|:.](?=[ ]|$)|\t|(?=[ ])|$)")
_FEWEST = 2
"""So many lines below each other must have a number that grows by one; a single one may begin a text."""
SUSPECT = re.compile(rf"^(?:>[ >]*(?:[\w#]|-[ ])|[ ]*\d{{1,5}}[ \t|:.][^\n]*\n{_NUMBERED.pattern})", re.MULTILINE)
"""Matches in a text that may hold such signs."""


def copied(trouble: Trouble) -> Iterator[Repair]:
    """Leave out the signs before the first lines below each other that have some, if keys or entries stand behind them."""
    n = 0
    while n < len(trouble.lines):
        runs = [] if n in trouble.texts else [_without_answer(trouble, n), _without_numbers(trouble, n)]
        for mended in runs:
            if any(entry(line).dashes or entry(line).key in known_keys() for line in mended.values()):
                sign = trouble.lines[n].split()[0]
                message = N_("“{sign}” before a line is not part of it: another program has put it there")
                at = (n, trouble.lines[n].index(sign), trouble.lines[n].index(sign) + len(sign))
                yield Repair(mended, at, message, values={"sign": sign})
                return
        n += max([1, *map(len, runs)])  # what begins within these lines has no more keys than they have


def _without_answer(trouble: Trouble, first: int) -> Mapping[int, str]:
    """Return the lines from one on that a mail quotes, without its signs."""
    run = takewhile(_ANSWERED.match, trouble.lines[first:])
    return _further_left({n: _ANSWERED.sub("", line, count=1) for n, line in enumerate(run, first)})


def _without_numbers(trouble: Trouble, first: int) -> Mapping[int, str]:
    """Return the lines from one on that begin with a number one greater than that of the line above, without these numbers."""
    mended: dict[int, str] = {}
    number = 0
    for n in range(first, len(trouble.lines)):
        match = _NUMBERED.match(trouble.lines[n])
        if match is None or (mended and int(match[1]) != number + 1):
            break
        number = int(match[1])
        mended[n] = trouble.lines[n][match.end() :]
    return _further_left(mended) if len(mended) >= _FEWEST else {}


def _further_left(lines: Mapping[int, str]) -> Mapping[int, str]:
    """Return lines without the blank that stood between the sign and each of them, which leaves an odd indent."""
    odd = [entry(line).indent % STEP for line in lines.values() if line.strip()]
    return {n: line[1:] for n, line in lines.items()} if odd and all(odd) else lines
