"""What a role gets: what it is, from whom, after which step, and for which step of its own.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.pages.sections.hand_offs import what_passes

if TYPE_CHECKING:
    from playpress.analysis.received import Received
    from playpress.language.richtext import Md
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class ReceivedRow(NamedTuple):
    """Something that a role gets, and the role's step that needs it. `after` is empty for what no step makes."""

    what: Md
    giver: Link
    after: Md
    for_step: Link


class ReceivedIn(NamedTuple):
    """What a role gets in one process, in the order of the steps that need it."""

    playbook: Link
    rows: tuple[ReceivedRow, ...]


class ReceivedSection(NamedTuple):
    """What a role gets, by the names of the processes in which it does."""

    processes: tuple[ReceivedIn, ...]


def received(role: str, write: Writer) -> ReceivedSection:
    """Return what a role gets for its steps."""
    found = write.facts.received.get(role, {})
    names = write.sort("playbook", write.shown("playbook", found))
    return ReceivedSection(
        tuple(
            ReceivedIn(write.link("playbook", name), tuple(_row(name, its, write) for its in found[name]))
            for name in names
        )
    )


def _row(playbook: str, its: Received, write: Writer) -> ReceivedRow:
    return ReceivedRow(
        what_passes(its.what, its.answer, write),
        write.link("role", its.giver),
        _after(playbook, its, write),
        write.step(playbook, its.for_step),
    )


def _after(playbook: str, its: Received, write: Writer) -> Md:
    """Return the step after which it comes, with the process if that is another one; else only the process, if any."""
    source = write.link("playbook", its.playbook).md
    if not its.after:
        return source
    step = write.step(its.playbook, its.after).md
    return step if its.playbook == playbook else write.say(N_("{step} in {playbook}"), step=step, playbook=source)
