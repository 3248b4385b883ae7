"""The tools to which somebody new in a role has access on the first day, by the role that grants it.

Knows: roles and their needs of tools. Must not know how a page names a level of access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.tool_needs import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.analysis.tool_needs import ToolNeed
    from playpress.model.library import Library
    from playpress.model.role import Role
    from playpress.model.tool import ToolUse


class FirstAccess(NamedTuple):
    """For each role that grants access (None: nobody is named) its tools, each with the level to grant; None if it is not named.

    `is_all`: nothing that the role needs is left for later.
    """

    by_giver: Mapping[str | None, tuple[tuple[str, str | None], ...]]
    is_all: bool


def find_first_access(library: Library, needs_of: Mapping[str, Mapping[str, ToolNeed]]) -> dict[str, FirstAccess]:
    """Return the first access of each role that needs any; `needs_of` has each role's needs by tool.

    It is what the role's `before_day_one` lists, and all that the role needs where that lists nothing.
    """
    found = {}
    for role in library.roles.values():
        needs = needs_of.get(role.id, {})
        highest = {name: need.highest for name, need in needs.items()}
        listed = {use.tool: use.access or highest.get(use.tool) for use in _listed(role)}
        if first := listed or highest:
            found[role.id] = FirstAccess(_by_giver(first, library), _covers(first, highest))
    return found


def _listed(role: Role) -> Iterable[ToolUse]:
    return role.onboarding.before_day_one if role.onboarding else ()


def _by_giver(
    tools: Mapping[str, str | None], library: Library
) -> dict[str | None, tuple[tuple[str, str | None], ...]]:
    found: dict[str | None, list[tuple[str, str | None]]] = {}
    for name, level in tools.items():
        tool = library.tools.get(name)
        found.setdefault(tool.granted_by if tool else None, []).append((name, level))
    return {giver: tuple(its) for giver, its in found.items()}


def _covers(first: Mapping[str, str | None], highest: Mapping[str, str | None]) -> bool:
    """Tell whether some tools with their levels are all that is needed, each at the highest level."""
    return all(name in first and _rank(first[name]) >= _rank(level) for name, level in highest.items())


def _rank(level: str | None) -> int:
    return LEVELS.index(level) if level else -1
