"""The RACI overview: every process and every role, and how much each role does.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.assignments import LETTERS
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.sections.counted import CountedSection, counted
from playpress.pages.sections.raci import RaciSection, process_matrix, raci_letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.writer import Writer

LARGEST_MATRIX = 40
"""The most processes in one matrix; beyond that there is a matrix for each category."""


class Load(NamedTuple):
    """In how many steps a role has each letter, and in how many processes it takes part."""

    role: Link
    counts: tuple[Md, ...]
    processes: Md


class Matrix(NamedTuple):
    """A matrix, with a title where there are several."""

    title: Md
    raci: RaciSection


@dataclass(frozen=True, kw_only=True)
class RaciOverviewPage(Page):
    """Everything the overview shows."""

    template: ClassVar[str] = "raci_overview"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ("letters",)
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("counted", N_("In figures"), ("counted",)),
        Found("load", N_("Load of each role"), ("load",)),
    )

    letters: tuple[Entry, ...]
    matrices: tuple[Matrix, ...]
    load: tuple[Load, ...]
    counted: CountedSection


def raci_overview_page(planned: PlannedPage, write: Writer) -> RaciOverviewPage:
    """Build the overview. A cell holds every letter that the role has anywhere in the process."""
    return RaciOverviewPage(
        planned=planned,
        heading=write.plain(planned.title),
        letters=raci_letters(write),
        matrices=tuple(Matrix(title, process_matrix(names, write)) for title, names in _groups(write)),
        load=tuple(_load(role, write) for role in write.sort("role", write.facts.raci.counts)),
        counted=counted(write),
    )


def _groups(write: Writer) -> Iterator[tuple[Md, list[str]]]:
    """Yield title and playbooks of each matrix: all of them in one or, if there are too many, one for each category."""
    names = write.sort("playbook", write.facts.raci.letters)
    if len(names) > LARGEST_MATRIX:
        by_category: dict[str, list[str]] = {}
        for name in names:
            by_category.setdefault(write.library.playbooks[name].category, []).append(name)
        yield from ((write.link("category", category).text, its) for category, its in by_category.items())
    elif names:
        yield Md(), names


def _load(role: str, write: Writer) -> Load:
    counts = write.facts.raci.counts[role]
    return Load(
        write.link("role", role),
        tuple(write.number(counts.get(letter, 0)) for letter in LETTERS),
        write.number(len(write.facts.duties[role])),
    )
