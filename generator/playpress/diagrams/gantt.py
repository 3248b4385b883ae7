"""A calendar of bars, as a Mermaid gantt and back: text for code hosts, values for our own picture of it.

Knows: Mermaid's gantt, as far as it is written here. Must not know plans or pages.
"""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.mermaid import escape_label, readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TAGS = {"planned": "", "doing": "active, ", "done": "done, "}
"""How Mermaid tells the state of a bar."""
_TASK = re.compile(r"(.*) :(active, |done, |)d_\d+, (\d{4}-\d\d-\d\d), (\d{4}-\d\d-\d\d)")
_MONTH = re.compile(r"%% month (\d{4}-\d\d-\d\d) (.*)")
_END = re.compile(r"%% end (\d{4}-\d\d-\d\d)")
_HEAD = re.compile(r"(accTitle|accDescr): (.*)")
_SECTION = re.compile(r"section (.*)")
_FIXED = ("dateFormat YYYY-MM-DD", "axisFormat %Y-%m-%d", "tickInterval 2week", "todayMarker off", "inclusiveEndDates")
"""Settings that every gantt of ours has."""
_KEYWORD = re.compile(
    r"(?:acc(?:Title|Descr)|axisFormat|call|click|dateFormat|displayMode|excludes|gantt|href|includes|inclusiveEndDates"
    r"|section|tickInterval|title|todayMarker|topAxis|weekday|weekend)\b",
    re.IGNORECASE,
)
"""Matches the words with which no bar's line may begin, since Mermaid takes it for a setting."""


class Bar(NamedTuple):
    """A stretch of days (the last one included) in a section; `state` is planned, doing or done."""

    section: str
    label: str
    start: datetime.date
    end: datetime.date
    state: str


Month = tuple[datetime.date, str]
"""The first day of a month (or of a plan's month), and its name in the language of the page."""


class Gantt(NamedTuple):
    """Bars in order, the months that they are in, and the last day; title and description for who does not see it."""

    bars: tuple[Bar, ...]
    months: tuple[Month, ...]
    end: datetime.date
    title: str
    description: str


def gantt_diagram(
    bars: Iterable[Bar], months: Sequence[Month], end: datetime.date, title: str, description: str
) -> str:
    """Return bars, of which those of a section follow each other, as a Mermaid gantt.

    Months and the last day are comments: Mermaid has no names of months in other languages.
    """
    lines = [f"accTitle: {escape_label(title)}", f"accDescr: {escape_label(description)}", *_FIXED]
    lines += [f"%% month {day} {escape_label(name)}" for day, name in months]
    lines.append(f"%% end {end}")
    number = 0
    for section, its in groupby(bars, key=lambda bar: bar.section):
        lines.append(f"section {escape_label(section)}")
        for bar in its:
            lines.append(f"{_name(bar.label)} :{TAGS[bar.state]}d_{number}, {bar.start}, {bar.end}")
            number += 1
    return "\n".join(["gantt", *(f"    {line}" for line in lines)]) + "\n"


def _name(label: str) -> str:
    """Return a bar's label, its first letter as a code if it would be taken for a setting of Mermaid's."""
    text = escape_label(label)
    return f"#{ord(text[0])};{text[1:]}" if _KEYWORD.match(text) else text


def read_gantt(source: str) -> Gantt | None:
    """Return the gantt in a Mermaid text; None for any text that `gantt_diagram` would not write."""
    first, *lines = source.splitlines() or [""]
    if first != "gantt":
        return None
    reading = _Reading()
    with suppress(ValueError):  # a day that is not in the calendar
        if all(reading.take(line.strip()) for line in lines):
            return reading.gantt()
    return None


class _Reading:
    """A gantt while its lines are being read."""

    def __init__(self) -> None:
        self.heads: dict[str, str] = {}
        self.bars: list[Bar] = []
        self.months: list[Month] = []
        self.end: datetime.date | None = None
        self.section = ""

    def take(self, line: str) -> bool:
        """Read a line; return False if `gantt_diagram` would not write it."""
        if match := _HEAD.fullmatch(line):
            self.heads[match[1]] = readable(match[2])
        elif match := _MONTH.fullmatch(line):
            self.months.append((datetime.date.fromisoformat(match[1]), readable(match[2])))
        elif match := _END.fullmatch(line):
            self.end = datetime.date.fromisoformat(match[1])
        elif match := _SECTION.fullmatch(line):
            self.section = readable(match[1])
        elif match := _TASK.fullmatch(line):
            start, end = map(datetime.date.fromisoformat, (match[3], match[4]))
            state = next(state for state, tag in TAGS.items() if tag == match[2])
            self.bars.append(Bar(self.section, readable(match[1]), start, end, state))
        else:
            return line in _FIXED
        return True

    def gantt(self) -> Gantt | None:
        """Return what was read; None if something is missing in it."""
        if self.end is None or not self.months or self.months[0][0] > self.end:
            return None
        title, description = self.heads.get("accTitle", ""), self.heads.get("accDescr", "")
        return Gantt(tuple(self.bars), tuple(self.months), self.end, title, description)
