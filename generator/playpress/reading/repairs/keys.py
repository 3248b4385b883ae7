"""Keys and dashes without their signs: no space after a dash or colon, no colon, another sign in their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.reading.repairs.lines import LONGEST_LINE, WRITE_LINE, Repair, entry, is_blank, known_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

_TIGHT_DASH = re.compile(r"([ ]*(?:-[ ]+)*)-(?=[^\s\->])")
_BULLET = re.compile(r"([ ]*(?:-[ ]+)*)([\u2022\u2023\u25aa\u25cf\u00b7\u2013\u2014\u2212*+])[ \t\u00a0]+(?=\S)")
_TIGHT_COLON = re.compile(r"([ ]*(?:-[ ]+)*)([A-Za-z_]+):(?=[^\s:/])")
_NO_COLON = re.compile(r"([ ]*(?:-[ ]+)*)([A-Za-z_]+)(?:[ ]*(?:=>?|:=|;)[ ]*|[ ]+:(?=\S)|[ ]+(?=[^\s:])|$)(.*)$")
_OTHER_COMMENT = re.compile(r"[ ]*(//|/\*|<!--|;|%%?|--(?!-))[ ]*(?=\S)")
SUSPECT = re.compile(rf"^(?:{_TIGHT_DASH.pattern}|{_BULLET.pattern})", re.MULTILINE)
"""Matches in a text that may hold a slip which the parser does not notice."""


def tight_dashes(trouble: Trouble) -> Iterator[Repair]:
    """Mend entries without a space after their dash, or with another sign for it, all of a list at once."""
    for n, line in enumerate(trouble.lines):
        if (
            n in trouble.texts
            or len(line) > LONGEST_LINE
            or not (match := _TIGHT_DASH.match(line) or _is_bullet(trouble, n))
        ):
            continue
        if match.re is _TIGHT_DASH and not _is_in_list(trouble, n):
            continue
        run = [n]
        while (
            (after := run[-1] + 1) < len(trouble.lines)
            and match.re.match(trouble.lines[after])
            and after not in trouble.texts
        ):
            run.append(after)
        mended = {k: match.re.sub(r"\1- ", trouble.lines[k], count=1) for k in run}
        start = len(match[1])
        if match.re is _TIGHT_DASH:
            yield Repair(mended, (n, start, start + 1), N_("a space is missing after the dash"))
        else:
            message = N_("“{sign}” begins no entry of a list; a plain hyphen does")
            yield Repair(mended, (n, start, start + 1), message, values={"sign": match[2]})
        return


def _is_bullet(trouble: Trouble, line: int) -> re.Match[str] | None:
    """Return the match of a sign in the place of a dash, if the line stands where an entry can."""
    match = _BULLET.match(trouble.lines[line])
    if match and match[2] in "*+":
        return None  # a text in Markdown, or an alias: others say what is wrong with it
    return match if match and _is_in_list(trouble, line) else None


def _is_in_list(trouble: Trouble, line: int) -> bool:
    """Tell whether a line stands where an entry of a list can: below an open key, or beside another entry."""
    indent = entry(trouble.lines[line]).indent
    above, below = trouble.above(line), trouble.below(line)
    if above is not None:
        one = entry(trouble.lines[above])
        if one.opens and indent >= one.column and (trouble.words or one.key in known_keys()):
            return True
    if not trouble.words:
        return False
    neighbours = (trouble.lines[n] for n in (above, below) if n is not None and n not in trouble.texts)
    return any(entry(text).dashes and entry(text).indent == indent for text in neighbours) or _is_below_entry(
        trouble, line
    )


def _is_below_entry(trouble: Trouble, line: int) -> bool:
    """Tell whether the nearest line above that does not stand further in is an entry of a list in the same column."""
    indent = entry(trouble.lines[line]).indent
    for n in range(line - 1, -1, -1):
        if not is_blank(trouble.lines[n]) and (one := entry(trouble.lines[n])).indent <= indent:
            return one.indent == indent and one.dashes != ""
    return False


def tight_colon(trouble: Trouble) -> Iterator[Repair]:
    """Mend a key without a space after its colon."""
    for n in _near(trouble):
        match = _TIGHT_COLON.match(trouble.lines[n])
        if match and match[2] in known_keys():
            end = match.end()
            yield Repair(
                {n: f"{trouble.lines[n][:end]} {trouble.lines[n][end:]}"},
                (n, end - 1, end),
                N_("a space is missing after the colon"),
            )


def missing_colon(trouble: Trouble) -> Iterator[Repair]:
    """Mend a key without colon, or with another sign for it."""
    for n in _near(trouble):
        match = _NO_COLON.match(trouble.lines[n])
        if match and match[2] in known_keys():
            value = f" {match[3]}" if match[3] else ""
            message = N_("a colon is missing after “{key}”")
            yield Repair(
                {n: f"{match[1]}{match[2]}:{value}"},
                (n, len(match[1]), match.end(2)),
                message,
                values={"key": match[2]},
                is_sure=False,
            )


def other_comments(trouble: Trouble) -> Iterator[Repair]:
    """Mend a comment that begins as in another language."""
    for n in _near(trouble):
        if match := _OTHER_COMMENT.match(trouble.lines[n]):
            mended = f"{trouble.lines[n][: match.start(1)]}# {trouble.lines[n][match.end() :]}"
            message = N_("a comment begins with “#”")
            yield Repair({n: mended}, (n, match.start(1), match.end(1)), message, WRITE_LINE)


def _near(trouble: Trouble) -> list[int]:
    """Return the lines in which the parser stopped, began, and the one above: any may hold the slip."""
    above = trouble.above(trouble.line)
    near = (trouble.began, trouble.line, above if above is not None else trouble.line)
    return [n for n in dict.fromkeys(near) if n not in trouble.texts]
