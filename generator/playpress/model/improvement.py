"""The record of one improvement of a process, by DMAIC: `improvements/<id>.yml`."""

from typing import Literal

from pydantic import StrictBool

from playpress.model.record import (
    Date,
    Entity,
    Figure,
    KpiId,
    Markdown,
    Plain,
    PlaybookId,
    Record,
    RoleId,
    Roles,
    StepId,
)
from playpress.model.time import PeriodField

DmaicPhase = Literal["define", "measure", "analyse", "improve", "control"]
FindingType = Literal["confusing", "wasteful", "bottleneck", "automatable"]


class BaselineFigure(Record):
    """How the process performs before the change: a figure of a KPI, or what was observed."""

    kpi: KpiId | None = None
    """The KPI that was measured."""
    value: Figure | None = None
    """The figure, in the KPI's unit."""
    as_of: Date | None = None
    """The day for which it stands."""
    observed: Markdown | None = None
    """What was seen or heard, where there is no figure."""


class AnalysisFinding(Record):
    """Something that the analysis has found in the process."""

    type: FindingType
    """Whether it confuses people, wastes their time, holds up the work, or could be automated."""
    what: Markdown
    """What was found."""
    step: StepId | None = None
    """The step of the process where it was found."""


class Feedback(Record):
    """What somebody who tried the change says."""

    role: RoleId
    """Who says it."""
    says: Markdown
    """What they say."""
    date: Date | None = None
    """The day they said it."""


class TestPhase(Record):
    """The changed process, tried by a few people before everybody works by it."""

    start: Date | None = None
    """The first day."""
    end: Date | None = None
    """The last day."""
    inside: Roles = ()
    """The roles of the team that try it."""
    outside: Roles = ()
    """The roles outside the team that try it."""
    feedback: tuple[Feedback, ...] = ()
    """What they say."""


class Verdict(Record):
    """Whether the change is kept."""

    verdict: Literal["adopt", "drop"]
    """Adopt or drop."""
    date: Date
    """The day of the decision."""
    by: RoleId | None = None
    """Who decided."""
    evidence: Markdown | None = None
    """What shows that it helps, or that it does not."""


class Announcement(Record):
    """What the team is told about an adopted change."""

    date: Date | None = None
    """The day it was told."""
    what: Markdown
    """What changes."""
    why: Markdown | None = None
    """Why it changes."""
    expected: Markdown | None = None
    """The improvement to expect."""


class ControlPoint(Record):
    """What is watched so that the improvement lasts."""

    what: Plain
    """What is watched."""
    kpi: KpiId | None = None
    """The KPI that shows it."""
    every: PeriodField | None = None
    """How often it is looked at."""
    owner: RoleId | None = None
    """Who looks."""
    reaction: Markdown | None = None
    """What is done when it gets worse."""


class Improvement(Entity):
    """One improvement of a process."""

    name: Plain
    """What it is called."""
    process: PlaybookId
    """The playbook of the process."""
    phase: DmaicPhase
    """How far it is: define, measure, analyse, improve or control."""
    owner: RoleId | None = None
    """Who answers for it."""
    started: Date | None = None
    """The day it began."""
    example: StrictBool = False
    """Are figures and events examples, and not the organisation's own?"""
    problem: Markdown | None = None
    """What is wrong (define)."""
    baseline: tuple[BaselineFigure, ...] = ()
    """How the process performs today (measure)."""
    findings: tuple[AnalysisFinding, ...] = ()
    """What the analysis has found (analyse)."""
    change: Markdown | None = None
    """What is changed (improve)."""
    test: TestPhase | None = None
    """Who tries the change, and what they say (improve)."""
    decision: Verdict | None = None
    """Whether the change is adopted (improve)."""
    announcement: Announcement | None = None
    """What the team is told (control)."""
    control: tuple[ControlPoint, ...] = ()
    """The control plan: what is watched (control)."""
    learned: Markdown | None = None
    """What was learned."""

    @property
    def is_dropped(self) -> bool:
        """Whether its change was tried and given up."""
        return self.decision is not None and self.decision.verdict == "drop"
