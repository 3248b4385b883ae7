"""What somebody in a role should read, in which order, and how long it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.model.record import Text
from playpress.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from playpress.analysis.network import Link
    from playpress.analysis.parts import Letter, Part
    from playpress.model.library import Library

WORDS_A_MINUTE = 180
"""A careful reader's pace in a text that is new."""
WEIGHTS: Mapping[Letter, int] = {"R": 4, "A": 3, "C": 1, "I": 0}
"""How much a part in a step counts: doing most, being told nothing."""


def reading_minutes(library: Library) -> dict[str, int]:
    """Return how many minutes it takes to read each playbook, at least one."""
    return {
        name: max(
            1,
            round(
                sum(len(text.split()) for _, text, mark in walk(playbook) if isinstance(mark, Text)) / WORDS_A_MINUTE
            ),
        )
        for name, playbook in library.playbooks.items()
    }


def reading_order(parts: Sequence[Part], library: Library, links: Iterable[Link]) -> list[str]:
    """Return the playbooks in which a role does or answers for something, in the order in which to read them.

    What has to be read before another comes before it, whether the role has a part in it or not; then what weighs most
    for the role; of equals, what feeds the other.
    """
    weight: dict[str, int] = {}
    for part in parts:
        weight[part.playbook] = weight.get(part.playbook, 0) + max(WEIGHTS[letter] for letter in part.letters)
    own = {part.playbook for part in parts if "R" in part.letters or "A" in part.letters}
    before = {name: _prerequisites(name, library) for name in own}
    wanted = sorted(own.union(*before.values()))
    feeds = {(link.source, link.target) for link in links if link.kind == "feeds"}
    order: list[str] = []
    while wanted:
        ready = [n for n in wanted if not _prerequisites(n, library) & set(wanted) - {n}] or wanted
        best = min(ready, key=lambda n: (-_worth(n, weight, before), sum((m, n) in feeds for m in ready), n))
        order.append(best)
        wanted.remove(best)
    return order


def _worth(name: str, weight: Mapping[str, int], before: Mapping[str, set[str]]) -> int:
    """Return what a playbook weighs; one that has to be read before another weighs as much as that one."""
    return max([weight.get(name, 0), *(weight.get(n, 0) for n, needed in before.items() if name in needed)])


def _prerequisites(name: str, library: Library) -> set[str]:
    """Return all playbooks to be read before one, those before them included."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        learning = library.playbooks[waiting.pop()].learning
        for needed in learning.prerequisites if learning else ():
            if needed in library.playbooks and needed not in found:
                found.add(needed)
                waiting.append(needed)
    return found - {name}
