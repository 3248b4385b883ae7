"""A worked example: one case of a process, told step by step."""

from typing import ClassVar

from playpress.model.record import ExceptionId, Id, Markdown, NodeId, Plain, Record, Roles, StepId
from playpress.model.time import TimespanField


class ExampleStep(Record):
    """A step as it was done in one case."""

    named_by: ClassVar[tuple[str, ...]] = ("step",)
    step: StepId
    """The step; which answer it gave follows from the steps after it."""
    answer: Plain | None = None
    """The answer given, as its branch says; needed only where two answers lead to the same step."""
    when: Plain | None = None
    """When it was done, as people say it: a day, an hour."""
    by: Roles = ()
    """Who did it, one role or several; those responsible when absent."""
    note: Markdown | None = None
    """What happened."""
    handed_over: Plain | None = None
    """What was handed over."""
    work: TimespanField | None = None
    """Working time spent on it in this case."""
    wait: TimespanField | None = None
    """Working time that passed without work in this case."""
    exception: ExceptionId | None = None
    """The exception that came up; the case goes on where the exception says."""


class Example(Record):
    """One case of a process, from its trigger to an end."""

    id: Id
    """Its id within the playbook."""
    name: Plain
    """What the case is about."""
    source: Markdown | None = None
    """Where the case is told; one without a source is made up, and its page says so."""
    situation: Markdown | None = None
    """What it starts from."""
    steps: tuple[ExampleStep, ...]
    """The steps that were done, in order, repeats included."""
    end: NodeId | None = None
    """The end that it came to; needed only where the last step leads to several."""
    lesson: Markdown | None = None
    """What it shows."""
