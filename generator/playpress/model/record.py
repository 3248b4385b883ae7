"""The building blocks of the model: records, entities, texts, ids and references."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictFloat,
    StrictInt,
    model_validator,
)
from pydantic_core import PydanticCustomError

ABSENT = "\0"
"""Placeholder for a missing or wrong text, so that the rest of the file can still be checked. Never rendered."""

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
LONGEST_ID = 60
DATE_PATTERN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")

PARTY = "party"
"""Stands for the kind of what may be a role or a team."""

Visibility = Literal["public", "internal", "restricted"]
Frequency = Literal["real_time", "daily", "weekly", "monthly", "quarterly", "yearly", "on_demand"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that holds the id of another thing.

    `kind` is a kind of thing, `party` (a role or a team), or what a playbook or plan defines within itself: `node` (a
    step or an end), `step`, `phase`, `exception`, `outcome`.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Text:
    """Marks a field that people read: one plain line, or Markdown's closed subset."""

    markdown: bool


def check_id(value: str) -> str:
    """Return `value` if it is an id: lower-case letters and digits in words joined by hyphens, at most 60 characters."""
    if value != ABSENT and (len(value) > LONGEST_ID or not ID_PATTERN.match(value)):
        raise PydanticCustomError("id", "not an id")
    return value


def _written_as_date(value: object) -> object:
    if not isinstance(value, str) or not DATE_PATTERN.match(value):
        raise PydanticCustomError("date", "not a date")
    return value


def _listed(value: object) -> object:
    """Take a single text where a list of texts may stand."""
    return (value,) if isinstance(value, str) else value


Id = Annotated[str, AfterValidator(check_id)]
Plain = Annotated[str, Text(markdown=False)]
Markdown = Annotated[str, Text(markdown=True)]
Date = Annotated[datetime.date, BeforeValidator(_written_as_date)]
Number = StrictInt | StrictFloat
LARGEST = 10**15
"""The largest figure of a record; nobody counts further, and larger ones cannot be told apart."""
Figure = Annotated[Number, Field(ge=-LARGEST, le=LARGEST)]
Probability = Annotated[Annotated[float, Field(strict=True, ge=0, le=1)], "0 to 1"]

RoleId = Annotated[str, Reference("role")]
TeamId = Annotated[str, Reference("team")]
PartyId = Annotated[str, Reference(PARTY)]
ToolId = Annotated[str, Reference("tool")]
DatasetId = Annotated[str, Reference("dataset")]
KpiId = Annotated[str, Reference("kpi")]
GoalId = Annotated[str, Reference("goal")]
TermId = Annotated[str, Reference("term")]
ExperimentId = Annotated[str, Reference("experiment")]
PlaybookId = Annotated[str, Reference("playbook")]
NodeId = Annotated[str, Reference("node")]
StepId = Annotated[str, Reference("step")]
PhaseId = Annotated[str, Reference("phase")]
ExceptionId = Annotated[str, Reference("exception")]
OutcomeId = Annotated[str, Reference("outcome")]

Roles = Annotated[tuple[RoleId, ...], BeforeValidator(_listed)]
Parties = Annotated[tuple[PartyId, ...], BeforeValidator(_listed)]
Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]
NodeIds = Annotated[tuple[NodeId, ...], BeforeValidator(_listed)]
StepIds = Annotated[tuple[StepId, ...], BeforeValidator(_listed)]
PlaybookIds = Annotated[tuple[PlaybookId, ...], BeforeValidator(_listed)]
Texts = tuple[Markdown, ...]
"""A list of short texts."""


class Record(BaseModel):
    """A mapping of a file. Unknown keys are errors, except `x-…` keys, which belong to the users."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=False, arbitrary_types_allowed=True, defer_build=True
    )  # the validators of a record, and of all records in it, are built when the first one is read
    named_by: ClassVar[tuple[str, ...]] = ("id",)
    """Attributes that identify an entry of a list; the first with a value is its name in addresses.

    A name or sentence is never one of them, since it may be translated or reworded."""

    @model_validator(mode="before")
    @classmethod
    def _drop_what_says_nothing(cls, value: Any) -> Any:
        """Leave out users' own keys and known keys without a value."""
        if not isinstance(value, dict):
            return value
        if None not in value.values() and not any(key.startswith("x-") for key in value):
            return value
        known = cls.keys()
        return {k: v for k, v in value.items() if not k.startswith("x-") and (v is not None or k not in known)}

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the keys that a file may use here, in the order of the model."""
        return tuple(f.alias or name for name, f in cls.model_fields.items())


class Entity(Record):
    """A thing with an id and a page or entry of its own."""

    id: Id
    """The file's stem or the registry's key; never written inside the file."""
    aliases: tuple[Id, ...] = ()
    """Earlier ids whose addresses keep working."""
    visibility: Visibility | None = None
    """Who may see it; the handbook's default when absent. Recorded only: every page is built, and a warning says so."""
