"""The page of a KPI: its full definition, its series, where it is used.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.pages.page import Chart, Entry, Found, Page, PlannedPage
from playpress.pages.search_entry import section
from playpress.pages.sections.card import CardSection, card
from playpress.pages.sections.kpi_changes import MOST_CHANGES, KpiChangesSection, changes_meanwhile, kpi_changes
from playpress.pages.sections.kpi_chart import KpiChartSection, kpi_chart
from playpress.pages.sections.kpi_tile import KpiTileSection, own_tile
from playpress.pages.sections.used import UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.kpi import Kpi, Level
    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


class Figure(NamedTuple):
    """A measured figure."""

    date: Md
    value: Md
    note: Md


@dataclass(frozen=True, kw_only=True)
class KpiPage(Page):
    """Everything a KPI's page shows."""

    template: ClassVar[str] = "kpi"
    kind_found: ClassVar[str] = "kpi"
    found_first: ClassVar[tuple[str, ...]] = ("question", "definition")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("now", N_("Where it stands"), ("tile", "chart.not_drawn")),
        Found("changes", N_("What changed in this period"), ("changes",), repeats=True),
        Found("breach", N_("When it turns red"), ("action_on_breach",)),
        Found("series", N_("Measured figures"), ("series",)),
    )

    question: Md
    tile: KpiTileSection
    chart: KpiChartSection
    changes: KpiChangesSection
    definition: CardSection
    action_on_breach: Md
    series: tuple[Figure, ...]
    used: UsedSection

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The line of its figures, if there are any."""
        return (self.chart.chart,) if self.chart.chart else ()

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield where it is used."""
        yield from section("used", self.used.heading, self.used.groups, repeats=True)


def kpi_page(planned: PlannedPage, write: Writer) -> KpiPage:
    """Build the page of a KPI."""
    kpi = write.library.kpis[planned.name]
    changes = changes_meanwhile(kpi, write)
    return KpiPage(
        planned=planned,
        aliases=kpi.aliases,
        description=kpi.question or kpi.name,
        heading=write.plain(kpi.name),
        question=write.plain(kpi.question),
        tile=own_tile(kpi.id, write),
        chart=kpi_chart(kpi, enumerate(changes[-MOST_CHANGES:], 1), write),
        changes=kpi_changes(kpi, changes, write),
        definition=_definition(kpi, write),
        action_on_breach=write.markdown(kpi.action_on_breach),
        series=tuple(
            Figure(Md(write.translator.date(m.date)), write.figure(m.value, kpi.unit), write.plain(m.note))
            for m in reversed(write.library.measurements.get(kpi.id, ()))
        ),
        used=where_used(("kpi", kpi.id), write),
    )


def _definition(kpi: Kpi, write: Writer) -> CardSection:
    """Return what a KPI is, where it stands, and whose it is."""
    return card([*_measure(kpi, write), *_levels(kpi, write), *_places(kpi, write)])


def _measure(kpi: Kpi, write: Writer) -> Iterator[Entry]:
    yield Entry(write.say(N_("Formula")), write.plain(kpi.formula))
    yield Entry(write.say(N_("Unit")), write.plain(kpi.unit))
    yield Entry(write.say(N_("Direction")), write.label(labels.DIRECTIONS, kpi.direction))
    if kpi.baseline:
        figure = write.figure(kpi.baseline.value, kpi.unit)
        day = Md(write.translator.date(kpi.baseline.as_of))
        yield Entry(write.say(N_("Baseline")), write.say(N_("{value} on {date}"), value=figure, date=day))


def _levels(kpi: Kpi, write: Writer) -> Iterator[Entry]:
    yield Entry(write.say(N_("Target")), write.level(kpi.target, kpi.unit))
    if kpi.thresholds:
        yield Entry(write.say(N_("Green")), _bound(kpi, kpi.thresholds.green, write))
        yield Entry(write.say(N_("Amber")), _bound(kpi, kpi.thresholds.amber, write))
        yield Entry(write.say(N_("Red")), write.say(N_("worse than amber")))


def _places(kpi: Kpi, write: Writer) -> Iterator[Entry]:
    yield Entry(write.say(N_("Measured")), write.label(labels.FREQUENCIES, kpi.frequency))
    yield Entry(write.say(N_("Owner")), write.link("role", kpi.owner).md)
    yield Entry(write.say(N_("Source")), write.link("dataset", kpi.dataset).md)
    yield Entry(write.say(N_("Goals")), joined(write.links("goal", kpi.goals)))
    yield Entry(write.say(N_("Kind")), write.label(labels.KPI_KINDS, kpi.kind))
    yield Entry(write.say(N_("Nature")), write.label(labels.NATURES, kpi.nature))


def _bound(kpi: Kpi, level: Level, write: Writer) -> Md:
    """Return a threshold with its side: `at least 12 %`, `at most 5 days`, `3 to 5 days`."""
    text = write.level(level, kpi.unit)
    if kpi.direction == "up":
        return write.say(N_("at least {figure}"), figure=text)
    if kpi.direction == "down":
        return write.say(N_("at most {figure}"), figure=text)
    return text
