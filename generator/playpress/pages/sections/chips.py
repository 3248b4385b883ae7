"""A playbook to the facts that everybody asks for first.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.pages.page import Entry
from playpress.pages.sections.times import takes
from playpress.pages.sections.trigger import starts_when

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer


class ChipsSection(NamedTuple):
    """Owner, duration, trigger and whom to ask, as far as they are known; before them the status of what is not in use."""

    entries: tuple[Entry, ...]


def chips(playbook: Playbook, write: Writer) -> ChipsSection:
    """Return the facts about a playbook that stand right under its name."""
    is_usual = playbook.status in ("active", "retired")  # the page of a retired one opens with a notice
    entries = (
        Entry(write.say(N_("Status")), write.label(labels.STATUSES, None if is_usual else playbook.status)),
        Entry(write.say(N_("Owner")), write.link("role", playbook.owner).md),
        Entry(write.say(N_("Takes")), takes(playbook, write)),
        Entry(write.say(N_("Starts when")), starts_when(playbook, write)),
        Entry(write.say(N_("Questions to")), write.link("role", playbook.expert).md),
    )
    return ChipsSection(tuple(entry for entry in entries if entry.text))
