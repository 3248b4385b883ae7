"""A quarter's plan: a guidepoint, outcomes, and a calendar of deliverables: `plans/<quarter>.yml`."""

import datetime
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from playpress.model.record import (
    LARGEST,
    Date,
    Entity,
    GoalId,
    Id,
    KpiId,
    Markdown,
    Number,
    OutcomeId,
    Plain,
    PlaybookId,
    Record,
    RoleId,
    TeamId,
)
from playpress.model.time import months_later

DeliverableState = Literal["planned", "doing", "done", "dropped"]
MONTHS = 3
"""The length of a plan."""


class Outcome(Record):
    """What the organisation wants to be the case at the end."""

    id: Id
    """Its id within the plan."""
    name: Plain
    """The outcome, not the tactic."""
    goal: GoalId | None = None
    """The goal that it serves."""
    kpis: tuple[KpiId, ...] = ()
    """The KPIs that show whether it came about."""


class Deliverable(Record):
    """Something that is made for an outcome."""

    id: Id
    """Its id within the plan."""
    name: Plain
    """What is made."""
    outcome: OutcomeId | None = None
    """The outcome that it serves."""
    start: Date
    """The first day."""
    end: Date
    """The day it is ready."""
    owner: RoleId | None = None
    """Who answers for it."""
    process: PlaybookId | None = None
    """The playbook by which it is made."""
    state: DeliverableState = "planned"
    """Planned, being done, done or dropped."""


class TeamBudget(Record):
    """What a team may spend."""

    team: TeamId
    """The team."""
    amount: Annotated[Number, Field(ge=0, le=LARGEST)]
    """The amount, in the plan's currency."""
    purpose: Markdown | None = None
    """What it is for."""


class Plan(Entity):
    """A plan for three months."""

    name: Plain
    """What it is called."""
    start: Date
    """The first day of the three months."""
    guidepoint: Markdown
    """The North-Star statement: what success looks like in these months."""
    owner: RoleId | None = None
    """Who answers for it."""
    example: StrictBool = False
    """Are figures and events examples, and not the organisation's own?"""
    outcomes: tuple[Outcome, ...] = ()
    """What is to be the case at the end."""
    deliverables: tuple[Deliverable, ...] = ()
    """What is made for it, and when."""
    currency: Plain | None = None
    """What the budget is counted in."""
    budget: tuple[TeamBudget, ...] = ()
    """The budget of each team."""

    @property
    def months(self) -> tuple[datetime.date, ...]:
        """The first day of each of the three months; of those beyond the year 9999, none."""
        found = (months_later(self.start, n) for n in range(MONTHS))
        return tuple(day for day in found if day)

    @property
    def end(self) -> datetime.date:
        """The last day of the three months, or of the calendar."""
        after = months_later(self.start, MONTHS)
        return after - datetime.timedelta(days=1) if after else datetime.date.max
