"""Roles by team, as the home page and the list of roles show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.pages.writer import Writer


def roles_by_team(roles: Iterable[str], write: Writer) -> dict[str | None, list[str]]:
    """Return roles by the id of their team, both by name; None, for roles without a team, comes last."""
    library = write.library
    by_team: dict[str | None, list[str]] = {team: [] for team in write.sort("team", library.teams)}
    for name in write.sort("role", roles):
        team = library.roles[name].team
        by_team.setdefault(team if team in library.teams else None, []).append(name)
    return by_team
