"""Findings on rows of figures to one for each column that is written in another way throughout, as a spreadsheet writes it.

Knows: how spreadsheets write days and figures, and what parts their columns. Must not know what is measured.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Location, Message
from playpress.model.record import DATE_PATTERN
from playpress.reading.guesses import guess_date
from playpress.reading.number_guesses import guess_number
from playpress.reading.rules.series import NOT_A_NUMBER, WRONG_HEADER, WRONG_ROW
from playpress.reading.rules.shape import NOT_A_DATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playpress.diagnostics import Diagnostic
    from playpress.reading.source import Source

COLUMNS = ("date", "value", "note")
NO_COMMAS = N_("no commas stand between the cells of this row")
_SIGNS = {
    ";": N_("semicolons stand between the columns, where commas belong"),
    "\t": N_("tabs stand between the columns, where commas belong"),
}
"""What spreadsheets put between the columns, with what is said of it."""
_WITHOUT_SIGN = {
    ";": N_("put commas in the place of the semicolons"),
    "\t": N_("put commas in the place of the tabs"),
}
_ROW = re.compile(r"\d{4}-\d\d-\d\d,-?\d+(?:\.\d+)?(?:,|\Z)")
"""Matches a row with a day and a figure as a series takes them."""
_OF_MANY = {
    NOT_A_DATE.code: N_("{count} days in this column are written like “{value}”"),
    NOT_A_NUMBER.code: N_("{count} figures in this column are written like “{value}”"),
    WRONG_ROW.code: N_("no commas stand between the cells of {count} rows"),
}
_SLASHES = re.compile(r"\s*(\d{1,2})/(\d{1,2})/(?:\d\d)?\d\d\s*\Z")
_MONTHS = 12
_DIGITS = re.compile(r"\d+(?:,\d+)*(?:\.\d+(?![.\d]))?|\d+")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORDS = {
    "date": "date day datum tag jour data dzień month monat mois miesiąc period",
    "value": "value figure number wert zahl valeur chiffre wartość liczba actual ist result",
    "note": "note notes remark comment bemerkung notiz kommentar hinweis remarque commentaire notatka uwaga uwagi komentarz",
}
"""The names of the columns, with the words that people write for them."""


def sign_of(source: Source) -> str:
    """Return the sign between the columns of a file, by its first line."""
    first = source.text.lstrip().split("\n", 1)[0]
    return next((sign for sign in _SIGNS if sign in first and "," not in first), ",")


def with_commas(source: Source) -> Diagnostic | None:
    """Return the finding on a file with other signs between the columns, and read it as if it had commas; None if it has commas.

    Where a row stays unclear, nothing is read.
    """
    sign = sign_of(source)
    if sign == ",":
        return None
    lines = source.lines(1, source.line_count)
    order = order_of_days(cell for line in lines for cell in line.split(sign)[:1])
    first = next(n for n, line in enumerate(lines) if line.strip())
    mended = [with_commas_in(line, sign, order) for line in lines]
    at = Location(source.file, first + 1, 1, first + 1, len(lines[first]) + 1)
    rows = list(filter(None, mended[first + 1 :]))
    if not rows or not all(map(_ROW.match, rows)):
        return WRONG_HEADER.here(at, message=_SIGNS[sign], hint=_WITHOUT_SIGN[sign])
    if not _ROW.match(mended[first]):
        mended[first] = ",".join(COLUMNS)
    source.mended = "\n".join(mended)
    hint = N_("write each row like this: {line}")
    whole = Location(source.file, 1, 1, len(lines), len(lines[-1]) + 1)
    found = WRONG_HEADER.here(at, message=_SIGNS[sign], hint=hint, line=InFull(rows[0]))
    return replace(found, fix=source.mended, fix_at=whole, is_sure=True)


def with_commas_in(line: str, sign: str, order: str) -> str:
    """Return a line with commas between its cells; day and figure are written as a series takes them where that is clear."""
    cells = [cell.strip() for cell in next(csv.reader([line], delimiter=sign), [])]
    while len(cells) > len(COLUMNS) and not cells[-1]:
        cells.pop()
    if not any(cells):
        return ""
    if not DATE_PATTERN.match(cells[0]):
        cells[0] = guess_day(cells[0], order) or cells[0]
    if len(cells) > 1 and "," in cells[1]:
        cells[1] = guess_number(cells[1]) or cells[1]
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(cells)
    return written.getvalue()


def order_of_days(cells: Iterable[str]) -> str:
    """Return `dm` or `md` if one of the days shows whether the day or the month stands first, and none the opposite; else an empty text."""
    found = {
        "dm" if int(match[1]) > _MONTHS else "md"
        for match in filter(None, map(_SLASHES.match, cells))
        if max(int(match[1]), int(match[2])) > _MONTHS
    }
    return found.pop() if len(found) == 1 else ""


def guess_day(text: str, order: str) -> str | None:
    """Return a day as year-month-day, by the order in which the days of its column are written."""
    match = _SLASHES.match(text)
    if match and order:
        day, month = (match[1], match[2]) if order == "dm" else (match[2], match[1])
        return guess_date(f"{day}.{month}.{text.strip().rpartition('/')[2]}")
    return guess_date(text)


def has_other_columns(names: Sequence[str]) -> bool:
    """Tell whether the names in a first line are those of other columns, or of these in another order."""
    known = [_column(name) for name in names]
    return len(names) > len(COLUMNS) or ("date" in known and "value" in known and known != list(COLUMNS[: len(known)]))


def _column(name: str) -> str:
    return next((column for column, words in _WORDS.items() if name.strip().lower() in words.split()), "")


def told_once(found: Sequence[Diagnostic], source: Source) -> list[Diagnostic]:
    """Return the findings on rows, those that say the same of a column as one: at the first of them, with a fix for all."""
    kept: list[Diagnostic] = []
    for _, same in groupby(sorted(found, key=_kind_of), _kind_of):
        group = sorted(same, key=lambda one: one.location)
        kept += [_in_one(group, source)] if len(group) > 1 and group[0].code in _OF_MANY else group
    return sorted(kept, key=lambda one: one.location)


def _kind_of(found: Diagnostic) -> tuple[str, str, str]:
    """Return what a finding says, and how the value is written; of a row that is wrong as a whole, only what is said of several."""
    is_of_row = found.code == WRONG_ROW.code and found.message.template != NO_COMMAS
    hint = found.hint.template if found.hint else ""
    if is_of_row or found.code not in _OF_MANY:
        return found.code, hint, str(found.location)
    return found.code, hint, _form(str(found.message.values.get("value", "")))


def _form(value: str) -> str:
    """Return how a value is written, whatever its digits and letters."""
    return _LETTERS.sub("a", _DIGITS.sub("0", value)) if any(map(str.isdigit, value)) else value


def _in_one(found: Sequence[Diagnostic], source: Source) -> Diagnostic:
    """Return findings on rows as one."""
    first, last = found[0], found[-1]
    values = {**first.message.values, "count": len(found)}
    told = replace(first, message=Message(_OF_MANY[first.code], values))
    if not all(one.fix for one in found):
        return replace(told, fix="")
    start, end = first.location.line, last.location.line
    lines = source.lines(start, end)
    for one in found:
        at = one.fix_at or one.location
        line = lines[at.line - start]
        lines[at.line - start] = line[: at.column - 1] + one.fix + line[at.end_column - 1 :]
    whole = Location(source.file, start, 1, end, len(source.lines(end, end)[0]) + 1)
    return replace(told, fix="\n".join(lines), fix_at=whole)
