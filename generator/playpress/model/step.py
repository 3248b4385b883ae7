"""One step of a process."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from playpress.model.record import (
    DatasetId,
    Entity,
    Id,
    Markdown,
    NodeId,
    NodeIds,
    Parties,
    PhaseId,
    Plain,
    PlaybookId,
    Probability,
    Record,
    RoleId,
    Roles,
    Texts,
)
from playpress.model.time import Duration
from playpress.model.tool import ToolUses

StepType = Literal["task", "decision", "approval", "checkpoint", "meeting", "wait", "subprocess"]
BranchKind = Literal["normal", "rework", "exception"]
Grade = Literal["low", "medium", "high"]


class Raci(Record):
    """Who is Responsible, Accountable, Consulted and Informed."""

    responsible: Roles
    """Who does it, one role or several; the first one's lane. Of an approval: who decides."""
    accountable: RoleId | None = None
    """Who answers for it: exactly one role; the playbook's owner when absent."""
    consulted: Parties = ()
    """Who is asked before; a team stands for all its roles."""
    informed: Parties = ()
    """Who is told afterwards; a team stands for all its roles."""


class Branch(Record):
    """One way out of a decision."""

    named_by: ClassVar[tuple[str, ...]] = ("to",)
    when: Plain
    """The answer that leads this way."""
    to: NodeId
    """The step or end it leads to."""
    kind: BranchKind = "normal"
    """Onward, back for rework, or out of the ordinary."""
    probability: Probability | None = None
    """How often it is taken, from 0 to 1; all branches sum to 1."""


class StepInput(Record):
    """Something the step needs."""

    named_by: ClassVar[tuple[str, ...]] = ("from_", "dataset")
    from_: Annotated[str | None, Field(alias="from")] = None
    """Where it comes from: `<step>/<output>`, or one of the playbook's inputs."""
    name: Plain | None = None
    """What it is, when it comes from nowhere in the handbook."""
    dataset: DatasetId | None = None
    """The data set it is."""


class StepOutput(Record):
    """Something the step makes."""

    id: Id
    """Its id within the step."""
    name: Plain
    """What it is."""
    to: str | None = None
    """The playbook's output that it is."""


class Material(Record):
    """A template, form or text that helps with the step."""

    name: Plain
    """What it is."""
    url: Plain | None = None
    """Where it is."""


class Risk(Record):
    """What can go wrong, and what is done about it."""

    name: Plain
    """What can go wrong."""
    likelihood: Grade | None = None
    """How likely it is."""
    impact: Grade | None = None
    """How bad it would be."""
    control: Markdown | None = None
    """What prevents or detects it."""
    control_type: Literal["preventive", "detective", "corrective"] | None = None
    """Prevents it, notices it, or mends it."""


class Step(Entity):
    """A piece of work, a decision, a meeting, a wait or a call of another process."""

    id: Id
    """Its id within the playbook; steps and ends share one namespace."""
    name: Plain = ""
    """Verb and noun; of a sub-process, the called playbook's name when absent."""
    type: StepType = "task"
    """What kind of step it is."""
    phase: PhaseId | None = None
    """The phase it belongs to."""
    raci: Raci | None = None
    """Who takes part, and how."""
    instructions: Texts = ()
    """How it is done, in order."""
    definition_of_done: Markdown | None = None
    """How one knows that it is finished."""
    inputs: tuple[StepInput, ...] = ()
    """What it needs."""
    outputs: tuple[StepOutput, ...] = ()
    """What it makes."""
    materials: tuple[Material, ...] = ()
    """Templates, forms and texts."""
    tools: ToolUses = ()
    """Tools to have, with the access needed."""
    datasets: tuple[DatasetId, ...] = ()
    """Data that informs it."""
    work: Duration | None = None
    """Working time spent on it."""
    wait: Duration | None = None
    """Working time that passes without work."""
    automation: Literal["manual", "candidate", "partial", "automated"] | None = None
    """How far a machine does it."""
    automation_idea: Markdown | None = None
    """What a machine could do."""
    risks: tuple[Risk, ...] = ()
    """What can go wrong."""
    mistakes: Texts = ()
    """What people often get wrong."""
    calls: PlaybookId | None = None
    """The process that a sub-process runs."""
    next: NodeIds = ()
    """Where it goes on; several start in parallel. The following step when absent."""
    join: Literal["all"] | None = None
    """`all`: waits for every path that leads here, but not for those that come back from after it."""
    branches: tuple[Branch, ...] = ()
    """The ways out of a decision, approval or checkpoint; the first is the main path."""
