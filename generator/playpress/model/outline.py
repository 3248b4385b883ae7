"""A record to its outline: all that it says but the words of its sentences, which are changed most often.

Most of what follows from a handbook follows from the outlines of its things: who does what, in which order, how long it
takes, what refers to what.
Knows: the marks of texts. Must not know what any field means.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from playpress.model.annotations import entry_of, fields_of
from playpress.model.record import Record, Text

if TYPE_CHECKING:
    from collections.abc import Callable


def outline_of(record: Record) -> tuple[Any, ...]:
    """Return the name of a record's type and its values by field; of a text in Markdown only whether it is empty."""
    parts = []
    for name, written in _plan(type(record)):
        value = getattr(record, name)
        if value is not None and value != ():
            parts += [name, written(value)]
    return (type(record).__name__, *parts)


@cache
def _plan(model: type[Record]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return each field of a model, and what makes the outline of its value."""
    return tuple((field.attribute, _way_of(field.annotation)) for field in fields_of(model).values())


def _way_of(annotation: Any) -> Callable[[Any], Any]:
    entry = entry_of(annotation.kind)
    if entry.kind is not None:
        one = _way_of(entry)
        return lambda values: tuple(map(one, values))
    if annotation.record:
        return outline_of
    return bool if isinstance(annotation.mark, Text) and annotation.mark.markdown else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
