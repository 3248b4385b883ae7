"""A handbook to tables for spreadsheets: who does what, all steps, all KPIs.

A column's name is a field of the row's model, and its schema comes from there.
Knows: facts. Must not know how a table is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from playpress.analysis.assignments import step_assignments
from playpress.pages.address import page_path
from playpress.process.duration import Calendar
from playpress.publish.data.addresses import KPIS, RACI, STEPS
from playpress.publish.data.hours import likely_hours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.model.kpi import Kpi, Level
    from playpress.model.step import Step
    from playpress.publish.data.addresses import Addresses
    from playpress.publish.data.cells import Cell

Text = Annotated[str, Field(pattern=r"^([^=+\-@\t\r\n＝＋－＠][\s\S]*)?$")]
"""A text that no spreadsheet takes for a formula."""
Figure = Annotated[str, Field(pattern=r"^(-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?)?$")]
"""A number as a text, or nothing."""
Day = Annotated[str, Field(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
"""A day (ISO 8601), or nothing."""


class Row(BaseModel):
    """A row of a table: all cells are texts, as a reader of CSV gets them."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True, defer_build=True)


class RaciRow(Row):
    """One role's letters in one step."""

    playbook: Text
    """The playbook's id."""
    playbook_name: Text
    """Its name."""
    number: Figure
    """The step's number."""
    step: Text
    """The step's id."""
    step_name: Text
    """Its name."""
    role: Text
    """The role's id."""
    role_name: Text
    """Its name."""
    letters: Text
    """Its letters in the step, also through its team: R (responsible), A (accountable), C (consulted), I (informed)."""


class StepRow(Row):
    """One step."""

    playbook: Text
    """The playbook's id."""
    playbook_name: Text
    """Its name."""
    number: Figure
    """The step's number."""
    step: Text
    """The step's id."""
    step_name: Text
    """Its name."""
    type: Text
    """What kind of step it is."""
    phase: Text
    """The id of its phase."""
    responsible: Text
    """The ids of the roles that do it, with spaces between them."""
    accountable: Text
    """The id of the role that answers for it."""
    tools: Text
    """The ids of the tools that it needs, with spaces between them."""
    work_hours: Figure
    """The usual working time spent on it, in hours."""
    wait_hours: Figure
    """The usual time that passes without work, in working hours."""
    automation: Text
    """How far a machine does it."""
    page: Text
    """The address of the step."""


class KpiRow(Row):
    """One KPI with its newest figure."""

    kpi: Text
    """The KPI's id."""
    name: Text
    """Its name."""
    unit: Text
    """What it is counted in."""
    direction: Text
    """`up` if more is better, `down` if less is, `range` if it should stay within one."""
    frequency: Text
    """How often it is measured."""
    owner: Text
    """The id of the role that answers for it."""
    baseline: Figure
    """Where it stood at the start."""
    baseline_date: Day
    """The day of that figure."""
    target: Figure
    """What is to be reached; of a range, its lower end."""
    target_max: Figure
    """The upper end of the range that is to be kept."""
    latest: Figure
    """The newest figure."""
    latest_date: Day
    """The day of that figure."""
    state: Text
    """`green`, `amber` or `red` by the KPI's own thresholds; empty if it has none or no figure."""
    playbooks: Text
    """The ids of the playbooks in use that it measures, with spaces between them."""
    page: Text
    """The address of its page."""


class Table(NamedTuple):
    """A table's path in the site, the model of its rows, and what it is."""

    path: str
    row: type[Row]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(self.row.model_fields)


LARGE_TABLES, KPI_TABLE = (Table(RACI, RaciRow), Table(STEPS, StepRow)), Table(KPIS, KpiRow)
"""Tables with rows for every playbook, and the one with a row for each KPI."""
TABLES = (*LARGE_TABLES, KPI_TABLE)


def raci_rows(playbook: str, facts: Facts, _addresses: Addresses) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of who does what in a playbook, in the order of the process."""
    names, owner = facts.names.get("role", {}), facts.library.playbooks[playbook].owner
    for place, step in _steps(playbook, facts):
        for role, letters in step_assignments(step, owner, facts.members).items():
            yield (*place, role, names.get(role, role), " ".join(letters))


def step_rows(playbook: str, facts: Facts, addresses: Addresses) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of all steps of a playbook, in the order of the process."""
    owner, calendar = facts.library.playbooks[playbook].owner, Calendar.of(facts.library.handbook)
    page = addresses.seen_from(STEPS, addresses.of_page(page_path("playbook", playbook)))
    for place, step in _steps(playbook, facts):
        raci = step.raci
        yield (
            *place,
            step.type,
            step.phase,
            " ".join(raci.responsible) if raci else None,
            (raci.accountable or owner) if raci else None,
            " ".join(dict.fromkeys(use.tool for use in step.tools)),
            likely_hours(step.work, calendar),
            likely_hours(step.wait, calendar),
            step.automation,
            f"{page}#step-{step.id}",
        )


def _steps(playbook: str, facts: Facts) -> Iterator[tuple[tuple[Cell, ...], Step]]:
    """Yield each step of a playbook with what its rows begin with: playbook, its name, number, step, its name."""
    flow, title, names = facts.flows[playbook], facts.library.playbooks[playbook].name, facts.names["playbook"]
    for step in flow.steps.values():
        name = step.name or names.get(step.calls or "", step.calls or step.id)
        yield (playbook, title, flow.numbers[step.id], step.id, name), step


def kpi_rows(facts: Facts, addresses: Addresses) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of all KPIs, by id."""
    measured: dict[str, list[str]] = {}
    for name, playbook in facts.library.current.items():
        for kpi_id in dict.fromkeys(playbook.kpis):
            measured.setdefault(kpi_id, []).append(name)
    for name, kpi in facts.library.kpis.items():
        page = addresses.seen_from(KPIS, addresses.of_page(page_path("kpi", name)))
        yield (*_definition(kpi), *_newest(name, facts), " ".join(measured.get(name, ())), page)


def _definition(kpi: Kpi) -> tuple[Cell, ...]:
    baseline = (kpi.baseline.value, kpi.baseline.as_of) if kpi.baseline else (None, None)
    return kpi.id, kpi.name, kpi.unit, kpi.direction, kpi.frequency, kpi.owner, *baseline, *_ends(kpi.target)


def _ends(level: Level | None) -> tuple[Cell, Cell]:
    if level is None:
        return None, None
    return (level.min, level.max) if level.value is None else (level.value, None)


def _newest(kpi: str, facts: Facts) -> tuple[Cell, ...]:
    standing = facts.standings.get(kpi)
    return (standing.newest.value, standing.newest.date, standing.state) if standing else (None, None, None)
