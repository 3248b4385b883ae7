"""A record to all texts and references in it, each with its route.

The fields to visit follow from the annotations, once for each model, so a new field needs no change here. For places
that must be found again after edits, use addresses (`address.py`).
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
    """A text or reference in a value: its route, its string, and its mark in the model."""

    route: Route
    value: str
    mark: Text | Reference


def walk(record: Record, route: Route = ()) -> Iterator[Occurrence]:
    """Yield every text and reference of a record and its parts, in the order of the model, without placeholders."""
    for key, name, is_many, mark in _plan(type(record)):
        value = getattr(record, name)
        if not value and not (value == "" and name in record.model_fields_set):  # the field has no value
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
    """Return (key, attribute, whether it is a list, mark or None for a record) of each field to visit."""
    plan = []
    for key, field in fields_of(model).items():
        entry = entry_of(field.annotation.kind)
        is_many = entry.kind is not None
        what = entry if is_many else field.annotation
        if what.mark or what.record:
            plan.append((key, field.attribute, is_many, what.mark))
    return tuple(plan)
