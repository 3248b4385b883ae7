"""Pairs of words below a key that takes them, written as a list or with another sign than a colon between them.

Knows: by the model which keys take pairs of words. Must not know files.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.reading.repairs.lines import LONGEST_LINE, STEP, Repair, entry, is_blank, pair_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

_DASH = re.compile(
    r"[ ]*([-*+\u2022\u2023\u25aa\u25cf\u25e6\u25cb\u00b7\u2013\u2014\u2212\u2192]|\d{1,3}[.)])[ \t\u00a0]+(?=\S)"
)
_TWO_WORDS = r"([^:={}\[\]\"'#\u2192>]{1,60}?)[ \t]*(?:[-=]>|=|:=|\u2192|\uff1a|\t)[ \t]*(\S.*)"
_PAIR = re.compile(rf"{_TWO_WORDS}\Z")
"""Matches two words with another sign between them than a colon."""


@cache
def suspect() -> re.Pattern[str]:
    """Return what matches in a text with a key that takes pairs, below which something else may stand."""
    keys = "|".join(sorted(pair_keys()))
    return re.compile(
        rf"^(?:{keys})[ ]?:[ \t]*\r?\n(?:[ ]*(?:#.*)?\r?\n)*(?:{_DASH.pattern}|[ ]+{_TWO_WORDS}$)", re.MULTILINE
    )


def not_pairs(trouble: Trouble) -> Iterator[Repair]:
    """Write the lines below a key that takes pairs as such: without dashes, with a colon between the two words."""
    for head, line in enumerate(trouble.lines):
        if line[:1].isalpha() and entry(line).opens and entry(line).key in pair_keys():
            lines = dict(_mended(trouble, head))
            changed = [n for n, text in lines.items() if text != trouble.lines[n]]
            if changed:
                first = changed[0]
                mended = {n: text for n, text in lines.items() if first <= n <= changed[-1]}
                start = len(trouble.lines[first]) - len(trouble.lines[first].lstrip())
                message = N_("below “{key}” each line is a pair, “word: word”, without a dash")
                at = (first, start, len(trouble.lines[first]))
                yield Repair(mended, at, message, values={"key": entry(line).key})
                return


def _mended(trouble: Trouble, head: int) -> Iterator[tuple[int, str]]:
    """Yield the lines below a key at the margin, with what they should be; what stands further in than the first goes with it."""
    outermost: int | None = None
    for n in range(head + 1, len(trouble.lines)):
        line = trouble.lines[n]
        sign = _DASH.match(line[:LONGEST_LINE])
        if is_blank(line):
            yield n, line
            continue
        if not sign and not line.startswith(" "):
            return
        indent = len(line) - len(line.lstrip(" "))
        outermost = indent if outermost is None else outermost
        text = line[sign.end() :] if sign else line.strip()
        if indent == outermost and len(line) <= LONGEST_LINE:
            pair = _PAIR.match(text) if ": " not in text else None
            yield n, " " * max(STEP, indent) + (f"{pair[1]}: {pair[2]}" if pair else text)
        else:
            yield n, " " * max(0, STEP - outermost) + line
