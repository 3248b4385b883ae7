"""A series of measured figures (rows of `date,value,note`) to values, and a finding for each row that does not fit.

Knows: CSV. Must not know what is measured.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Location, Message, Related
from playpress.model.measurement import Measurement
from playpress.model.record import DATE_PATTERN
from playpress.reading.rules.series import DAY_TWICE, NOT_A_NUMBER, WRONG_HEADER, WRONG_ROW
from playpress.reading.rules.shape import NOT_A_DATE
from playpress.reading.rules.yaml import NOT_UTF8, TOO_LARGE
from playpress.reading.source import LARGEST_FILE, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Diagnostic

COLUMNS = ("date", "value", "note")


@dataclass
class Series:
    """A file of figures: its text, the figures by date, and what is wrong with it.

    `measurements` is None where the file could not be read at all.
    """

    source: Source
    measurements: tuple[Measurement, ...] | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_series(raw: bytes, file: str) -> Series:
    """Return the series in a file's bytes, whatever they hold."""
    series = Series(Source(file))
    found = _decode(raw, series.source) or _wrong_header(series.source)
    if found:
        series.diagnostics.append(found)
        return series
    rows: list[Measurement] = []
    for row in _read_rows(series.source):
        if isinstance(row, Measurement):
            rows.append(row)
        else:
            series.diagnostics.append(row)
    series.diagnostics += _days_twice(rows, file)
    series.measurements = tuple(sorted(rows, key=lambda row: row.date))
    return series


def _decode(raw: bytes, source: Source) -> Diagnostic | None:
    """Fill in the text of a source, or return why it has none."""
    at = Location(source.file)
    if len(raw) > LARGEST_FILE:
        message, hint = N_("the file has more than {limit} bytes"), N_("keep fewer years of figures")
        return TOO_LARGE.here(at, message=message, hint=hint, limit=LARGEST_FILE)
    try:
        source.text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return NOT_UTF8.here(at, message=N_("the file is not UTF-8"))
    return None


def _wrong_header(source: Source) -> Diagnostic | None:
    """Return the finding if no rows can be read: the file is empty, or has semicolons for commas; else None."""
    text = source.text.lstrip()
    if not text:
        return WRONG_HEADER.here(Location(source.file))
    cells = [cell.strip(' "').lower() for cell in text.split("\n", 1)[0].strip().split(";")]
    if cells[:2] == ["date", "value"]:
        return WRONG_HEADER.here(Location(source.file), hint=N_("put commas in the place of the semicolons"))
    return None


def _read_rows(source: Source) -> Iterator[Measurement | Diagnostic]:
    """Yield the figure of each row, or what is wrong with it, in the order of the file."""
    reader = csv.reader(io.StringIO(source.text, newline=""), strict=True)
    try:
        for row in reader:
            at = _line(source.file, reader.line_num)
            if reader.line_num == 1:
                if tuple(cell.strip() for cell in row) not in (COLUMNS, COLUMNS[:2]):
                    yield WRONG_HEADER.here(at)
            elif row:
                yield _read_row(row, at)
    except csv.Error as problem:
        yield WRONG_ROW.here(_line(source.file, reader.line_num), reason=str(problem))


def _read_row(row: list[str], at: Location) -> Measurement | Diagnostic:
    day, figure, note = [*(cell.strip() for cell in row), "", ""][: len(COLUMNS)]
    date = _date(day)
    if date is None:
        return NOT_A_DATE.here(at, value=day)
    value = _number(figure)
    if not math.isfinite(value) or note.isdigit():  # `12,5` is two cells
        written = ",".join(filter(None, (figure, note))) if math.isfinite(value) else figure
        return NOT_A_NUMBER.here(at, value=written)
    if len(row) > len(COLUMNS):
        reason = Message(N_("it has {count} cells"), {"count": len(row)})
        return WRONG_ROW.here(at, hint=N_("put quotation marks around a note with a comma"), reason=reason)
    return Measurement(date, value, note, at.line)


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


def _days_twice(rows: list[Measurement], file: str) -> Iterator[Diagnostic]:
    """Find days that stand more than once in a series."""
    first: dict[datetime.date, Location] = {}
    for row in rows:
        at = _line(file, row.line)
        if row.date in first:
            there = Related(first[row.date], Message(N_("first written here")))
            yield DAY_TWICE.here(at, related=(there,), date=row.date.isoformat())
        first.setdefault(row.date, at)


def _line(file: str, line: int) -> Location:
    return Location(file, line, 1, line, 2)
