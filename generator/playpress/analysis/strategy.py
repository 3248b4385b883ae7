"""The goals as a tree, and its gaps: goals that no process serves, processes that serve no goal.

Knows: goals and what serves them. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.analysis.goals import Served
    from playpress.model.library import Library


class Strategy(NamedTuple):
    """Goals in the order of a tree, each before those below it, with the goals above each (the topmost first).

    The gaps are ids: goals that no process in use serves, neither itself nor a goal below it; goals that no KPI
    measures, likewise; processes in use without a goal; KPIs without a goal.
    """

    above: Mapping[str, tuple[str, ...]]
    goals_without_process: list[str]
    goals_without_kpi: list[str]
    processes_without_goal: list[str]
    kpis_without_goal: list[str]


def find_strategy(library: Library, served: Mapping[str, Served]) -> Strategy:
    """Return the tree of a library's goals; goals in a circle, which no goal is above, are left out."""
    above: dict[str, tuple[str, ...]] = {}
    waiting: list[tuple[str, tuple[str, ...]]] = [
        (name, ()) for name in reversed(list(library.goals)) if library.goals[name].parent not in library.goals
    ]
    while waiting:
        name, chain = waiting.pop()
        above[name] = chain
        waiting += [(below, (*chain, name)) for below in reversed(served[name].goals)]
    current = library.current
    with_process = _with_those_above(above, {n for n in above if any(p in current for p in served[n].playbooks)})
    with_kpi = _with_those_above(above, {n for n in above if served[n].kpis})
    return Strategy(
        above,
        [name for name in above if name not in with_process],
        [name for name in above if name not in with_kpi],
        [name for name, playbook in current.items() if not any(g in library.goals for g in playbook.goals)],
        [name for name, kpi in library.kpis.items() if not any(g in library.goals for g in kpi.goals)],
    )


def _with_those_above(above: Mapping[str, tuple[str, ...]], goals: set[str]) -> set[str]:
    return goals.union(*(above[name] for name in goals))
