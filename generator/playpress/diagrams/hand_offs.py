"""Who passes what to whom in a process, as a Mermaid sequence diagram."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagrams.mermaid import Message, write_sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from playpress.analysis.hand_offs import HandOff


def hand_off_picture(
    hand_offs: Sequence[HandOff],
    numbers: Mapping[str, int],
    role_name: Callable[[str], str],
    title: str,
    description: str,
) -> str:
    """Return a sequence diagram as Mermaid text; each message has the numbers of both steps and what is passed on or why."""
    roles = dict.fromkeys(role for hand_off in hand_offs for role in (hand_off.giver, hand_off.receiver))
    return write_sequence(
        {role: role_name(role) for role in roles},
        [Message(h.giver, h.receiver, hand_off_label(h, numbers)) for h in hand_offs],
        title,
        description,
    )


def hand_off_label(hand_off: HandOff, numbers: Mapping[str, int]) -> str:
    """Return a message's text: the numbers of both steps, and what is passed on, else the answer that sends the work on."""
    steps = f"{numbers[hand_off.step]} → {numbers[hand_off.next_step]}"
    what = ", ".join(hand_off.outputs) or hand_off.answer
    return f"{steps}: {what}" if what else steps
