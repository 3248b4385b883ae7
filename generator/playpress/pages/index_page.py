"""The index pages: the lists of all roles, tools, data sets, KPIs and goals, and of experiments and plans.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.kpi_state import STATES
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.model.kinds import KINDS
from playpress.pages.page import Chart, Found, Link, Page, PlannedPage, SearchEntry
from playpress.pages.record_words import criteria_in_short, period
from playpress.pages.search_entry import said, words_of
from playpress.pages.sections.counted import CountedSection, counted
from playpress.pages.sections.goal_tree import GoalTreeSection, goal_tree
from playpress.pages.sections.kpi_tile import KpiTile, badge, difference, kpi_tile, states_of_all
from playpress.pages.sections.parts import PartsSection, parts
from playpress.pages.sections.teams import roles_by_team

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from playpress.model.kinds import Kind
    from playpress.pages.writer import Writer

    Row = Callable[[str, Writer], tuple[Md, ...]]
    """What makes the cells of a thing from its id, those after its name."""


class Group(NamedTuple):
    """A part of the list with a heading of its own: a team, or (without heading) everything."""

    title: Md
    anchor: Md
    older_anchors: tuple[Md, ...]
    text: Md
    rows: tuple[tuple[Md, ...], ...]


@dataclass(frozen=True, kw_only=True)
class IndexPage(Page):
    """A list of things as tables with the same columns."""

    template: ClassVar[str] = "index_page"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ("columns",)
    sections_found: ClassVar[tuple[Found, ...]] = (Found("counted", N_("In figures"), ("counted",)),)

    states: tuple[Link, ...]
    tree: GoalTreeSection | None
    parts: PartsSection
    columns: tuple[Md, ...]
    groups: tuple[Group, ...]
    counted: CountedSection
    empty: Md

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The tree of all goals, if it is drawn."""
        return (self.tree.chart,) if self.tree and self.tree.chart else ()

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield the teams, and the states of KPIs."""
        for group in self.groups:
            if group.title:
                names = tuple(row[0] for row in group.rows)
                yield SearchEntry("section", group.anchor, words_of(group.title), said(group.text, names))


def index_page(planned: PlannedPage, write: Writer) -> IndexPage:
    """Build the list of all things of a kind; roles by team, KPIs by state."""
    kind = planned.name
    columns, row = _COLUMNS[kind]
    return IndexPage(
        planned=planned,
        heading=write.plain(planned.title),
        states=states_of_all(write) if kind == "kpi" else (),
        tree=goal_tree(write) if kind == "goal" and write.is_first else None,
        parts=parts(planned, write),
        columns=tuple(map(write.say, columns)),
        groups=_groups(kind, row, write),
        counted=counted(write),
        empty=_empty(KINDS[kind], write),
    )


def _empty(kind: Kind, write: Writer) -> Md:
    """Return what stands for an empty list: how one comes into it."""
    file = kind.file.format(id="…") if kind.file else f"catalog/{kind.stem}.yml"
    return write.say(N_("There are none yet. Editors add them in {file}."), file=f"playbooks/{file}")


def _groups(kind: str, row: Row, write: Writer) -> tuple[Group, ...]:
    if kind == "role":
        return _teams(row, write)
    names = write.shown(kind, write.library.of_kind(kind))
    return (
        _states(names, row, write) if kind == "kpi" and names else (_group(kind, write.sort(kind, names), row, write),)
    )


def _states(names: list[str], row: Row, write: Writer) -> tuple[Group, ...]:
    """Return KPIs by their state, the worst first; each heading says how many there are in all parts of the page."""
    states = write.facts.kpi_states
    by_state = {state: [name for name in names if states[name] == state] for state in STATES}
    totals = Counter(states.values())
    return tuple(
        _group("kpi", write.sort("kpi", its), row, write)._replace(
            title=Md(f"{write.say(labels.KPI_BOARD[state])} ({write.number(totals[state])})"),
            anchor=Md(f"kpis-{state}"),
        )
        for state, its in by_state.items()
        if its
    )


def _group(kind: str, names: list[str], row: Row, write: Writer) -> Group:
    return Group(Md(), Md(), (), Md(), tuple((write.link(kind, name).md, *row(name, write)) for name in names))


def _teams(row: Row, write: Writer) -> tuple[Group, ...]:
    """Return the roles by team, roles without one last; a team that is too long for a part goes on in the next."""
    return tuple(
        _team(team, _group("role", shown, row, write), write)
        for team, names in roles_by_team(write).items()
        if (shown := write.shown("role", names)) or write.shown("team", [team] if team else [])
    )


def _team(team: str | None, group: Group, write: Writer) -> Group:
    """Return a group of roles with its team's heading."""
    if team is None:
        return group._replace(title=write.say(N_("Without a team")), anchor=Md("no-team"))
    known = write.library.teams[team]
    text = write.inline(known.purpose)
    if lead := write.link("role", known.lead).md:
        led = write.say(N_("Led by: {role}."), role=lead)
        text = Md(f"{text} {led}".strip())
    return group._replace(
        title=write.plain(known.name),
        anchor=Md(f"team-{team}"),
        older_anchors=tuple(Md(f"team-{alias}") for alias in known.aliases),
        text=text,
    )


def _role(name: str, write: Writer) -> tuple[Md, ...]:
    return (write.inline(write.library.roles[name].purpose), write.number(len(write.facts.duties.get(name, ()))))


def _tool(name: str, write: Writer) -> tuple[Md, ...]:
    tool = write.library.tools[name]
    return (write.inline(tool.purpose), write.link("role", tool.granted_by).md)


def _dataset(name: str, write: Writer) -> tuple[Md, ...]:
    dataset = write.library.datasets[name]
    return (
        write.inline(dataset.description),
        write.label(labels.CLASSIFICATIONS, dataset.classification),
        write.link("role", dataset.owner).md,
        write.plain(dataset.source),
    )


def _kpi(name: str, write: Writer) -> tuple[Md, ...]:
    kpi, tile, standing = write.library.kpis[name], kpi_tile(name, write), write.facts.standings.get(name)
    return (
        _latest(tile),
        difference(kpi, standing.progress, write) if standing else Md(),
        write.level(kpi.target, kpi.unit),
        write.plain(kpi.question),
        write.label(labels.FREQUENCIES, kpi.frequency),
        write.link("role", kpi.owner).md,
    )


def _latest(tile: KpiTile) -> Md:
    """Return a KPI's latest figure with its state, its line and its day."""
    said = Md(" ".join(filter(None, (tile.figure, tile.unit, badge(tile), tile.spark))))
    return Md(f"{said}<br>{tile.day}") if tile.day else said


def _goal(name: str, write: Writer) -> tuple[Md, ...]:
    goal = write.library.goals[name]
    return (
        write.inline(goal.statement),
        write.plain(goal.horizon),
        write.link("goal", goal.parent).md,
        write.link("role", goal.owner).md,
    )


def _experiment(name: str, write: Writer) -> tuple[Md, ...]:
    experiment = write.library.experiments[name]
    said = write.say(N_("not decided yet"))
    if decision := experiment.decision:
        said = write.label(labels.VERDICTS, decision.verdict)
        if decision.date:
            said = write.say(N_("{decision} on {date}"), decision=said, date=write.day(decision.date))
    return (
        write.inline(experiment.hypothesis),
        period(experiment.start, experiment.end, write) or write.say(N_("not written down")),
        criteria_in_short(experiment, write),
        said,
    )


def _plan(name: str, write: Writer) -> tuple[Md, ...]:
    plan = write.library.plans[name]
    done = sum(item.state == "done" for item in plan.deliverables)
    return (
        write.inline(plan.guidepoint),
        period(plan.start, plan.end, write),
        write.number(len(plan.outcomes)),
        write.say(N_("done: {done} of {all}"), done=write.number(done), all=write.number(len(plan.deliverables))),
    )


_COLUMNS: Mapping[str, tuple[tuple[str, ...], Row]] = {
    "role": ((N_("Role"), N_("Purpose"), N_("Processes")), _role),
    "tool": ((N_("Tool"), N_("Used for"), N_("Access from")), _tool),
    "dataset": ((N_("Data set"), N_("Holds"), N_("Classification"), N_("Owner"), N_("Source")), _dataset),
    "kpi": (
        (N_("KPI"), N_("Latest"), N_("Since the baseline"), N_("Target"), N_("Question"), N_("Measured"), N_("Owner")),
        _kpi,
    ),
    "experiment": ((N_("Experiment"), N_("Hypothesis"), N_("When"), N_("Criteria"), N_("Decision")), _experiment),
    "plan": ((N_("Plan"), N_("Guidepoint"), N_("When"), N_("Outcomes"), N_("Deliverables")), _plan),
    "goal": ((N_("Goal"), N_("Statement"), N_("By when"), N_("Part of"), N_("Owner")), _goal),
}
