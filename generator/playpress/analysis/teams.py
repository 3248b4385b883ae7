"""The roles of each team, and those for which a team's id stands where a role's may.

Knows: the library. Must not know in which order a page shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playpress.model.library import Library


def find_team_roles(library: Library) -> dict[str | None, list[str]]:
    """Return the roles of every team, also of teams without any; roles of no or an unknown team are at None."""
    found: dict[str | None, list[str]] = {team: [] for team in library.teams}
    for role in library.roles.values():
        found.setdefault(role.team if role.team in library.teams else None, []).append(role.id)
    return found


def find_members(library: Library, team_roles: Mapping[str | None, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the roles for which each team stands; where a role has the id of a team, the role is meant, and no team."""
    return {team: tuple(roles) for team, roles in team_roles.items() if team and team not in library.roles}
