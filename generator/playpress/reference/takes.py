"""The annotation of a field to words for what may be written there.

Knows: the types of the model. Must not know what any field means.
"""

from __future__ import annotations

import datetime
import re
import typing

from pydantic import BeforeValidator

from playpress.checks.unknown_names import NOUNS
from playpress.diagnostics import N_, InFull, Message
from playpress.model.annotations import Annotation, entry_of, fields_of
from playpress.model.record import Reference, Text, check_id
from playpress.model.time import Period, Timespan

_SIMPLE = {
    bool: N_("true or false"),
    datetime.date: N_("a day, like 2026-11-25"),
    Timespan: N_("a length of working time, like 30m, 4h, 2d or 1w"),
    Period: N_("a stretch of the calendar, like 3 months"),
}


def takes(annotation: Annotation) -> Message:
    """Return what a place takes, as a phrase without a full stop."""
    kind = annotation.kind
    entry = entry_of(kind)
    if entry.kind is not None:
        template = N_("one or a list, each: {entry}") if _is_short(annotation) else N_("a list, each: {entry}")
        return Message(template, {"entry": takes(entry)})
    if annotation.record:
        return _record(annotation)
    if typing.get_origin(kind) is dict:
        return Message(N_("“key: value” lines, each value: {entry}"), {"entry": takes(annotation.below(""))})
    if typing.get_origin(kind) is typing.Literal:
        words = [str(word) for word in typing.get_args(kind)]
        template = N_("one of: {words}") if len(words) > 1 else N_("only: {words}")
        return Message(template, {"words": InFull(", ".join(words))})
    if kind in _SIMPLE:
        return Message(_SIMPLE[kind])
    return _text(annotation) if kind is str else _number(annotation)


def _is_short(annotation: Annotation) -> bool:
    """Tell whether a value may be written in short: a single entry for a list, a text for a record."""
    return any(isinstance(item, BeforeValidator) for item in annotation.metadata)


def _record(annotation: Annotation) -> Message:
    assert annotation.record is not None  # noqa: S101 - for the type checker
    keys = InFull(", ".join(fields_of(annotation.record)))
    if not _is_short(annotation):
        return Message(N_("“key: value” lines with: {keys}"), {"keys": keys})
    first = takes(next(iter(fields_of(annotation.record).values())).annotation)
    return Message(N_("{short}; or “key: value” lines with: {keys}"), {"short": first, "keys": keys})


def _text(annotation: Annotation) -> Message:
    mark = annotation.mark
    if isinstance(mark, Reference):
        return Message(N_("an id ({kind})"), {"kind": NOUNS[mark.kind]})
    if any(getattr(item, "func", None) is check_id for item in annotation.metadata):
        return Message(N_("an id of your own: lowercase letters, digits and hyphens"))
    if isinstance(mark, Text) and mark.markdown:
        return Message(N_("a text, which may have emphasis, lists and [[links]]"))
    return Message(N_("a text on one line"))


def _number(annotation: Annotation) -> Message:
    metadata = [part for item in annotation.metadata for part in (getattr(item, "metadata", None) or (item,))]
    low = next((part.ge for part in metadata if hasattr(part, "ge")), None)
    high = next((part.le for part in metadata if hasattr(part, "le")), None)
    is_whole = annotation.kind is int
    if low is not None and high is not None and high <= _TOLD:
        template = N_("a whole number from {low} to {high}") if is_whole else N_("a number from {low} to {high}")
        return Message(template, {"low": low, "high": high})
    if low is not None and low >= 0:
        template = N_("a whole number, {low} or more") if is_whole else N_("a number, {low} or more")
        return Message(template, {"low": low})
    return Message(N_("a whole number") if is_whole else N_("a number"))


_TOLD = 1_000_000
"""Bounds beyond this are there against mistakes in typing; nobody needs to be told of them."""
_NAME = re.compile(r"(?<=[a-z])(?=[A-Z])")


def name_of(model: type[object]) -> str:
    """Return a model's name as editors type it: `ProcessException` becomes `process-exception`."""
    return _NAME.sub("-", model.__name__.lstrip("_")).lower()
