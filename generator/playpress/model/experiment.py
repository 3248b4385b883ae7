"""An experiment: a small test with criteria that were set beforehand: `experiments/<id>.yml`."""

from typing import Literal

from pydantic import StrictBool

from playpress.model.record import (
    Date,
    Entity,
    ExperimentId,
    Figure,
    GoalId,
    Id,
    Markdown,
    Plain,
    PlaybookId,
    Record,
    RoleId,
)


class Criterion(Record):
    """One condition of success, and how it came out."""

    id: Id
    """Its id within the experiment."""
    name: Plain
    """What is measured or judged."""
    unit: Plain | None = None
    """What it is counted in; `%` for a percentage."""
    at_least: Figure | None = None
    """The smallest figure that counts as success."""
    at_most: Figure | None = None
    """The largest figure that counts as success."""
    result: Figure | None = None
    """The figure at the end."""
    met: StrictBool | None = None
    """Was it met? Only for what is judged and not counted; for a figure it is computed."""
    note: Markdown | None = None
    """A remark on the result."""

    @property
    def has_limit(self) -> bool:
        """Whether a figure decides it."""
        return self.at_least is not None or self.at_most is not None

    @property
    def is_met(self) -> bool | None:
        """Whether it was met; None while it is open."""
        if not self.has_limit:
            return self.met
        if self.result is None:
            return None
        is_enough = self.at_least is None or self.result >= self.at_least
        return is_enough and (self.at_most is None or self.result <= self.at_most)


class ExperimentDecision(Record):
    """What follows from an experiment."""

    verdict: Literal["stop", "repeat", "scale"]
    """Stop it, repeat it in another way, or do it on a larger scale."""
    date: Date | None = None
    """The day of the decision."""
    by: RoleId | None = None
    """Who decided."""
    why: Markdown
    """Why."""


class Experiment(Entity):
    """One experiment."""

    name: Plain
    """What it is called."""
    process: PlaybookId | None = None
    """The playbook of the process that it belongs to."""
    goal: GoalId | None = None
    """The goal that it serves."""
    owner: RoleId | None = None
    """Who answers for it."""
    follows: ExperimentId | None = None
    """The earlier experiment that it changes or repeats."""
    example: StrictBool = False
    """Are figures and events examples, and not the organisation's own?"""
    hypothesis: Markdown
    """What is expected to happen, and why."""
    method: Markdown | None = None
    """What is done, for whom, and how much of it."""
    criteria_set: Date | None = None
    """The day the criteria were set; it is not after the start."""
    start: Date | None = None
    """The first day."""
    end: Date | None = None
    """The last day."""
    criteria: tuple[Criterion, ...] = ()
    """When it counts as a success."""
    decision: ExperimentDecision | None = None
    """What was decided."""
    learned: Markdown | None = None
    """What was learned."""
