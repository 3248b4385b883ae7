"""Lines that another program has put around or into a text: a fence of Markdown, dots that end a document, a remark on what it left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.reading.repairs.lines import LONGEST_LINE, WRITE_LINE, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

MARK = re.compile(r"^(?:`{3}|~{3}|\*{3}|={3}|_{3}|----|[ ]*\||\.{3}[ \t]*(?:#.*)?\r?$)", re.MULTILINE)
_FENCE = re.compile(r"(?:`{3,}|~{3,})[ ]*\w*[ \t]*\Z")
_DOTS = re.compile(r"\.{3}[ \t]*(?:#.*)?\Z")


_ROW = re.compile(r"[ ]*\|.*\|[ \t]*\Z")
_CELLS = re.compile(r"[ ]*[^\s:#-][^\t:]*\t[^\t:]*\t[^\t]*\S[^\t]*")
"""Matches three cells with tabs between them."""
_LINE = re.compile(r"(?:\*{3,}|={3,}|_{3,}|-{4,})[ \t]*\Z")
_REST = (
    r"(?:(?:the )?(?:rest|remainder|remaining|existing|other|previous|unchanged|same|omitted)|wie bisher|bez zmian|"
    r"(?:übrig|restlich|bestehend|unverändert|reste|inchangé|existant|reszta|pozostał)\w{0,4})"
)
_UNCHANGED = r"(?:unchanged|the same(?! \w)|as before|omitted|unverändert|wie bisher|inchangée?s?|bez zmian)"
LEFT_OUT = re.compile(
    rf"^[ ]*+(?:-[ ]++)?(?:#[ ]*+)?[\[(]?(?:\.{{3}}|…)[ ]*+[\[(]?{_REST}(?:[ ][^\n]{{0,80}})?[\])]{{0,2}}[ \t]*+\r?$"
    rf"|^[ ]*+(?:-[ ]++|#[ ]*+)[\[(]{_REST}[ ][^\n,]{{0,60}}{_UNCHANGED}[\])][ \t]*+\r?$"
    r"|^[ ]*+-[ ]++\[?(?:\.{3}|…)\]?[ \t]*+\r?$",
    re.MULTILINE | re.IGNORECASE,
)
"""Matches a line by which an assistant says that it has left out what it did not change: `... (rest unchanged)`, `- ...`."""
_HEADING = re.compile(r"[^\W\d_][\w ,&-]{0,80}\Z")


def tables(trouble: Trouble) -> Iterator[Repair]:
    """Leave out a table of Markdown that stands between keys."""
    rows = [n for n, line in enumerate(trouble.lines) if _is_row(line) and n not in trouble.texts]
    if len(rows) > 1 and trouble.words:
        last = next((n for n, after in zip(rows, [*rows[1:], -1], strict=True) if after != n + 1), rows[0])
        message = N_("a table stands here, where no text can be")
        hint = N_("write what it says as “key: value” lines, and remove it (lines {first} to {last})")
        values = {"first": rows[0] + 1, "last": last + 1}
        at = (rows[0], 0, len(trouble.lines[rows[0]].rstrip()))
        yield Repair(dict.fromkeys(range(rows[0], last + 1), ""), at, message, hint, values, is_fix=False, loses=True)


def _is_row(line: str) -> bool:
    """Tell whether a line is the row of a table, as Markdown or as a spreadsheet writes it."""
    return _ROW.match(line) is not None or _CELLS.match(line) is not None


def rules(trouble: Trouble) -> Iterator[Repair]:
    """Leave out a line of signs between keys; if it underlines a heading, make a comment of that."""
    for n, line in enumerate(trouble.lines if trouble.words else ()):
        if not _LINE.match(line) or n in trouble.texts:
            continue
        above = trouble.lines[n - 1] if n else ""
        is_heading = _HEADING.match(above) is not None and n - 1 not in trouble.texts and line[0] in "=-"
        mended = {n - 1: f"# {above}", n: ""} if is_heading else {n: ""}
        message = N_("a line of signs is no part of a playbook; a comment begins with “#”")
        yield Repair(mended, (n, 0, len(line.rstrip())), message, WRITE_LINE if is_heading else N_("remove this line"))
        return


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


def left_out(trouble: Trouble) -> Iterator[Repair]:
    """Leave out a remark on what an assistant has not written once more."""
    for n, line in enumerate(trouble.lines):
        is_remark = len(line) <= LONGEST_LINE and LEFT_OUT.match(line) is not None
        may_be_text = n in trouble.texts or line.lstrip()[:1] not in ("-", "#")
        if is_remark and (not may_be_text or re.search(_UNCHANGED, line, re.IGNORECASE)):
            start = len(line) - len(line.lstrip(" -"))
            message = N_("what stood here is missing: an assistant leaves out what it has not changed")
            hint = N_("put it back in the place of this line; the history of the file has it")
            yield Repair({n: ""}, (n, start, len(line.rstrip())), message, hint, is_fix=False, loses=True)
            return
