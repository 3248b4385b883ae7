"""What the JSON files hold: their fields are these models', and so are their JSON Schemas.

Ids are those of the playbooks' files; addresses are relative to the file that holds them. Texts are plain words, times
working hours. A field without a value is null.
Knows: names and types of fields. Must not know where a value comes from.
"""

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from playpress.analysis.loop import Reason, Stage
from playpress.analysis.reviews import Undated
from playpress.model.playbook import Status
from playpress.model.record import Visibility
from playpress.model.step import BranchKind, StepType
from playpress.process.flow import EdgeKind

Ids = tuple[str, ...]


class Datum(BaseModel):
    """A JSON object. Its keys stand in the order of the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True)


class Named(Datum):
    """A thing with an id within its playbook."""

    id: str
    """Its id."""
    name: str
    """What it is called."""


class Input(Named):
    """Something that the process needs from outside."""

    source: str | None
    """The output of another playbook that it is: `<playbook>/<output>`."""
    supplier: str | None
    """The id of the role that supplies it."""
    dataset: str | None
    """The id of the data set that it is."""


class Output(Named):
    """Something that the process makes."""

    customer: str | None
    """The id of the role that gets it."""
    dataset: str | None
    """The id of the data set that it is."""


class Ending(Named):
    """One way in which the process can end."""

    outcome: str
    """`success`, `cancelled` or `failed`."""


class Way(Datum):
    """A way that leads from a step to what comes next."""

    to: str
    """The id of the step or end."""
    when: str | None
    """The answer or event that leads this way; null if nothing has to be decided."""
    kind: EdgeKind | BranchKind
    """Onward, back for rework, or out of the ordinary."""
    probability: float | None
    """How often it is taken, from 0 to 1."""


class StepData(Named):
    """A step of the process."""

    number: int
    """Its number in the process, from 1."""
    type: StepType
    """What kind of step it is."""
    phase: str | None
    """The id of its phase."""
    responsible: Ids
    """The ids of the roles that do it."""
    accountable: str | None
    """The id of the role that answers for it; null if the step assigns nobody."""
    consulted: Ids
    """The ids of the roles that are asked before, those of teams included."""
    consulted_teams: Ids
    """The ids of the teams that are asked before."""
    informed: Ids
    """The ids of the roles that are told afterwards, those of teams included."""
    informed_teams: Ids
    """The ids of the teams that are told afterwards."""
    instructions: tuple[str, ...]
    """How it is done, in order."""
    definition_of_done: str | None
    """How one knows that it is finished."""
    tools: Ids
    """The ids of the tools that it needs."""
    datasets: Ids
    """The ids of the data sets that inform it."""
    work_hours: float | None
    """The usual working time spent on it, in hours."""
    wait_hours: float | None
    """The usual time that passes without work, in working hours."""
    automation: str | None
    """How far a machine does it."""
    calls: str | None
    """The id of the playbook that it runs."""
    ways: tuple[Way, ...]
    """Where it goes on."""


class ReviewData(Datum):
    """The next review of the playbook."""

    approver: str
    """The id of the role that approves it."""
    last: datetime.date | None
    """The day of the last review."""
    due: datetime.date | None
    """The day on which the next one is due."""
    undated: Undated | None
    """Why there is no such day: no period is set, it was never reviewed, or the day is beyond the calendar."""


class LoopData(Datum):
    """Where the playbook stands in the loop of plan, do, check, act."""

    stage: Stage
    """The stage."""
    reason: Reason
    """What puts it there."""
    since: datetime.date | None
    """The day of its latest change, with which the loop began anew."""


class ChangeData(Datum):
    """A version of the playbook."""

    version: str
    """The version."""
    date: datetime.date
    """The day on which it took effect."""
    what: str
    """What changed."""
    why: str | None
    """Why."""
    expected: str | None
    """The improvement that is expected."""


class PlaybookData(Datum):
    """One playbook: a business process."""

    schema_: Annotated[str, Field(alias="$schema")]
    """The address of this file's schema."""
    id: str
    """Its id."""
    name: str
    """The process's name."""
    page: str
    """The address of its page."""
    markdown: str
    """The address of its page as Markdown."""
    category: str
    """The id of its category."""
    summary: str | None
    """What it is in one sentence."""
    owner: str
    """The id of the role that answers for it."""
    expert: str | None
    """The id of the role to ask."""
    status: Status
    """Draft, active or retired."""
    replaced_by: str | None
    """The id of the playbook that has taken its place."""
    version: str | None
    """Its version."""
    visibility: Visibility
    """For whom it is meant."""
    purpose: str | None
    """Why the process exists."""
    trigger: str
    """What starts it."""
    runs_per_year: float | None
    """How often it runs."""
    lead_time_target_hours: float | None
    """How long it should take from trigger to end, in working hours."""
    goals: Ids
    """The ids of the goals that it serves."""
    kpis: Ids
    """The ids of the KPIs that measure it."""
    inputs: tuple[Input, ...]
    """What it needs."""
    outputs: tuple[Output, ...]
    """What it makes."""
    ends: tuple[Ending, ...]
    """The ways in which it can end."""
    phases: tuple[Named, ...]
    """Its phases, in order."""
    steps: tuple[StepData, ...]
    """Its steps, in order."""
    approvals: int
    """How many of them are approvals."""
    hand_offs: int
    """How many times work goes from one role to another."""
    review: ReviewData | None
    """Its next review; null if it is retired."""
    loop: LoopData | None
    """Where it stands in the loop of plan, do, check, act; null if it is retired."""
    changes: tuple[ChangeData, ...]
    """Its versions, the newest first."""
    names: dict[str, dict[str, str]]
    """The names of the roles, teams, KPIs, goals, tools and data sets whose ids stand here: by kind and id."""


class ListedPlaybook(Datum):
    """A playbook in the list of all."""

    id: str
    """Its id."""
    name: str
    """The process's name."""
    category: str
    """The id of its category."""
    summary: str | None
    """What it is in one sentence."""
    owner: str
    """The id of the role that answers for it."""
    status: Status
    """Draft, active or retired."""
    version: str | None
    """Its version."""
    review_due: datetime.date | None
    """The day on which its next review is due."""
    stage: Stage | None
    """Where it stands in the loop of plan, do, check, act."""
    page: str
    """The address of its page."""
    markdown: str
    """The address of its page as Markdown."""
    data: str
    """The address of all that it says, as JSON."""


class PlaybookList(Datum):
    """All playbooks of a handbook, by id."""

    schema_: Annotated[str, Field(alias="$schema")]
    """The address of this file's schema."""
    handbook: str
    """The handbook's name."""
    language: str
    """The code of its language (ISO 639-1)."""
    site: str | None
    """The address of the published site."""
    playbooks: tuple[ListedPlaybook, ...]
    """The playbooks."""
