"""What can go wrong in a process, and what is done against it.

Knows: the flow, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.language import labels
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


class Risk(NamedTuple):
    """A risk, in the step where it lies."""

    name: Md
    step: Link
    likelihood: Md
    impact: Md
    control: Md


class RisksSection(NamedTuple):
    """The risks, step by step."""

    rows: tuple[Risk, ...]


def risks(flow: Flow, write: Writer) -> RisksSection:
    """Return the risks of a playbook's steps."""
    return RisksSection(
        tuple(
            Risk(
                write.plain(risk.name),
                write.step(flow.playbook, step.id),
                write.label(labels.GRADES, risk.likelihood),
                write.label(labels.GRADES, risk.impact),
                _control(write.inline(risk.control), write.label(labels.CONTROL_TYPES, risk.control_type)),
            )
            for step in flow.steps.values()
            for risk in step.risks
        )
    )


def _control(control: Md, kind: Md) -> Md:
    return Md(f"{control} ({kind})") if control and kind else Md(control or kind)
