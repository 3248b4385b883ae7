"""Plain data to a typed value of the model, and a finding for everything that does not fit.

A flawed mapping still becomes a value: what is wrong is left out or, in lists, replaced by `ABSENT` at its index. So
rules can check the rest, and their routes stay right.
Knows: the model and where pydantic says that an error is. Must not know files or YAML, or what is said about an error.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from playpress.diagnostics import MOST_TOLD, Finding, Route, Subject
from playpress.model.annotations import Annotation, annotation_at, entry_of, fields_of
from playpress.model.record import ABSENT, Text
from playpress.model.time import Timespan
from playpress.reading.advice import advise
from playpress.reading.meant import is_same_word, meant_word
from playpress.reading.mistake import Data
from playpress.reading.rules.shape import MISSING_KEY, UNKNOWN_KEY, WRONG_KIND
from playpress.reading.several_times import times_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from pydantic_core import ErrorDetails

    from playpress.model.record import Record

R = TypeVar("R", bound="Record")
MOST_REPAIRS = 8


@dataclass(frozen=True)
class Shaped(Generic[R]):
    """A value made from data as far as possible, and the findings on the data."""

    value: R | None
    findings: tuple[Finding, ...]


def shape(
    model: type[R], fields: dict[str, Any], subject: Subject, written: Callable[[Route], str], language: str = "en"
) -> Shaped[R]:
    """Return a `model` made from plain data, and the findings.

    `written` returns a scalar as the file writes it, so that a hint can quote `1.10` where the data has 1.1; empty if
    there is none. `language` is for ids in hints. The value is None only if nothing of it could be made.
    """
    try:
        return Shaped(model.model_validate(fields), ())
    except ValidationError as problem:
        errors = problem.errors(include_url=False)
    data = Data(model, fields, subject, written, language)
    places = _whole_times(_one_a_place(errors, fields), data)
    told = (advise(data, route, error, is_told=n < MOST_TOLD) for n, (route, error) in enumerate(places))
    findings = _without_consequences([finding for finding in told if finding])
    return Shaped(_repaired(model, with_meant_keys(fields, meant_keys(findings)), []), findings)


def meant_keys(findings: Iterable[Finding]) -> dict[Route, Route]:
    """Return the routes of unknown keys of which it is known which ones were meant, each with the route that it should have."""
    return {
        finding.route: (*finding.route[:-1], finding.fix)
        for finding in findings
        if finding.code == UNKNOWN_KEY.code and finding.fix and finding.hint
        if finding.fix == str(finding.hint.values.get("guess"))
    }


def with_meant_keys(fields: dict[str, Any], meant: Mapping[Route, Route]) -> dict[str, Any]:
    """Return a copy of the data in which values stand under the keys that were meant, so that nothing is said to be missing."""
    left = copy.deepcopy(fields)
    for old, new in meant.items():
        holder = _holder(left, old)
        holder.setdefault(new[-1], holder.pop(old[-1]))
    return left


def _without_consequences(findings: list[Finding]) -> tuple[Finding, ...]:
    """Return the findings without those on a missing key that stands there misspelt."""
    meant = {
        (*finding.route[:-1], finding.hint.values.get("guess"))
        for finding in findings
        if finding.code == UNKNOWN_KEY.code and finding.hint
    }
    meant |= {(*route[:-1], str(route[-1]).split(":")[0]) for route in meant}
    findings = _first_of_each_list(findings)
    whole = {f.route[:-1] for f in findings if f.hint and f.hint.values.get("entry")}
    return tuple(
        f for f in findings if f.code != MISSING_KEY.code or (f.route not in meant and f.route[:-1] not in whole)
    )


def _first_of_each_list(findings: list[Finding]) -> list[Finding]:
    """Return the findings without those on further entries of a list that are texts in the place of “key: value” lines, as the first is."""
    seen: set[Route] = set()
    left = []
    for finding in findings:
        is_text = finding.code == WRONG_KIND.code and finding.route and isinstance(finding.route[-1], int)
        if is_text and finding.route[:-1] in seen:
            continue
        seen |= {finding.route[:-1]} if is_text else set()
        left.append(finding)
    return left


def _repaired(model: type[R], fields: dict[str, Any], errors: list[ErrorDetails]) -> R | None:
    """Return a value made from the data without its errors; None if that is impossible."""
    left = copy.deepcopy(fields)
    for _ in range(MOST_REPAIRS):
        for error in errors:
            _repair(model, left, error)
        try:
            return model.model_validate(left)
        except ValidationError as problem:
            errors = problem.errors(include_url=False)
    return None


def _one_a_place(errors: list[ErrorDetails], fields: dict[str, Any]) -> list[tuple[Route, ErrorDetails]]:
    """Return the first error of each place, with its route; a union reports one for each of its types."""
    seen: dict[Route, ErrorDetails] = {}
    for error in errors:
        seen.setdefault(_route(error, fields), error)
    return list(seen.items())


def _whole_times(places: list[tuple[Route, ErrorDetails]], data: Data) -> list[tuple[Route, ErrorDetails]]:
    """Return the places with one error for each mapping that names times in other words, such as `{from: 1d, to: 2d}`."""
    found: dict[Route, ErrorDetails] = {}
    for route, error in places:
        mapping = _holder(data.fields, route) if route else None
        if _names_times(mapping, annotation_at(data.model, route[:-1])):
            found[route[:-1]] = {**error, "type": "timespan", "input": mapping}
        else:
            found[route] = error
    return list(found.items())


def _names_times(value: Any, annotation: Annotation) -> bool:
    """Tell whether a mapping says in other words than the model what a record of nothing but times takes.

    A single key that is written wrong beside right ones, and keys with nothing but other capitals, are told by themselves.
    """
    fields = fields_of(annotation.record) if annotation.record and isinstance(value, dict) else {}
    if not fields or any(field.annotation.kind is not Timespan for field in fields.values()):
        return False
    others = [str(key) for key in value if key not in fields]
    if all(any(is_same_word(key, name) for name in fields) for key in others):
        return False
    meant = [meant_word(key, fields) for key in others]
    is_whole = all(name in value for name, field in fields.items() if field.is_required)
    if times_of(value):
        return len(others) > 1 or None in meant or not is_whole
    return None in meant and not is_whole


_WAYS = frozenset({"int", "float"})
"""Pydantic's names for the types in the model's only union: whole and decimal numbers."""


def _route(error: ErrorDetails, fields: Any) -> Route:
    """Return an error's route as far as the data has it; for a missing key, with that key at the end.

    Pydantic's own location also has the type within a union, and keys that a short form leaves out.
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


def _repair(model: type[Record], fields: dict[str, Any], error: ErrorDetails) -> None:
    """Remove from the data what an error is about, or put a placeholder there.

    Entries of a list are replaced, never removed, so that the routes of the others stay right.
    """
    route = _route(error, fields)
    if (
        error["type"] == "string_type"
        and type(error["input"]) in (int, float)
        and _is_text(annotation_at(model, route))
    ):
        _holder(fields, route)[route[-1]] = str(error["input"])
        return
    is_missing = error["type"] == "missing"
    if is_missing and route[-1] != error["loc"][-1]:  # the mapping that lacks it was removed already
        return
    stand_in = _placeholder(annotation_at(model, route))
    if stand_in is not None and (is_missing or isinstance(route[-1], int)):
        _holder(fields, route)[route[-1]] = stand_in
        return
    if is_missing:  # a required number or date is missing: its mapping cannot be kept
        route = route[:-1]
    while route and isinstance(route[-1], int):
        route = route[:-1]
    if route:
        _holder(fields, route).pop(route[-1], None)


def _is_text(annotation: Annotation) -> bool:
    return annotation.kind is str and isinstance(annotation.mark, Text)


def _placeholder(annotation: Annotation) -> Any:
    """Return a placeholder of the right type; None if there is none."""
    if annotation.kind is str or annotation.mark:
        return ABSENT
    if entry_of(annotation.kind).kind is str:
        return [ABSENT]
    return {} if annotation.record else None


def _holder(fields: Any, route: Route) -> Any:
    """Return the mapping or list that holds the last part of a route."""
    for part in route[:-1]:
        fields = fields[part]
    return fields
