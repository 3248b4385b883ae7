"""Roles and the teams they belong to. Never named persons."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StrictBool
from pydantic_core import PydanticKnownError

from playpress.model.record import Entity, Markdown, Number, Plain, PlaybookIds, Record, RoleId, TeamId, Texts
from playpress.model.tool import ToolUses


class Task(Record):
    """Something to do, written as a text or, where it ticks itself in the reader's browser, with what that takes."""

    task: Markdown
    """What to do."""
    read: PlaybookIds = ()
    """The playbooks that must have been read."""
    quiz: PlaybookIds = ()
    """The playbooks whose quiz must have been answered right."""


def _by_text(value: Any) -> Any:
    """Return a text as a task; a mapping without any key of a task is an error, being a text with an unquoted colon."""
    if isinstance(value, str):
        return {"task": value}
    if not isinstance(value, dict) or not value.keys() & Task.model_fields.keys():
        raise PydanticKnownError("string_type")
    return value


Tasks = tuple[Annotated[Task, BeforeValidator(_by_text)], ...]


class Onboarding(Record):
    """How somebody new in a role is received, and what they do, by when."""

    manager: Texts = ()
    """What their manager does before the first day."""
    before_day_one: ToolUses = ()
    """Tools to which they have access on the first day; all others can wait."""
    buddy: RoleId | None = None
    """The role that they may ask anything; the handbook's `buddy` when absent."""
    first_day: Tasks = ()
    """Tasks of the first day."""
    first_week: Tasks = ()
    """Tasks of the first week."""
    first_month: Tasks = ()
    """Tasks of the first month."""
    first_quarter: Tasks = ()
    """Tasks of the first quarter."""

    @property
    def tasks(self) -> Iterator[Task]:
        """The tasks of all stages, in order."""
        yield from (*self.first_day, *self.first_week, *self.first_month, *self.first_quarter)


class Role(Entity):
    """A part that people play in processes."""

    name: Plain
    """The role's title."""
    team: TeamId | None = None
    """The team it belongs to."""
    purpose: Markdown | None = None
    """What the role is there for."""
    reports_to: RoleId | None = None
    """The role it reports to."""
    responsibilities: Texts = ()
    """What it answers for in general; its part in each process is computed."""
    skills: Texts = ()
    """What one must be able to do."""
    contact: Plain | None = None
    """A function's address, never a person's."""
    backup: RoleId | None = None
    """The role that steps in."""
    external: StrictBool = False
    """Is it outside the organisation?"""
    hourly_rate: Annotated[Number, Field(ge=0)] | None = None
    """Cost of an hour, in the handbook's currency."""
    capacity: Annotated[Number, Field(ge=0)] | None = None
    """Working hours a week that the role has."""
    onboarding: Onboarding | None = None
    """How somebody new is received, and the tasks of the first day, week, month and quarter."""
    tools: ToolUses = ()
    """Tools the role needs beyond those its steps name."""


class Team(Entity):
    """A group of roles."""

    name: Plain
    """The team's name."""
    purpose: Markdown | None = None
    """What the team is there for."""
    lead: RoleId | None = None
    """The role that leads it."""
