"""What somebody in a role should read, in which order, and how long it takes."""

from __future__ import annotations

import heapq
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
    words = {
        name: sum(len(text.split()) for _, text, mark in walk(playbook) if isinstance(mark, Text))
        for name, playbook in library.playbooks.items()
    }
    return {name: max(1, round(number / WORDS_A_MINUTE)) for name, number in words.items()}


def reading_order(parts: Sequence[Part], library: Library, links: Iterable[Link]) -> list[str]:
    """Return the playbooks in which a role does or answers for something, in the order in which to read them.

    What has to be read before another comes before it, whether the role has a part in it or not; then what weighs most
    for the role (and so does what has to be read before it); of equals, what fewer others of the list feed. Playbooks
    that have to be read before each other come last.
    """
    weight: dict[str, int] = {}
    for part in parts:
        weight[part.playbook] = weight.get(part.playbook, 0) + max(WEIGHTS[letter] for letter in part.letters)
    own = {part.playbook for part in parts if "R" in part.letters or "A" in part.letters}
    before = _prerequisites(own, library)
    worth = {name: weight.get(name, 0) for name in before}
    for name in sorted(own, key=lambda name: (-weight[name], name)):
        _lift(name, weight[name], before, worth)
    fed = dict.fromkeys(before, 0)
    for link in links:
        if link.kind == "feeds" and link.source in before and link.target in before:
            fed[link.target] += 1

    after: dict[str, list[str]] = {name: [] for name in before}
    for name, needed in before.items():
        for other in needed:
            after[other].append(name)
    missing = {name: len(needed) for name, needed in before.items()}
    ready = [(-worth[name], fed[name], name) for name in before if not missing[name]]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        name = heapq.heappop(ready)[2]
        order.append(name)
        for following in after[name]:
            missing[following] -= 1
            if not missing[following]:
                heapq.heappush(ready, (-worth[following], fed[following], following))
    return order + sorted(set(before) - set(order), key=lambda name: (-worth[name], name))


def _prerequisites(own: Iterable[str], library: Library) -> dict[str, set[str]]:
    """Return what has to be read right before each playbook, for those given and all before them."""
    found: dict[str, set[str]] = {}
    waiting = list(own)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        learning = library.playbooks[name].learning
        needed = learning.prerequisites if learning else ()
        found[name] = {other for other in needed if other in library.playbooks and other != name}
        waiting.extend(found[name])
    return found


def _lift(name: str, to: int, before: Mapping[str, set[str]], worth: dict[str, int]) -> None:
    """Make all that has to be read before a playbook weigh at least as much as it does."""
    waiting = [name]
    seen = {name}
    while waiting:
        for needed in before[waiting.pop()] - seen:
            seen.add(needed)
            worth[needed] = max(worth[needed], to)
            waiting.append(needed)
