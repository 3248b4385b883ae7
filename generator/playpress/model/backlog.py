"""The backlog: one ordered list of future work: `backlog.yml`."""

from typing import ClassVar, Literal

from pydantic import StrictBool

from playpress.model.record import Date, Entity, GoalId, Id, Markdown, Plain, PlaybookId, Record, RoleId
from playpress.model.time import TimespanField

MoscowClass = Literal["must", "should", "could", "wont"]
ItemState = Literal["new", "ready", "doing", "done", "retired"]


class BacklogCapacity(Record):
    """How much of the work can be done."""

    effort: TimespanField
    """Working time of all people together."""
    per: Literal["week", "month", "quarter"]
    """In which time."""


class BacklogItem(Record):
    """A piece of work that somebody has asked for."""

    id: Id
    """Its id within the backlog."""
    name: Plain
    """What is asked for."""
    outcome: Markdown | None = None
    """What is to be achieved by it."""
    goal: GoalId | None = None
    """The goal that it serves."""
    priority: MoscowClass | None = None
    """Must, should, could, or won't have this time (MoSCoW)."""
    state: ItemState = "new"
    """New, ready to be begun, being done, done, or retired."""
    effort: TimespanField | None = None
    """How much work it is."""
    requested: Date | None = None
    """The day it was asked for."""
    requested_by: RoleId | None = None
    """Who asked for it."""
    process: PlaybookId | None = None
    """The playbook by which it is done."""
    closed: Date | None = None
    """The day it was done or retired."""
    note: Markdown | None = None
    """A remark, such as why it was retired."""

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done."""
        return self.state not in ("done", "retired")


class Backlog(Entity):
    """All future work in one list, the next first."""

    aliases: ClassVar[tuple[str, ...]] = ()  # type: ignore[misc] # it has one address for ever
    name: Plain
    """What it is called."""
    owner: RoleId | None = None
    """Who keeps it in order."""
    example: StrictBool = False
    """Are the items examples, and not the organisation's own?"""
    purpose: Markdown | None = None
    """What it is for, and how one works with it."""
    capacity: BacklogCapacity | None = None
    """How much of it can be done in which time."""
    items: tuple[BacklogItem, ...] = ()
    """The work, in the order in which it is done."""
