"""A regular deviation from a process: told in words, or written as what differs, so that it is a flow of its own."""

from typing import ClassVar

from playpress.model.record import Markdown, Parties, Plain, Record, RoleId, Roles, StepId, StepIds, Texts
from playpress.model.time import Duration


class Instead(Record):
    """What is different in one step; all that is not written here is as in the process."""

    named_by: ClassVar[tuple[str, ...]] = ("step",)
    step: StepId
    """The step."""
    name: Plain | None = None
    """What is done in its place: verb and noun."""
    responsible: Roles | None = None
    """Who does it."""
    accountable: RoleId | None = None
    """Who answers for it."""
    consulted: Parties | None = None
    """Who is asked before, roles or teams; `[]` for nobody."""
    informed: Parties | None = None
    """Who is told afterwards, roles or teams; `[]` for nobody."""
    instructions: Texts | None = None
    """How it is done, in order."""
    work: Duration | None = None
    """Working time spent on it."""
    wait: Duration | None = None
    """Working time that passes without work."""


class Variant(Record):
    """A regular deviation from the process."""

    name: Plain
    """What it is called."""
    when: Plain | None = None
    """When it applies."""
    do: Markdown | None = None
    """What is done differently, in words."""
    responsible: Roles | None = None
    """Who does all steps that somebody does, where `instead` does not say otherwise."""
    without: StepIds = ()
    """The steps that are left out; work goes on where they lead, from a decision by its first answer."""
    instead: tuple[Instead, ...] = ()
    """Steps that are done by somebody else, in another way, or in another time."""

    @property
    def is_flow(self) -> bool:
        """Whether it says what differs, so that it is a flow of its own."""
        return bool(self.responsible or self.without or self.instead)
