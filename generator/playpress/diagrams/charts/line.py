"""A series of figures over time to a line, with its target, its bands, and a mark at each change.

No colour says anything alone: bands and target have names beside the picture, changes have numbers.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.charts.scales import Grain, Scale, day_ticks, ticks
from playpress.diagrams.charts.svg import element, line_through, rounded, text
from playpress.diagrams.charts.thin import thinned
from playpress.diagrams.text import text_width

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Sequence

WIDTH, TOP, BOTTOM, HEIGHT = 560.0, 30.0, 214.0, 240.0
"""The width of the picture, and from top to bottom: where the lines begin, where they end, and the height."""
SMALL, LARGE = 12.0, 19.0
"""Sizes of letters; the large one is for narrow screens, on which the whole picture shrinks, so it has to fit too."""
GAP = 6.0
COLUMNS = 120
"""So many columns are drawn of a long series; each has up to four points."""
MOST_DOTS = 40
"""The most figures that get a dot."""
MOST_LEVELS, MOST_DAYS = 4, 5
"""The most intervals of figures, and the most days, on the axes."""
ROW = 20.0
"""The least distance of two names beside the picture."""
MARK = 20.0
"""The height of a change's mark."""


class Band(NamedTuple):
    """A range of figures: its class, its name, and its bounds; None where it has no end."""

    kind: str
    name: str
    low: float | None
    high: float | None


class Level(NamedTuple):
    """A figure with a name, such as the target: a dashed line."""

    value: float
    name: str


class Change(NamedTuple):
    """Something that changed on a day, by its number in the list below the picture."""

    day: datetime.date
    number: int


class LineChart(NamedTuple):
    """What a chart shows; `points` are in the order of their days, and there is at least one."""

    title: str
    description: str
    points: Sequence[tuple[datetime.date, float]]
    bands: Sequence[Band] = ()
    levels: Sequence[Level] = ()
    changes: Sequence[Change] = ()


class Writing(NamedTuple):
    """How figures and days are written on an axis."""

    number: Callable[[float], str]
    day: Callable[[datetime.date, Grain], str]


def line_chart(chart: LineChart, uid: str, writing: Writing) -> str:
    """Return a chart as one SVG element whose ids begin with `uid`."""
    return _Drawing(chart, writing).svg(uid)


class _Drawing:
    """A chart with its scales."""

    def __init__(self, chart: LineChart, writing: Writing) -> None:
        self.chart, self.writing = chart, writing
        self.values = ticks(*_range(chart), MOST_LEVELS)
        named = [*(band.name for band in chart.bands), *(level.name for level in chart.levels)]
        left = GAP + max(text_width(writing.number(value), LARGE) for value in self.values)
        right = WIDTH - GAP - max([3 * GAP, *(text_width(name, LARGE) for name in named)])
        first, last = chart.points[0][0].toordinal(), chart.points[-1][0].toordinal()
        self.across = Scale(first, last, left + GAP, right - 2 * GAP)
        self.up = Scale(self.values[0], self.values[-1], BOTTOM, TOP)
        self.left, self.right = left, right - GAP

    def svg(self, uid: str) -> str:
        """Return the whole picture."""
        chart = self.chart
        return element(
            "svg",
            element("title", text(chart.title), id=f"{uid}-t"), element("desc", text(chart.description), id=f"{uid}-d"),
            *self._bands(), *self._figures(), *self._days(), *self._levels(), *self._changes(), *self._line(), *self._names(),
            xmlns="http://www.w3.org/2000/svg", id=uid, class_="pp-chart-svg", role="img",
            width=WIDTH, height=HEIGHT, viewBox=f"0 0 {rounded(WIDTH)} {rounded(HEIGHT)}",
            aria_labelledby=f"{uid}-t", aria_describedby=f"{uid}-d",
        )  # fmt: skip

    def _bands(self) -> Iterator[str]:
        for band, top, bottom in self._seen():
            width = self.right - self.left
            yield element("rect", class_=f"band {band.kind}", x=self.left, y=top, width=width, height=bottom - top)

    def _seen(self) -> Iterator[tuple[Band, float, float]]:
        """Yield the bands of which a part is in the picture, with the top and the bottom of that part."""
        for band in self.chart.bands:
            top = TOP if band.high is None else max(TOP, self.up(band.high))
            bottom = BOTTOM if band.low is None else min(BOTTOM, self.up(band.low))
            if bottom > top:
                yield band, round(top, 1), round(bottom, 1)

    def _figures(self) -> Iterator[str]:
        places = [self.up(value) for value in self.values]
        yield element("path", class_="grid", d="".join(map(self._across, places)))
        yield element("g", *(
            element("text", text(self.writing.number(value)), x=self.left - GAP, y=y + 4)
            for value, y in zip(self.values, places, strict=True)
        ), class_="figure")  # fmt: skip

    def _across(self, y: float) -> str:
        """Return the path data of a line through the whole picture at a height."""
        return f"M{rounded(self.left)} {rounded(y)}H{rounded(self.right)}"

    def _days(self) -> Iterator[str]:
        days = self._round_days()
        yield element("path", class_="tick", d="".join(f"M{rounded(x)} {rounded(BOTTOM)}v4" for x, _ in days))
        yield element("g", *(element("text", text(words), x=x, y=BOTTOM + 20) for x, words in days), class_="day")

    def _round_days(self) -> list[tuple[float, str]]:
        """Return places and words of round days: as many as have room beside each other in large letters."""
        first, last = self.chart.points[0][0], self.chart.points[-1][0]
        found: list[tuple[float, str]] = []
        for most in range(MOST_DAYS, 1, -1):
            grain, days = day_ticks(first, last, most)
            found = [(self.across(day.toordinal()), self.writing.day(day, grain)) for day in days]
            if all(b - a >= text_width(one + other, LARGE) / 2 for (a, one), (b, other) in pairwise(found)):
                break
        return found

    def _levels(self) -> Iterator[str]:
        for level in self.chart.levels:
            yield element("path", class_="level", d=self._across(self.up(level.value)))

    def _names(self) -> Iterator[str]:
        """Yield the names of bands and levels at the right, no two on top of each other."""
        named = [(band.name, band.kind, (top + bottom) / 2) for band, top, bottom in self._seen()]
        named += [(level.name, "target", self.up(level.value)) for level in self.chart.levels]
        apart = _apart([y for *_, y in named], ROW, TOP + ROW / 2, BOTTOM - ROW / 2)
        for (name, kind, _), y in zip(named, apart, strict=True):
            yield element("text", text(name), class_=f"name {kind}", x=self.right + GAP, y=y + 4)

    def _changes(self) -> Iterator[str]:
        marks = list(_marks(self.chart.changes, self.across))
        if not marks:
            return
        lines = "".join(f"M{rounded(x)} {rounded(MARK + 2)}V{rounded(BOTTOM)}" for x, _ in marks)
        yield element("path", class_="change", d=lines)
        for x, label in marks:
            width = 8 + text_width(label, LARGE * 0.8)
            yield element("rect", class_="mark", x=x - width / 2, y=2, width=width, height=MARK, rx=MARK / 2)
        yield element("g", *(element("text", text(label), x=x, y=MARK - 4) for x, label in marks), class_="number")

    def _line(self) -> Iterator[str]:
        points = [(self.across(day.toordinal()), self.up(value)) for day, value in self.chart.points]
        if len(points) > 1:
            yield element("path", class_="line", d=line_through(thinned(points, COLUMNS)))
        if len(points) <= MOST_DOTS:  # a line of no length with a round end is a dot
            yield element("path", class_="dots", d="".join(f"M{rounded(x)} {rounded(y)}h0" for x, y in points))


def _range(chart: LineChart) -> tuple[float, float]:
    """Return the least and the greatest figure that has to be seen: bands begin and end somewhere in between."""
    bounds = [bound for band in chart.bands for bound in (band.low, band.high) if bound is not None]
    values = [*(value for _, value in chart.points), *(level.value for level in chart.levels), *bounds]
    return min(values), max(values)


def _apart(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Return places moved as little as needed to be `least` apart, between `low` and `high` if they fit."""
    order = sorted(range(len(places)), key=lambda n: (places[n], n))
    moved = [places[n] for n in order]
    for n, y in enumerate(moved):
        moved[n] = max(y, low + n * least, moved[n - 1] + least if n else y)
    for n in reversed(range(len(moved))):
        below = moved[n + 1] - least if n + 1 < len(moved) else high
        moved[n] = min(moved[n], below)
    return [y for _, y in sorted(zip(order, moved, strict=True))]


def _marks(changes: Iterable[Change], across: Scale) -> Iterator[tuple[float, str]]:
    """Yield place and label of each mark: changes too near to each other share one, `2–4`."""
    groups: list[list[Change]] = []
    for change in sorted(changes):
        if groups and across(change.day.toordinal()) - across(groups[-1][0].day.toordinal()) < 2 * MARK:
            groups[-1].append(change)
        else:
            groups.append([change])
    for group in groups:
        first, last = group[0], group[-1]
        label = str(first.number) if first is last else f"{first.number}–{last.number}"
        yield across(first.day.toordinal()), label
