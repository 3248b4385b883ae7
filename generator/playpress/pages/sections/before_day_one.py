"""What happens before somebody's first day in a role: what the manager does, and which access is ordered from whom.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.contact import contact_of
from playpress.pages.page import Link
from playpress.pages.sections.needs import giver_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.model.role import Role
    from playpress.pages.writer import Writer


class Order(NamedTuple):
    """Tools with the access that somebody grants, and how to reach them; `giver` says so if nobody is named."""

    giver: Link
    contact: Md
    tools: Md


class BeforeDayOneSection(NamedTuple):
    """What the manager does, and the access to order; `has_more`: further access is needed later."""

    manager: Link
    tasks: tuple[Md, ...]
    orders: tuple[Order, ...]
    has_more: bool


NOTHING_BEFORE = BeforeDayOneSection(Link(Md()), (), (), has_more=False)


def before_day_one(role: Role, write: Writer) -> BeforeDayOneSection:
    """Return what happens before the first day in a role; nothing for roles outside the organisation."""
    if role.external:
        return NOTHING_BEFORE
    access = write.facts.first_access.get(role.id)
    tasks = role.onboarding.manager if role.onboarding else ()
    return BeforeDayOneSection(
        write.link("role", role.reports_to),
        tuple(map(write.inline, tasks)),
        _orders(role, access.by_giver, write) if access else (),
        bool(access and not access.is_all),
    )


def _orders(
    role: Role, by_giver: Mapping[str | None, Iterable[tuple[str, str | None]]], write: Writer
) -> tuple[Order, ...]:
    """Return the orders by the givers' names; the one for which nobody is named last."""
    ordered: list[str | None] = [*write.sort("role", (name for name in by_giver if name))]
    names = (*ordered, *(name for name in by_giver if name is None))
    return tuple(_order(role, name, dict(by_giver[name]), write) for name in names)


def _order(role: Role, giver: str | None, levels: Mapping[str, str | None], write: Writer) -> Order:
    nobody = Link(write.say(N_("Nobody is named who grants access")))
    tools = Md(", ".join(_tool(name, levels[name], write) for name in write.sort("tool", levels)))
    asked = (role.reports_to or giver) if giver == role.id else giver
    return Order(giver_to(role.id, giver, write) if giver else nobody, contact_of(asked, write), tools)


def _tool(name: str, level: str | None, write: Writer) -> str:
    link = write.link("tool", name).md
    return f"{link} ({write.label(labels.ACCESS, level)})" if level else link
