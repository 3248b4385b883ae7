"""Connections to a map in Mermaid: of playbooks or, if there are too many, of categories.

Knows: facts, diagrams, the writer. Must not know the pages.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.map import LARGEST_MAP, Place, map_diagram
from playpress.diagrams.mermaid import Arrow
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.sections.legend import LegendSection, map_legend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playpress.analysis.network import Link
    from playpress.pages.writer import Writer

MOST_ARROWS = 60
"""The most arrows on a map of categories; only those for the most connections are kept."""


class MapSection(NamedTuple):
    """A map and what its lines mean; both empty where there is nothing to show, or too much for a map."""

    diagram: Md
    legend: LegendSection

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The map, if there is one."""
        return (self.diagram,) if self.diagram else ()


NO_MAP = MapSection(Md(), LegendSection(()))


def process_map(playbooks: Sequence[str], links: Sequence[Link], title: str, write: Writer) -> MapSection:
    """Return a map of playbooks and of connections, whose other ends are on it too.

    Two playbooks may have two arrows: one for what is passed on, one for what is run.
    """
    ends = {end for link in links for end in (link.source, link.target)}
    names = list(dict.fromkeys([*playbooks, *write.sort("playbook", ends)]))
    if not playbooks or len(names) > LARGEST_MAP:
        return NO_MAP
    description = write.say(
        N_("Processes, and what passes from one to the next. The table below says the same in words.")
    )
    ways = dict.fromkeys((link.source, link.target, link.kind == "calls") for link in links)
    arrows = [Arrow(a, b, "", "rework" if is_call else "normal") for a, b, is_call in ways]
    source = map_diagram(_places(names, write), arrows, title, str(description), language=write.translator.language)
    return MapSection(Md(source), map_legend(links, write))


def _places(names: Sequence[str], write: Writer) -> list[Place]:
    """Return playbooks as places of a map, grouped by category unless there is only one."""
    playbooks = {name: write.library.playbooks[name] for name in names}
    one = len({playbook.category for playbook in playbooks.values()}) == 1
    return [
        Place(
            name,
            playbook.name,
            "" if one else _frame(playbook.category, write),
            write.href(page_path("playbook", name)),
        )
        for name, playbook in playbooks.items()
    ]


def _frame(category: str, write: Writer) -> str:
    return write.names_of("category").get(category, category)


def category_map(title: str, write: Writer) -> MapSection:
    """Return a map of categories and how many connections lead from one to the other."""
    categories = write.facts.categories
    names = write.names_of("category")
    known = _largest(
        {name: len(its) for name, its in categories.playbooks.items() if name in names}, categories.crossing
    )
    if not known:
        return NO_MAP
    places = [Place(name, names[name], "", write.href(page_path("category", name))) for name in names if name in known]
    arrows = _strongest({pair: n for pair, n in categories.crossing.items() if known.issuperset(pair)})
    description = write.say(N_("Categories of processes, and how many connections lead from one to another."))
    source = map_diagram(places, arrows, title, str(description), language=write.translator.language)
    return NO_MAP._replace(diagram=Md(source))


def _largest(sizes: Mapping[str, int], crossing: Mapping[tuple[str, str], int]) -> set[str]:
    """Return the categories; of more than `LARGEST_MAP`, those with the most connections to others, then playbooks."""
    ways = Counter(dict.fromkeys(sizes, 0))
    for pair, number in crossing.items():
        ways.update(dict.fromkeys(pair, number))
    return set(sorted(sizes, key=lambda name: (-ways[name], -sizes[name], name))[:LARGEST_MAP])


def _strongest(counts: Mapping[tuple[str, str], int]) -> list[Arrow]:
    """Return an arrow for each pair of categories; of more than `MOST_ARROWS`, those with the most connections."""
    strongest = sorted(counts, key=lambda pair: (-counts[pair], pair))[:MOST_ARROWS]
    return [Arrow(a, b, str(counts[a, b])) for a, b in sorted(strongest)]
