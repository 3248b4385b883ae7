"""Characters that cannot be seen, where plain spaces belong or nothing does."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.reading.repairs.indents import columns_for
from playpress.reading.repairs.lines import LONGEST_LINE, Repair, entry, known_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

UNREADABLE = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Matches characters that YAML does not allow, or takes for what no editor shows: the end of a line, or of a file's head."""
_BREAKS = re.compile(r"[ ]?[\x0b\x0c\x85\u2028\u2029][ ]?")
"""Matches line breaks within a paragraph, as word processors write them."""
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
ODD_SPACE = re.compile(
    rf"^(?:[ ]*(?=[{_SPACES}])|[ ]*(?:-[ ]+)*[A-Za-z_]\w*:[ ]*|[ ]*-[ ]*)([{_SPACES}][ {_SPACES}]*)", re.MULTILINE
)
"""Matches a space that is no plain one in an indent, after a dash or after a key's colon."""


def controls(trouble: Trouble) -> Iterator[Repair]:
    """Remove the control characters of the first line that has some."""
    for n, line in enumerate(trouble.lines):
        if match := UNREADABLE.search(line):
            mended = {n: UNREADABLE.sub("", _BREAKS.sub(" ", line))}
            message = N_("an invisible control character stands here")
            hint = N_("remove the invisible control character")
            if _BREAKS.match(match[0]):
                message, hint = (
                    N_("an invisible line break of a word processor stands here"),
                    N_("put a space in its place"),
                )
            yield Repair(mended, (n, match.start(), match.start() + 1), message, hint)
            return


def odd_spaces(trouble: Trouble) -> Iterator[Repair]:
    """Mend the first line with a no-break space where a plain one belongs."""
    for n, line in enumerate(trouble.lines):
        match = ODD_SPACE.match(line) if n not in trouble.texts and len(line) < LONGEST_LINE else None
        if match:
            start, end = match.span(1)
            one = entry(line[:start] + " " * (end - start) + line[end:])
            if one.key.strip('"') not in known_keys() and not trouble.words:
                continue
            plain = " " * (end - start)
            is_indent = not line[:start].strip()
            if is_indent and (one.key or one.dashes):
                lines = [*trouble.lines]
                lines[n] = line[:start] + plain + line[end:]
                columns = columns_for(replace(trouble, lines=lines), n)
                plain = plain if end in columns or not columns else " " * max(0, columns[0] - start)
            message = N_("an invisible no-break space stands in the indent")
            other = N_("an invisible no-break space stands where a plain space belongs")
            mended = {n: line[:start] + plain + line[end:]}
            hint = N_("replace it by plain spaces")
            yield Repair(mended, (n, start, end), message if is_indent else other, hint)
            return
