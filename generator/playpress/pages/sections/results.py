"""What a role's steps make that leaves the process, and who gets it.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.pages.sections.sipoc import receivers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.language.richtext import Md
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class ResultRow(NamedTuple):
    """A result of a process that one of the role's steps makes, and who gets it."""

    name: Md
    step: Link
    receivers: Md


class ResultsSection(NamedTuple):
    """Results, by the names of their processes."""

    rows: tuple[ResultRow, ...]


def results(role: str, write: Writer) -> ResultsSection:
    """Return the results that a role passes on."""
    return ResultsSection(tuple(_rows(role, write)))


def _rows(role: str, write: Writer) -> Iterator[ResultRow]:
    made = write.facts.results.by_role.get(role, {})
    for playbook in write.sort("playbook", write.shown("playbook", made)):
        outputs = {output.id: output for output in write.library.playbooks[playbook].outputs} if made[playbook] else {}
        for result in made[playbook]:
            output = outputs[result.output]
            yield ResultRow(
                write.plain(output.name), write.step(playbook, result.step), receivers(playbook, output, write)
            )
