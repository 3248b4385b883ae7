"""A KPI's figures as a chart: the line, the target, the bands that its thresholds make, and a mark at each change.

Knows: facts, charts, the writer. Must not know the pages.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.charts.line import Band, Change, Level, LineChart, Writing, line_chart
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Chart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from playpress.analysis.news import News
    from playpress.model.kpi import Kpi
    from playpress.model.kpi import Level as KpiLevel
    from playpress.model.measurement import Measurement
    from playpress.pages.writer import Writer

    Bounds = tuple[str, float | None, float | None]


class KpiChartSection(NamedTuple):
    """The chart, None without figures; and what cannot be drawn, with the reason."""

    title: Md
    chart: Chart | None
    not_drawn: Md


def kpi_chart(kpi: Kpi, changes: Iterable[tuple[int, News]], write: Writer) -> KpiChartSection:
    """Return the chart of a KPI. `changes` have their numbers in the list below it."""
    title = write.say(N_("{kpi} over time"), kpi=kpi.name)
    return KpiChartSection(title, _chart(kpi, changes, write), _not_drawn(kpi, write))


def _chart(kpi: Kpi, changes: Iterable[tuple[int, News]], write: Writer) -> Chart | None:
    series = write.facts.series.get(kpi.id, ())
    if not series:
        return None
    say = write.translator.gettext
    chart = LineChart(
        title=say(N_("{kpi} over time")).format(kpi=kpi.name),
        description=_description(kpi, series, write),
        points=tuple((row.date, row.value) for row in series),
        bands=tuple(_bands(kpi, write)),
        levels=tuple(Level(value, say(N_("target"))) for value in _figures(kpi.target)),
        changes=tuple(Change(news.change.date, number) for number, news in changes),
    )
    uid = f"c{hashlib.sha256(repr(chart).encode(errors='replace')).hexdigest()[:8]}"
    return Chart(Chart.path_beside(write.path), line_chart(chart, uid, _writing(kpi, write)))


def _not_drawn(kpi: Kpi, write: Writer) -> Md:
    """Return what the chart cannot show, and why; empty if it shows everything."""
    count = len(write.facts.series.get(kpi.id, ()))
    if count == 0:
        return write.say(N_("No figures have been recorded yet, so there is nothing to draw."))
    reasons = [N_("There is only one figure yet: a line needs two.")] if count == 1 else []
    if kpi.thresholds is None:
        reasons.append(N_("No thresholds are set, so nothing says which figures are green, amber or red."))
    elif kpi.direction is None:
        reasons.append(N_("No direction is set, so nothing says whether more or less is better."))
    elif not _bounds(kpi):
        reasons.append(
            N_("The thresholds contradict each other, so nothing says which figures are green, amber or red.")
        )
    return Md(" ".join(map(write.say, reasons)))


def _writing(kpi: Kpi, write: Writer) -> Writing:
    language = write.translator
    return Writing(lambda value: language.short_figure(value, kpi.unit), language.short_date)


def _description(kpi: Kpi, series: Sequence[Measurement], write: Writer) -> str:
    """Return in words what the chart shows."""
    language, values = write.translator, [row.value for row in series]
    first, lowest, highest, last = (
        language.figure(value, kpi.unit) for value in (values[0], min(values), max(values), values[-1])
    )
    begin, end = language.date(series[0].date), language.date(series[-1].date)
    if len(values) == 1:
        only = language.gettext(N_("One figure, on {date}: {figure}. It is in the table below, too."))
        return only.format(date=begin, figure=first)
    told = language.gettext(
        N_(
            "{n} figures from {begin} to {end}: first {first}, lowest {lowest}, highest {highest}, last {last}. "
            "The table below has all of them."
        )
    )
    number = language.number(len(values))
    return told.format(n=number, begin=begin, end=end, first=first, lowest=lowest, highest=highest, last=last)


def _figures(level: KpiLevel | None) -> tuple[float, ...]:
    """Return the figures of a level: one, or both ends of a range."""
    return tuple(value for value in (level.value, level.min, level.max) if value is not None) if level else ()


def _bands(kpi: Kpi, write: Writer) -> Iterator[Band]:
    """Yield the bands of a KPI, the best first; none if thresholds or direction are missing or contradict each other."""
    for state, low, high in _bounds(kpi):
        yield Band(state, str(write.label(labels.KPI_STATES, state)), low, high)


def _bounds(kpi: Kpi) -> tuple[Bounds, ...]:
    """Return (state, from, to) of each band, the best first; None where it has no end."""
    if kpi.thresholds is None:
        return ()
    green, amber = _figures(kpi.thresholds.green), _figures(kpi.thresholds.amber)
    match kpi.direction, green, amber:
        case "up", (good,), (fair,) if fair <= good:
            return ("green", good, None), ("amber", fair, good), ("red", None, fair)
        case "down", (good,), (fair,) if good <= fair:
            return ("green", None, good), ("amber", good, fair), ("red", fair, None)
        case "range", (low, high), (least, most) if least <= low <= high <= most:
            return (
                ("green", low, high), ("amber", least, low), ("amber", high, most),
                ("red", None, least), ("red", most, None),
            )  # fmt: skip
    return ()
