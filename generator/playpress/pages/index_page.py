"""The index pages: the lists of all roles, tools, data sets, KPIs and goals.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Found, Page, PlannedPage, SearchEntry
from playpress.pages.search_entry import said, words_of
from playpress.pages.sections.counted import CountedSection, counted
from playpress.pages.sections.parts import PartsSection, parts
from playpress.pages.sections.teams import roles_by_team

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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

    parts: PartsSection
    columns: tuple[Md, ...]
    groups: tuple[Group, ...]
    counted: CountedSection

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield the teams."""
        for group in self.groups:
            if group.title:
                roles = tuple(row[0] for row in group.rows)
                yield SearchEntry("section", group.anchor, words_of(group.title), said(group.text, roles))


def index_page(planned: PlannedPage, write: Writer) -> IndexPage:
    """Build the list of all things of a kind; roles by team."""
    kind = planned.name
    columns, row = _COLUMNS[kind]
    groups = (
        _teams(row, write)
        if kind == "role"
        else (_group(kind, write.sort(kind, write.shown(kind, write.library.of_kind(kind))), row, write),)
    )
    return IndexPage(
        planned=planned,
        heading=write.plain(planned.title),
        parts=parts(planned, write),
        columns=tuple(map(write.say, columns)),
        groups=groups,
        counted=counted(write),
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
    kpi = write.library.kpis[name]
    return (
        write.plain(kpi.question),
        write.level(kpi.target, kpi.unit),
        write.label(labels.FREQUENCIES, kpi.frequency),
        write.link("role", kpi.owner).md,
    )


def _goal(name: str, write: Writer) -> tuple[Md, ...]:
    goal = write.library.goals[name]
    return (
        write.inline(goal.statement),
        write.plain(goal.horizon),
        write.link("goal", goal.parent).md,
        write.link("role", goal.owner).md,
    )


_COLUMNS: Mapping[str, tuple[tuple[str, ...], Row]] = {
    "role": ((N_("Role"), N_("Purpose"), N_("Processes")), _role),
    "tool": ((N_("Tool"), N_("Used for"), N_("Access from")), _tool),
    "dataset": ((N_("Data set"), N_("Holds"), N_("Classification"), N_("Owner"), N_("Source")), _dataset),
    "kpi": ((N_("KPI"), N_("Question"), N_("Target"), N_("Measured"), N_("Owner")), _kpi),
    "goal": ((N_("Goal"), N_("Statement"), N_("By when"), N_("Part of"), N_("Owner")), _goal),
}
