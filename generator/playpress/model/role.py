"""Roles and the teams they belong to. Never named persons."""

from typing import Annotated

from pydantic import Field, StrictBool

from playpress.model.record import Entity, Markdown, Number, Plain, Record, RoleId, TeamId, Texts
from playpress.model.tool import ToolUses


class Onboarding(Record):
    """What somebody new in a role does, by when."""

    first_day: Texts = ()
    """Tasks of the first day."""
    first_week: Texts = ()
    """Tasks of the first week."""
    first_month: Texts = ()
    """Tasks of the first month."""
    first_quarter: Texts = ()
    """Tasks of the first quarter."""


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
    """Tasks of the first day, week, month and quarter."""
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
