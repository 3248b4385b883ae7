"""A flow to all that a run of it follows from, and nothing else: two flows with the same course have the same runs.

So a page of figures need not be made again when an instruction changes.
Knows: flows. Must not know what is computed from a course.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.process.flow import lane

if TYPE_CHECKING:
    from playpress.model.step import Step
    from playpress.process.flow import Flow

Course = tuple[object, ...]


def course_of(flow: Flow) -> Course:
    """Return the course of a flow, for a fingerprint: names of steps and of answers are not in it, ids are."""
    return (
        flow.playbook,
        tuple((name, *_step(step)) for name, step in flow.steps.items()),
        tuple((name, end.outcome) for name, end in flow.ends.items()),
        tuple((e.source, e.target, e.kind, e.probability, e.exception is None) for e in flow.edges),
    )


def _step(step: Step) -> Course:
    return step.type, step.join, lane(step), step.work, step.wait, step.calls, bool(step.branches)
