"""The KPIs by which a role is measured.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.parts import MOST_ROWS
from playpress.language.richtext import Md
from playpress.pages.address import INDEX_PAGES
from playpress.pages.line import joined
from playpress.pages.page import Link
from playpress.pages.sections.parts import further_ones, users

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


class RoleKpi(NamedTuple):
    """A KPI, and the processes that make it the role's."""

    kpi: Link
    target: Md
    processes: Md
    owner: Link
    dataset: Link


class RoleKpisSection(NamedTuple):
    """KPIs by name; `more` leads to those that are left out."""

    rows: tuple[RoleKpi, ...]
    more: Link


def own_kpis(role: str, write: Writer) -> RoleKpisSection:
    """Return the KPIs that a role owns."""
    if not write.is_first:
        return RoleKpisSection((), Link(Md()))
    return _section(role, [name for name in _names(role, write) if write.library.kpis[name].owner == role], write)


def process_kpis(role: str, write: Writer) -> RoleKpisSection:
    """Return the KPIs that others own, of processes in which a role is responsible or accountable."""
    kpis = write.facts.role_kpis.get(role, {})
    names = [name for name in _names(role, write) if write.library.kpis[name].owner != role]
    return _section(role, [name for name in names if write.shown("playbook", kpis[name])], write)


def _names(role: str, write: Writer) -> list[str]:
    return write.sort("kpi", write.facts.role_kpis.get(role, ()))


def _section(role: str, names: list[str], write: Writer) -> RoleKpisSection:
    more = further_ones(len(names) - MOST_ROWS, write.href(INDEX_PAGES["kpi"]), write)
    return RoleKpisSection(tuple(_row(role, name, write) for name in names[:MOST_ROWS]), more)


def _row(role: str, name: str, write: Writer) -> RoleKpi:
    kpi = write.library.kpis[name]
    return RoleKpi(
        write.link("kpi", name),
        write.level(kpi.target, kpi.unit),
        joined(users(("kpi", name), "playbook", write.facts.role_kpis[role][name], write)),
        write.link("role", kpi.owner),
        write.link("dataset", kpi.dataset),
    )
