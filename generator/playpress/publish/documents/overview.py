"""Categories, KPIs and terms to chapters of a handbook.

Knows: sections of pages, blocks. Must not know how a document is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.parts import cut
from playpress.diagnostics import N_
from playpress.pages.address import page_path
from playpress.pages.sections.flows import flows
from playpress.pages.sections.raci import process_matrix
from playpress.publish.documents.blocks import Chapter, Heading, Matrix, Prose
from playpress.publish.documents.playbook import as_matrix, kpi_table
from playpress.publish.documents.rich import blocks_of
from playpress.publish.documents.setting import Column

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playpress.publish.documents.blocks import Block
    from playpress.publish.documents.setting import Pen

PLAYBOOKS = Column(N_("Playbook"), 3), Column(N_("What it is"), 5), Column(N_("Owner"), 2)
FLOWS = Column(N_("From process"), 3), Column(N_("What"), 3), Column(N_("To process"), 3)
MOST_COLUMNS = 24
"""The most columns of a matrix that can be read across a sheet."""


def category_chapter(name: str, pen: Pen, *, depth: int = 1) -> Chapter:
    """Return the chapter that opens a category: its processes, what flows between them, and who takes part."""
    category = pen.library.categories[name]
    names = playbooks_of(name, pen)
    blocks: list[Block] = [Heading(0, pen.plain(category.name), page_path("category", name))]
    blocks += [Prose(pen.blocks(category.description))] if category.description else []
    return Chapter(depth, (*blocks, *_playbooks(names, pen), *_connections(name, pen), *_roles(names, pen)))


def playbooks_of(category: str, pen: Pen) -> list[str]:
    """Return the playbooks of a category by name; nobody works by the retired ones, so they are left out."""
    names = pen.facts.categories.playbooks.get(category, ())
    return pen.write.sort("playbook", (name for name in names if name in pen.library.current))


def _playbooks(names: Sequence[str], pen: Pen) -> Iterator[Block]:
    known, write = pen.library.playbooks, pen.write
    rows = (
        (write.link("playbook", name), write.plain(known[name].summary), write.link("role", known[name].owner))
        for name in names
    )
    if tables := pen.table(PLAYBOOKS, rows):
        yield Heading(1, pen.say(N_("Playbooks")))
        yield from tables


def _connections(category: str, pen: Pen) -> Iterator[Block]:
    found = flows(pen.facts.categories.links.get(category, ()), pen.write)
    if tables := pen.table(FLOWS, found.rows):
        yield Heading(1, pen.say(N_("How these processes connect")))
        yield from tables
        if found.more:
            yield Prose(blocks_of(found.more))


def _roles(names: Sequence[str], pen: Pen) -> Iterator[Block]:
    """Yield who takes part in which process, in several matrices where the roles are many."""
    matrix = as_matrix(process_matrix(names, pen.write)) if names else None
    if matrix and matrix.columns:
        yield Heading(1, pen.say(N_("Who does what (RACI)")))
        yield from _parted(matrix)


def _parted(matrix: Matrix) -> Iterator[Matrix]:
    parts = cut(range(len(matrix.columns)), MOST_COLUMNS)
    for part in parts:
        columns = tuple(matrix.columns[n] for n in part)
        yield Matrix(
            matrix.corner, columns, tuple((head, tuple(cells[n] for n in part)) for head, cells in matrix.rows)
        )


def kpi_chapter(pen: Pen) -> Chapter | None:
    """Return the chapter of all KPIs by name; None without any."""
    tables = kpi_table(pen.write.sort("kpi", pen.library.kpis), pen)
    return Chapter(1, (Heading(0, pen.say(N_("KPIs"))), *tables)) if tables else None


def glossary_chapter(pen: Pen) -> Chapter | None:
    """Return the chapter of all terms by name; None without any."""
    blocks: list[Block] = []
    for name in pen.write.sort("term", pen.library.glossary):
        term = pen.library.glossary[name]
        title = f"{term.name} ({term.abbreviation})" if term.abbreviation else term.name
        blocks += [Heading(1, pen.plain(title), pen.write.link("term", name).href), Prose(pen.blocks(term.definition))]
    return Chapter(1, (Heading(0, pen.say(N_("Glossary"))), *blocks)) if blocks else None
