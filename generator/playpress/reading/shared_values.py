"""Values that YAML names with “&” and puts elsewhere with “*”: one finding for each, with all places where it is used.

Knows: signs of YAML and where they stand. Must not know what a playbook is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, InFull, Message, Related
from playpress.reading.rules.yaml import SHARED_VALUE
from playpress.reading.scalars import resolved
from playpress.reading.several_times import flat

if TYPE_CHECKING:
    from playpress.diagnostics import Diagnostic
    from playpress.reading.places import FileText

LONGEST_VALUE, LONGEST_FIX = 300, 5_000
"""Characters of a value that is written out, and of what stands from its name to its last use, which a fix replaces."""
_PLAIN = re.compile(r"[\w .-]+\Z")
"""Matches a text that means the same in a list in brackets as in a line of its own."""


@dataclass
class SharedValue:
    """A value with a name: the first character of its sign and the one after it, the value as one line (empty if it is none), and its uses.

    `uses` are the first character of each alias, the one after its last, and whether its lines are merged into others.
    """

    name: str
    start: int
    end: int
    value: str = ""
    is_scalar: bool = False
    uses: list[tuple[int, int, bool]] = field(default_factory=list)

    @property
    def is_merged(self) -> bool:
        """Whether the value's lines are merged into others somewhere."""
        return any(is_merged for *_, is_merged in self.uses)

    def told(self, source: FileText) -> Diagnostic:
        """Return the finding at the sign of a value that is used elsewhere."""
        sign = f"&{self.name}"
        hint = N_("remove “{what}”, and write its lines out wherever they are used")
        if self.value and not self.is_merged:
            hint = N_("write the value out in each place: {line}")
        related = tuple(Related(source.span(start, end), Message(N_("used here"))) for start, end, _ in self.uses)
        at, last = source.span(self.start, self.start + len(sign)), related[-1].location
        found = SHARED_VALUE.here(
            at,
            message=N_("“{what}” is an anchor"),
            hint=hint,
            related=related,
            what=sign,
            line=InFull(self.value),
        )
        fix = "" if source.mended else self._fix(source.text)
        return replace(
            found, fix=fix, fix_at=replace(at, end_line=last.end_line, end_column=last.end_column) if fix else None
        )

    def _fix(self, text: str) -> str:
        """Return what should stand from the sign to the last use; empty if a value cannot be written out there."""
        is_long = self.uses[-1][1] - self.start > LONGEST_FIX
        if is_long or not self.value or self.is_merged:
            return ""
        pieces, at = [], self.end
        for start, end, _ in self.uses:
            pieces += [text[at:start], self.value]
            at = end
        return "".join(pieces).replace("\r\n", "\n")


def in_one_line(value: Any) -> str:
    """Return a list or mapping as it could stand in one line; empty if it has texts that want quotes, or is long."""
    line = flat(value) if _is_plain(value) else ""
    return line if len(line) <= LONGEST_VALUE else ""


def _is_plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    is_text = isinstance(value, str) and resolved(value) == value
    return (is_text or type(value) in (int, float)) and _PLAIN.match(str(value)) is not None
