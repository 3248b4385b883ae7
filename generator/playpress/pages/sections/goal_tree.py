"""The goals as a tree, from the uppermost down, each with the states of the KPIs that measure it.

Knows: facts, charts, the writer. Must not know the pages.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.goals import top_goals
from playpress.analysis.kpi_state import STATES
from playpress.diagnostics import N_
from playpress.diagrams.charts.tree import Node, TreeChart, Word, tree_chart
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Chart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.writer import Writer

MOST_GOALS_DRAWN = 40
"""The most goals that the tree has; the table below it has them all."""
SIGNS = {"red": "■", "amber": "▲", "green": "●"}


class GoalTreeSection(NamedTuple):
    """The tree, None for fewer than two goals; and how many goals it leaves out."""

    title: Md
    chart: Chart | None
    left_out: Md


def goal_tree(write: Writer) -> GoalTreeSection:
    """Return the tree of all goals."""
    title = write.say(N_("Goals and what serves them"))
    goals = list(_downwards(write))
    if len(goals) < 2:  # noqa: PLR2004 - one alone is no tree
        return GoalTreeSection(title, None, Md())
    left = len(goals) - MOST_GOALS_DRAWN
    return GoalTreeSection(
        title,
        _chart(goals[:MOST_GOALS_DRAWN], write),
        write.count("{n} further goal is in the table only.", "{n} further goals are in the table only.", left)
        if left > 0
        else Md(),
    )


def _downwards(write: Writer) -> Iterator[tuple[str, int]]:
    """Yield each goal with its depth, followed by what serves it."""
    left = [(name, 0) for name in reversed(write.sort("goal", top_goals(write.library)))]
    while left:
        name, depth = left.pop()
        yield name, depth
        left += [(below, depth + 1) for below in reversed(write.sort("goal", write.facts.served[name].goals))]


def _chart(goals: list[tuple[str, int]], write: Writer) -> Chart:
    say = write.translator.gettext
    chart = TreeChart(
        say(N_("Goals and what serves them")),
        say(
            N_("Each goal appears below the one it serves, with the state of its KPIs. The table below lists them all.")
        ),
        tuple(_node(name, depth, write) for name, depth in goals),
    )
    uid = f"c{hashlib.sha256(repr(chart).encode(errors='replace')).hexdigest()[:8]}"
    return Chart(Chart.path_beside(write.path), tree_chart(chart, uid, write.translator.language))


def _node(name: str, depth: int, write: Writer) -> Node:
    return Node(write.names_of("goal")[name], depth, str(write.link("goal", name).href), tuple(_words(name, write)))


def _words(name: str, write: Writer) -> Iterator[Word]:
    """Yield how many of a goal's KPIs are in each state, the worst first; or that there is none."""
    say, states = write.translator.gettext, write.facts.kpi_states
    found = Counter(states[kpi] for kpi in write.facts.served[name].kpis)
    for state in STATES:
        if found[state]:
            told = f"{SIGNS.get(state, '○')} {say(labels.KPI_BOARD[state])}{say(':')} {write.number(found[state])}"
            yield Word(told, state)
    if not found:
        yield Word(say(N_("no KPI")), "none")
