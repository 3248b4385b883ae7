"""A playbook's flow as a Mermaid flowchart, by phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagrams.mermaid import Arrow, Box, Group, Shape, write_flowchart
from playpress.flow import SPLITS, START

if TYPE_CHECKING:
    from collections.abc import Callable

    from playpress.flow import Flow
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step


def process_diagram(playbook: Playbook, flow: Flow, step_name: Callable[[Step], str], description: str) -> str:
    """Return the flowchart of a playbook: start, every step with its number, every end, every edge with its label.

    Exceptions are left to the text, but for one that alone leads to an end. Steps stand in the frame of their phase; each leads to its place on the page
    (`#step-…`).
    """
    boxes = {name: _step_box(step, flow.numbers[name], step_name(step)) for name, step in flow.steps.items()}
    parts: list[Box | Group] = [Box(START, playbook.trigger.name, "start")]
    placed: set[str] = set()
    for phase in playbook.phases:
        inside = [name for name, step in flow.steps.items() if step.phase == phase.id and name not in placed]
        placed.update(inside)
        if inside:
            parts.append(Group(phase.name, tuple(boxes[name] for name in inside)))
    parts += [box for name, box in boxes.items() if name not in placed]
    parts += [Box(end.id, end.name, "end" if end.outcome == "success" else "stop") for end in flow.ends.values()]
    reached = {edge.target for edge in flow.edges if edge.exception is None}
    drawn = [e for e in flow.edges if e.exception is None or (e.target in flow.ends and e.target not in reached)]
    arrows = [Arrow(edge.source, edge.target, edge.label, edge.kind) for edge in drawn]
    return write_flowchart(parts, arrows, playbook.name, description)


def _step_box(step: Step, number: int, name: str) -> Box:
    shape: Shape = "task"
    if step.type in SPLITS:
        shape = "decision"
    elif step.type in ("subprocess", "wait"):
        shape = "subprocess" if step.type == "subprocess" else "wait"
    return Box(step.id, f"{number}. {name}", shape, f"#step-{step.id}")
