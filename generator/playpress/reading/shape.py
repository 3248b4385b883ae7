"""Plain data to a typed value of the model, and a finding for everything that does not fit.

A flawed mapping still becomes a value: what is wrong is left out or replaced by `ABSENT`, at its old index, so that rules
can check the rest and their routes stay true.
Knows: the model and pydantic's errors. Must not know files or YAML.
"""

from __future__ import annotations

import copy
import types
import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from playpress.diagnostics import MOST_TOLD, N_, Finding, InFull, Message, Route, Severity, Subject
from playpress.language.spelling import nearest, suggested_id
from playpress.model.record import ABSENT, Reference, Text
from playpress.reading.guesses import WRITE, guess_bool, guess_date, guess_number, guess_timespan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic_core import ErrorDetails

    from playpress.model.record import Record

R = TypeVar("R", bound="Record")
MOST_REPAIRS = 8


@dataclass(frozen=True)
class Shaped(Generic[R]):
    """A value, as far as it could be made, and what was wrong with its data."""

    value: R | None
    findings: tuple[Finding, ...]


def shape(
    model: type[R], fields: dict[str, Any], subject: Subject, written: Callable[[Route], str], language: str = "en"
) -> Shaped[R]:
    """Make a `model` from plain data.

    `written` returns a scalar as the file writes it, so that a hint can quote `1.10` where the data has 1.1. An id that a
    hint proposes is spelt as `language` spells names without accents.
    The value is None only when nothing of it could be saved.
    """
    try:
        return Shaped(model.model_validate(fields), ())
    except ValidationError as problem:
        errors = problem.errors(include_url=False)
    findings = tuple(
        _finding(model, error, route, subject, written, language, is_told=n < MOST_TOLD)
        for n, (route, error) in enumerate(_one_a_place(errors, fields))
    )
    repaired = copy.deepcopy(fields)
    for _ in range(MOST_REPAIRS):
        for error in errors:
            _repair(model, repaired, error)
        try:
            return Shaped(model.model_validate(repaired), findings)
        except ValidationError as problem:
            errors = problem.errors(include_url=False)
    return Shaped(None, findings)


def _one_a_place(errors: list[ErrorDetails], fields: dict[str, Any]) -> list[tuple[Route, ErrorDetails]]:
    """Keep the first error of each place (a union reports one for every way it could not be read), with its route."""
    seen: dict[Route, ErrorDetails] = {}
    for error in errors:
        seen.setdefault(_route(error, fields), error)
    return list(seen.items())


def _route(error: ErrorDetails, fields: Any) -> Route:
    """Return an error's route as far as the data has it, and the missing key at its end.

    Pydantic also names the way it took through a union, and what a short form leaves out.
    """
    route: Route = ()
    for part in error["loc"]:
        if isinstance(fields, dict):
            if part in _WAYS and (part not in fields or fields is error["input"]):
                continue
            route = (*route, part)
            if part not in fields:
                break
            fields = fields[part]
        elif isinstance(fields, list) and isinstance(part, int) and part < len(fields):
            route = (*route, part)
            fields = fields[part]
        else:
            break
    return route


_WAYS = frozenset({"int", "float"})
"""What pydantic calls the ways through the one union of the model, whole and decimal numbers."""


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return an annotation without `Annotated` and `| None`, and all metadata met on the way."""
    metadata: tuple[Any, ...] = ()
    while True:
        if typing.get_origin(annotation) is typing.Annotated:
            annotation, *more = typing.get_args(annotation)
            metadata += tuple(more)
        elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
            rest = [a for a in typing.get_args(annotation) if a is not type(None)]
            if len(rest) != 1:
                return annotation, metadata
            annotation = rest[0]
        else:
            return annotation, metadata


def annotation_at(model: type[BaseModel], route: Route) -> tuple[Any, tuple[Any, ...]]:
    """Return what stands at `route` of a model: its bare annotation and metadata."""
    annotation: Any = model
    metadata: tuple[Any, ...] = ()
    for part in route:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {f.alias or name: f for name, f in annotation.model_fields.items()}
            if part not in fields:
                return None, ()
            found = fields[str(part)]
            annotation, metadata = _unwrap(found.annotation)
            metadata = (*found.metadata, *metadata)
        elif typing.get_origin(annotation) in (tuple, dict):
            annotation, metadata = _unwrap(typing.get_args(annotation)[0 if isinstance(part, int) else 1])
        else:
            return None, ()
    return annotation, metadata


def entry_of(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Return the annotation of a list's entries and its metadata; None where the annotation is no list."""
    return _unwrap(typing.get_args(annotation)[0]) if typing.get_origin(annotation) is tuple else (None, ())


def _placeholder(annotation: Any, metadata: tuple[Any, ...]) -> Any:
    """Return a value that lets the rest be checked, or None when there is none."""
    if annotation is str or any(isinstance(m, (Text, Reference)) for m in metadata):
        return ABSENT
    if typing.get_origin(annotation) is tuple and _unwrap(typing.get_args(annotation)[0])[0] is str:
        return [ABSENT]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {}
    return None


def _repair(model: type[BaseModel], fields: dict[str, Any], error: ErrorDetails) -> None:
    """Take what an error complains about out of the data, or put a placeholder there.

    Entries of a list are replaced, never removed, so that the routes of the others stay true.
    """
    route = _route(error, fields)
    is_missing = error["type"] == "missing"
    if is_missing and route[-1] != error["loc"][-1]:  # the mapping that lacks it was taken out already
        return
    stand_in = _placeholder(*annotation_at(model, route))
    if stand_in is not None and (is_missing or isinstance(route[-1], int)):
        _holder(fields, route)[route[-1]] = stand_in
        return
    if is_missing:  # a number or date that must be there: its mapping cannot be kept
        route = route[:-1]
    while route and isinstance(route[-1], int):
        route = route[:-1]
    if route:
        _holder(fields, route).pop(route[-1], None)


def _holder(fields: Any, route: Route) -> Any:
    """Return the mapping or list that holds the last part of a route."""
    for part in route[:-1]:
        fields = fields[part]
    return fields


def _finding(  # noqa: C901, PLR0911 - one return for each kind of mistake
    model: type[BaseModel],
    error: ErrorDetails,
    route: Route,
    subject: Subject,
    written: Callable[[Route], str],
    language: str,
    *,
    is_told: bool = True,
) -> Finding:
    """Say what is wrong in words that an editor knows; look for what was meant only where a report will tell it."""
    kind, value = error["type"], error["input"]
    if kind == "int_type" and error["loc"][-1] in _WAYS:
        kind = "float_type"
    quoted = value if isinstance(value, str) else written(route) or value

    def finding(code: str, message: str, hint: str | None = None, *, at_key: bool = False, **values: object) -> Finding:
        return Finding(
            code,
            subject,
            route,
            Message(message, values),
            Message(hint, values) if hint else None,
            Severity.ERROR,
            at_key,
        )

    if kind == "extra_forbidden":
        guess, hint, known = _where_it_belongs(model, route) if is_told else (None, _ALLOWED, "")
        return finding(
            "PB204", N_("unknown key “{key}”"), hint, at_key=True, key=route[-1], guess=guess, known=InFull(known)
        )
    if kind == "missing":
        return finding("PB201", N_("“{key}” is missing"), N_("add “{key}: …” here"), key=route[-1])
    if kind == "id":
        guess = suggested_id(str(quoted), language)
        return finding(
            "PB205",
            N_("“{value}” is not an id"),
            N_("write “{guess}”: small letters a–z and digits, words joined by hyphens, at most 60 characters"),
            value=quoted,
            guess=guess,
        )
    if kind == "literal_error":
        annotation, _ = annotation_at(model, route)
        allowed = [str(a) for a in typing.get_args(annotation)]
        guess = nearest(str(quoted), allowed)
        hint = N_("did you mean “{guess}”? Allowed are: {allowed}") if guess else N_("allowed are: {allowed}")
        return finding(
            "PB206",
            N_("“{value}” is not allowed for “{key}”"),
            hint,
            value=quoted,
            key=_last_key(route),
            allowed=InFull(", ".join(allowed)),
            guess=guess,
        )
    if kind == "timespan":
        guess = guess_timespan(str(quoted))
        hint = WRITE if guess else N_("write working time like 30m, 4h, 2d or 1w")
        return finding("PB207", N_("“{value}” is not a duration"), hint, value=quoted, guess=guess)
    if kind == "period":
        return finding(
            "PB207", N_("“{value}” is not a period"), N_("write it like “3 months” or “1 year”"), value=quoted
        )
    if kind.startswith("date"):
        guess = guess_date(str(quoted))
        hint = WRITE if guess else N_("write year-month-day, like 2026-09-01")
        return finding("PB208", N_("“{value}” is not a date"), hint, value=quoted, guess=guess)
    if kind == "string_type":
        return _text_expected(finding, route, value, written)
    if kind in ("greater_than_equal", "less_than_equal"):
        bounds = _bounds(model, route)
        guess = guess_number(str(quoted), bounds)
        hint = N_("write {guess}; allowed is {bounds}") if guess else N_("allowed is {bounds}")
        return finding("PB209", N_("{value} is out of range"), hint, value=quoted, bounds=bounds, guess=guess)
    guess = _as_expected(kind, quoted, model, route)
    other = N_("the key takes something else; see what its neighbours in other playbooks hold")
    return finding(
        "PB203",
        N_("“{key}” must be {expected}, not {found}"),
        WRITE if guess else _HOW_TO_WRITE.get(kind, other),
        guess=guess,
        expected=_EXPECTED.get(kind, _EXPECTED["value"]),
        key=_last_key(route),
        found=_kind_of(value),
    )


_ALLOWED = N_("allowed here: {known}; a key of your own starts with “x-”")


def _where_it_belongs(model: type[BaseModel], route: Route) -> tuple[str | None, str, str]:
    """Return what a key that is not allowed here may have been meant for, the hint that says so, and what is allowed."""
    key = str(route[-1])
    known = [name for name in _keys_at(model, route[:-1]) if name != "id" or route[:-1]]
    allowed = ", ".join(known)
    if key[:1].isspace():
        return None, N_("an invisible no-break space stands before it; replace it by plain spaces"), allowed
    for name in known:
        if key in _keys_at(model, (*route[:-1], name)):
            return name, N_("it belongs below “{guess}”, two spaces further in"), allowed
    if len(route) > 1 and isinstance(route[-2], str) and key in _keys_at(model, route[:-2]):
        return str(route[-2]), N_("it belongs beside “{guess}”, not below it"), allowed
    if guess := nearest(key, known):
        return guess, N_("did you mean “{guess}”?"), allowed
    return None, _ALLOWED, allowed


def _keys_at(model: type[BaseModel], route: Route) -> Iterable[str]:
    """Return the keys of the mapping at a route; none where something else stands."""
    annotation, _ = annotation_at(model, route)
    is_record = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return [f.alias or name for name, f in annotation.model_fields.items()] if is_record else ()


def _as_expected(kind: str, value: object, model: type[BaseModel], route: Route) -> str | None:
    """Return how a value of the wrong kind would be written rightly; None where that cannot be told."""
    if not isinstance(value, str):
        return None
    if kind in ("bool_type", "bool_parsing"):
        return guess_bool(value)
    if kind in ("float_type", "int_type"):
        return guess_number(value, _bounds(model, route))
    annotation, _ = annotation_at(model, route)
    if kind == "model_type" and isinstance(annotation, type) and issubclass(annotation, BaseModel):
        name, first = next(iter(annotation.model_fields.items()))
        return f"{{{first.alias or name}: {value}}}" if first.is_required() else None
    return None


_EXPECTED = {
    "value": Message(N_("another kind of value")),
    "int_type": Message(N_("a whole number")),
    "int_from_float": Message(N_("a whole number")),
    "float_type": Message(N_("a number")),
    "bool_type": Message(N_("true or false")),
    "bool_parsing": Message(N_("true or false")),
    "tuple_type": Message(N_("a list")),
    "model_type": Message(N_("a mapping (“key: value” lines)")),
    "dict_type": Message(N_("a mapping (“key: value” lines)")),
}
_HOW_TO_WRITE = {
    "int_type": N_("write a number without unit and without decimals"),
    "int_from_float": N_("write a number without unit and without decimals"),
    "float_type": N_("write a number without unit and without quotes"),
    "bool_type": N_("write true or false, without quotes"),
    "bool_parsing": N_("write true or false, without quotes"),
    "tuple_type": N_("write [one, two], or each entry on a line of its own behind “- ”"),
    "model_type": N_("write “key: value” lines below it, indented"),
    "dict_type": N_("write “key: value” lines below it, indented"),
}
_FOUND = {
    dict: Message(N_("a mapping")),
    list: Message(N_("a list")),
    str: Message(N_("a text")),
    bool: Message(N_("true or false")),
    int: Message(N_("a number")),
    float: Message(N_("a number")),
    type(None): Message(N_("nothing")),
}


def _kind_of(value: object) -> Message:
    return _FOUND.get(type(value), Message(N_("a text")))


def _last_key(route: Route) -> object:
    return next((part for part in reversed(route) if isinstance(part, str)), "")


def _text_expected(
    finding: Callable[..., Finding], route: Route, value: object, written: Callable[[Route], str]
) -> Finding:
    """Say that a text is expected, and how to write the value as one."""
    text = written(route)
    hint = N_('if it is meant as text, write it in quotes: "{text}"') if text else N_("write a text here")
    return finding(
        "PB202",
        N_("“{key}” takes a text, not {found}"),
        hint,
        key=_last_key(route),
        found=_kind_of(value),
        text=InFull(text),
    )


def _bounds(model: type[BaseModel], route: Route) -> str:
    """Return the allowed range of the number at `route`, like `0 … 1`."""
    _annotation, metadata = annotation_at(model, route)
    low = next((m.ge for m in _flat(metadata) if hasattr(m, "ge")), "")
    high = next((m.le for m in _flat(metadata) if hasattr(m, "le")), "")
    return f"{low} … {high}".strip()


def _flat(metadata: Iterable[Any]) -> Iterable[Any]:
    for item in metadata:
        yield from getattr(item, "metadata", None) or (item,)
