"""Lines that begin in the wrong column, or with tabs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull
from playpress.model.record import ID_PATTERN
from playpress.reading.repairs.lines import STEP, Repair, entry, is_blank, known_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.reading.repairs.lines import Trouble

_BEGIN = N_("let it begin in column {column}, like its neighbours: {line}")
BEGIN_AT = N_("let it begin in column {column}: {line}")
_WIDTH = 4
"""Spaces that a tab stands for where spaces stand behind tabs; else it is one step."""
_AS_ABOVE = N_("this line does not fit the lines above it")


def tabs(trouble: Trouble) -> Iterator[Repair]:
    """Mend the first lines that tabs indent."""
    marked = [n for n, line in enumerate(trouble.lines) if _tab(line) >= 0 and n not in trouble.texts]
    if not marked:
        return
    run = [line for n, line in enumerate(marked) if line == marked[0] + n]
    spaces = {n: _behind_tabs(trouble.lines[n]) for n in run}
    tab = _WIDTH if any(spaces.values()) else STEP
    columns = {n: tab * _depth(trouble.lines[n]) + spaces[n] for n in run}
    for base in columns_for(trouble, run[0]):
        mended = {}
        for n in run:
            further = max(0, base + columns[n] - columns[run[0]])
            mended[n] = " " * further + trouble.lines[n].lstrip()
        at = _tab(trouble.lines[run[0]])
        width = len(_indent(trouble.lines[run[0]]))
        yield Repair(
            mended,
            (run[0], at, width),
            N_("a tab stands in the indent"),
            N_("indent with spaces, not with tabs: let it begin in column {column}"),
            {"column": base + 1},
        )


def _tab(line: str) -> int:
    return _indent(line).find("\t") if line.strip() else -1


def _depth(line: str) -> int:
    return _indent(line).count("\t")


def _behind_tabs(line: str) -> int:
    """Return how many spaces stand between the last tab of an indent and what is indented."""
    return len(_indent(line).rpartition("\t")[2])


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def lost_indent(trouble: Trouble) -> Iterator[Repair]:
    """Mend the key above the trouble, if it stands less far in than both its neighbours; its text may go on below it."""
    above = trouble.above(trouble.line)
    here = entry(trouble.lines[trouble.line])
    while above is not None and above not in trouble.texts and entry(trouble.lines[above]).indent > here.indent:
        above = trouble.above(above)
    if above is None or above in trouble.texts:
        return
    lost = entry(trouble.lines[above])
    before = trouble.above(above)
    one = entry(trouble.lines[before]) if before is not None and before not in trouble.texts else None
    if one is None or not (one.column == here.indent or (one.opens and one.column < here.indent)):
        return
    if lost.key and lost.value and not lost.dashes and lost.indent < here.indent and here.key and not here.dashes:
        yield moved(trouble, range(above, above + 1), here.indent)


def wrong_column(trouble: Trouble) -> Iterator[Repair]:
    """Mend a line (and what stands below it) that begins beside the columns of the lines above."""
    line = trouble.line
    if is_blank(trouble.lines[line]) or line in trouble.texts:
        return
    here = entry(trouble.lines[line])
    is_known = here.dashes or here.key.strip('"') in known_keys()
    is_id = here.opens and ID_PATTERN.match(here.key)
    if not is_known and not is_id:
        return
    for column in columns_for(trouble, line) if is_known else (0,):
        if column != here.indent:
            yield moved(trouble, range(line, line + 1), column)
            yield moved(trouble, _up_to_column(trouble, line, column), column)
            yield moved(trouble, _run(trouble, line), column)
            if here.dashes and here.indent < column:
                yield moved(trouble, _up_to_entry(trouble, line, column), column)
            yield moved(trouble, trouble.block(line), column)


def key_too_far_in(trouble: Trouble) -> Iterator[Repair]:
    """Move a key alone to the column of the keys beside which it belongs, if what it takes stands there already."""
    head = 0
    for n, line in enumerate(trouble.lines):
        one = entry(line)
        if is_blank(line) or n in trouble.texts:
            continue
        if one.opens and not one.dashes and one.indent and (below := trouble.below(n)) is not None:
            column = 0 if _begins_entry(trouble, head, n, below) else _further_out(trouble, n, below)
            if column is not None:
                yield moved(trouble, range(n, n + 1), column)
                return
        head = head if one.indent else n


def _further_out(trouble: Trouble, line: int, below: int) -> int | None:
    """Return the column further left in which a key is known; None if it is known where it stands."""
    one = entry(trouble.lines[line])
    if one.key not in known_keys() or entry(trouble.lines[below]).indent > one.indent:
        return None
    if trouble.may_stand(line, one.indent, one.key, if_unknown=True):
        return None
    columns = [column for column, of_dash in _open_columns(trouble, line) if column < one.indent and not of_dash]
    return next((at for at in columns if trouble.may_stand(line, at, one.key, if_unknown=False)), None)


def _begins_entry(trouble: Trouble, head: int, line: int, below: int) -> bool:
    """Tell whether a line is an id of a registry: below it the key stands anew with which the entry above it, in line `head`, begins."""
    one, inner, first = entry(trouble.lines[line]), entry(trouble.lines[below]), trouble.below(head)
    if first in (None, line) or not entry(trouble.lines[head]).opens or not ID_PATTERN.match(one.key):
        return False
    other = entry(trouble.lines[first or 0])
    is_again = inner.key == other.key != "" and inner.indent == other.indent
    return is_again and not inner.dashes and not other.dashes and one.indent <= inner.indent


def _run(trouble: Trouble, line: int) -> range:
    """Return a line and those below it that stand at least as far in as its key or text."""
    column = entry(trouble.lines[line]).column
    end = next(
        (
            n
            for n in range(line + 1, len(trouble.lines))
            if trouble.lines[n].strip() and entry(trouble.lines[n]).indent < column
        ),
        line + 1,
    )
    return range(line, max(end, line + 1))


def _up_to_column(trouble: Trouble, line: int, column: int) -> range:
    """Return a line and those below it up to the first that begins in a column already, or further left than the line."""
    least = entry(trouble.lines[line]).indent
    for n in range(line + 1, len(trouble.lines)):
        if trouble.lines[n].strip() and not least <= entry(trouble.lines[n]).indent < column:
            return range(line, n)
    return range(line, line + 1)


def _up_to_entry(trouble: Trouble, line: int, column: int) -> range:
    """Return a line and those below it up to the next entry of the list in a column."""
    for n in range(line + 1, len(trouble.lines)):
        one = entry(trouble.lines[n])
        if n not in trouble.texts and not is_blank(trouble.lines[n]) and (one.dashes and one.indent == column):
            return range(line, n)
    return trouble.block(line)


def moved(trouble: Trouble, lines: range, column: int) -> Repair:
    """Return a repair that moves lines such that the first begins in a column (from 0)."""
    first = trouble.lines[lines[0]]
    indent = entry(first).indent
    by = column - indent
    mended = {}
    for n in lines:
        text = trouble.lines[n]
        mended[n] = " " * by + text if by > 0 else text[min(-by, entry(text).indent) :]
    values = {"column": column + 1, "line": InFull(first.strip())}
    at = (lines[0], indent, max(indent + 1, len(first.rstrip())))
    return Repair(mended, at, _AS_ABOVE, _BEGIN, values, is_sure=abs(by) == 1)


def columns_for(trouble: Trouble, line: int) -> list[int]:
    """Return the columns (from 0) in which a line may begin by what stands above it, the likeliest first."""
    text = trouble.lines[line].lstrip()
    is_dash = text.startswith("-")
    width = entry(trouble.lines[line].replace("\t", "  ")).indent
    found: list[int] = []
    above = trouble.above(line)
    if above is not None and above not in trouble.texts and entry(trouble.lines[above]).opens:
        below = trouble.below(line)
        child = entry(trouble.lines[below]).indent if below is not None else 0
        column = entry(trouble.lines[above]).column
        found.append(
            child
            if child > column
            and entry(trouble.lines[below or 0]).dashes[:1] == text[:1].strip("abcdefghijklmnopqrstuvwxyz_")
            else column + STEP
        )
    open_columns = _open_columns(trouble, line)
    fitting = [column for column, of_dash in open_columns if of_dash == is_dash]
    alike = _columns_of_entries(trouble, line, entry(trouble.lines[line]).key) if is_dash else set()
    found += sorted(fitting, key=lambda column: (column not in alike, abs(column - width), -column))
    return list(dict.fromkeys(found))


def _columns_of_entries(trouble: Trouble, line: int, key: str) -> set[int]:
    """Return the columns in which entries above a line begin with the same key."""
    entries = (entry(trouble.lines[n]) for n in range(line) if n not in trouble.texts)
    return {one.indent for one in entries if one.dashes and one.key == key != ""}


def _open_columns(trouble: Trouble, line: int) -> list[tuple[int, bool]]:
    """Return the columns of the lists and mappings that are open above a line, each with whether it is a list's."""
    found: list[tuple[int, bool]] = []
    limit = 1 << 30
    for n in range(line - 1, -1, -1):
        if is_blank(trouble.lines[n]) or n in trouble.texts:
            continue
        one = entry(trouble.lines[n])
        if one.key and one.column < limit:
            limit = one.column
            found.append((limit, False))
        if one.dashes and one.indent < limit:
            limit = one.indent
            found.append((limit, True))
    return found


def outside_text(trouble: Trouble) -> Iterator[Repair]:
    """Mend a line of a text over several lines that has lost its indent."""
    for line in dict.fromkeys((trouble.began, trouble.line)):
        above = next((n for n in range(line - 1, -1, -1) if trouble.lines[n].strip()), None)
        one = entry(trouble.lines[line])
        if (
            above is None
            or above not in trouble.texts
            or one.key in known_keys()
            or one.dashes
            or is_blank(trouble.lines[line])
        ):
            continue
        yield moved(trouble, range(line, line + 1), entry(trouble.lines[above]).indent)


def lost_text(trouble: Trouble) -> Iterator[Repair]:
    """Mend lines that go on with the text above them, or are the value of the key above, but stand too far left for that."""
    for line in dict.fromkeys((trouble.began, trouble.line)):
        above, one = trouble.above(line), entry(trouble.lines[line])
        if above is None or {above, line} & trouble.texts or is_blank(trouble.lines[line]) or one.dashes or one.key:
            continue
        column = _text_column(trouble, above)
        if one.indent < column:
            hint = BEGIN_AT if entry(trouble.lines[above]).opens else _BEGIN
            yield replace(moved(trouble, range(line, line + 1), column), hint=hint)
            yield replace(moved(trouble, _lines_of_text(trouble, line), column), hint=hint)


def _text_column(trouble: Trouble, above: int) -> int:
    """Return the column in which a text goes on below a line; 0 if none does."""
    one = entry(trouble.lines[above])
    if one.value[:1] in ("[", "{", "|", ">", '"', "'") and one.value:
        return 0
    return one.column + STEP if one.key else one.column


def _lines_of_text(trouble: Trouble, line: int) -> range:
    """Return a line and those below it in the same column that have no key and no dash."""
    end, indent = line + 1, entry(trouble.lines[line]).indent
    while end < len(trouble.lines) and not is_blank(trouble.lines[end]):
        one = entry(trouble.lines[end])
        if one.key or one.dashes or one.indent != indent:
            break
        end += 1
    return range(line, end)
