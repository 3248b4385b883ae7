"""Lines of signs that another program has put around a text: a fence of Markdown, dots that end a document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.reading.repairs.lines import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

MARK = re.compile(r"^(?:`{3}|~{3}|\.{3}[ \t]*(?:#.*)?\r?$)", re.MULTILINE)
_FENCE = re.compile(r"(?:`{3,}|~{3,})[ ]*\w*[ \t]*\Z")
_DOTS = re.compile(r"\.{3}[ \t]*(?:#.*)?\Z")


def fences(trouble: Trouble) -> Iterator[Repair]:
    """Leave out the lines with which Markdown marks that a text is YAML."""
    found = [n for n, line in enumerate(trouble.lines) if _FENCE.match(line) and n not in trouble.texts]
    if found:
        first, last = found[0], found[-1]
        yield Repair(
            dict.fromkeys(found, ""),
            (first, 0, len(trouble.lines[first].rstrip())),
            N_("a fence of Markdown stands around this text, and is not part of it"),
            N_("remove the lines with these signs (lines {first} and {last})")
            if last > first
            else N_("remove this line"),
            {"first": first + 1, "last": last + 1},
            is_fix=first == last,
        )


def dots(trouble: Trouble) -> Iterator[Repair]:
    """Leave out dots that end a document in the middle of a file."""
    for n, line in enumerate(trouble.lines):
        if _DOTS.match(line) and n not in trouble.texts and trouble.below(n) is not None:
            message = N_("three dots end what is read, and there is more below them")
            yield Repair({n: ""}, (n, 0, 3), message, N_("remove this line"))
            return
