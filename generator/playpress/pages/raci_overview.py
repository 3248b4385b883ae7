"""The RACI overview: every process and every role, and how much each role does.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.assignments import LETTERS
from playpress.diagnostics import N_
from playpress.diagrams.charts.bar import bar
from playpress.language.richtext import Md
from playpress.pages.address import PROCESS_MAP
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.sections.counted import CountedSection, counted
from playpress.pages.sections.parts import PartsSection, parts
from playpress.pages.sections.raci import LARGEST_MATRIX, RaciSection, process_matrix, raci_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.analysis.assignments import Letter
    from playpress.pages.writer import Writer


class Load(NamedTuple):
    """In how many steps a role has each letter, also as a bar, and in how many processes it takes part."""

    role: Link
    spark: Md
    counts: tuple[Md, ...]
    processes: Md


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
    parts: PartsSection
    matrix: RaciSection | None
    categories: Link
    load: tuple[Load, ...]
    counted: CountedSection


def raci_overview_page(planned: PlannedPage, write: Writer) -> RaciOverviewPage:
    """Build the overview. A cell holds every letter that the role has anywhere in the process.

    Where the processes are too many for one matrix, each category's page has its own.
    """
    names, most = write.sort("playbook", write.facts.raci.letters), _most(write)
    return RaciOverviewPage(
        planned=planned,
        heading=write.plain(planned.title),
        letters=raci_letters(write),
        parts=parts(planned, write),
        matrix=process_matrix(names, write) if names and len(names) <= LARGEST_MATRIX else None,
        categories=_categories(write) if len(names) > LARGEST_MATRIX else Link(Md()),
        load=tuple(_load(role, most, write) for role in _most_first(write)),
        counted=counted(write),
    )


def _categories(write: Writer) -> Link:
    """Return the link to all categories, whose pages have the matrices."""
    return Link(
        write.say(N_("Each category's page has the matrix of its processes")), write.href(f"{PROCESS_MAP}#categories")
    )


def _most_first(write: Writer) -> list[str]:
    """Return the roles of this part of the page, the one with the most letters in steps first."""
    counts = write.facts.raci.counts
    by_name = write.sort("role", write.shown("role", counts))
    return sorted(by_name, key=lambda role: -sum(counts[role].values()))


def _load(role: str, most: int, write: Writer) -> Load:
    counts = write.facts.raci.counts[role]
    return Load(
        write.link("role", role),
        _bar(counts, most, write),
        tuple(write.number(counts.get(letter, 0)) for letter in LETTERS),
        write.number(len(write.facts.duties[role])),
    )


def _bar(counts: Mapping[Letter, int], most: int, write: Writer) -> Md:
    """Return a bar with a piece for each letter; that of the role with the most letters, which are `most`, is full."""
    pieces = [(counts.get(letter, 0), letter.lower()) for letter in LETTERS]
    label = ", ".join(f"{write.number(number)} {letter}" for letter in LETTERS if (number := counts.get(letter, 0)))
    return Md(bar(pieces, most, label))


def _most(write: Writer) -> int:
    """Return how many letters the role with the most of them has in steps."""
    return max((sum(counts.values()) for counts in write.facts.raci.counts.values()), default=0)
