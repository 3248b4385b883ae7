"""Who does what: the letters R A C I of each role in every step of every playbook.

Knows: playbooks and their flows. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.flow import Flow

Letter = Literal["R", "A", "C", "I"]
LETTERS: tuple[Letter, ...] = ("R", "A", "C", "I")
Duties = dict[Letter, list[str]]
"""The steps of one playbook in which a role has each letter."""


class Assignment(NamedTuple):
    """The letters of one role in one step: Responsible, Accountable, Consulted, Informed. A role may have several."""

    role: str
    playbook: str
    step: str
    letters: tuple[Letter, ...]


def step_assignments(step: Step, owner: str) -> dict[str, tuple[Letter, ...]]:
    """Return each role's letters in a step; the accountable role is `owner` where the step names none.

    A step without RACI assigns nobody.
    """
    if step.raci is None:
        return {}
    raci, found = step.raci, dict[str, tuple[Letter, ...]]()
    parts = (raci.responsible, (raci.accountable or owner,), raci.consulted, raci.informed)
    for letter, roles in zip(LETTERS, parts, strict=True):
        for role in roles:
            has = found.get(role, ())
            if letter not in has:
                found[role] = (*has, letter)
    return found


def playbook_assignments(playbook: Playbook, flow: Flow) -> Iterator[Assignment]:
    """Yield every assignment in a playbook, step by step."""
    for step in flow.steps.values():
        for role, letters in step_assignments(step, playbook.owner).items():
            yield Assignment(role, playbook.id, step.id, letters)


def find_assignments(library: Library, flows: Mapping[str, Flow]) -> Mapping[str, tuple[Assignment, ...]]:
    """Return the assignments of each role, by role; a retired playbook assigns nobody."""
    found: dict[str, list[Assignment]] = {}
    for name, playbook in library.current.items():
        for assignment in playbook_assignments(playbook, flows[name]):
            found.setdefault(assignment.role, []).append(assignment)
    return {role: tuple(assignments) for role, assignments in found.items()}


def find_duties(assignments: Mapping[str, tuple[Assignment, ...]]) -> dict[str, dict[str, Duties]]:
    """Return the duties of each role in each playbook: `found[role][playbook]["R"]` are the steps that it does."""
    found: dict[str, dict[str, Duties]] = {}
    for role, its in assignments.items():
        by_playbook = found.setdefault(role, {})
        for assignment in its:
            duties = by_playbook.setdefault(assignment.playbook, {})
            for letter in assignment.letters:
                duties.setdefault(letter, []).append(assignment.step)
    return found


def find_steps_done(duties: Mapping[str, Mapping[str, Duties]]) -> dict[str, dict[str, list[str]]]:
    """Return the steps that each role is responsible for, by playbook; roles that do nothing are left out."""
    done = {role: {name: has["R"] for name, has in its.items() if "R" in has} for role, its in duties.items()}
    return {role: steps for role, steps in done.items() if steps}
