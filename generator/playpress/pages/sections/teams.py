"""Roles by team, as the home page and the list of roles show them.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class TeamRoles(NamedTuple):
    """A team and its roles."""

    team: Md
    roles: tuple[Link, ...]


class TeamsSection(NamedTuple):
    """Teams that have roles, roles without a team last."""

    teams: tuple[TeamRoles, ...]


def teams(write: Writer) -> TeamsSection:
    """Return the teams and their roles within the organisation, both by name."""
    roles = write.library.roles
    inside = {team: [n for n in names if not roles[n].external] for team, names in roles_by_team(write).items()}
    return TeamsSection(
        tuple(TeamRoles(_name(team, write), write.links("role", names)) for team, names in inside.items() if names)
    )


def roles_by_team(write: Writer) -> dict[str | None, list[str]]:
    """Return roles by the id of their team, both by name; None, for roles without a team, comes last, if there are any."""
    roles = write.facts.team_roles
    order = [*write.sort("team", write.library.teams), *([None] if None in roles else [])]
    return {team: write.sort("role", roles[team]) for team in order}


def _name(team: str | None, write: Writer) -> Md:
    return write.link("team", team).text if team else write.say(N_("Without a team"))
