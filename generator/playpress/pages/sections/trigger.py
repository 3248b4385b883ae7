"""How a process starts and ends: what triggers it, how often that comes, and every way to end.

Knows: the flow, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


class TriggerSection(NamedTuple):
    """The ends of a process with their outcomes."""

    ends: tuple[Entry, ...]


def trigger(flow: Flow, write: Writer) -> TriggerSection:
    """Return how a process ends."""
    ends = (Entry(write.plain(e.name), write.label(labels.OUTCOMES, e.outcome)) for e in flow.ends.values())
    return TriggerSection(tuple(ends))


def starts_when(playbook: Playbook, write: Writer) -> Md:
    """Return what starts a process, and how often where that is fixed."""
    name, frequency = write.plain(playbook.trigger.name), playbook.trigger.frequency
    often = write.label(labels.FREQUENCIES, frequency if frequency != "on_demand" else None)
    return Md(f"{name} ({often})") if often else name
