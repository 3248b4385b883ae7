"""Who passes what to whom: edges of a flow on which the lane changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.flow import Flow
    from playpress.model.step import Step


@dataclass(frozen=True, slots=True)
class HandOff:
    """One passing of work from a role to another, within a playbook.

    `outputs` are the names of what the giving step makes.
    """

    playbook: str
    giver: str
    receiver: str
    step: str
    next_step: str
    outputs: tuple[str, ...]


def lane(step: Step) -> str | None:
    """Return the role in whose lane a step lies: the first responsible one; a step without RACI has none."""
    return step.raci.responsible[0] if step.raci and step.raci.responsible else None


def find_hand_offs(flow: Flow) -> tuple[HandOff, ...]:
    """Return the hand-offs of a flow, in the order of its steps, each pair of steps once.

    A step without a lane (a wait, a sub-process without RACI) passes on what it got. Exceptions are no hand-offs.
    """
    found: dict[tuple[str, str], HandOff] = {}
    for step in flow.steps.values():
        giver = lane(step)
        if giver is None:
            continue
        for following in _next_with_lane(flow, step.id):
            receiver = lane(flow.steps[following])
            if receiver is not None and receiver != giver:
                outputs = tuple(output.name for output in step.outputs)
                found.setdefault(
                    (step.id, following), HandOff(flow.playbook, giver, receiver, step.id, following, outputs)
                )
    return tuple(found.values())


def _next_with_lane(flow: Flow, step: str) -> list[str]:
    """Return the steps with a lane that follow a step, looking through those without one."""
    found: list[str] = []
    seen: set[str] = set()
    waiting = _regular_targets(flow, step)
    while waiting:
        node = waiting.pop()
        if node in seen or node not in flow.steps:
            continue
        seen.add(node)
        if lane(flow.steps[node]) is None:
            waiting.extend(_regular_targets(flow, node))
        else:
            found.append(node)
    return found


def _regular_targets(flow: Flow, step: str) -> list[str]:
    """Return where a step leads when nothing out of the ordinary happens, the first one last."""
    return [edge.target for edge in reversed(flow.outgoing[step]) if edge.exception is None]
