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
from playpress.pages.sections.kpi_tile import KpiTileSection, kpi_tile
from playpress.pages.sections.parts import further_ones, users

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.writer import Writer


class RoleKpisSection(NamedTuple):
    """KPIs at a glance, by name, each with the processes that make it the role's."""

    tiles: KpiTileSection


def own_kpis(role: str, write: Writer) -> RoleKpisSection:
    """Return the KPIs that a role owns."""
    return _section(role, owned_kpis(role, write), write) if write.is_first else RoleKpisSection(KpiTileSection(()))


def owned_kpis(role: str, write: Writer) -> list[str]:
    """Return the ids of the KPIs that a role owns, by name."""
    return [name for name in _names(role, write) if write.library.kpis[name].owner == role]


def process_kpis(role: str, write: Writer) -> RoleKpisSection:
    """Return the KPIs that others own, of processes in which a role is responsible or accountable."""
    kpis = write.facts.role_kpis.get(role, {})
    names = [name for name in _names(role, write) if write.library.kpis[name].owner != role]
    return _section(role, [name for name in names if write.shown("playbook", kpis[name])], write)


def _names(role: str, write: Writer) -> list[str]:
    return write.sort("kpi", write.facts.role_kpis.get(role, ()))


def _section(role: str, names: list[str], write: Writer) -> RoleKpisSection:
    more = further_ones(len(names) - MOST_ROWS, write.href(INDEX_PAGES["kpi"]), write)
    tiles = tuple(kpi_tile(name, write, *_notes(role, name, write)) for name in names[:MOST_ROWS])
    return RoleKpisSection(KpiTileSection(tiles, more))


def _notes(role: str, name: str, write: Writer) -> Iterator[Md]:
    """Yield how a KPI is computed, from what, whose it is, and of which processes it tells."""
    kpi = write.library.kpis[name]
    notes = {
        N_("Formula"): write.plain(kpi.formula),
        N_("Source"): write.link("dataset", kpi.dataset).md,
        N_("Owner"): write.link("role", kpi.owner).md if kpi.owner != role else Md(),
        N_("Measures"): joined(users(("kpi", name), "playbook", write.facts.role_kpis[role][name], write)),
    }
    for label, text in notes.items():
        if text:
            yield write.labelled(write.say(label), text)
