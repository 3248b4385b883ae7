"""A role on one page, to be printed: what matters, without anything that can be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.page import Entry, Link, Page
from playpress.pages.role import role_page

if TYPE_CHECKING:
    from playpress.model.role import Role
    from playpress.pages.role import AccessRow, KpiPart, ProcessPart
    from playpress.pages.writer import Writer
    from playpress.richtext import Md


@dataclass(frozen=True, kw_only=True)
class RoleCardPage(Page):
    """Everything a card shows. `gives_to` and `gets_from` name roles."""

    template: ClassVar[str] = "role_card"
    is_wide: ClassVar[bool] = True

    purpose: Md
    card: tuple[Entry, ...]
    processes: tuple[ProcessPart, ...]
    gives_to: tuple[Link, ...]
    gets_from: tuple[Link, ...]
    kpis: tuple[KpiPart, ...]
    tools: tuple[AccessRow, ...]
    role: Link


def role_card_page(role: Role, source: str, write: Writer) -> RoleCardPage:
    """Build the card of a role; `source` is the registry's file."""
    page = role_page(role, source, write)
    return RoleCardPage(
        path=write.path,
        title=str(write.say(N_("Card: {role}"), role=role.name)),
        description=page.description,
        source=source,
        is_listed=False,
        heading=page.heading,
        purpose=page.purpose,
        card=page.card,
        processes=tuple(process for process in page.processes if process.duties[0].is_own),
        gives_to=tuple(neighbour.role for neighbour in page.gives_to),
        gets_from=tuple(neighbour.role for neighbour in page.gets_from),
        kpis=page.kpis,
        tools=page.tools,
        role=Link(write.say(N_("The whole page of this role")), write.link("role", role.id).href),
    )
