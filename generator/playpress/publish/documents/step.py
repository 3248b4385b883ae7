"""The steps of a playbook to blocks, under the headings of their phases.

Knows: sections of pages, blocks. Must not know how a document is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.assignments import step_assignments
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.sections.step import step_section
from playpress.publish.documents.blocks import Heading, Step
from playpress.publish.documents.rich import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.playbook import Playbook
    from playpress.model.step import Step as ModelStep
    from playpress.pages.sections.step import StepSection
    from playpress.process.flow import Flow
    from playpress.publish.documents.blocks import Block
    from playpress.publish.documents.rich import Text
    from playpress.publish.documents.setting import Pen

MINE = frozenset("RA")
"""The letters that make a step one of a role's own."""
SAID_ELSEWHERE = frozenset({N_("Type"), N_("Phase")})
"""Facts of a step that its sign and the heading above it say."""


def steps(playbook: Playbook, role: str, pen: Pen) -> Iterator[Block]:
    """Yield the steps of a playbook in order, with the heading of a phase wherever it changes."""
    flow, phases = pen.facts.flows[playbook.id], {phase.id: phase.name for phase in playbook.phases}
    yield Heading(1, pen.say(N_("Steps")))
    last = None
    for step in flow.steps.values():
        phase = phases.get(step.phase or "")
        if phase and phase != last:
            yield Heading(2, pen.plain(phase))
        last = phase or last
        yield _step(playbook, step, flow, role, pen, level=3 if phases else 2)


def _step(playbook: Playbook, step: ModelStep, flow: Flow, role: str, pen: Pen, level: int) -> Step:
    section = step_section(playbook, step, flow, pen.write)
    left_out = {str(pen.write.say(term)) for term in SAID_ELSEWHERE}
    letters = step_assignments(step, playbook.owner).get(role, ())
    return Step(
        number=str(flow.number(step.id)),
        heading=Heading(
            level, pen.plain(pen.write.step_name(step)), f"{page_path('playbook', playbook.id)}#step-{step.id}"
        ),
        type=step.type,
        facts=pen.entries(entry for entry in section.facts if str(entry.term) not in left_out),
        instructions=tuple(pen.blocks(text) for text in step.instructions),
        details=pen.entries(section.details),
        ways_out=tuple(_ways_out(section)),
        is_mine=bool(MINE & set(letters)),
    )


def _ways_out(section: StepSection) -> Iterator[Text]:
    """Yield where a step leads, unless it only goes on to one other."""
    if len(section.ways_out) < 2:  # noqa: PLR2004 - several ways
        return
    for way in section.ways_out:
        label = f"**{way.label}** → " if way.label else "→ "
        note = f" ({way.note})" if way.note else ""
        yield text_of(Md(f"{label}{way.target.md}{note}"))
