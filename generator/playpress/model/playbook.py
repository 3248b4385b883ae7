"""A playbook: one business process, from what starts it to how it ends."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from playpress.model.example import Example
from playpress.model.record import (
    DatasetId,
    Date,
    Entity,
    Frequency,
    GoalId,
    Id,
    KpiId,
    Markdown,
    NodeId,
    Plain,
    PlaybookId,
    Record,
    RoleId,
    StepId,
    StepIds,
    Texts,
)
from playpress.model.step import Step
from playpress.model.time import PeriodField, TimespanField
from playpress.model.variant import Variant

Status = Literal["draft", "active", "pilot", "retired"]


def _named(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class _Trigger(Record):
    """What starts the process."""

    name: Plain
    """What happens."""
    type: Literal["event", "schedule", "request"] | None = None
    """Whether something happens, a date comes, or somebody asks."""
    frequency: Frequency | None = None
    """How often."""


Trigger = Annotated[_Trigger, BeforeValidator(_named)]


class Scope(Record):
    """What belongs to the process and what does not."""

    includes: Texts = ()
    """What is in."""
    excludes: Texts = ()
    """What is out."""


class Volume(Record):
    """How often the process runs."""

    count: Annotated[float, Field(strict=True, ge=0, le=1_000_000_000)]
    """Number of runs."""
    per: Literal["day", "week", "month", "quarter", "year"]
    """In which time."""


class PlaybookInput(Record):
    """Something the process needs from outside (SIPOC: supplier and input)."""

    id: Id
    """Its id within the playbook."""
    name: Plain
    """What it is."""
    from_: Annotated[str | None, Field(alias="from")] = None
    """Another playbook's output: `<playbook>/<output>`."""
    supplier: RoleId | None = None
    """Who supplies it."""
    dataset: DatasetId | None = None
    """The data set it is."""


class PlaybookOutput(Record):
    """Something the process makes for somebody (SIPOC: output and customer)."""

    id: Id
    """Its id within the playbook."""
    name: Plain
    """What it is."""
    customer: RoleId | None = None
    """Who gets it."""
    acceptance: Markdown | None = None
    """What makes it good enough."""
    dataset: DatasetId | None = None
    """The data set it is."""


class End(Record):
    """One way the process can end."""

    id: Id
    """Its id; steps and ends share one namespace."""
    name: Plain
    """What is then the case."""
    outcome: Literal["success", "cancelled", "failed"] = "success"
    """Whether the process reached its aim."""


class Phase(Record):
    """A stretch of the process."""

    id: Id
    """Its id within the playbook."""
    name: Plain
    """The phase's name."""


class ProcessException(Record):
    """Something out of the ordinary, and what is done then."""

    id: Id
    """Its id within the playbook."""
    when: Plain
    """What happens."""
    at: StepIds = ()
    """The steps where it can happen; anywhere when absent."""
    do: Markdown | None = None
    """What is done."""
    escalate_to: RoleId | None = None
    """Who is called."""
    resume: NodeId | None = None
    """The step or end where the process goes on."""


class QuizQuestion(Record):
    """A question that a reader of the page can answer."""

    question: Plain
    """The question."""
    options: tuple[Plain, ...] = ()
    """The answers to choose from."""
    answer: Annotated[int, Field(strict=True, ge=1)]
    """Which one is right, counted from 1."""
    because: Markdown | None = None
    """Why."""
    step: StepId | None = None
    """The step that tells."""


class Learning(Record):
    """What a reader takes away."""

    objectives: tuple[Plain, ...] = ()
    """What one can do after reading."""
    prerequisites: tuple[PlaybookId, ...] = ()
    """Playbooks to read before."""
    quiz: tuple[QuizQuestion, ...] = ()
    """Questions to check oneself."""


class Escalation(Record):
    """When a question is taken further, and to whom."""

    named_by: ClassVar[tuple[str, ...]] = ("to",)
    when: Markdown
    """What has happened by then."""
    to: RoleId
    """The role that is then called."""


class Ask(Record):
    """Where to ask about the process, and when to take a question further."""

    where: Markdown | None = None
    """The place where questions are answered: a channel, a board, an hour of the week."""
    escalate: tuple[Escalation, ...] = ()
    """When to take a question further, and to whom."""


class Faq(Record):
    """A question that people ask, and its answer."""

    question: Plain
    """The question."""
    answer: Markdown
    """The answer."""


class Review(Record):
    """How the playbook is kept true."""

    every: PeriodField | None = None
    """How often it is reviewed."""
    last: Date | None = None
    """When it was last reviewed."""
    approver: RoleId | None = None
    """Who approves changes."""


class Change(Record):
    """One version: what changed, why, and which improvement is expected."""

    named_by: ClassVar[tuple[str, ...]] = ("version",)
    version: Plain
    """The version."""
    date: Date
    """The day it took effect."""
    what: Markdown
    """What changed."""
    why: Markdown | None = None
    """Why."""
    expected: Markdown | None = None
    """The improvement expected."""


Judgement = Annotated[int, Field(strict=True, ge=1, le=5)]


class Estimates(Record):
    """Judgements from 1 (low) to 5 (high), for deciding what to improve first. Where there are data, these count instead."""

    usage: Judgement | None = None
    """How often it is used."""
    performance: Judgement | None = None
    """How well it performs."""
    criticality: Judgement | None = None
    """How much depends on it."""
    return_: Annotated[Judgement | None, Field(alias="return")] = None
    """How much it brings."""
    potential: Judgement | None = None
    """How much it could bring if improved."""

    def named(self) -> dict[str, int | None]:
        """Return each judgement by the key that a file uses."""
        return {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}


class Playbook(Entity):
    """One business process."""

    category: Id
    """The folder it stands in."""
    name: Plain
    """The process's name."""
    summary: Plain | None = None
    """What it is in one sentence."""
    owner: RoleId
    """The role that answers for it."""
    expert: RoleId | None = None
    """The role to ask."""
    ask: Ask | None = None
    """Where to ask, and when to take a question further."""
    status: Status = "active"
    """Draft, active, pilot (a changed version that a few people try) or retired."""
    replaced_by: PlaybookId | None = None
    """The playbook that has taken its place, once it is retired."""
    pilot_of: PlaybookId | None = None
    """The playbook in use of which it is a changed version, if it is a pilot."""
    version: Plain | None = None
    """The playbook's version."""
    goals: tuple[GoalId, ...] = ()
    """The goals it serves."""
    kpis: tuple[KpiId, ...] = ()
    """The figures that measure it; their definitions stand in the registry."""
    purpose: Markdown | None = None
    """Why the process exists."""
    scope: Scope | None = None
    """What is in and what is out."""
    trigger: Trigger
    """What starts it."""
    volume: Volume | None = None
    """How often it runs."""
    lead_time_target: TimespanField | None = None
    """How long it should take from trigger to end, in working time."""
    inputs: tuple[PlaybookInput, ...] = ()
    """What it needs."""
    outputs: tuple[PlaybookOutput, ...] = ()
    """What it makes."""
    outcome: Plain | None = None
    """Shorthand for one successful end, `done`."""
    ends: tuple[End, ...] = ()
    """The ways it can end."""
    phases: tuple[Phase, ...] = ()
    """Its phases, in order."""
    steps: tuple[Step, ...] = ()
    """Its steps, in order."""
    exceptions: tuple[ProcessException, ...] = ()
    """What can happen out of the ordinary."""
    variants: tuple[Variant, ...] = ()
    """Regular deviations."""
    examples: tuple[Example, ...] = ()
    """Cases told step by step."""
    learning: Learning | None = None
    """Objectives, prerequisites and quiz."""
    faq: tuple[Faq, ...] = ()
    """Questions that people ask."""
    review: Review | None = None
    """How it is kept true."""
    changes: tuple[Change, ...] = ()
    """Its history."""
    estimates: Estimates | None = None
    """Judgements for deciding what to improve first."""
