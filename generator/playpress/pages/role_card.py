"""A role on one page for printing: what matters most, without what can be looked up.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.address import page_path
from playpress.pages.page import Link, Page, PlannedPage
from playpress.pages.sections.at_a_glance import AtAGlanceSection, at_a_glance
from playpress.pages.sections.card import CardSection, role_card

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class RoleCardPage(Page):
    """Everything a card shows."""

    template: ClassVar[str] = "role_card"
    is_wide: ClassVar[bool] = True

    purpose: Md
    card: CardSection
    at_a_glance: AtAGlanceSection
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
        at_a_glance=at_a_glance(role.id, page_path("role", role.id), write),
        role=Link(write.say(N_("The whole page of this role")), write.link("role", role.id).href),
    )
