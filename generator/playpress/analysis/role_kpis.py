"""The KPIs that measure each role's work.

Knows: playbooks and duties. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.analysis.assignments import Duties
    from playpress.analysis.ownership import Owned
    from playpress.model.library import Library


def find_role_kpis(
    library: Library, owned: Mapping[str, Owned], duties: Mapping[str, Mapping[str, Duties]]
) -> dict[str, dict[str, dict[str, None]]]:
    """Return each role's KPIs, each with the playbooks that make it the role's (none if the role only owns the KPI).

    A role's KPIs are those that it owns, and those of playbooks in which it is responsible or accountable. KPIs that
    are not in the registry are left out.
    """
    found: dict[str, dict[str, dict[str, None]]] = {
        role: {kpi: {} for kpi in its.kpis} for role, its in owned.items() if its.kpis
    }
    for role, by_playbook in duties.items():
        for name, has in by_playbook.items():
            if "R" in has or "A" in has:
                for kpi in filter(library.kpis.__contains__, library.playbooks[name].kpis):
                    found.setdefault(role, {}).setdefault(kpi, {})[name] = None
    return found
