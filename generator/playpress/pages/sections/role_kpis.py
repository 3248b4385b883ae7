"""The KPIs by which a role is measured.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.parts import MOST_ROWS
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import INDEX_PAGES
from playpress.pages.line import joined
from playpress.pages.page import Link
from playpress.pages.sections.parts import further_ones, users

if TYPE_CHECKING:
    from playpress.model.kpi import Kpi
    from playpress.pages.writer import Writer


class RoleKpi(NamedTuple):
    """A KPI, how it is computed and from which data, and the processes that make it the role's."""

    kpi: Link
    formula: Md
    target: Md
    processes: Md
    owner: Link


class RoleKpisSection(NamedTuple):
    """KPIs by name; `more` leads to those that are left out. `are_own`: the role owns all of them."""

    rows: tuple[RoleKpi, ...]
    more: Link
    are_own: bool


def own_kpis(role: str, write: Writer) -> RoleKpisSection:
    """Return the KPIs that a role owns."""
    if not write.is_first:
        return RoleKpisSection((), Link(Md()), are_own=True)
    names = [name for name in _names(role, write) if write.library.kpis[name].owner == role]
    return _section(role, names, write, are_own=True)


def process_kpis(role: str, write: Writer) -> RoleKpisSection:
    """Return the KPIs that others own, of processes in which a role is responsible or accountable."""
    kpis = write.facts.role_kpis.get(role, {})
    names = [name for name in _names(role, write) if write.library.kpis[name].owner != role]
    return _section(role, [name for name in names if write.shown("playbook", kpis[name])], write, are_own=False)


def _names(role: str, write: Writer) -> list[str]:
    return write.sort("kpi", write.facts.role_kpis.get(role, ()))


def _section(role: str, names: list[str], write: Writer, *, are_own: bool) -> RoleKpisSection:
    more = further_ones(len(names) - MOST_ROWS, write.href(INDEX_PAGES["kpi"]), write)
    return RoleKpisSection(tuple(_row(role, name, write) for name in names[:MOST_ROWS]), more, are_own)


def _row(role: str, name: str, write: Writer) -> RoleKpi:
    kpi = write.library.kpis[name]
    return RoleKpi(
        write.link("kpi", name),
        _formula(kpi, write),
        write.level(kpi.target, kpi.unit),
        joined(users(("kpi", name), "playbook", write.facts.role_kpis[role][name], write)),
        write.link("role", kpi.owner),
    )


def _formula(kpi: Kpi, write: Writer) -> Md:
    """Return how a KPI is computed, with its data set; one of them if the other is missing."""
    formula, source = write.plain(kpi.formula), write.link("dataset", kpi.dataset).md
    return (
        write.say(N_("{formula} (from: {source})"), formula=formula, source=source)
        if formula and source
        else Md(formula or source)
    )
