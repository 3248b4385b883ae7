"""A role at a glance, for its page and its card: its processes with what it does there, whom it exchanges with, KPIs, tools.

Knows: sections, facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Link
from playpress.pages.sections.needs import NeedsSection, role_tools
from playpress.pages.sections.neighbours import givers_to, receivers_of
from playpress.pages.sections.parts import MOST_USES, further_ones, some
from playpress.pages.sections.processes import ProcessesSection, all_processes, own_processes, parts_in
from playpress.pages.sections.role_kpis import owned_kpis

if TYPE_CHECKING:
    from collections.abc import Sized

    from playpress.pages.writer import Writer

MOST_PROCESSES = 20
"""The most processes on a card; a longer list would not be a card any more."""


class AtAGlanceSection(NamedTuple):
    """What a card shows. `gives_to` and `gets_from` name roles; each `more…` says how much is left out of a list.

    `only_asked` says so of a role that does and answers for nothing: then the processes are those in which it is asked or told.
    """

    only_asked: Md
    processes: ProcessesSection
    gives_to: tuple[Link, ...]
    gets_from: tuple[Link, ...]
    kpis: tuple[Entry, ...]
    tools: NeedsSection
    more_processes: Link
    more_kpis: Link
    more_tools: Link


def at_a_glance(role: str, rest: str, write: Writer) -> AtAGlanceSection:
    """Return a role at a glance; what is left out leads to `rest`, the path of a page and maybe an anchor there."""
    page = write.href(rest)
    own, kpis, tools = own_processes(role, write), owned_kpis(role, write), role_tools(role, write)
    names = own or all_processes(role, write)

    def more(things: Sized, most: int) -> Link:
        return further_ones(len(things) - most, page, write)

    return AtAGlanceSection(
        only_asked=_only_asked(len(names), write) if names and not own else Md(),
        processes=parts_in(role, names[:MOST_PROCESSES], write),
        gives_to=some("role", receivers_of(role, write), MOST_USES, page, write),
        gets_from=some("role", givers_to(role, write), MOST_USES, page, write),
        kpis=tuple(_kpi(name, write) for name in kpis[:MOST_USES]),
        tools=tools._replace(rows=tools.rows[:MOST_USES]),
        more_processes=more(names, MOST_PROCESSES),
        more_kpis=more(kpis, MOST_USES),
        more_tools=more(tools.rows, MOST_USES),
    )


def _only_asked(processes: int, write: Writer) -> Md:
    return write.count(
        "This role does no step itself. It is asked or told in {n} process:",
        "This role does no step itself. It is asked or told in {n} processes:",
        processes,
    )


def _kpi(name: str, write: Writer) -> Entry:
    """Return a KPI with its newest figure and its target, as far as there are any: `76% (target 85%)`."""
    kpi, standing = write.library.kpis[name], write.facts.standings.get(name)
    newest = write.figure(standing.newest.value, kpi.unit) if standing else Md()
    target = write.level(kpi.target, kpi.unit)
    said = write.say(N_("target {figure}"), figure=target) if target else Md()
    both = Md(f"{newest} ({said})") if newest and said else newest or said
    return Entry(write.link("kpi", name).md, both)
