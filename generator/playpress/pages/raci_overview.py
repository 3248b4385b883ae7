"""The RACI overview: every process and every role, and how much each role does."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.parts import LETTERS
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.evidence import counted
from playpress.pages.page import Entry, Link, Page
from playpress.pages.raci import RaciRow, RaciTable, badges, raci_letters

if TYPE_CHECKING:
    from playpress.pages.writer import Writer

LARGEST_MATRIX = 40
"""Processes in one matrix; beyond that there is one for each category."""


class Load(NamedTuple):
    """In how many steps a role has each letter, and in how many processes it takes part."""

    role: Link
    counts: tuple[Md, ...]
    processes: Md


class Matrix(NamedTuple):
    """A matrix, with a title where there are several."""

    title: Md
    table: RaciTable


@dataclass(frozen=True, kw_only=True)
class RaciOverviewPage(Page):
    """Everything the overview shows."""

    template: ClassVar[str] = "raci_overview"
    is_wide: ClassVar[bool] = True
    search_boost: ClassVar[float] = 0.5

    letters: tuple[Entry, ...]
    matrices: tuple[Matrix, ...]
    load: tuple[Load, ...]
    counted: tuple[Md, ...]


def raci_overview_page(write: Writer) -> RaciOverviewPage:
    """Build the overview. A cell holds every letter that the role has anywhere in the process."""
    library = write.library
    letters: dict[str, dict[str, set[str]]] = {}
    counts: dict[str, Counter[str]] = {}
    for role, parts in write.facts.parts.items():
        for part in parts:
            letters.setdefault(part.playbook, {}).setdefault(role, set()).update(part.letters)
            counts.setdefault(role, Counter()).update(part.letters)
    names = write.sort("playbook", letters)
    groups = {"": names}
    if len(names) > LARGEST_MATRIX:
        groups = {}
        for name in names:
            groups.setdefault(library.playbooks[name].category, []).append(name)
    return RaciOverviewPage(
        path=write.path,
        title=write.translator.gettext(N_("RACI overview")),
        heading=write.say(N_("RACI overview")),
        letters=raci_letters(write),
        matrices=tuple(
            Matrix(write.link("category", category).text if category else Md(), _table(members, letters, write))
            for category, members in groups.items()
            if members
        ),
        load=tuple(
            Load(
                write.link("role", role),
                tuple(write.number(counts[role][letter]) for letter in LETTERS),
                write.number(sum(role in roles for roles in letters.values())),
            )
            for role in write.sort("role", counts)
        ),
        counted=counted(write),
    )


def _table(playbooks: list[str], letters: dict[str, dict[str, set[str]]], write: Writer) -> RaciTable:
    roles = write.sort("role", {role for name in playbooks for role in letters[name]})
    return RaciTable(
        write.say(N_("Process")),
        write.links("role", roles),
        tuple(
            RaciRow(
                write.link("playbook", name),
                tuple(badges((x for x in LETTERS if x in letters[name].get(role, ())), write) for role in roles),
            )
            for name in playbooks
        ),
    )
