"""A value of the model to everything in it that is read by people or refers to something, each with its route.

What to look for is read off the annotations once for each model, so a new field needs no change here. A place that must be
found again after others were inserted has an address (`address.py`).
Knows: the marks `Text` and `Reference`. Must not know what any field means.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from playpress.model.annotations import entry_of, fields_of
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
    for key, field in fields_of(model).items():
        entry = entry_of(field.annotation.kind)
        is_many = entry.kind is not None
        what = entry if is_many else field.annotation
        if what.mark or what.record:
            plan.append((key, field.attribute, is_many, what.mark))
    return tuple(plan)
