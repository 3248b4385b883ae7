"""The letters R A C I, and the matrices made of them: assignments to cells.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.assignments import LETTERS, step_assignments, step_parties
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Link

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from playpress.analysis.assignments import Letter
    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow

LARGEST_MATRIX = 40
"""The most processes in one matrix; beyond that there is a matrix on each category's page."""


class Badge(NamedTuple):
    """One of the letters R A C I: its word, and the letter as the style sheet knows it."""

    letter: Md
    word: Md
    style: Md


class RaciRow(NamedTuple):
    """A row of the matrix: what, and the letters in each column.

    `roles_in` is the process that says them where a step has none, since the step runs that process.
    """

    head: Link
    cells: tuple[tuple[Badge, ...], ...]
    roles_in: Link = Link(Md())


class RaciSection(NamedTuple):
    """A matrix of steps or processes and roles, of steps also teams."""

    corner: Md
    columns: tuple[Link, ...]
    rows: tuple[RaciRow, ...]


def step_matrix(playbook: Playbook, flow: Flow, write: Writer, only: Collection[str] | None = None) -> RaciSection:
    """Return the matrix of a playbook's steps and roles; roles in the order in which they first take part, by letter.

    A team has a column of its own. Roles of it have one only if they take part by themselves, too; it then has all their letters.
    With `only`, it has the rows of these steps.
    """
    shown = {name: step for name, step in flow.steps.items() if only is None or name in only}
    named = {name: step_parties(step, playbook.owner) for name, step in shown.items()}
    columns = dict.fromkeys(
        party for letter in LETTERS for has in named.values() for party, its in has.items() if letter in its
    )
    members = write.facts.members
    letters = {name: step_assignments(step, playbook.owner, members) | named[name] for name, step in shown.items()}
    heads = {name: write.step_of(flow, name) for name in letters}
    matrix = _matrix(write.say(N_("Step")), tuple(map(write.party, columns)), list(columns), heads, letters, write)
    rows = zip(matrix.rows, shown.values(), strict=True)
    return matrix._replace(rows=tuple(_with_place_of_roles(row, step, write) for row, step in rows))


def _with_place_of_roles(row: RaciRow, step: Step, write: Writer) -> RaciRow:
    return row if any(row.cells) or not step.calls else row._replace(roles_in=write.link("playbook", step.calls))


def process_matrix(playbooks: Sequence[str], write: Writer) -> RaciSection:
    """Return the matrix of playbooks and roles, by name; a cell has every letter that the role has in any step."""
    letters = {name: write.facts.raci.letters.get(name, {}) for name in playbooks}
    roles = write.sort("role", {role for its in letters.values() for role in its})
    heads = {name: write.link("playbook", name) for name in playbooks}
    return _matrix(write.say(N_("Process")), write.links("role", roles), roles, heads, letters, write)


def _matrix(
    corner: Md,
    columns: tuple[Link, ...],
    roles: Sequence[str],
    heads: Mapping[str, Link],
    letters: Mapping[str, Mapping[str, Collection[Letter]]],
    write: Writer,
) -> RaciSection:
    rows = (
        RaciRow(head, tuple(_badges(letters[name].get(role, ()), write) for role in roles))
        for name, head in heads.items()
    )
    return RaciSection(corner, columns, tuple(rows))


def _badges(letters: Collection[Letter], write: Writer) -> tuple[Badge, ...]:
    """Return the badges of some letters, in their own order."""
    return tuple(Badge(Md(x), write.say(labels.RACI_LETTERS[x]), Md(x.lower())) for x in LETTERS if x in letters)


def raci_letters(write: Writer) -> tuple[Entry, ...]:
    """Return what the four letters mean."""
    return tuple(
        Entry(Md(f"{letter} – {write.say(labels.RACI_LETTERS[letter])}"), write.say(labels.RACI_MEANINGS[letter]))
        for letter in LETTERS
    )
