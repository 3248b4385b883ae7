"""What somebody in a role should read, in which order, and how long it takes."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

from playpress.language.richtext import parse_markdown, walk_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playpress.analysis.assignments import Assignment, Letter
    from playpress.analysis.network import Link
    from playpress.analysis.references import Reference
    from playpress.diagnostics import Subject
    from playpress.model.library import Library

Place = tuple[int, int]
"""Sort key of a playbook: its position among those named first, then its negated weight. Smaller is earlier."""
FIRST_READS = 5
"""The most playbooks that a newcomer without a role is told to read first."""
WORDS_A_MINUTE = 180
"""A careful reader's pace in a text that is new."""
WEIGHTS: Mapping[Letter, int] = {"R": 4, "A": 3, "C": 1, "I": 0}
"""How much each letter in a step adds to the weight of its playbook."""


def reading_minutes(words: Mapping[str, int]) -> dict[str, int]:
    """Return how many minutes it takes to read each playbook, at least one; `words` has the number in its texts."""
    return {name: max(1, round(number / WORDS_A_MINUTE)) for name, number in words.items()}


def reading_order(
    role: str | None, assignments: Sequence[Assignment], library: Library, links_of: Mapping[str, Iterable[Link]]
) -> list[str]:
    """Return the playbooks that somebody in a role reads, in order; without a role, what everyone reads.

    `links_of` has the connections of each playbook, in both directions.

    Home page, role page and first tasks share this order:

    1. the playbooks of `start_here` (not for roles outside the organisation),
    2. those that the role's tasks for the first months have it read, or link to by their names,
    3. those in which the role is responsible or accountable, by their weight for the role.

    On a tie, the playbook that is fed by fewer others of the list comes first. Prerequisites come before what needs them,
    even if the role has no part in them; playbooks that are prerequisites of each other come last. A retired playbook
    is replaced by its successor.
    """
    weight: dict[str, int] = {}
    own: dict[str, None] = {}
    for _, playbook, _, letters, _ in assignments:
        weight[playbook] = weight.get(playbook, 0) + WEIGHTS[letters[0]]  # the first letter weighs most
        if letters[0] in ("R", "A") and playbook in library.current:
            own[playbook] = None
    named = _named_first(role, library)
    before = _prerequisites([*own, *named], library)
    rank = {name: number for number, name in enumerate(named)}
    place = {name: (rank.get(name, len(rank)), -weight.get(name, 0)) for name in before}
    for name in sorted(before, key=lambda name: (place[name], name)):
        _bring_forward(name, place[name], before, place)
    fed = {name: _feeders(name, before, links_of.get(name, ())) for name in before}
    return _sorted_by_need(before, place, fed)


def _feeders(name: str, before: Mapping[str, set[str]], links: Iterable[Link]) -> int:
    """Return how many of a playbook's inputs are outputs of playbooks in `before`."""
    return sum(link.kind == "feeds" and link.target == name and link.source in before for link in links)


def _sorted_by_need(before: Mapping[str, set[str]], place: Mapping[str, Place], fed: Mapping[str, int]) -> list[str]:
    """Sort playbooks topologically: each after its prerequisites (`before`), else by `place`, `fed` and id."""
    after: dict[str, list[str]] = {name: [] for name in before}
    for name, needed in before.items():
        for other in needed:
            after[other].append(name)
    missing = {name: len(needed) for name, needed in before.items()}
    ready = [(place[name], fed[name], name) for name in before if not missing[name]]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        name = heapq.heappop(ready)[2]
        order.append(name)
        for following in after[name]:
            missing[following] -= 1
            if not missing[following]:
                heapq.heappush(ready, (place[following], fed[following], following))
    return order + sorted(set(before) - set(order), key=lambda name: (place[name], name))


def read_by_everyone(library: Library) -> frozenset[str]:
    """Return the playbooks of `start_here`, each retired one replaced by its successor."""
    return frozenset(name for name in map(library.stand_in, library.handbook.start_here) if name)


def most_referred(library: Library, references: Mapping[Subject, Sequence[Reference]]) -> list[str]:
    """Return the playbooks in use, by their number of references (the largest first), then by id."""
    return sorted(library.current, key=lambda name: (-len(references.get(("playbook", name), ())), name))


def _named_first(role: str | None, library: Library) -> list[str]:
    """Return the playbooks that `start_here` and the role's tasks name, in the order written.

    A task names those under its `read`, and those that it links to without words of its own.
    """
    known = library.roles.get(role or "")
    if known and known.external:
        return []
    tasks = known.onboarding.tasks if known and known.onboarding else ()
    named = [name for task in tasks for name in (*task.read, *_linked_by_name(task.task))]
    current = map(library.stand_in, [*library.handbook.start_here, *named])
    return [name for name in dict.fromkeys(current) if name]


def _linked_by_name(text: str) -> Iterator[str]:
    """Yield the playbooks that a text links to by their names: `[[sell]]`, but not `[[sell|an offer]]`."""
    for node in walk_nodes(parse_markdown(text)):
        kind, _, name = node.value.partition(":")
        if node.kind == "wiki" and kind == "playbook" and not node.parts:
            yield name


def _prerequisites(own: Iterable[str], library: Library) -> dict[str, set[str]]:
    """Return the direct prerequisites of each given playbook, and of all their prerequisites in turn."""
    found: dict[str, set[str]] = {}
    waiting = list(own)
    playbooks = library.playbooks
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        learning = playbooks[name].learning
        needed = learning.prerequisites if learning else ()
        found[name] = {other for other in map(library.stand_in, needed) if other and other != name}
        waiting.extend(found[name])
    return found


def _bring_forward(name: str, to: Place, before: Mapping[str, set[str]], place: dict[str, Place]) -> None:
    """Give every direct or indirect prerequisite of a playbook a place that is at least as early as `to`."""
    waiting = [name]
    seen = {name}
    while waiting:
        for needed in before[waiting.pop()] - seen:
            seen.add(needed)
            place[needed] = min(place[needed], to)
            waiting.append(needed)
