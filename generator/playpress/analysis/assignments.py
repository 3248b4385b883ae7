"""Who does what: the letters R A C I of each role in every step of every playbook, and in its variants.

Knows: playbooks, their flows, their variants. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.analysis.lazily import Lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playpress.analysis.variants import VariantFlow
    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.flow import Flow

Letter = Literal["R", "A", "C", "I"]
LETTERS: tuple[Letter, ...] = ("R", "A", "C", "I")
THROUGH_TEAMS: tuple[Letter, ...] = ("C", "I")
"""What all roles of a team can be at once: nobody does or answers for something as one of many."""
Duties = dict[Letter, list[str]]
"""The steps of one playbook in which a role has each letter."""
Varied = dict[Letter, dict[str, tuple[str, ...]]]
"""The steps of one playbook in which a role has each letter in variants alone, and the names of these."""


class Assignment(NamedTuple):
    """The letters of one role in one step: Responsible, Accountable, Consulted, Informed. A role may have several.

    `variants` are the names of the variants in which alone it has them; empty for those that it has in the process itself.
    """

    role: str
    playbook: str
    step: str
    letters: tuple[Letter, ...]
    variants: tuple[str, ...] = ()


def step_parties(step: Step, owner: str) -> dict[str, tuple[Letter, ...]]:
    """Return the letters of each role and team that a step names; the accountable role is `owner` where it names none.

    A step without RACI assigns nobody.
    """
    if step.raci is None:
        return {}
    raci, found = step.raci, dict[str, tuple[Letter, ...]]()
    parts = (raci.responsible, (raci.accountable or owner,), raci.consulted, raci.informed)
    for letter, parties in zip(LETTERS, parts, strict=True):
        for party in parties:
            has = found.get(party, ())
            if letter not in has:
                found[party] = (*has, letter)
    return found


def step_assignments(step: Step, owner: str, members: Mapping[str, Sequence[str]]) -> dict[str, tuple[Letter, ...]]:
    """Return each role's letters in a step, those of its team included; see `step_parties`.

    `members` are the roles of each team. A role that has a part of its own in the step has none through a team, and of
    two teams the one that is asked before counts.
    """
    parties = step_parties(step, owner)
    found = {role: letters for role, letters in parties.items() if role not in members}
    for letter in THROUGH_TEAMS:
        for team in (party for party, letters in parties.items() if letter in letters):
            found |= {role: (letter,) for role in members.get(team, ()) if role not in found}
    return found


def playbook_assignments(
    playbook: Playbook, flow: Flow, members: Mapping[str, Sequence[str]], variants: Iterable[VariantFlow]
) -> Iterator[Assignment]:
    """Yield every assignment in a playbook, step by step: that of the process, then what variants add to it."""
    varied = [(one.variant.name, one.playbook.owner, one.flow.steps) for one in variants]
    for name, step in flow.steps.items():
        usual = step_assignments(step, playbook.owner, members)
        yield from (Assignment(role, playbook.id, name, letters) for role, letters in usual.items())
        added: dict[tuple[str, Letter], dict[str, None]] = {}
        for variant, owner, steps in varied:
            its = step_assignments(steps[name], owner, members) if name in steps else {}
            for role, letters in its.items():
                for letter in letters:
                    if letter not in usual.get(role, ()):
                        added.setdefault((role, letter), {})[variant] = None
        yield from (Assignment(role, playbook.id, name, (letter,), tuple(v)) for (role, letter), v in added.items())


def find_assignments_in(
    library: Library,
    flows: Mapping[str, Flow],
    members: Mapping[str, Sequence[str]],
    variants: Mapping[str, Iterable[VariantFlow]],
) -> Mapping[str, tuple[Assignment, ...]]:
    """Return the assignments in each playbook in use; a retired one assigns nobody. `members` are the roles of each team."""
    return Lazily(
        library.current,
        lambda name: tuple(playbook_assignments(library.playbooks[name], flows[name], members, variants.get(name, ()))),
    )


def find_assignments(in_playbooks: Mapping[str, Iterable[Assignment]]) -> dict[str, tuple[Assignment, ...]]:
    """Return the assignments of each role, by role."""
    found: dict[str, list[Assignment]] = {}
    for assignments in in_playbooks.values():
        for assignment in assignments:
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


def find_only_varied(assignments: Mapping[str, tuple[Assignment, ...]]) -> dict[str, dict[str, Varied]]:
    """Return the duties that a role has in variants alone, by role and playbook, with the variants' names."""
    found: dict[str, dict[str, Varied]] = {}
    for role, its in assignments.items():
        for assignment in its:
            if assignment.variants:
                by_letter = found.setdefault(role, {}).setdefault(assignment.playbook, {})
                for letter in assignment.letters:
                    by_letter.setdefault(letter, {})[assignment.step] = assignment.variants
    return found


def find_steps_done(duties: Mapping[str, Mapping[str, Duties]]) -> dict[str, dict[str, list[str]]]:
    """Return the steps that each role is responsible for, by playbook; roles that do nothing are left out."""
    done = {role: {name: has["R"] for name, has in its.items() if "R" in has} for role, its in duties.items()}
    return {role: steps for role, steps in done.items() if steps}
