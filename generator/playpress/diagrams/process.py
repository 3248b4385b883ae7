"""A process by phase, as Mermaid flowcharts: one for the whole, or one for each phase where the whole is too long."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagrams.mermaid import Arrow, Box, Group, write_flowchart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.process.diagram import FlowDiagram, Line, Named, Node

LONGEST_WHOLE = 24
"""The most steps in one picture; a longer process with phases gets a picture for each phase."""
_AUTOMATED = "⚙"


class PhasePicture(NamedTuple):
    """The source of a picture, and the name of the phase that it shows (empty: the whole process)."""

    phase: str
    source: str


def process_pictures(diagram: FlowDiagram, hrefs: Mapping[str, str], description: str) -> tuple[PhasePicture, ...]:
    """Return the flowcharts of a process: every node with its label, every line with its answer.

    `hrefs` are the addresses of nodes, by key.
    """
    steps = sum(node.number is not None for node in diagram.nodes)
    if steps <= LONGEST_WHOLE or len(diagram.phases) == 1:
        return (PhasePicture("", whole_picture(diagram, hrefs, description)),)
    return tuple(_phase_picture(diagram, phase, hrefs, description) for phase in diagram.phases)


def whole_picture(diagram: FlowDiagram, hrefs: Mapping[str, str], description: str) -> str:
    """Return the flowchart of a whole process, however long; see `process_pictures`."""
    parts: list[Box | Group] = []
    for phase in diagram.phases:
        boxes = tuple(_box(node, diagram, hrefs) for node in diagram.in_phase(phase.key))
        is_framed = phase.name and len(diagram.phases) > 1
        parts += [Group(phase.name, boxes)] if is_framed else boxes
    outside = [_box(node, diagram, hrefs) for node in diagram.exceptions]
    arrows = _arrows(diagram.drawn_lines)
    return write_flowchart([*parts, *outside], arrows, diagram.title, description, language=diagram.language)


def _phase_picture(diagram: FlowDiagram, phase: Named, hrefs: Mapping[str, str], description: str) -> PhasePicture:
    """Return one phase with the steps of other phases that lead into it or follow it as stubs."""
    steps = diagram.in_phase(phase.key)
    numbers = {node.number for node in steps}
    exceptions = [
        node
        for node in diagram.exceptions
        if (numbers.intersection(at) if (at := diagram.interrupts(node.key)) else phase == diagram.phases[0])
    ]
    inside = {node.key for node in (*steps, *exceptions)}
    lines = [line for line in diagram.drawn_lines if line.source in inside or line.target in inside]
    near = {key for line in lines for key in (line.source, line.target)}
    names = dict(diagram.phases)
    before: list[Box | Group] = []
    after: list[Box | Group] = []
    for node in diagram.nodes:
        if node.key in near - inside:
            label = f"{names[node.phase]}: {node.text}" if node.phase in names else node.text
            side = before if diagram.order[node.key] < diagram.order[steps[0].key] else after
            side.append(Box(node.key, label, "stub", hrefs.get(node.key, "")))
    boxes = tuple(_box(node, diagram, hrefs) for node in steps)
    parts = [*before, Group(phase.name, boxes), *after, *(_box(node, diagram, hrefs) for node in exceptions)]
    title = f"{diagram.title}: {phase.name}"
    source = write_flowchart(parts, _arrows(lines), title, description, language=diagram.language)
    return PhasePicture(phase.name, source)


def _box(node: Node, diagram: FlowDiagram, hrefs: Mapping[str, str]) -> Box:
    letters = diagram.letters.get(node.key)
    signs = [_AUTOMATED] if node.is_automated else []
    signs += ["(" + ",\N{NO-BREAK SPACE}".join(letters) + ")"] if letters else []
    return Box(node.key, " ".join([node.text, *signs]), node.kind, hrefs.get(node.key, ""))


def _arrows(lines: Iterable[Line]) -> list[Arrow]:
    return [Arrow(line.source, line.target, line.label, line.kind) for line in lines]
