"""The KPIs that measure a process, with their definitions in short.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Link

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer


class KpiRow(NamedTuple):
    """A KPI with its definition in short."""

    kpi: Link
    question: Md
    baseline: Md
    latest: Md
    target: Md
    frequency: Md
    owner: Link


class KpisSection(NamedTuple):
    """The KPIs, in the order in which the playbook names them."""

    rows: tuple[KpiRow, ...]


def kpis(playbook: Playbook, write: Writer) -> KpisSection:
    """Return the KPIs of a playbook."""
    return KpisSection(tuple(_row(name, write) for name in playbook.kpis))


def _row(name: str, write: Writer) -> KpiRow:
    kpi = write.library.kpis.get(name)
    if kpi is None:
        return KpiRow(write.link("kpi", name), Md(), Md(), Md(), Md(), Md(), Link(Md()))
    baseline = Md(f"{write.number(kpi.baseline.value)} {write.plain(kpi.unit)}".strip()) if kpi.baseline else Md()
    return KpiRow(
        write.link("kpi", name),
        write.plain(kpi.question),
        baseline,
        latest(name, write),
        write.level(kpi.target, kpi.unit),
        write.label(labels.FREQUENCIES, kpi.frequency),
        write.link("role", kpi.owner),
    )


def latest(kpi: str, write: Writer) -> Md:
    """Return a KPI's latest figure with its colour in words and its day; empty if none is recorded."""
    standing = write.facts.standings.get(kpi)
    if standing is None:
        return Md()
    newest, state = standing
    figure = write.figure(newest.value, write.library.kpis[kpi].unit)
    day = Md(write.translator.date(newest.date))
    if state is None:
        return write.say(N_("{value} on {date}"), value=figure, date=day)
    said = write.label(labels.KPI_STATES, state)
    return write.say(N_("{value}, {state}, on {date}"), value=figure, state=said, date=day)
