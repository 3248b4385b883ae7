"""The lists of all roles, tools, data sets, KPIs and goals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.model.kinds import KINDS
from playpress.pages.evidence import counted
from playpress.pages.page import Link, Page
from playpress.pages.teams import roles_by_team

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playpress.pages.writer import Writer


class Group(NamedTuple):
    """A part of the list with a heading of its own: a team, or (without heading) everything."""

    title: Md
    anchor: Md
    older_anchors: tuple[Md, ...]
    text: Md
    rows: tuple[tuple[Md, ...], ...]


@dataclass(frozen=True, kw_only=True)
class RegisterPage(Page):
    """A list of things as tables with the same columns."""

    template: ClassVar[str] = "register"
    is_wide: ClassVar[bool] = True
    search_boost: ClassVar[float] = 0.5

    columns: tuple[Md, ...]
    groups: tuple[Group, ...]
    counted: tuple[Md, ...]


def register_page(kind: str, source: str | None, write: Writer) -> RegisterPage:
    """Build the list of all things of a kind; roles by team. `source` is the registry's file, if there is one."""
    columns, row = _COLUMNS[kind]
    groups = (
        _teams(row, write)
        if kind == "role"
        else (_group(kind, write.sort(kind, write.library.of_kind(kind)), row, write),)
    )
    return RegisterPage(
        path=write.path,
        title=write.translator.gettext(KINDS[kind].all),
        source=source,
        heading=write.say(KINDS[kind].all),
        columns=tuple(map(write.say, columns)),
        groups=groups,
        counted=counted(write),
    )


def _group(kind: str, names: list[str], row: Callable[[str, Writer], tuple[Md, ...]], write: Writer) -> Group:
    return Group(Md(), Md(), (), Md(), tuple((write.link(kind, name).md, *row(name, write)) for name in names))


def _teams(row: Callable[[str, Writer], tuple[Md, ...]], write: Writer) -> tuple[Group, ...]:
    """Return the roles by team, roles without one last."""
    library = write.library
    groups = []
    for team, names in roles_by_team(library.roles, write).items():
        group = _group("role", names, row, write)
        if team is None:
            groups.append(group._replace(title=write.say(N_("Without a team")), anchor=Md("no-team")))
        else:
            text = write.inline(library.teams[team].purpose)
            lead: Link = write.link("role", library.teams[team].lead)
            if lead.text:
                led = write.say(N_("Led by: {role}."), role=lead.md)
                text = Md(f"{text} {led}".strip())
            groups.append(
                group._replace(
                    title=write.plain(library.teams[team].name),
                    anchor=Md(f"team-{team}"),
                    older_anchors=tuple(Md(f"team-{alias}") for alias in library.teams[team].aliases),
                    text=text,
                )
            )
    return tuple(groups)


def _role(name: str, write: Writer) -> tuple[Md, ...]:
    processes = {part.playbook for part in write.facts.parts.get(name, ())}
    return (write.inline(write.library.roles[name].purpose), write.number(len(processes)))


def _tool(name: str, write: Writer) -> tuple[Md, ...]:
    tool = write.library.tools[name]
    return (write.inline(tool.purpose), write.link("role", tool.granted_by).md)


def _dataset(name: str, write: Writer) -> tuple[Md, ...]:
    dataset = write.library.datasets[name]
    return (write.inline(dataset.description), write.link("role", dataset.owner).md, write.plain(dataset.source))


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


_COLUMNS: Mapping[str, tuple[tuple[str, ...], Callable[[str, Writer], tuple[Md, ...]]]] = {
    "role": ((N_("Role"), N_("Purpose"), N_("Processes")), _role),
    "tool": ((N_("Tool"), N_("Used for"), N_("Access from")), _tool),
    "dataset": ((N_("Data set"), N_("Holds"), N_("Owner"), N_("Source")), _dataset),
    "kpi": ((N_("KPI"), N_("Question"), N_("Target"), N_("Measured"), N_("Owner")), _kpi),
    "goal": ((N_("Goal"), N_("Statement"), N_("By when"), N_("Part of"), N_("Owner")), _goal),
}
