"""A pilot version of a process beside the one in use: what differs, and a notice for both pages.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.differences import DIFFERENCES, value_of
from playpress.pages.sections.parts import FEW

if TYPE_CHECKING:
    from playpress.analysis.pilots import Difference
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer


class DifferenceRow(NamedTuple):
    """What differs, where, and how it is in the process in use and in the pilot."""

    step: Md
    what: Md
    before: Md
    after: Md


class PilotSection(NamedTuple):
    """What a pilot changes; empty on all other pages."""

    is_pilot: bool
    rows: tuple[DifferenceRow, ...]


def pilot(playbook: Playbook, write: Writer) -> PilotSection:
    """Return what a playbook that is a pilot changes."""
    differences = write.facts.differences.get(playbook.id)
    return PilotSection(differences is not None, tuple(_row(playbook, found, write) for found in differences or ()))


def trial(playbook: Playbook, write: Writer) -> Md:
    """Return the notice that something is being tried, on the page of a pilot and of its playbook in use; else nothing."""
    if playbook.id in write.facts.differences:
        notice = N_("This is a pilot version: a few people are trying it; everyone else follows {playbook}.")
        return write.say(notice, playbook=write.link("playbook", playbook.pilot_of).md)
    if not (pilots := write.facts.pilots.get(playbook.id, [])):
        return Md()
    links = [
        Md(f"[{write.link('playbook', name).text}]({write.href(page_path('playbook', name))}#pilot)")
        for name in write.sort("playbook", pilots)[:FEW]
    ]
    return write.say(N_("A few people try a changed version of this process: {pilots}."), pilots=Md(", ".join(links)))


def _row(playbook: Playbook, difference: Difference, write: Writer) -> DifferenceRow:
    """Return a row; a step that the pilot leaves out is one of the playbook in use."""
    step, key, used = difference.step, difference.key, playbook.pilot_of or ""
    holder = used if key == "removed" else playbook.id
    return DifferenceRow(
        write.step(holder, step).md if step else write.say(N_("The whole process")),
        write.label(DIFFERENCES, key),
        value_of(key, difference.before, used, write),
        value_of(key, difference.after, playbook.id, write),
    )
