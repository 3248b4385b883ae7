"""A value of the model to everything in it that is read by people or refers to something, each with its route.

What to look for is read off the annotations once for each model, so a new field needs no change here.
Knows: the marks `Text` and `Reference`. Must not know what any field means.
"""

from __future__ import annotations

import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.model.record import ABSENT, Record, Reference, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Route


class Occurrence(NamedTuple):
    """One marked string of a value: where it stands, what it says, and what the model calls it."""

    route: Route
    value: str
    mark: Text | Reference


def walk(record: Record, route: Route = ()) -> Iterator[Occurrence]:
    """Yield every marked string of a record and its parts, in the order of the model; placeholders are passed over."""
    for key, name, is_many, mark in _plan(type(record)):
        value = getattr(record, name)
        if not value and not (value == "" and name in record.model_fields_set):  # nothing is written
            continue
        here = (*route, key)
        if not is_many:
            if mark is None:
                yield from walk(value, here)
            elif value != ABSENT:
                yield Occurrence(here, value, mark)
        elif mark is None:
            for index, part in enumerate(value):
                yield from walk(part, (*here, index))
        else:
            for index, part in enumerate(value):
                if part != ABSENT:
                    yield Occurrence((*here, index), part, mark)


@cache
def _plan(model: type[Record]) -> tuple[tuple[str, str, bool, Text | Reference | None], ...]:
    """Return (key, attribute, is it a list, its mark or None for a record) of each field worth visiting."""
    plan = []
    hints = typing.get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        bare, mark, is_many = _read(hints[name])
        if mark is not None or (isinstance(bare, type) and issubclass(bare, Record)):
            plan.append((info.alias or name, name, is_many, mark))
    return tuple(plan)


def _read(annotation: Any) -> tuple[Any, Text | Reference | None, bool]:
    """Return an annotation's innermost type, the mark on the way to it, and whether it is a list."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        bare, mark, is_many = _read(inner[0])
        own = next((m for m in inner[1:] if isinstance(m, (Text, Reference))), None)
        return bare, own or mark, is_many
    if origin in (typing.Union, types.UnionType):
        return _read(next(a for a in inner if a is not type(None)))
    if origin is tuple:
        bare, mark, _ = _read(inner[0])
        return bare, mark, True
    return annotation, None, False
