"""What serves each goal: the goals below it, the playbooks and the KPIs that name it.

Knows: the library. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from playpress.model.library import Library


class Served(NamedTuple):
    """Ids of what serves a goal."""

    goals: list[str]
    playbooks: list[str]
    kpis: list[str]


def find_served(library: Library) -> dict[str, Served]:
    """Return for each goal what serves it, in the order of the library."""
    found = {name: Served([], [], []) for name in library.goals}
    for goal in library.goals.values():
        if goal.parent in found:
            found[goal.parent].goals.append(goal.id)
    for playbook in library.playbooks.values():
        for name in filter(found.__contains__, dict.fromkeys(playbook.goals)):
            found[name].playbooks.append(playbook.id)
    for kpi in library.kpis.values():
        for name in filter(found.__contains__, dict.fromkeys(kpi.goals)):
            found[name].kpis.append(kpi.id)
    return found


def top_goals(library: Library) -> list[str]:
    """Return the goals without a parent goal."""
    return [goal.id for goal in library.goals.values() if goal.parent not in library.goals]
