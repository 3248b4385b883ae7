"""Findings that follow from another one: only the cause is told.

Knows: findings and their places. Must not know how a file is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.checks.examples import IMPOSSIBLE_STEP, UNFINISHED_EXAMPLE
from playpress.checks.falling_through import FALLING_THROUGH
from playpress.checks.joins import LONE_JOIN
from playpress.checks.links import ADDRESS_WITHOUT_LINK
from playpress.diagnostics import Severity
from playpress.reading.rules.cuts import POINT_IN_NUMBER
from playpress.reading.rules.yaml import NOT_YAML

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from playpress.diagnostics import Diagnostic, Location


class _Cause(NamedTuple):
    """A finding of the rule `code`, at least as severe as `severity`, silences those of `others` within its place, or in its file.

    Without `others`, it silences all that are no errors.
    """

    code: str
    others: Collection[str] = ()
    severity: Severity = Severity.ADVICE
    is_of_file: bool = False


_CAUSES = (
    _Cause(POINT_IN_NUMBER.code),
    _Cause(ADDRESS_WITHOUT_LINK.code, (NOT_YAML.code,)),
    _Cause(
        FALLING_THROUGH.code,
        (LONE_JOIN.code, UNFINISHED_EXAMPLE.code, IMPOSSIBLE_STEP.code),
        Severity.ERROR,
        is_of_file=True,
    ),
)
"""Whether a point stands before thousands is asked before anything is made of the number; backslashes of an address that
leads nowhere need no quotes; a path that runs on into another one is why a join waits for one, and an example ends too early."""


def without_echoes(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings without those that follow from another one."""
    kept = list(found)
    for cause in _CAUSES:
        places = [one.location for one in kept if one.code == cause.code and one.severity >= cause.severity]
        if places:
            kept = [one for one in kept if not (_is_echo(one, cause) and _follows(one.location, places, cause))]
    return kept


def _is_echo(one: Diagnostic, cause: _Cause) -> bool:
    if cause.others:
        return one.code in cause.others
    return one.code != cause.code and one.severity < Severity.ERROR


def _follows(at: Location, places: Iterable[Location], cause: _Cause) -> bool:
    """Tell whether a place lies within one of those of a cause, or in its file."""
    return any(at.file == place.file and (cause.is_of_file or _is_within(at, place)) for place in places)


def _is_within(at: Location, place: Location) -> bool:
    begins_within = (place.line, place.column) <= (at.line, at.column)
    return begins_within and (at.end_line, at.end_column) <= (place.end_line, place.end_column)
