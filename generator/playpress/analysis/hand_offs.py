"""Who passes what to whom: edges of a flow on which the lane changes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from playpress.process.flow import lane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.model.step import Step
    from playpress.process.flow import Flow


class HandOff(NamedTuple):
    """One passing of work from a role to another, within a playbook.

    `outputs` are the names of the outputs passed on: those that the receiving step names as its inputs. If it names
    none, they are all outputs of the giving step. `answer` is that of the branch, empty where nothing was decided.
    """

    playbook: str
    giver: str
    receiver: str
    step: str
    next_step: str
    outputs: tuple[str, ...]
    answer: str = ""


def find_hand_offs(flow: Flow) -> tuple[HandOff, ...]:
    """Return the hand-offs of a flow, in the order of its steps, each pair of steps once.

    A wait passes on what it got, so a hand-off goes from the step before it to the step after it. Edges for rework and
    exceptions do not count.
    """
    found: dict[tuple[str, str], HandOff] = {}
    for step in flow.steps.values():
        giver = lane(step)
        if giver is None:
            continue
        for edge in flow.outgoing[step.id]:
            if edge.exception is not None:
                continue
            for following in _after_waits(flow, edge.target):
                receiver = lane(flow.steps[following])
                if receiver is not None and receiver != giver:
                    outputs = _passed(step, flow.steps[following]) if edge.kind != "rework" else ()
                    hand_off = HandOff(flow.playbook, giver, receiver, step.id, following, outputs, edge.label)
                    found.setdefault((step.id, following), hand_off)
    return tuple(found.values())


def hand_offs_between(hand_offs: Iterable[HandOff]) -> Counter[tuple[str, str]]:
    """Return how many hand-offs there are from one role (first) to another (second)."""
    return Counter((hand_off.giver, hand_off.receiver) for hand_off in hand_offs)


def _passed(step: Step, following: Step) -> tuple[str, ...]:
    """Return the names of the outputs that a step passes to another."""
    taken = {item.from_ for item in following.inputs}
    passed = tuple(output.name for output in step.outputs if f"{step.id}/{output.id}" in taken)
    return passed or tuple(output.name for output in step.outputs)


def _after_waits(flow: Flow, node: str) -> list[str]:
    """Return the step at a node or, if it is a wait, the steps that follow the wait."""
    if node in flow.steps and flow.steps[node].type != "wait":
        return [node]
    found: list[str] = []
    seen: set[str] = set()
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node in seen or node not in flow.steps:
            continue
        seen.add(node)
        if flow.steps[node].type == "wait":
            waiting.extend(edge.target for edge in reversed(flow.outgoing[node]) if edge.exception is None)
        else:
            found.append(node)
    return found
