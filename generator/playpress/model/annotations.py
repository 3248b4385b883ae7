"""A model's annotations to the type and the marks of each field.

Knows: how Python and pydantic write types, and the marks `Text` and `Reference`. Must not know data, or what a field means.
"""

from __future__ import annotations

import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.model.record import Record, Reference, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from playpress.diagnostics import Route


class Annotation(NamedTuple):
    """The type of a place in a model, without `Annotated` and `| None`, and all metadata found around it.

    `kind` is a class, `tuple[…]` for a list, `dict[…]`, `Literal[…]` or a union of numbers; None where there is no place.
    """

    kind: Any
    metadata: tuple[Any, ...] = ()

    @property
    def record(self) -> type[Record] | None:
        """The record that stands there, if one does."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, Record) else None

    @property
    def mark(self) -> Text | Reference | None:
        """The mark `Text` or `Reference`; the outermost if there are several."""
        return next((item for item in self.metadata if isinstance(item, (Text, Reference))), None)

    def below(self, part: str | int) -> Annotation:
        """Return the annotation at a key or index; one without kind if there is no such place."""
        if self.record:
            field = fields_of(self.record).get(str(part))
            return field.annotation if field else Annotation(None)
        if isinstance(part, int):
            return entry_of(self.kind)
        is_mapping = typing.get_origin(self.kind) is dict
        return _unwrap(typing.get_args(self.kind)[1]) if is_mapping else Annotation(None)


class Field(NamedTuple):
    """One field of a record: its name in Python, what it takes, and whether a file must have it."""

    attribute: str
    annotation: Annotation
    is_required: bool


@cache
def fields_of(model: type[Record]) -> Mapping[str, Field]:
    """Return the fields of a record by the keys that a file uses for them, in the order of the model."""
    found = {}
    for name, info in model.model_fields.items():
        kind, inner = _unwrap(info.annotation)
        found[info.alias or name] = Field(name, Annotation(kind, (*info.metadata, *inner)), info.is_required())
    return types.MappingProxyType(found)


def annotation_at(model: type[BaseModel], route: Route) -> Annotation:
    """Return the annotation at a route of a model; one without kind if there is no such place."""
    found = Annotation(model)
    for part in route:
        found = found.below(part)
    return found


def entry_of(kind: Any) -> Annotation:
    """Return the annotation of a list's entries; one without kind if `kind` is no list."""
    return _unwrap(typing.get_args(kind)[0]) if typing.get_origin(kind) is tuple else Annotation(None)


def keys_of(kind: Any) -> tuple[str, ...]:
    """Return the keys that a file may use for a `kind`; empty if it is no record."""
    record = Annotation(kind).record
    return tuple(fields_of(record)) if record else ()


def _unwrap(annotation: Any) -> Annotation:
    """Return an annotation without `Annotated` and `| None`; a union of several types stays a union."""
    metadata: tuple[Any, ...] = ()
    while True:
        origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            annotation, metadata = inner[0], (*metadata, *inner[1:])
        elif origin in (typing.Union, types.UnionType) and len(rest := [a for a in inner if a is not type(None)]) == 1:
            annotation = rest[0]
        else:
            return Annotation(annotation, metadata)
