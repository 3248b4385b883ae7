"""How often each role gives work to each other one, and gets work from it.

Knows: hand-offs. Must not know how a page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.analysis.hand_offs import HandOff


class Exchange(NamedTuple):
    """Another role, the number of hand-offs to it (`gives`), and of those from it (`gets`)."""

    role: str
    gives: int
    gets: int


def find_exchanges(hand_offs_of: Mapping[str, Iterable[HandOff]]) -> dict[str, tuple[Exchange, ...]]:
    """Return for each role those that it exchanges work with, the one with most hand-offs first, then by id."""
    return {role: _exchanges(role, its) for role, its in hand_offs_of.items()}


def _exchanges(role: str, hand_offs: Iterable[HandOff]) -> tuple[Exchange, ...]:
    found: dict[str, list[int]] = {}
    for hand_off in hand_offs:
        is_given = hand_off.giver == role
        other = hand_off.receiver if is_given else hand_off.giver
        found.setdefault(other, [0, 0])[0 if is_given else 1] += 1
    return tuple(Exchange(name, *found[name]) for name in sorted(found, key=lambda name: (-sum(found[name]), name)))
