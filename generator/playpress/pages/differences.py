"""What differs between two versions of a process, to words: its name, and how it is in one of them.

Knows: what may differ, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playpress.analysis.pilots import OTHER
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.line import joined

if TYPE_CHECKING:
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


def value_of(key: str, value: Any, playbook: str, write: Writer) -> Md:  # noqa: PLR0911 - one return a kind of value
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
