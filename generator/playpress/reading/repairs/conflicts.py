"""The signs that Git leaves in a file of which two versions could not be joined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.reading.repairs.lines import Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

MARK = re.compile(r"<(?<=^<)<{6}(?: |$)", re.MULTILINE)
_MIDDLE, _END = re.compile(r"={7}$"), re.compile(r">{7}(?: |$)")


def conflicts(trouble: Trouble) -> Iterator[Repair]:
    """Leave out the second version of the first lines that stand in two."""
    start = next((n for n, line in enumerate(trouble.lines) if MARK.match(line)), None)
    if start is None:
        return
    middle = next((n for n in range(start, len(trouble.lines)) if _MIDDLE.match(trouble.lines[n])), None)
    end = next((n for n in range(middle or start, len(trouble.lines)) if _END.match(trouble.lines[n])), None)
    if middle is None or end is None:
        middle = end = start
    yield Repair(
        dict.fromkeys((start, *range(middle, end + 1)), ""),
        (start, 0, len(trouble.lines[start])),
        N_("these lines stand here in two versions, which Git could not join"),
        N_("keep one of the two, and remove the lines of signs (lines {first}, {middle} and {last})"),
        {"first": start + 1, "middle": middle + 1, "last": end + 1},
        is_fix=False,
    )
