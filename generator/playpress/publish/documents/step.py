"""The steps of a playbook to blocks, under the headings of their phases.

Knows: sections of pages, blocks. Must not know how a document is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.assignments import step_assignments
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.sections.steps import steps
from playpress.publish.documents.blocks import Heading, Step
from playpress.publish.documents.rich import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.playbook import Playbook
    from playpress.pages.sections.step import StepSection, WayOut
    from playpress.publish.documents.blocks import Block
    from playpress.publish.documents.rich import Text
    from playpress.publish.documents.setting import Pen

MINE = frozenset("RA")
"""The letters that make a step one of a role's own."""


def step_blocks(playbook: Playbook, role: str, pen: Pen) -> Iterator[Block]:
    """Yield the steps of a playbook in order, with the heading of a phase wherever it changes."""
    flow = pen.facts.flows[playbook.id]
    yield Heading(1, pen.say(N_("Steps")))
    for phase in steps(playbook, flow, pen.write).phases:
        if phase.title:
            yield Heading(2, text_of(phase.title))
        for section in phase.steps:
            yield _step(playbook, section, role, pen)


def _step(playbook: Playbook, section: StepSection, role: str, pen: Pen) -> Step:
    name = section.anchor.removeprefix("step-")
    step = pen.facts.flows[playbook.id].steps[name]
    letters = step_assignments(step, playbook.owner, pen.facts.members).get(role, ())
    level, place = 3 if playbook.phases else 2, f"{page_path('playbook', playbook.id)}#{section.anchor}"
    return Step(
        number=str(section.number),
        heading=Heading(level, text_of(section.name), place),
        type=step.type,
        facts=(*((text_of(d.badge.word), text_of(d.roles)) for d in section.duties), *pen.entries(section.facts)),
        instructions=tuple(pen.blocks(text) for text in step.instructions),
        details=pen.entries((*section.done, *section.uses, *section.further)),
        ways_out=tuple(map(_way_out, section.ways_out)),
        is_mine=bool(MINE & set(letters)),
    )


def _way_out(way: WayOut) -> Text:
    label = f"**{way.label}** → " if way.label else "→ "
    note = f" ({way.note})" if way.note else ""
    return text_of(Md(f"{label}{way.target.md}{note}"))
