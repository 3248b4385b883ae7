"""The steps of a process under the headings of their phases.

Knows: the flow, a step's section. Must not know the pages.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.sections.step import StepSection, step_section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


class Phase(NamedTuple):
    """Steps that follow each other in one phase; those in none have no anchor, and a title only where they come first."""

    anchor: Md
    title: Md
    steps: tuple[StepSection, ...]


class StepsSection(NamedTuple):
    """All steps in their order, phase by phase; a phase that comes again is there again."""

    phases: tuple[Phase, ...]


def steps(playbook: Playbook, flow: Flow, write: Writer) -> StepsSection:
    """Return a playbook's steps."""
    return StepsSection(tuple(_phases(playbook, flow, write)))


def _phases(playbook: Playbook, flow: Flow, write: Writer) -> Iterator[Phase]:
    names = {phase.id: phase.name for phase in playbook.phases}
    seen: set[str] = set()
    for phase, group in groupby(flow.steps.values(), key=lambda step: step.phase if step.phase in names else None):
        anchor = Md(f"phase-{phase}") if phase and phase not in seen else Md()
        steps = tuple(step_section(playbook, step, flow, write) for step in group)
        title = write.say(N_("Steps")) if not phase and not seen else write.plain(names.get(phase or ""))
        seen.add(phase or "")
        yield Phase(anchor, title, steps)
