"""Key performance indicators: one full definition each, in the registry."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from playpress.model.record import DatasetId, Date, Entity, Frequency, GoalId, Markdown, Number, Plain, Record, RoleId

LARGEST = 10**15
"""The largest figure: up to here a float has every whole number, and a picture has room for all digits."""
Figure = Annotated[Number, Field(ge=-LARGEST, le=LARGEST)]


class _Level(Record):
    """A figure, or a range of figures."""

    value: Figure | None = None
    """The figure."""
    min: Figure | None = None
    """The lower bound of a range."""
    max: Figure | None = None
    """The upper bound of a range."""


def _as_value(value: Any) -> Any:
    return value if isinstance(value, dict) else {"value": value}


Level = Annotated[_Level, BeforeValidator(_as_value)]


class Baseline(Record):
    """Where the figure stood when measuring began."""

    value: Figure
    """The figure."""
    as_of: Date
    """The day it was measured."""


class Thresholds(Record):
    """From where on the figure is good (green) and still acceptable (amber); beyond that it is red."""

    green: Level
    """Good from here on."""
    amber: Level
    """Acceptable from here on."""


class Kpi(Entity):
    """A figure that tells whether a goal is being reached."""

    name: Plain
    """The indicator's name."""
    question: Plain | None = None
    """The question it answers."""
    formula: Plain | None = None
    """How it is computed."""
    unit: Plain | None = None
    """What it is counted in; `%` for a percentage, whose value 12 means 12 %."""
    direction: Literal["up", "down", "range"] | None = None
    """Whether more is better, less is better, or a range is wanted."""
    kind: Literal["quantitative", "qualitative"] | None = None
    """Counted, or judged by people."""
    nature: Literal["leading", "lagging"] | None = None
    """Tells early, or confirms afterwards."""
    goals: tuple[GoalId, ...] = ()
    """The goals it measures."""
    frequency: Frequency | None = None
    """How often it is measured."""
    owner: RoleId | None = None
    """The role that answers for it."""
    dataset: DatasetId | None = None
    """The data it is computed from."""
    baseline: Baseline | None = None
    """Where it stood at the start."""
    target: Level | None = None
    """What is to be reached; with `direction: range` a `min` and a `max`."""
    thresholds: Thresholds | None = None
    """Good and acceptable figures."""
    action_on_breach: Markdown | None = None
    """What is done when it turns red."""
