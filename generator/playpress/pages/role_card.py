"""A role on one page for printing: what matters most, without what can be looked up.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.page import Entry, Link, Page, PlannedPage
from playpress.pages.sections.card import CardSection, role_card
from playpress.pages.sections.needs import NeedsSection, role_tools
from playpress.pages.sections.neighbours import givers_to, receivers_of
from playpress.pages.sections.parts import MOST_USES, further_ones, some
from playpress.pages.sections.processes import ProcessesSection, own_processes, parts_in
from playpress.pages.sections.role_kpis import owned_kpis

if TYPE_CHECKING:
    from collections.abc import Sized

    from playpress.language.richtext import Md
    from playpress.pages.writer import Writer

MOST_PROCESSES = 20
"""The most processes on a card; a longer list would not be a card any more."""


@dataclass(frozen=True, kw_only=True)
class RoleCardPage(Page):
    """Everything a card shows. `gives_to` and `gets_from` name roles; each `more…` says how much is left out of a list."""

    template: ClassVar[str] = "role_card"
    is_wide: ClassVar[bool] = True

    purpose: Md
    card: CardSection
    processes: ProcessesSection
    gives_to: tuple[Link, ...]
    gets_from: tuple[Link, ...]
    kpis: tuple[Entry, ...]
    tools: NeedsSection
    more_processes: Link
    more_kpis: Link
    more_tools: Link
    role: Link


def role_card_page(planned: PlannedPage, write: Writer) -> RoleCardPage:
    """Build the card of a role."""
    role = write.library.roles[planned.name]
    page = write.link("role", role.id).href
    names, kpis, tools = own_processes(role.id, write), owned_kpis(role.id, write), role_tools(role.id, write)

    def more(things: Sized, most: int) -> Link:
        return further_ones(len(things) - most, page, write)

    return RoleCardPage(
        planned=planned,
        description=write.words(role.purpose),
        heading=write.plain(role.name),
        purpose=write.markdown(role.purpose),
        card=role_card(role, write),
        processes=parts_in(role.id, names[:MOST_PROCESSES], write),
        gives_to=some("role", receivers_of(role.id, write), MOST_USES, page, write),
        gets_from=some("role", givers_to(role.id, write), MOST_USES, page, write),
        kpis=tuple(_kpi(name, write) for name in kpis[:MOST_USES]),
        tools=tools._replace(rows=tools.rows[:MOST_USES]),
        more_processes=more(names, MOST_PROCESSES),
        more_kpis=more(kpis, MOST_USES),
        more_tools=more(tools.rows, MOST_USES),
        role=Link(write.say(N_("The whole page of this role")), page),
    )


def _kpi(name: str, write: Writer) -> Entry:
    kpi = write.library.kpis[name]
    return Entry(write.link("kpi", name).md, write.level(kpi.target, kpi.unit))
