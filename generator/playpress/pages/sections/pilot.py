"""A pilot version of a process beside the one in use: what differs, and a notice for both pages.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.analysis.pilots import OTHER
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.line import joined
from playpress.pages.sections.parts import FEW

if TYPE_CHECKING:
    from playpress.analysis.pilots import Difference
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer

DIFFERENCES = {
    "steps": N_("Number of steps"),
    "hand_offs": N_("Number of hand-offs"),
    "approvals": N_("Number of approvals"),
    "owner": N_("Owner"),
    "trigger": N_("Starts when"),
    "lead_time_target": N_("Lead time target"),
    "order": N_("Order of the steps"),
    "added": N_("New step"),
    "removed": N_("Step left out"),
    "name": N_("Name"),
    "type": N_("Type"),
    "work": N_("Work"),
    "wait": N_("Waiting"),
    "instructions": N_("How it is done"),
    "responsible": N_("Responsible"),
    "accountable": N_("Accountable"),
    "consulted": N_("Consulted"),
    "informed": N_("Informed"),
    OTHER: N_("Further details"),
}
_ROLES = frozenset({"owner", "responsible", "accountable", "consulted", "informed"})


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
        _text(key, difference.before, used, write),
        _text(key, difference.after, playbook.id, write),
    )


def _text(key: str, value: Any, playbook: str, write: Writer) -> Md:  # noqa: PLR0911 - one return a kind of value
    """Return a value of a key, in a playbook, as a cell's text."""
    if key in ("added", "removed"):
        return write.say(N_("is there")) if value else write.say(N_("is not there"))
    if key == OTHER:
        return write.step(playbook, value).md if value else write.link("playbook", playbook).md
    if value in (None, "", ()):
        return write.say(N_("nothing written down"))
    if key in _ROLES:
        return joined(map(write.party, [value] if isinstance(value, str) else value))
    if key == "order":
        return Md("<br>".join(write.step(playbook, name).md for name in value))
    if key == "instructions":
        return Md("<br>".join(map(write.inline, value)))
    if key == "type":
        return write.label(labels.STEP_TYPES, value)
    if key == "lead_time_target":
        return write.timespan(value)
    if key in ("work", "wait"):
        return write.duration(value)
    return write.number(value) if isinstance(value, int) else write.plain(value)
