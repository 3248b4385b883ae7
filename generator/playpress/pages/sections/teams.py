"""Roles by team, as the home page and the list of roles show them.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import INDEX_PAGES
from playpress.pages.page import Link
from playpress.pages.sections.parts import further_ones

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


MOST_ROLES, MOST_TEAMS = 100, 40
"""The most roles, and if there are more of them, the most teams without their roles, that one page shows."""


class TeamRoles(NamedTuple):
    """A team and its roles, or their number as a link to them."""

    team: Md
    roles: tuple[Link, ...]


class TeamsSection(NamedTuple):
    """Teams that have roles, roles without a team last; `more` leads to the teams that are left out."""

    teams: tuple[TeamRoles, ...]
    more: Link


def teams(write: Writer) -> TeamsSection:
    """Return the teams and their roles within the organisation, both by name."""
    roles = write.library.roles
    inside = {team: [n for n in names if not roles[n].external] for team, names in roles_by_team(write).items()}
    few = sum(map(len, inside.values())) <= MOST_ROLES
    found = tuple(_team(team, names, write, is_short=not few) for team, names in inside.items() if names)
    if few:
        return TeamsSection(found, Link(Md()))
    more = further_ones(len(found) - MOST_TEAMS, write.href(INDEX_PAGES["role"]), write)
    return TeamsSection(found[:MOST_TEAMS], more)


def _team(team: str | None, roles: list[str], write: Writer, *, is_short: bool) -> TeamRoles:
    """Return a team with links to its roles or, in short, to the place where they are listed."""
    if not is_short:
        return TeamRoles(_name(team, write), write.links("role", roles))
    place = write.link("team", team).href if team else write.link("role", roles[0]).href
    return TeamRoles(_name(team, write), (Link(write.count("{n} role", "{n} roles", len(roles)), place),))


def roles_by_team(write: Writer) -> dict[str | None, list[str]]:
    """Return roles by the id of their team, both by name; None, for roles without a team, comes last, if there are any."""
    roles = write.facts.team_roles
    order = [*write.sort("team", write.library.teams), *([None] if None in roles else [])]
    return {team: write.sort("role", roles[team]) for team in order}


def _name(team: str | None, write: Writer) -> Md:
    return write.link("team", team).text if team else write.say(N_("Without a team"))
