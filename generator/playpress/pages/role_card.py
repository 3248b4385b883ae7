"""A role on one page, to be printed: what matters, without anything that can be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.page import Entry, Link, Page
from playpress.pages.role import role_card, role_kpis, role_neighbours, role_processes, role_tools, steps_done

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.model.role import Role
    from playpress.pages.role import AccessRow, KpiPart, ProcessPart
    from playpress.pages.writer import Writer


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
    return RoleCardPage(
        path=write.path,
        title=write.translator.gettext(N_("Card: {role}")).format(role=role.name),
        description=write.words(role.purpose),
        source=source,
        is_listed=False,
        heading=write.plain(role.name),
        purpose=write.markdown(role.purpose),
        card=role_card(role, write),
        processes=tuple(process for process in role_processes(role, write) if process.duties[0].is_own),
        gives_to=tuple(neighbour.role for neighbour in role_neighbours(role, write, gives=True)),
        gets_from=tuple(neighbour.role for neighbour in role_neighbours(role, write, gives=False)),
        kpis=tuple(part for part in role_kpis(role, write) if part.is_own),
        tools=role_tools(role, steps_done(role, write), write),
        role=Link(write.say(N_("The whole page of this role")), write.link("role", role.id).href),
    )
