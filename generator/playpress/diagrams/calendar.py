"""A gantt to an SVG picture: labels at the left, months at the top, a bar for each row. Colours come from a style sheet."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.text import wrap

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from playpress.diagrams.gantt import Bar, Gantt

WIDTH, LABELS, INSET = 820.0, 300.0, 8.0
"""Pixels: the picture, the room for labels in it, and the distance of text from an edge."""
LEAST = "pp-least-3"
"""The class of the least width to which the picture shrinks: three quarters of its own, at which labels can still be read."""
FONT, LINE, PADDING = 13.0, 16.0, 6.0
"""Font size, height of a line of text, and room above and below the text of a row, in pixels."""
HEAD_FONT = 14.3
"""Font size that gives the width of bold text of 13 pixels."""
HEAD, BAR, LEAST_BAR, ASCENT = 28.0, 16.0, 4.0, 12.0
"""Pixels: the row of months, a bar's height and least width, from the top of a line of text to its baseline."""
WEEK = 7
SIGNS = {"doing": "▶", "done": "✓"}
"""The sign in a bar of each state that has one; it says the state without colour."""


class Row(NamedTuple):
    """A row of the picture: lines of text, its top and height, and its bar; a section's row has none."""

    lines: tuple[str, ...]
    top: float
    height: float
    bar: Bar | None


def draw_gantt(gantt: Gantt, uid: str) -> str:
    """Return a gantt as one SVG element; every id in it begins with `uid`."""
    rows = list(_rows(gantt))
    height = rows[-1].top + rows[-1].height + PADDING if rows else HEAD
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{uid}" class="pp-diagram-svg pp-gantt {LEAST}" role="img" '
        f'width="{_n(WIDTH)}" height="{_n(height)}" viewBox="0 0 {_n(WIDTH)} {_n(height)}" '
        f'aria-labelledby="{uid}-t" aria-describedby="{uid}-d"><title id="{uid}-t">{_text(gantt.title)}</title>'
        f'<desc id="{uid}-d">{_text(gantt.description)}</desc>'
    )
    return "".join([head, *_scale(gantt, height), *(_row(row, gantt) for row in rows), "</svg>"])


def _rows(gantt: Gantt) -> Iterator[Row]:
    top = HEAD
    for section, bars in groupby(gantt.bars, key=lambda bar: bar.section):
        lines = wrap(section, WIDTH - 2 * INSET, HEAD_FONT)
        yield Row(lines, top, height := _height(lines), None)
        top += height
        for bar in bars:
            lines = wrap(bar.label, LABELS - 2 * INSET, FONT)
            yield Row(lines, top, height := _height(lines), bar)
            top += height


def _height(lines: tuple[str, ...]) -> float:
    return LINE * len(lines) + 2 * PADDING


def _scale(gantt: Gantt, height: float) -> Iterator[str]:
    """Yield the months, a line where each begins, and a thin line where each further week of the plan begins."""
    first = gantt.months[0][0]
    for n in range(WEEK, (gantt.end - first).days, WEEK):
        x = LABELS + n * _day(gantt)
        yield f'<path class="week" d="M{_n(x)} {_n(HEAD)}V{_n(height)}"/>'
    ends = [day for day, _ in gantt.months[1:]]
    for n, (day, name) in enumerate(gantt.months):
        left = _x(day, gantt)
        right = _x(ends[n], gantt) if n < len(ends) else WIDTH
        yield f'<path class="month" d="M{_n(left)} 0V{_n(height)}"/>'
        yield f'<text class="head" x="{_n((left + right) / 2)}" y="{_n(HEAD / 2 + 5)}">{_text(name)}</text>'


def _row(row: Row, gantt: Gantt) -> str:
    x, baseline = _n(INSET), row.top + PADDING + ASCENT
    kind = "label" if row.bar else "section"
    band = (
        "" if row.bar else f'<rect class="band" x="0" y="{_n(row.top)}" width="{_n(WIDTH)}" height="{_n(row.height)}"/>'
    )
    lines = "".join(
        f'<tspan x="{x}" y="{_n(baseline + n * LINE)}">{_text(line)}</tspan>' for n, line in enumerate(row.lines)
    )
    return f'{band}<text class="{kind}">{lines}</text>{_bar(row.bar, row, gantt) if row.bar else ""}'


def _bar(bar: Bar, row: Row, gantt: Gantt) -> str:
    """Return a bar, which begins in the morning of its first day and ends in the evening of its last, within the plan."""
    left = min(max(_x(bar.start, gantt), LABELS), WIDTH - LEAST_BAR)
    right = min(_x(bar.end, gantt) + _day(gantt), WIDTH)
    width, top = max(right - left, LEAST_BAR), row.top + (row.height - BAR) / 2
    sign = SIGNS.get(bar.state, "") if width >= BAR else ""
    box = f'<rect class="bar {bar.state}" x="{_n(left)}" y="{_n(top)}" width="{_n(width)}" height="{_n(BAR)}" rx="3"/>'
    return box + (f'<text class="sign" x="{_n(left + width / 2)}" y="{_n(top + 12.5)}">{sign}</text>' if sign else "")


def _x(day: datetime.date, gantt: Gantt) -> float:
    """Return where a day begins, in pixels from the left."""
    return LABELS + (day - gantt.months[0][0]).days * _day(gantt)


def _day(gantt: Gantt) -> float:
    """Return the width of a day, in pixels."""
    return (WIDTH - LABELS) / ((gantt.end - gantt.months[0][0]).days + 1)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    return escape(text, quote=False)
