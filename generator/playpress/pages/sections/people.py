"""The people around somebody in a role: who leads, helps and stands in, whom they work with most, and how to reach each.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.contact import contact_of
from playpress.pages.page import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.exchanges import Exchange
    from playpress.model.role import Role
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer

CLOSEST = 3
"""How many roles are named that a role exchanges work with most."""


class Person(NamedTuple):
    """A role: what it is to the reader, how to reach it, and how often they hand work to each other."""

    parts: tuple[Md, ...]
    role: Link
    contact: Md
    exchange: Md

    @property
    def part(self) -> Md:
        """All that the role is to the reader."""
        return Md(" · ".join(self.parts))

    @property
    def told(self) -> Md:
        """Who it is, how to reach them, and how often work is handed over."""
        return Md(" – ".join(filter(None, (self.role.text, self.contact, self.exchange))))


class PeopleSection(NamedTuple):
    """Each role once: manager, buddy, stand-in, then the others, those with most hand-offs first."""

    people: tuple[Person, ...]

    @property
    def found(self) -> tuple[Entry, ...]:
        """What the search finds: each part with who that is, so that a search for "my boss" shows a name."""
        return tuple(Entry(part, person.told) for person in self.people for part in person.parts)


def people(role: Role, write: Writer) -> PeopleSection:
    """Return the people around a role."""
    closest = {each.role: each for each in write.facts.exchanges.get(role.id, ())[:CLOSEST]}
    parts: dict[str, list[Md]] = {}
    for name, part in _named(role, write):
        if name and name != role.id:
            parts.setdefault(name, []).append(part)
    others = [name for name in closest if name not in parts]
    return PeopleSection(
        tuple(
            Person(
                tuple(parts.get(name, [write.say(N_("You work most with"))])),
                write.link("role", name),
                contact_of(name, write),
                _told(closest.get(name), write),
            )
            for name in (*parts, *others)
        )
    )


def _named(role: Role, write: Writer) -> Iterator[tuple[str | None, Md]]:
    """Yield the roles that are named as a part in the role's working life, and which part."""
    own_buddy = role.onboarding.buddy if role.onboarding else None
    yield role.reports_to, write.say(N_("Your manager"))
    yield own_buddy or (None if role.external else write.library.handbook.buddy), write.say(N_("Your buddy"))
    yield role.backup, write.say(N_("Your stand-in"))


def _told(exchange: Exchange | None, write: Writer) -> Md:
    """Return how often work is handed over in both directions; empty for a role that is not among the closest."""
    if exchange is None:
        return Md()
    gives = write.count("{n} hand-off to them", "{n} hand-offs to them", exchange.gives)
    gets = write.count("{n} hand-off from them", "{n} hand-offs from them", exchange.gets)
    return Md(", ".join([gives] * bool(exchange.gives) + [gets] * bool(exchange.gets)))
