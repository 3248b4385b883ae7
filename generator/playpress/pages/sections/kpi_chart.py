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
    from playpress.model.measurement import Measurement
    from playpress.pages.writer import Writer


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
    target = kpi.target.value if kpi.target else None
    chart = LineChart(
        title=say(N_("{kpi} over time")).format(kpi=kpi.name),
        description=_description(kpi, series, write),
        points=tuple((row.date, row.value) for row in series),
        bands=tuple(_bands(kpi, write)),
        levels=() if target is None else (Level(target, say(N_("target"))),),
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
    return Md(" ".join(map(write.say, reasons)))


def _writing(kpi: Kpi, write: Writer) -> Writing:
    language = write.translator
    return Writing(
        lambda value: language.short_figure(value, kpi.unit),
        language.short_date,
        lambda day, value: f"{language.date(day)}{language.gettext(':')} {language.figure(value, kpi.unit)}",
    )


def _description(kpi: Kpi, series: Sequence[Measurement], write: Writer) -> str:
    """Return in words what the chart shows."""
    language, values = write.translator, [row.value for row in series]
    first, lowest, highest, last = (
        language.figure(value, kpi.unit) for value in (values[0], min(values), max(values), values[-1])
    )
    begin, end = language.date(series[0].date), language.date(series[-1].date)
    if len(values) == 1:
        only = language.gettext(N_("One figure, on {date}: {figure}. The table below has it too."))
        return only.format(date=begin, figure=first)
    told = language.gettext(
        N_(
            "{n} figures from {begin} to {end}: first {first}, lowest {lowest}, highest {highest}, last {last}. "
            "The table below has all of them."
        )
    )
    number = language.number(len(values))
    return told.format(n=number, begin=begin, end=end, first=first, lowest=lowest, highest=highest, last=last)


def _bands(kpi: Kpi, write: Writer) -> Iterator[Band]:
    """Yield the bands of a KPI, the best first; none if thresholds or direction are missing or contradict each other."""
    if kpi.thresholds is None:
        return
    green, amber = kpi.thresholds.green, kpi.thresholds.amber
    bounds: list[tuple[str, float | None, float | None]] = []
    if kpi.direction == "up" and green.value is not None and amber.value is not None:
        bounds = [("green", green.value, None), ("amber", amber.value, green.value), ("red", None, amber.value)]
    elif kpi.direction == "down" and green.value is not None and amber.value is not None:
        bounds = [("green", None, green.value), ("amber", green.value, amber.value), ("red", amber.value, None)]
    elif kpi.direction == "range" and None not in (green.min, green.max, amber.min, amber.max):
        bounds = [
            ("green", green.min, green.max), ("amber", amber.min, green.min), ("amber", green.max, amber.max),
            ("red", None, amber.min), ("red", amber.max, None),
        ]  # fmt: skip
    for state, low, high in bounds:
        yield Band(state, str(write.label(labels.KPI_STATES, state)), low, high)
