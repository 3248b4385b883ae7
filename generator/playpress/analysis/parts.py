"""What each role does: its parts in every step of every playbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.flow import Flow

Letter = Literal["R", "A", "C", "I"]
LETTERS: tuple[Letter, ...] = ("R", "A", "C", "I")


@dataclass(frozen=True, slots=True)
class Part:
    """A role's part in a step: `R` does it, `A` answers for it, `C` is asked, `I` is told. One step may give two."""

    role: str
    playbook: str
    step: str
    letters: tuple[Letter, ...]


def step_parts(step: Step, owner: str) -> dict[str, tuple[Letter, ...]]:
    """Return each role's letters in a step; the accountable role is `owner` where the step names none.

    A step without RACI gives no parts.
    """
    if step.raci is None:
        return {}
    roles: dict[str, set[Letter]] = {}
    for role in step.raci.responsible:
        roles.setdefault(role, set()).add("R")
    roles.setdefault(step.raci.accountable or owner, set()).add("A")
    for role in step.raci.consulted:
        roles.setdefault(role, set()).add("C")
    for role in step.raci.informed:
        roles.setdefault(role, set()).add("I")
    return {role: tuple(letter for letter in LETTERS if letter in has) for role, has in roles.items()}


def step_datasets(playbook: Playbook, step: Step) -> list[str]:
    """Return the data sets that a step names, itself or through an input, each once."""
    inputs = {item.id: item.dataset for item in playbook.inputs}
    through = [item.dataset or inputs.get(item.from_ or "") for item in step.inputs]
    return list(dict.fromkeys(name for name in (*step.datasets, *through) if name))


def playbook_parts(playbook: Playbook, flow: Flow) -> Iterator[Part]:
    """Yield every part in a playbook, step by step."""
    for step in flow.steps.values():
        for role, letters in step_parts(step, playbook.owner).items():
            yield Part(role, playbook.id, step.id, letters)


def find_parts(library: Library, flows: Mapping[str, Flow]) -> Mapping[str, tuple[Part, ...]]:
    """Return the parts of each role, by role; nobody has a part in a retired playbook."""
    found: dict[str, list[Part]] = {}
    for name, playbook in library.current.items():
        for part in playbook_parts(playbook, flows[name]):
            found.setdefault(part.role, []).append(part)
    return {role: tuple(parts) for role, parts in found.items()}
