"""What can go wrong in a process, and what is done against it.

Knows: the flow, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.language import labels
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.model.step import Risk as ModelRisk
    from playpress.model.step import Step
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow

GRADES = tuple(labels.GRADES)
"""The grades of likelihood and impact, the lowest first."""
FEWEST_PLACES = 3
"""The fewest different places in the matrix for it to say more than the table."""


class Risk(NamedTuple):
    """A risk, in the step where it lies."""

    name: Md
    step: Link
    likelihood: Md
    impact: Md
    control: Md


class RiskCell(NamedTuple):
    """A place in the matrix: how grave it is (`kind`, for the style sheet), and the numbers of the risks there."""

    kind: Md
    numbers: tuple[int, ...]


class RiskRow(NamedTuple):
    """A row of the matrix: a likelihood, and a cell for each impact."""

    head: Md
    cells: tuple[RiskCell, ...]


class RisksSection(NamedTuple):
    """The risks, step by step; and the matrix of several, the likely ones above and the grave ones at the right."""

    rows: tuple[Risk, ...]
    impacts: tuple[Md, ...]
    matrix: tuple[RiskRow, ...]


def risks(flow: Flow, write: Writer) -> RisksSection:
    """Return the risks of a playbook's steps."""
    found = [(step, risk) for step in flow.steps.values() for risk in step.risks]
    rows = tuple(_risk(step, risk, flow, write) for step, risk in found)
    places = [(risk.likelihood, risk.impact) for _, risk in found]
    if len({place for place in places if None not in place}) < FEWEST_PLACES:
        return RisksSection(rows, (), ())
    impacts = tuple(write.label(labels.GRADES, grade) for grade in GRADES)
    return RisksSection(rows, impacts, tuple(_row(grade, places, write) for grade in reversed(GRADES)))


def _risk(step: Step, risk: ModelRisk, flow: Flow, write: Writer) -> Risk:
    return Risk(
        write.plain(risk.name),
        write.step(flow.playbook, step.id),
        write.label(labels.GRADES, risk.likelihood),
        write.label(labels.GRADES, risk.impact),
        _control(write.inline(risk.control), write.label(labels.CONTROL_TYPES, risk.control_type)),
    )


def _row(likelihood: str, places: Sequence[tuple[str | None, str | None]], write: Writer) -> RiskRow:
    return RiskRow(
        write.label(labels.GRADES, likelihood),
        tuple(
            RiskCell(
                Md(str(GRADES.index(likelihood) + GRADES.index(impact))),
                tuple(number for number, place in enumerate(places, 1) if place == (likelihood, impact)),
            )
            for impact in GRADES
        ),
    )


def _control(control: Md, kind: Md) -> Md:
    return Md(f"{control} ({kind})") if control and kind else Md(control or kind)
