"""Rows of values to CSV that a spreadsheet program opens without running anything (RFC 4180).

A cell that begins with `=`, `+`, `-`, `@`, a tab or a line break is a formula to some program (OWASP, *CSV injection*). So
texts like that get an apostrophe before them; our own numbers do not, since a number is no formula. The file begins with a
byte-order mark: without it, Excel takes UTF-8 for the machine's own encoding.
Knows: CSV. Must not know what is in a row.
"""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Cell = str | float | datetime.date | None
_RISKY = frozenset("=+-@\t\r\n＝＋－＠")
_QUOTED = frozenset('",\r\n')
MARK, LINE_END = "\ufeff", "\r\n"


def write_head(columns: Sequence[str]) -> bytes:
    """Return the beginning of a table: the mark, and the line with the names of its columns."""
    return MARK.encode() + write_rows([columns])


def write_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return lines of a table."""
    return "".join([",".join(map(_written, row)) + LINE_END for row in rows]).encode("utf-8", "replace")


@lru_cache(maxsize=65536)  # the same names stand in thousands of rows
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
