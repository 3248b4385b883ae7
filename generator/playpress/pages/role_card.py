"""A role on one page for printing: what matters most, without what can be looked up.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.page import Link, Page, PlannedPage
from playpress.pages.sections.card import CardSection, role_card
from playpress.pages.sections.needs import NeedsSection, role_tools
from playpress.pages.sections.neighbours import gets_from, gives_to
from playpress.pages.sections.processes import ProcessesSection, own_processes
from playpress.pages.sections.role_kpis import RoleKpisSection, own_kpis

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class RoleCardPage(Page):
    """Everything a card shows. `gives_to` and `gets_from` name roles."""

    template: ClassVar[str] = "role_card"
    is_wide: ClassVar[bool] = True

    purpose: Md
    card: CardSection
    processes: ProcessesSection
    gives_to: tuple[Link, ...]
    gets_from: tuple[Link, ...]
    kpis: RoleKpisSection
    tools: NeedsSection
    role: Link


def role_card_page(planned: PlannedPage, write: Writer) -> RoleCardPage:
    """Build the card of a role."""
    role = write.library.roles[planned.name]
    return RoleCardPage(
        planned=planned,
        description=write.words(role.purpose),
        heading=write.plain(role.name),
        purpose=write.markdown(role.purpose),
        card=role_card(role, write),
        processes=own_processes(role.id, write),
        gives_to=tuple(neighbour.role for neighbour in gives_to(role.id, write)),
        gets_from=tuple(neighbour.role for neighbour in gets_from(role.id, write)),
        kpis=own_kpis(role.id, write),
        tools=role_tools(role.id, write),
        role=Link(write.say(N_("The whole page of this role")), write.link("role", role.id).href),
    )
