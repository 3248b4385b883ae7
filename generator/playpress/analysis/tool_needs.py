"""Which tools are needed: by each playbook, by each role, and by whom each tool is needed.

Knows: roles and flows. Must not know how a page names a level of access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from playpress.analysis.lazily import Later, Lazily
from playpress.model.tool import Access

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from playpress.model.library import Library
    from playpress.model.role import Role
    from playpress.model.step import Step
    from playpress.model.tool import ToolUse
    from playpress.process.flow import Flow


LEVELS: tuple[str, ...] = get_args(Access)
"""Levels of access, the lowest first; each includes those before it."""


class ToolNeed(NamedTuple):
    """The levels of access to a tool that are needed, and where: steps of a playbook, or playbooks of a role. Each once."""

    levels: dict[str, None]
    places: dict[str, None]

    @property
    def highest(self) -> str | None:
        """The highest level of access that is needed; None if none is named."""
        return max(self.levels, key=LEVELS.index, default=None)

    def add(self, level: str | None, place: str | None) -> None:
        """Note a level and a place, where they are named."""
        if level:
            self.levels[level] = None
        if place:
            self.places[place] = None


class ToolNeeds(NamedTuple):
    """Needs by `by_playbook[playbook][tool]` and `by_role[role][tool]`; `roles[tool][role]` has the levels needed.

    A role needs the tools that it lists itself and those of the steps that it is responsible for. `by_role` leaves out
    retired playbooks, `roles` does not.
    """

    by_playbook: Mapping[str, Mapping[str, ToolNeed]]
    by_role: Mapping[str, Mapping[str, ToolNeed]]
    roles: Mapping[str, Mapping[str, Collection[str]]]


def find_tool_needs(
    library: Library, flows: Mapping[str, Flow], steps_done: Callable[[], Mapping[str, Mapping[str, list[str]]]]
) -> ToolNeeds:
    """Return every need of a tool; `steps_done` returns the steps of each role by playbook."""
    return ToolNeeds(
        Lazily(flows, lambda name: _of_playbook(flows[name])),
        Later(lambda: _by_role(library, flows, steps_done())),
        Later(lambda: _roles(library, flows)),
    )


def _note(found: dict[str, ToolNeed], use: ToolUse, place: str | None) -> None:
    if use.tool not in found:
        found[use.tool] = ToolNeed({}, {})
    found[use.tool].add(use.access, place)


def _of_playbook(flow: Flow) -> dict[str, ToolNeed]:
    found: dict[str, ToolNeed] = {}
    for step in flow.steps.values():
        for use in step.tools:
            _note(found, use, step.id)
    return found


def _by_role(
    library: Library, flows: Mapping[str, Flow], steps_done: Mapping[str, Mapping[str, list[str]]]
) -> dict[str, dict[str, ToolNeed]]:
    found: dict[str, dict[str, ToolNeed]] = {}
    for role in library.roles.values():
        for use in _listed(role):
            _note(found.setdefault(role.id, {}), use, None)
    for name, steps in steps_done.items():
        for playbook, ids in steps.items():
            its = flows[playbook].steps
            for use in (use for step in ids for use in its[step].tools):
                _note(found.setdefault(name, {}), use, playbook)
    return found


def _roles(library: Library, flows: Mapping[str, Flow]) -> dict[str, dict[str, dict[str, None]]]:
    found: dict[str, dict[str, dict[str, None]]] = {}

    def note(use: ToolUse, role: str) -> None:
        levels = found.setdefault(use.tool, {}).setdefault(role, {})
        if use.access:
            levels[use.access] = None

    for flow in flows.values():
        for step in flow.steps.values():
            for use in step.tools:
                for role in _responsible(step):
                    note(use, role)
    for owner in library.roles.values():
        for use in _listed(owner):
            note(use, owner.id)
    return found


def _listed(role: Role) -> tuple[ToolUse, ...]:
    """Return the tools that a role lists itself: those it always needs, and those it has on the first day."""
    return (*role.tools, *(role.onboarding.before_day_one if role.onboarding else ()))


def _responsible(step: Step) -> tuple[str, ...]:
    return step.raci.responsible if step.raci else ()
