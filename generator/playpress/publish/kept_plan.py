"""The plan of pages, kept from run to run: of a thousand playbooks it takes longer to make than to read.

Knows: plans as plain data. Must not know how a plan is made.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from playpress.machine.version import digest_of_pieces, installed_version
from playpress.pages.page import Part, PlannedPage, Way
from playpress.pages.plan import Plan, PlannedSection
from playpress.publish.build_folder import PLAN
from playpress.publish.sealed import read_sealed, write_sealed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Subject

_WIDTH = len(fields(PlannedPage))


def key_of_plan(facts: Facts, file_of: Callable[[Subject], str]) -> str:
    """Return a digest of all that the plan of a handbook follows from: its outline, and the files of its things."""
    files = [(subject, file_of(subject)) for subject in facts.records]
    return digest_of_pieces([piece.encode() for piece in (installed_version(), facts.outline, repr(files))])


def read_plan(build: Path, key: str) -> Plan | None:
    """Return the plan that the last run left under this key; None if it left none that can be used."""
    try:
        entries = read_sealed(build / PLAN)
        if next(entries, None) != ("of", key):
            return None
        return Plan(tuple(_section(data) for _, data in entries))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_plan(build: Path, key: str, plan: Plan) -> None:
    """Keep a plan for the next run."""
    write_sealed(build / PLAN, [("of", key), *(("section", _as_data(section)) for section in plan.sections)])


def _as_data(entry: PlannedSection | PlannedPage) -> Any:
    """Return a section as a pair of its title and its entries, a page as a list of its fields."""
    if isinstance(entry, PlannedSection):
        return entry.title, [_as_data(one) for one in entry.entries]
    return [getattr(entry, field.name) for field in fields(entry)]


def _section(data: Any) -> PlannedSection:
    title, entries = data
    return PlannedSection(title, tuple(_page(one) if len(one) == _WIDTH else _section(one) for one in entries))


def _page(data: Any) -> PlannedPage:
    *said, part = data
    return PlannedPage(*[*said, _part(*part) if part else None])


def _part(number: int, things: Any, ways: Any) -> Part:
    return Part(number, tuple(map(tuple, things)), tuple(Way(*way) for way in ways))
