"""Keys and dashes without their signs: no space after a dash or colon, no colon, another sign in their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.model.annotations import fields_of
from playpress.model.record import ID_PATTERN
from playpress.reading.repairs.lines import (
    LONGEST_LINE,
    STEP,
    WRITE_LINE,
    Repair,
    entry,
    is_blank,
    known_keys,
    list_keys,
    records_at,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

_TIGHT_DASH = re.compile(r"([ ]*(?:-[ ]+)*)-(?=[^\s\->])")
_BULLET = re.compile(
    r"([ ]*(?:-[ ]+)*)([\u2022\u2023\u25aa\u25cf\u25e6\u25cb\u00b7\u2013\u2014\u2212\u2192\u25b8\u25ba\u27a4\u2794\u2713\u2714\u2610\u2611\u00a7\uf0b7*+]|--|\d{1,2}[.)]|[a-z]\))[ \t\u00a0]+(?=\S)"
)
_TIGHT_COLON = re.compile(r"([ ]*(?:-[ ]+)*)([A-Za-z_]+):(?=[^\s:/])")
_NO_COLON = re.compile(
    r"([ ]*(?:-[ ]+)*)([A-Za-z_]+)(?:[ ]*(?:[=-]>|=|:=|;|[\u2192\uff1a\ufe55])[ ]*|[ ]+:(?=\S)|[ ]+[-\u2013\u2014][ ]+|[ ]*\t[ \t]*|,[ ]?|[ ]+(?=[^\s:])|$)(.*)$"
)
_BOLD_KEY = re.compile(r"([ ]*(?:-[ ]+)*)(\*\*|__|`|\*)([A-Za-z_]+)(?::\2|\2[ ]*:)[ ]*")
_OTHER_COMMENT = re.compile(r"[ ]*(//|/\*|<!--|;|%%?|--+|==+|\*{3,}|~~~+|___+)[ ]*(?=\S)")
_ENDS_OF_COMMENTS = "-=*~_/>"
"""Signs with which a comment of another language may end, too."""
_IN_TEXTS = ("*", "+")
"""Signs that a text in Markdown may begin with, too."""
_BOX = re.compile(r"([ ]*-[ ]+)(\[[ xX]?\][ ]+)(?=\S)")
SUSPECT = re.compile(
    rf"^(?:{_TIGHT_DASH.pattern}|{_BULLET.pattern}|[ ]*(?:-[ ]+)*(?:\*\*?|__|`)[A-Za-z_]+[:*_`])", re.MULTILINE
)
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
        mended = {k: match.re.sub(r"\1- ", trouble.lines[k], count=1) for k in _like(trouble, n, match.re)}
        start = len(match[1])
        if match.re is _TIGHT_DASH:
            yield Repair(mended, (n, start, start + 1), N_("a space is missing after the dash"))
        else:
            message = N_("“{sign}” begins no entry of a list; a plain hyphen does")
            yield Repair(mended, (n, start, start + 1), message, values={"sign": match[2]})
        return


def bold_keys(trouble: Trouble) -> Iterator[Repair]:
    """Leave out the marks of bold text or code around keys, of all that have some."""
    found = {n: match for n, line in enumerate(trouble.lines) if (match := _BOLD_KEY.match(line[:LONGEST_LINE]))}
    found = {n: match for n, match in found.items() if match[3].lower() in known_keys() and n not in trouble.texts}
    if not found:
        return
    first = min(found)
    mended = {n: trouble.lines[n] for n in range(first, max(found) + 1)}
    for n, match in found.items():
        value = trouble.lines[n][match.end() :]
        mended[n] = f"{match[1]}{match[3].lower()}:{' ' if value else ''}{value}"
    message = N_("a key stands without marks around it")
    yield Repair(mended, (first, len(found[first][1]), found[first].end(3)), message)


def _like(trouble: Trouble, line: int, pattern: re.Pattern[str]) -> range:
    """Return the lines from one on that match a pattern in its column, with those between that stand further in."""
    indent, end = entry(trouble.lines[line]).indent, line + 1
    for n in range(line + 1, len(trouble.lines)):
        match = pattern.match(trouble.lines[n])
        if match and entry(trouble.lines[n]).indent == indent and n not in trouble.texts:
            end = n + 1
        elif trouble.lines[n].strip() and entry(trouble.lines[n]).indent <= indent:
            break
    return range(line, end)


def _is_bullet(trouble: Trouble, line: int) -> re.Match[str] | None:
    """Return the match of a sign in the place of a dash, if the line stands where an entry can."""
    match = _BULLET.match(trouble.lines[line])
    if not match or match[1].strip() or not _is_in_list(trouble, line):
        return None
    return (
        match if (match[2] not in _IN_TEXTS and match[2][-1] not in ".)") or _is_below_list_key(trouble, line) else None
    )


def _is_below_list_key(trouble: Trouble, line: int) -> bool:
    """Tell whether the nearest line above with a key, no further in, takes a list."""
    indent = entry(trouble.lines[line]).indent
    for n in range(line - 1, -1, -1):
        one = entry(trouble.lines[n])
        if not is_blank(trouble.lines[n]) and (one.indent < indent or (one.indent == indent and one.key)):
            return one.opens and one.key.lower() in list_keys()
    return False


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


def boxes(trouble: Trouble) -> Iterator[Repair]:
    """Leave out a box to tick off before an entry."""
    for n in _near(trouble):
        if match := _BOX.match(trouble.lines[n]):
            mended = {k: _BOX.sub(r"\1", trouble.lines[k]) for k in _like(trouble, n, _BOX)}
            message = N_("a list has no boxes: the page makes them where something is to be ticked off")
            yield Repair(mended, (n, *match.span(2)), message)


def stray_dash(trouble: Trouble) -> Iterator[Repair]:
    """Leave out a dash before a key in the column of keys."""
    for n in dict.fromkeys((trouble.line, trouble.began)):
        one = entry(trouble.lines[n])
        if n in trouble.texts or one.dashes.count("-") != 1 or not one.key:
            continue
        mended = {n: trouble.lines[n].replace(one.dashes, "", 1)}
        yield Repair(mended, (n, one.indent, one.indent + 1), N_("a dash begins an entry of a list, and here is none"))


def missing_dash(trouble: Trouble) -> Iterator[Repair]:
    """Put a dash before a key that begins an entry anew: the first key of the entry above, and a second one after it."""
    begun: set[str] = set()
    for n, line in enumerate(trouble.lines):
        one = entry(line)
        begun |= {one.key} if one.dashes else set()
        if one.key not in begun or one.dashes or one.indent < STEP or not one.key or n in trouble.texts:
            continue
        above = _keys_of_entry(trouble, n)
        below = entry(trouble.lines[m]) if (m := trouble.below(n)) is not None else one
        is_again = below.indent == one.indent and not below.dashes and below.key in above
        if above[-1:] == [one.key] and is_again and below.key != one.key:
            mended = {n: line[: one.indent - STEP] + "- " + line[one.indent :]}
            yield Repair(
                mended, (n, one.indent, one.indent + len(one.key)), N_("a dash is missing: a new entry begins here")
            )
            return


def missing_first_dash(trouble: Trouble) -> Iterator[Repair]:
    """Put a dash before the first key below a key that takes a list, where the next entry has one and begins with the same key."""
    here, n = entry(trouble.lines[trouble.line]), trouble.line
    while n > 0 and (is_blank(trouble.lines[n - 1]) or entry(trouble.lines[n - 1]).indent >= here.column):
        n -= 1
    first = entry(trouble.lines[n])
    is_alike = here.dashes != "" and here.key == first.key != "" and here.column == first.indent
    if n > 0 and entry(trouble.lines[n - 1]).opens and is_alike and not first.dashes:
        mended = {n: f"{' ' * here.indent}{here.dashes}{trouble.lines[n].lstrip()}"}
        message = N_("a dash is missing: a new entry begins here")
        yield Repair(mended, (n, first.indent, first.indent + len(first.key)), message)


def id_as_key(trouble: Trouble) -> Iterator[Repair]:
    """Write an entry that stands below its id as the others of its list do: `pay:` is `- id: pay`."""
    for n in dict.fromkeys((trouble.line, trouble.began)):
        one, beside = entry(trouble.lines[n]), entry(trouble.lines[trouble.line])
        is_beside = _is_below_entry(trouble, n) or (beside.dashes != "" and beside.indent == one.indent)
        if one.dashes or one.key in known_keys() or not is_beside or not ID_PATTERN.match(one.key):
            continue
        if not (one.opens or one.value.startswith("{")):
            continue
        mended = f"- id: {one.key}" if one.opens else f"- {{id: {one.key}, {one.value[1:].lstrip()}"
        if any("id" in fields_of(record) for record in records_at(trouble.holder(n - 1, one.indent + 1))):
            message = N_("an entry of a list begins here, and its id stands as a key")
            yield Repair({n: " " * one.indent + mended}, (n, one.indent, one.at), message)


def missing_dash_of_text(trouble: Trouble) -> Iterator[Repair]:
    """Put a dash before a text that begins in the column of the dashes of its list."""
    for n in _near(trouble):
        one = entry(trouble.lines[n])
        if one.key or one.dashes or is_blank(trouble.lines[n]) or not _is_below_entry(trouble, n):
            continue
        line = trouble.lines[n]
        message = N_("a dash is missing: a new entry begins here")
        yield Repair({n: f"{line[: one.indent]}- {line[one.indent :]}"}, (n, one.indent, one.indent + 1), message)


def _keys_of_entry(trouble: Trouble, line: int) -> list[str]:
    """Return the keys above a line in its column, the nearest first, up to the one behind the entry's dash; empty if none has a dash."""
    column, found = entry(trouble.lines[line]).indent, []
    for n in range(line - 1, -1, -1):
        one = entry(trouble.lines[n])
        if is_blank(trouble.lines[n]) or n in trouble.texts or one.indent > column:
            continue
        if one.column != column or not one.key:
            return []
        found.append(one.key)
        if one.dashes:
            return found
    return []


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
        if _is_bare_id(trouble, n):
            name = trouble.lines[n].strip()
            message = N_("a colon is missing after “{key}”")
            yield Repair({n: f"{name}:"}, (n, 0, len(name)), message, values={"key": name})
        if match and match[2] in known_keys() and trouble.may_stand(n, len(match[1]), match[2], if_unknown=True):
            message = N_("a colon is missing after “{key}”")
            yield Repair(
                dict(_with_colons(trouble, n)),
                (n, len(match[1]), match.end(2)),
                message,
                values={"key": match[2]},
                is_sure=False,
            )


def _with_colons(trouble: Trouble, line: int) -> Iterator[tuple[int, str]]:
    """Yield a line whose key has another sign than a colon behind it, with one; and those right below it with the same sign."""
    sign = ""
    for n in range(line, len(trouble.lines)):
        match = _NO_COLON.match(trouble.lines[n][:LONGEST_LINE])
        if not match or match[2] not in known_keys() or (n > line and (not sign or sign != _sign(match))):
            return
        sign, value = _sign(match), match[3].rstrip()
        if match[2] in list_keys() and ID_PATTERN.match(value):
            value = f"[{value}]"
        yield n, f"{match[1]}{match[2]}:" + (f" {value}" if value else "")


def _sign(match: re.Match[str]) -> str:
    """Return what stands between a key and its value, without blanks."""
    between = match.string[match.end(2) : match.start(3)]
    return between.strip(" ")


def _is_bare_id(trouble: Trouble, line: int) -> bool:
    """Tell whether a line at the margin is nothing but an id, with keys below it that stand further in."""
    below = trouble.below(line)
    inner = entry(trouble.lines[below]) if below is not None else None
    is_id = ID_PATTERN.match(trouble.lines[line].rstrip()) is not None
    return is_id and inner is not None and inner.indent > 0 and inner.key in known_keys()


def other_comments(trouble: Trouble) -> Iterator[Repair]:
    """Mend a comment that begins as in another language."""
    for n in _near(trouble):
        if match := _OTHER_COMMENT.match(trouble.lines[n]):
            text = trouble.lines[n][match.end() :].rstrip(" " + _ENDS_OF_COMMENTS)
            mended = f"{trouble.lines[n][: match.start(1)]}# {text}"
            message = N_("a comment begins with “#”")
            yield Repair({n: mended}, (n, match.start(1), match.end(1)), message, WRITE_LINE)


def _near(trouble: Trouble) -> list[int]:
    """Return the lines in which the parser stopped, began, and the one above: any may hold the slip."""
    above = trouble.above(trouble.line)
    near = (trouble.began, trouble.line, above if above is not None else trouble.line)
    return [n for n in dict.fromkeys(near) if n not in trouble.texts]
