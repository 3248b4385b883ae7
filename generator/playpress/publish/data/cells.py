"""Rows of values to CSV that a spreadsheet program opens without running anything (RFC 4180).

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break is a formula to some program (OWASP, *CSV injection*). So
texts like that get an apostrophe before them; our own numbers do not, since a number is no formula. The file begins with a
byte-order mark: without it, Excel takes UTF-8 for the machine's own encoding.
Knows: CSV. Must not know what is in a row.
"""

from __future__ import annotations

import datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = str | float | datetime.date | None
_RISKY = frozenset("=+-@\t\r\n＝＋－＠")
_QUOTED = frozenset('",\r\n')
MARK, LINE_END = "\ufeff", "\r\n"


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table with its columns in the first line."""
    written = cache(_written)  # the same names stand in thousands of rows
    lines = (",".join(map(written, row)) for row in (columns, *rows))
    return f"{MARK}{LINE_END.join(lines)}{LINE_END}".encode("utf-8", "replace")


def _written(cell: Cell) -> str:
    text = harmless(cell)
    if _QUOTED.isdisjoint(text):
        return text
    return '"' + text.replace('"', '""') + '"'


def harmless(cell: Cell) -> str:
    """Return a cell's text, with an apostrophe before one that would be a formula; None is empty."""
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in _RISKY and cell else cell
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    return "" if cell is None else str(cell)
