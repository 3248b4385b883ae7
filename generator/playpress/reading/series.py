"""A series of measured figures (rows of `date,value,note`) to values, and a finding for each row that does not fit.

Knows: CSV. Must not know what is measured.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
import re
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice, pairwise, takewhile
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, InFull, Location, Message, Related
from playpress.model.kpi import LARGEST
from playpress.model.measurement import Measurement
from playpress.model.record import DATE_PATTERN
from playpress.reading.columns import (
    COLUMNS,
    NO_COMMAS,
    guess_day,
    has_other_columns,
    order_of_days,
    sign_of,
    told_once,
    with_commas,
    with_commas_in,
)
from playpress.reading.guesses import guess_date, guess_first_day, is_unknown, two_days
from playpress.reading.mistake import WRITE, WRITE_EITHER
from playpress.reading.number_guesses import guess_number, two_ways
from playpress.reading.repairs.conflicts import MARK, conflicts
from playpress.reading.repairs.lines import Trouble
from playpress.reading.rules.cuts import POINT_IN_NUMBER
from playpress.reading.rules.series import (
    DAY_TWICE,
    NO_FIGURES,
    NOT_A_NUMBER,
    ONE_FIGURE,
    OUT_OF_ORDER,
    WRONG_HEADER,
    WRONG_ROW,
)
from playpress.reading.rules.shape import NOT_A_DATE, OUT_OF_RANGE
from playpress.reading.rules.yaml import TOO_LARGE
from playpress.reading.source import LARGEST_FILE, Source, not_utf8, of_another_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Diagnostic

SMALLEST = 1e-9
"""The smallest figure that is more than 0: what is smaller has more digits than a picture has room for."""
_SUMS = frozenset(("total", "sum", "average", "mean", "summe", "gesamt", "mittelwert", "somme", "moyenne", "suma", "razem", "średnia"))  # fmt: skip
"""What stands before a row that adds others up."""
_CELLS = {sign: re.compile(rf'(?:^|(?<={sign}))((?:[^"{sign}]|"(?:[^"]|"")*(?:"|$))*)') for sign in (",", ";", "\t")}
"""What matches the cells of a line, one after the other, by the sign between them; the group is the cell with its quotation marks."""
_HASHES = re.compile(r"#{3,}\Z")
_THOUSANDS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}\Z")
_FAR = 100
"""Times by which a figure is smaller than all others if its point stands before thousands."""


@dataclass
class Series:
    """A file of figures: its text, the figures by date, and what is wrong with it.

    `measurements` is None where the file could not be read at all. `is_broken`: some rows could not be read.
    """

    source: Source
    measurements: tuple[Measurement, ...] | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    is_broken: bool = False


def read_series(raw: bytes, file: str) -> Series:
    """Return the series in a file's bytes, whatever they hold."""
    series = Series(Source(file))
    found = _decode(raw, series.source) or _empty(series.source)
    if found:
        series.diagnostics.append(found)
        return series
    other_sign = with_commas(series.source)
    if other_sign and not other_sign.fix:
        series.diagnostics.append(other_sign)
        return series
    series.diagnostics += _leave_out_conflicts(series.source)
    series.diagnostics += _close_quotations(series.source)
    rows: list[Measurement] = []
    for row in _read_rows(series.source):
        if isinstance(row, Measurement):
            rows.append(row)
        else:
            series.diagnostics.append(row)
    series.is_broken = any(not found.fix for found in series.diagnostics)
    series.diagnostics = [_read_by_the_others(found, rows) for found in series.diagnostics]
    series.diagnostics = told_once(series.diagnostics, series.source)
    series.diagnostics += [other_sign] if other_sign else []
    doubtful = {
        found.location.line for found in series.diagnostics if found.code == NOT_A_DATE.code and not found.fix_at
    }
    clear = [row for row in rows if row.line not in doubtful]  # where a single day is guessed, nothing follows from it
    series.diagnostics += [*_days_twice(clear, series.source), *_out_of_order(clear, series.source)]
    series.diagnostics += _too_short(rows, series)
    series.diagnostics += _points_in_thousands(rows, series.source)
    series.measurements = tuple(sorted(rows, key=lambda row: row.date))
    return series


def _decode(raw: bytes, source: Source) -> Diagnostic | None:
    """Fill in the text of a source, or return why it has none."""
    at = Location(source.file)
    if len(raw) > LARGEST_FILE:
        message, hint = N_("the file has more than {limit} bytes"), N_("keep fewer years of figures")
        return TOO_LARGE.here(at, message=message, hint=hint, limit=LARGEST_FILE)
    if foreign := of_another_program(raw, source.file):
        return foreign
    try:
        source.text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        wrong = not_utf8(raw, source.file, problem.start)
        source.text = wrong.text
        return wrong.diagnostics[0]
    return None


def _leave_out_conflicts(source: Source) -> Iterator[Diagnostic]:
    """Tell of lines whose versions Git could not join, and read the first version alone."""
    lines = source.lines(1, source.line_count) if MARK.search(source.text) else []
    while repair := next(conflicts(Trouble(lines, 0, 0, 0)), None):
        lines = [repair.lines.get(n, line) for n, line in enumerate(lines)]
        source.mended = "\n".join(lines)
        line, start, end = repair.at
        at = Location(source.file, line + 1, start + 1, line + 1, end + 1)
        yield WRONG_ROW.here(at, message=repair.message, hint=repair.hint, **repair.said())


def _close_quotations(source: Source) -> Iterator[Diagnostic]:
    """Tell of quotation marks without a partner in their row, below which the next row begins, and read on as if there was one."""
    if source.read.count('"') == 0:
        return
    lines = source.read.split("\n")
    for n, (line, below) in enumerate(pairwise([*lines, ""])):
        is_end = not below.strip() or DATE_PATTERN.match(below.split(",")[0])
        if line.count('"') % 2 and DATE_PATTERN.match(line.split(",")[0]) and is_end:
            text = line.rstrip()
            start = text.rindex(',"') + 1 if ',"' in text else text.rindex('"')
            at = Location(source.file, n + 1, start + 1, n + 1, len(text) + 1)
            guess = f'{text[start:]}"'
            message = N_("a quotation mark is not closed")
            yield replace(WRONG_ROW.here(at, message=message, hint=WRITE, guess=InFull(guess)), fix=guess, is_sure=True)
            lines[n] = f'{text}"{line[len(text) :]}'
            source.mended = "\n".join(lines)


def _empty(source: Source) -> Diagnostic | None:
    """Return the finding on a file without a line; None for any other."""
    return None if source.text.strip() else WRONG_HEADER.here(Location(source.file))


_OTHER_SIGNS = (";", "\t")
"""What spreadsheets put between the columns."""


def _read_rows(source: Source) -> Iterator[Measurement | Diagnostic]:
    """Yield the figure of each row, what is wrong with it, or both, in the order of the file."""
    reader, line, waits = csv.reader(io.StringIO(source.read, newline=""), strict=True), 1, True
    order = order_of_days(row.partition(",")[0] for row in source.read.split("\n"))
    try:
        for row in reader:
            while len(row) > len(COLUMNS) - 1 and not row[-1].strip():
                row.pop()  # spreadsheets write empty cells behind the last column
            is_header = tuple(cell.strip() for cell in row) in (COLUMNS, COLUMNS[:2])
            if waits:
                waits = row[:1] == ["sep="] or _is_header(source, line + 1)
                if not is_header:
                    yield _other_header(row, source)
                    if has_other_columns(row):
                        return
            elif is_header:
                yield _once_more(source, line)
                if _is_copy(source, line):
                    return
            elif any(cell.strip() for cell in row):
                yield from _read_row(row, source, line, order)
            line = reader.line_num + 1
    except csv.Error as problem:
        yield WRONG_ROW.here(_line(source.file, reader.line_num), reason=str(problem))


def _is_copy(source: Source, line: int) -> bool:
    """Tell whether all rows below a line stand above it, too."""
    lines = source.lines(1, source.line_count)
    return {row for row in lines[line:] if row.strip()} <= set(lines[: line - 1])


def _once_more(source: Source, line: int) -> Diagnostic:
    """Return the finding on a header below the first one."""
    message, hint = N_("the names of the columns stand here once more"), N_("remove this line")
    if _is_copy(source, line):
        message = N_("from here on, the file stands in itself once more")
        hint = N_("remove the lines {first} to {last}")
    at = replace(_line(source.file, line), end_column=len(source.lines(line, line)[0]) + 1)
    last = len(source.text.rstrip().splitlines())
    return WRONG_ROW.here(at, message=message, hint=hint, first=line, last=last)


def _other_header(row: list[str], source: Source) -> Diagnostic:
    """Return the finding on a first line that is not the header: figures, what a spreadsheet adds, or other words."""
    hint, fix = N_("write {line} in its place"), ",".join(COLUMNS)
    if row and _date(row[0].strip()):
        hint, fix = N_("put the line “{line}” above the first row"), ""
    elif _is_header(source, 2) or (row and row[0].strip().lower().startswith("sep=")):
        hint, fix = N_("remove this line"), ""
    elif has_other_columns(row):
        hint, fix = N_("leave these three columns alone, in this order: {line}"), ""
    at = Location(source.file, 1, 1, 1, max(2, len(source.lines(1, 1)[0]) + 1))
    return WRONG_HEADER.here(at, hint=hint, fix=fix, line=",".join(COLUMNS))


def _is_header(source: Source, line: int) -> bool:
    """Tell whether a line is the header."""
    text = source.lines(line, line)[0] if line <= source.line_count else ""
    return tuple(cell.strip() for cell in text.rstrip(",\r ").split(",")) in (COLUMNS, COLUMNS[:2])


def _read_row(row: list[str], source: Source, line: int, order: str) -> Iterator[Measurement | Diagnostic]:
    """Yield what is wrong with a row that begins in a line, and its figure if day and figure are clear."""
    if without := _without_commas(row, source, line, order):
        yield without
        cells = next(csv.reader([without.fix]))
        if math.isfinite(value := _number(cells[1])):
            yield Measurement(datetime.date.fromisoformat(cells[0]), value, "", line)
        return
    day, figure, note = [*(cell.strip() for cell in row), "", ""][: len(COLUMNS)]
    date = _date(day)
    if date is None:
        found = _not_a_day(day, source, line, order)
        date = _date(found.fix)
        yield found
        if date is None:
            return
    value = _number(figure)
    if not math.isfinite(value) or note.isdigit():
        wrong = _not_a_number(row, source, line)
        yield wrong
        if wrong.fix:
            yield Measurement(date, _number(wrong.fix), "", line)
    elif value and not SMALLEST <= abs(value) <= LARGEST:
        hint = N_("give the KPI a larger or smaller unit, such as millions")
        yield OUT_OF_RANGE.here(_cells(source, line)[1], hint=hint, value=figure, bounds="", guess="")
    else:
        if len(row) > len(COLUMNS):
            yield _note_with_comma(len(row), source, line)
        yield Measurement(date, value, note, line)


def _not_a_day(day: str, source: Source, line: int, order: str) -> Diagnostic:
    """Return the finding on a day that is not written as one, by the order in which the days of its column are written."""
    at, guess, other = _cells(source, line)[0], guess_day(day, order), ""
    hint = WRITE if guess else ""
    if day.lower().rstrip(":") in _SUMS:
        hint = N_("leave out rows that add others up")
    elif _HASHES.match(day):
        hint = N_("the column was too narrow to show the days: make it wider, and save the file once more")
    elif day.startswith("#"):
        hint = N_("no remark stands between the rows: write it behind a figure, as its note")
    elif re.fullmatch(r"\d{4}-\d\d", day):
        hint = N_("write the day, too, like {value}-01")
    elif not guess and (days := two_days(day)):
        guess, other, hint = *days, N_("write {guess} or {other}: day and month may stand either way round")
        return NOT_A_DATE.here(at, hint=hint, fix="", value=day, guess=guess, other=other)
    elif not guess and (first := guess_first_day(day)):
        return NOT_A_DATE.here(at, hint=N_("write the day, too, like {first}"), fix="", value=day, first=first)
    return NOT_A_DATE.here(at, hint=hint, value=day, guess=guess)


def _without_commas(row: list[str], source: Source, line: int, order: str) -> Diagnostic | None:
    """Return the finding on a row between whose cells other signs stand; None for any other row."""
    sign = next((sign for sign in _OTHER_SIGNS if sign in row[0]), "")
    (text,) = source.lines(line, line)
    written = with_commas_in(text, sign, order) if sign else ""
    if _date(written.partition(",")[0]) is None:
        return None
    at = replace(_cells(source, line)[0], end_column=len(text) + 1)
    guess = InFull(written)
    return replace(WRONG_ROW.here(at, message=NO_COMMAS, hint=WRITE, guess=guess), fix=guess)


def _not_a_number(row: list[str], source: Source, line: int) -> Diagnostic:
    """Return the finding on a figure that is none, or that a comma has parted: `12,5` is two cells, `1,150,000` three."""
    cells = [cell.strip() for cell in row[1:]] or [""]
    digits = list(takewhile(str.isdigit, cells[1:])) if math.isfinite(_number(cells[0])) else []
    at, written = _cells(source, line), ",".join([*cells[:1], *digits])
    end = at[1 + len(digits)]
    place = replace(at[1], end_line=end.end_line, end_column=end.end_column)
    if ways := two_ways(written):
        return NOT_A_NUMBER.here(place, hint=WRITE_EITHER, fix="", value=written, guess=ways[0], other=ways[1])
    guess = guess_number(written)
    hint = WRITE if guess else ""
    if not written or written.startswith("#") or is_unknown(written):
        hint = N_("leave the row out until there is a figure")
    return NOT_A_NUMBER.here(place, hint=hint, value=written, guess=guess)


def _read_by_the_others(found: Diagnostic, rows: list[Measurement]) -> Diagnostic:
    """Return a finding on a number that can be read in two ways with the one that is far nearer to all other figures; as it is if none is."""
    if found.hint is None or found.hint.template != WRITE_EITHER or not rows:
        return found
    values = found.hint.values
    others = [abs(row.value) for row in rows]
    large, small = str(values["guess"]), str(values["other"])
    is_large, is_small = min(others) >= float(small) * _FAR, max(others) <= float(large) / _FAR
    if is_large == is_small:
        return found
    guess = large if is_large else small
    return replace(found, hint=Message(WRITE, {"guess": guess}), fix=guess)


def _note_with_comma(count: int, source: Source, line: int) -> Diagnostic:
    """Return the finding on a row with more cells than there are columns."""
    at, (text,) = _cells(source, line)[2], source.lines(line, line)
    note = text[at.column - 1 :].strip().rstrip(",")
    reason = Message(N_("it has {count} cells"), {"count": count})
    if '"' in note:
        return WRONG_ROW.here(at, hint=N_("put quotation marks around a note with a comma"), reason=reason)
    hint, guess = N_("put quotation marks around a note with a comma: {guess}"), InFull(f'"{note}"')
    whole = replace(at, end_column=len(text) + 1)
    return replace(WRONG_ROW.here(at, hint=hint, reason=reason, guess=guess), fix=guess, fix_at=whole)


def _cells(source: Source, line: int) -> list[Location]:
    """Return the place of each cell in a line, without the spaces around it; at least as many as there are columns."""
    found = []
    for match in _CELLS[sign_of(source)].finditer(source.lines(line, line)[0]):
        cell = match[1]
        column = match.start(1) + len(cell) - len(cell.lstrip()) + 1
        found.append(Location(source.file, line, column, line, column + max(1, len(cell.strip()))))
    return [*found, *(found[-1:] or [_line(source.file, line)]) * len(COLUMNS)]


def _date(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text if DATE_PATTERN.match(text) else "")
    except ValueError:
        return None


def _number(text: str) -> float:
    """Return a text's number; NaN where it is none."""
    try:
        return float(text) if "_" not in text else math.nan
    except ValueError:
        return math.nan


def _days_twice(rows: list[Measurement], source: Source) -> Iterator[Diagnostic]:
    """Find days that stand more than once in a series."""
    first: dict[datetime.date, int] = {}
    for row in rows:
        if row.date in first:
            there = Related(_cells(source, first[row.date])[0], Message(N_("first written here")))
            yield DAY_TWICE.here(_cells(source, row.line)[0], related=(there,), date=row.date.isoformat())
        first.setdefault(row.date, row.line)


def _out_of_order(rows: list[Measurement], source: Source) -> Iterator[Diagnostic]:
    """Find rows that stand below one of a later day, or above all of the earlier days; of a day that stands twice, only the first row is looked at."""
    by_day: dict[datetime.date, Measurement] = {}
    for row in rows:
        by_day.setdefault(row.date, row)
    first = list(by_day.values())
    found = _steps_back(first, source)
    is_turned = all(one.date > other.date for one, other in pairwise(first))
    yield from islice(found, 1) if is_turned else found  # the newest stands first, and so on to the end: told once


def _steps_back(rows: list[Measurement], source: Source) -> Iterator[Diagnostic]:
    """Find rows of an earlier day than the one above: it stands too low, or that one too high."""
    latest_below = list(accumulate((row.date for row in rows[::-1]), max))[::-1]
    kept: list[Measurement] = []
    for n, row in enumerate(rows):
        if not kept or row.date > kept[-1].date:
            kept.append(row)
            continue
        late, before = kept[-1], kept[-2].date if len(kept) > 1 else datetime.date.min
        is_last = n + 1 == len(rows)
        if not is_last and latest_below[n] < late.date and before < row.date:
            kept[-1] = row
            yield _too_high(late, row, before, source)
        else:
            yield _misplaced(row, late, source, OUT_OF_ORDER.message, N_("this day is later"))


def _too_high(late: Measurement, row: Measurement, before: datetime.date, source: Source) -> Diagnostic:
    """Return the finding on a row that is later than all below it; `row` is the next one, `before` the day above it."""
    found = _misplaced(late, row, source, N_("{date} stands above {later}"), N_("this day is earlier"))
    return _with_year(found, late.date, before, row.date)


def _misplaced(row: Measurement, other: Measurement, source: Source, message: str, seen_there: str) -> Diagnostic:
    """Return the finding on a row that stands on the wrong side of another one."""
    there = Related(_cells(source, other.line)[0], Message(seen_there))
    at, date, other_date = _cells(source, row.line)[0], row.date.isoformat(), other.date.isoformat()
    return OUT_OF_ORDER.here(at, message=message, related=(there,), date=date, later=other_date)


def _with_year(found: Diagnostic, day: datetime.date, before: datetime.date, after: datetime.date) -> Diagnostic:
    """Return a finding on a day that is too late with the same day in the year of those around it, if it lies between them."""
    guesses = [guess_date(f"{year}-{day.month}-{day.day}") for year in (after.year, before.year)]
    guess = next((guess for guess in guesses if guess and before.isoformat() < guess < after.isoformat()), None)
    if guess is None or before == datetime.date.min:
        return found
    return replace(found, hint=Message(N_("did you mean “{guess}”?"), {"guess": guess}), fix=guess)


def _too_short(rows: list[Measurement], series: Series) -> Iterator[Diagnostic]:
    """Find a series without figures, or with one alone, unless it is said already what is wrong with its rows."""
    if series.diagnostics:
        return
    if not rows:
        yield NO_FIGURES.here(_line(series.source.file, 1))
    elif len(rows) == 1:
        yield ONE_FIGURE.here(_cells(series.source, rows[0].line)[0], date=rows[0].date.isoformat())


def _points_in_thousands(rows: list[Measurement], source: Source) -> Iterator[Diagnostic]:
    """Find figures like `16.900` beside figures that are a hundred times as large, or more: a point stands before thousands."""
    cells = [_cells(source, row.line)[1] for row in rows]
    written = [source.lines(at.line, at.line)[0][at.column - 1 : at.end_column - 1] for at in cells]
    others = [abs(row.value) for row, text in zip(rows, written, strict=True) if not _THOUSANDS.match(text)]
    for row, at, text in zip(rows, cells, written, strict=True):
        if _THOUSANDS.match(text) and others and min(others) >= abs(row.value) * _FAR:
            number, whole = f"{row.value:.10g}", text.replace(".", "")
            yield POINT_IN_NUMBER.here(at, text=text, number=number, whole=whole)


def _line(file: str, line: int) -> Location:
    return Location(file, line, 1, line, 2)
