"""The RACI letters of whole processes, and how many steps each role has under each letter.

Knows: assignments. Must not know how a page shows them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from playpress.analysis.assignments import Duties, Letter


class Raci(NamedTuple):
    """`letters[playbook][role]`: every letter that the role has in any step. `counts[role][letter]`: in how many steps, if any."""

    letters: Mapping[str, Mapping[str, AbstractSet[Letter]]]
    counts: Mapping[str, Mapping[Letter, int]]


def find_raci(duties: Mapping[str, Mapping[str, Duties]]) -> Raci:
    """Return the letters of each role by playbook, and their numbers by role."""
    letters: dict[str, dict[str, AbstractSet[Letter]]] = {}
    counts: dict[str, Counter[Letter]] = {}
    for role, its in duties.items():
        counted = counts.setdefault(role, Counter())
        for playbook, has in its.items():
            letters.setdefault(playbook, {})[role] = has.keys()
            counted.update({letter: len(steps) for letter, steps in has.items()})
    return Raci(letters, counts)
