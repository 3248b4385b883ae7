"""The figures of each KPI as a line can be drawn through them, and what changed meanwhile in the processes that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.analysis.news import News
    from playpress.model.library import Library
    from playpress.model.measurement import Measurement


def find_series(library: Library) -> dict[str, tuple[Measurement, ...]]:
    """Return the figures of each KPI of the registry that has any, by day; of two for one day the later row counts."""
    return {
        name: tuple({row.date: row for row in library.measurements[name]}.values())
        for name in library.kpis
        if library.measurements.get(name)
    }


def find_kpi_changes(library: Library, news: Iterable[News]) -> dict[str, tuple[News, ...]]:
    """Return for each KPI the changes of the playbooks that it measures, the oldest first; KPIs without any are left out.

    `news` are all changes, the newest first.
    """
    found: dict[str, list[News]] = {}
    for change in reversed(list(news)):
        for kpi in dict.fromkeys(library.playbooks[change.playbook].kpis):
            found.setdefault(kpi, []).append(change)
    return {name: tuple(found[name]) for name in library.kpis if name in found}
