"""What a role gets: what it is, from whom, after which step, and for which step of its own.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md

if TYPE_CHECKING:
    from playpress.analysis.received import Received
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class ReceivedRow(NamedTuple):
    """Something that a role gets, and the role's step that needs it. `after` is empty for what no step makes."""

    what: Md
    giver: Link
    after: Md
    for_step: Md


class ReceivedSection(NamedTuple):
    """What a role gets, by the names of the processes in which it does."""

    rows: tuple[ReceivedRow, ...]


def received(role: str, write: Writer) -> ReceivedSection:
    """Return what a role gets for its steps."""
    by_playbook = write.facts.received.get(role, {})
    names = write.sort("playbook", write.shown("playbook", by_playbook))
    return ReceivedSection(tuple(_row(name, its, write) for name in names for its in by_playbook[name]))


def _row(playbook: str, its: Received, write: Writer) -> ReceivedRow:
    named = Md(", ".join(map(write.plain, its.what)))
    return ReceivedRow(
        named or write.say(N_("(nothing named)")),
        write.link("role", its.giver),
        _after(its, write),
        _step_in(playbook, its.for_step, write),
    )


def _after(its: Received, write: Writer) -> Md:
    """Return the step after which it comes, else only the process, if any."""
    return _step_in(its.playbook, its.after, write) if its.after else write.link("playbook", its.playbook).md


def _step_in(playbook: str, step: str, write: Writer) -> Md:
    links = {"step": write.step(playbook, step).md, "playbook": write.link("playbook", playbook).md}
    return write.say(N_("{step} in {playbook}"), **links)
