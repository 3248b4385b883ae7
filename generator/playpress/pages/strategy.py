"""The strategy: from the mission to goals, their KPIs and the processes that serve them, with the gaps.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.pages.page import Entry, Found, Page, PlannedPage
from playpress.pages.sections.parts import MOST_USES, PartsSection, parts, some, users

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.writer import Writer


class TreeLine(NamedTuple):
    """A goal as a line of a nested list: its indent, itself, and below it the KPIs and processes."""

    indent: Md
    goal: Md
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class StrategyPage(Page):
    """The mission, the goals as a tree, and what is missing in it; a long tree is in parts."""

    template: ClassVar[str] = "strategy"
    found_first: ClassVar[tuple[str, ...]] = ("mission",)
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("goals", N_("Goals, and what serves them"), ("lines",), repeats=True),
        Found("gaps", N_("Gaps"), ("gaps",), repeats=True),
    )

    parts: PartsSection
    mission: Md
    lines: tuple[TreeLine, ...]
    gaps: tuple[Entry, ...]
    is_first: bool


def strategy_page(planned: PlannedPage, write: Writer) -> StrategyPage:
    """Build the page of the strategy."""
    return StrategyPage(
        planned=planned,
        heading=write.plain(planned.title),
        parts=parts(planned, write),
        mission=write.markdown(write.library.handbook.mission) if write.is_first else Md(),
        lines=tuple(_lines(write)),
        gaps=tuple(_gaps(write)) if write.is_first else (),
        is_first=write.is_first,
    )


def _lines(write: Writer) -> Iterator[TreeLine]:
    above = write.facts.strategy.above
    shown = write.shown("goal", above)
    here = set(shown)
    for name in shown:
        depth = sum(goal in here for goal in above[name])
        yield TreeLine(Md("    " * depth), _goal(name, write), tuple(_below(name, write)))


def _goal(name: str, write: Writer) -> Md:
    goal, link = write.library.goals[name], write.link("goal", name).md
    return Md(f"**{link}** ({write.plain(goal.horizon)})") if goal.horizon else Md(f"**{link}**")


def _below(name: str, write: Writer) -> Iterator[Entry]:
    """Yield the KPIs and the processes of a goal, or that it has none."""
    served, strategy = write.facts.served[name], write.facts.strategy
    kpis = users(("goal", name), "kpi", served.kpis, write)
    processes = users(("goal", name), "playbook", served.playbooks, write)
    if kpis:
        yield Entry(write.say(N_("KPIs")), joined(kpis))
    elif name in strategy.goals_without_kpi:
        yield Entry(write.say(N_("Gap")), write.say(N_("no KPI measures it")))
    if processes:
        yield Entry(write.say(N_("Processes")), joined(processes))
    elif name in strategy.goals_without_process:
        yield Entry(write.say(N_("Gap")), write.say(N_("no process serves it")))


def _gaps(write: Writer) -> Iterator[Entry]:
    strategy, nowhere = write.facts.strategy, Md()
    for title, kind, names in (
        (N_("Goals that no process serves"), "goal", strategy.goals_without_process),
        (N_("Goals that no KPI measures"), "goal", strategy.goals_without_kpi),
        (N_("Processes that serve no goal"), "playbook", strategy.processes_without_goal),
        (N_("KPIs that measure no goal"), "kpi", strategy.kpis_without_goal),
    ):
        if names:
            yield Entry(write.say(title), joined(some(kind, names, MOST_USES, nowhere, write)))
