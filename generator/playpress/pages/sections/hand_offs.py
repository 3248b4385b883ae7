"""Who passes what to whom in one process.

Knows: facts, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.page import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.analysis.hand_offs import HandOff
    from playpress.pages.writer import Writer


class HandOffsSection(NamedTuple):
    """From which role to which, and what after which step."""

    entries: tuple[Entry, ...]


def hand_offs(playbook: str, write: Writer) -> HandOffsSection:
    """Return the hand-offs in a playbook, in the order of its steps."""
    return HandOffsSection(tuple(_entry(hand_off, write) for hand_off in write.facts.hand_offs[playbook]))


def _entry(hand_off: HandOff, write: Writer) -> Entry:
    giver, receiver = (write.link("role", role).md for role in (hand_off.giver, hand_off.receiver))
    places = {
        "step": write.step(hand_off.playbook, hand_off.step).md,
        "next": write.step(hand_off.playbook, hand_off.next_step).md,
    }
    what = what_passes(hand_off.outputs, hand_off.answer, write)
    return Entry(
        write.say(N_("{giver} to {receiver}"), giver=giver, receiver=receiver),
        write.say(N_("{what}, after {step}, for {next}"), what=what, **places),
    )


def what_passes(outputs: Iterable[str], answer: str, write: Writer) -> Md:
    """Return the names of outputs; if there are none, the answer that sends the work on, or that a step is done."""
    names = Md(", ".join(map(write.plain, outputs)))
    if names:
        return names
    return write.say(N_("“{answer}”"), answer=answer) if answer else write.say(N_("Word that it is done"))
