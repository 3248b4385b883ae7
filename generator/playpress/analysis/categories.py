"""The playbooks of each category, and the connections within and between categories.

Knows: playbooks and connections. Must not know how a page shows them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.analysis.network import Link
    from playpress.model.library import Library


class Categories(NamedTuple):
    """By category: its playbooks, and the connections that begin or end in it, in the order of the library.

    `crossing` has for two different categories how many connections lead from the first to the second.
    """

    playbooks: Mapping[str, list[str]]
    links: Mapping[str, list[Link]]
    crossing: Mapping[tuple[str, str], int]


def find_categories(library: Library, links: Iterable[Link]) -> Categories:
    """Return what is in each category; those without playbooks are left out."""
    category = {name: playbook.category for name, playbook in library.playbooks.items()}
    playbooks: dict[str, list[str]] = {}
    for name, of in category.items():
        playbooks.setdefault(of, []).append(name)
    touching: dict[str, list[Link]] = {}
    crossing: Counter[tuple[str, str]] = Counter()
    for link in links:
        ends = category[link.source], category[link.target]
        for end in dict.fromkeys(ends):
            touching.setdefault(end, []).append(link)
        crossing.update([ends] if ends[0] != ends[1] else [])
    return Categories(playbooks, touching, crossing)
