"""The page of a KPI: its full definition, its series, where it is used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.kpi_state import kpi_state
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Page
from playpress.pages.where_used import UseGroup, where_used

if TYPE_CHECKING:
    from playpress.model.kpi import Kpi, Level
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

    question: Md
    definition: tuple[Entry, ...]
    action_on_breach: Md
    series: tuple[Figure, ...]
    used: tuple[UseGroup, ...]


def kpi_page(kpi: Kpi, source: str, write: Writer) -> KpiPage:
    """Build the page of a KPI; `source` is the registry's file."""
    return KpiPage(
        path=write.path,
        title=kpi.name,
        description=kpi.question or kpi.name,
        source=source,
        heading=write.plain(kpi.name),
        question=write.plain(kpi.question),
        definition=kpi_definition(kpi, write),
        action_on_breach=write.markdown(kpi.action_on_breach),
        series=tuple(
            Figure(Md(write.translator.date(m.date)), write.figure(m.value, kpi.unit), write.plain(m.note))
            for m in reversed(write.library.measurements.get(kpi.id, ()))
        ),
        used=where_used(("kpi", kpi.id), write),
    )


def kpi_definition(kpi: Kpi, write: Writer) -> tuple[Entry, ...]:
    """Return the lines of a KPI's definition that have something to say."""
    baseline = kpi.baseline
    thresholds = kpi.thresholds
    entries = (
        Entry(write.say(N_("Formula")), write.plain(kpi.formula)),
        Entry(write.say(N_("Unit")), write.plain(kpi.unit)),
        Entry(write.say(N_("Direction")), write.label(labels.DIRECTIONS, kpi.direction)),
        Entry(
            write.say(N_("Baseline")),
            write.say(
                N_("{value} on {date}"),
                value=write.figure(baseline.value, kpi.unit),
                date=Md(write.translator.date(baseline.as_of)),
            )
            if baseline
            else Md(),
        ),
        Entry(write.say(N_("Latest")), latest(kpi, write)),
        Entry(write.say(N_("Target")), write.level(kpi.target, kpi.unit)),
        Entry(write.say(N_("Green")), _bound(kpi, thresholds.green, write) if thresholds else Md()),
        Entry(write.say(N_("Amber")), _bound(kpi, thresholds.amber, write) if thresholds else Md()),
        Entry(write.say(N_("Red")), write.say(N_("worse than amber")) if thresholds else Md()),
        Entry(write.say(N_("Measured")), write.label(labels.FREQUENCIES, kpi.frequency)),
        Entry(write.say(N_("Owner")), write.link("role", kpi.owner).md),
        Entry(write.say(N_("Source")), write.link("dataset", kpi.dataset).md),
        Entry(write.say(N_("Goals")), Md(", ".join(link.md for link in write.links("goal", kpi.goals)))),
        Entry(write.say(N_("Kind")), write.label(labels.KPI_KINDS, kpi.kind)),
        Entry(write.say(N_("Nature")), write.label(labels.NATURES, kpi.nature)),
    )
    return tuple(entry for entry in entries if entry.text)


def latest(kpi: Kpi, write: Writer) -> Md:
    """Return a KPI's latest figure with its colour in words and its day; nothing where none is recorded."""
    series = write.library.measurements.get(kpi.id, ())
    if not series:
        return Md()
    newest = max(series, key=lambda m: m.date)
    figure = write.figure(newest.value, kpi.unit)
    state = kpi_state(kpi, newest.value)
    day = Md(write.translator.date(newest.date))
    if state is None:
        return write.say(N_("{value} on {date}"), value=figure, date=day)
    return write.say(
        N_("{value}, {state}, on {date}"), value=figure, state=write.label(labels.KPI_STATES, state), date=day
    )


def _bound(kpi: Kpi, level: Level, write: Writer) -> Md:
    """Return a threshold with its side: `at least 12 %`, `at most 5 days`, `3 to 5 days`."""
    text = write.level(level, kpi.unit)
    if kpi.direction == "up":
        return write.say(N_("at least {figure}"), figure=text)
    if kpi.direction == "down":
        return write.say(N_("at most {figure}"), figure=text)
    return text
