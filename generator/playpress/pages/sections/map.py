"""Connections to a map in Mermaid: of playbooks or, if there are too many, of categories.

Knows: facts, diagrams, the writer. Must not know the pages.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.landscape.draw import HUES
from playpress.diagrams.landscape.order import chain_order
from playpress.diagrams.landscape.text import Frame, Landscape, Process, Way, write_landscape
from playpress.diagrams.map import LARGEST_MAP
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.sections.flows import output_name
from playpress.pages.sections.kpi_tile import worst_state
from playpress.pages.sections.legend import MAP_MARKS, LegendSection, map_legend

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

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
    """Return a map of playbooks in their categories and of connections, whose other ends are on it too.

    What one passes to another and that it runs it are two lines.
    """
    ends = {end for link in links for end in (link.source, link.target)}
    names = list(dict.fromkeys([*playbooks, *write.sort("playbook", ends)]))
    if not playbooks or len(names) > LARGEST_MAP:
        return NO_MAP
    processes = tuple(_process(name, write) for name in names)
    frames = tuple(_frame(name, write) for name in in_chain_order({one.frame for one in processes}, links, write))
    description = write.say(
        N_(
            "Processes in their categories, and what passes from one to the next. The table below says the same in words."
        )
    )
    landscape = Landscape(title, description, write.translator.language, frames, processes, _ways(links, write))
    return MapSection(Md(write_landscape(landscape)), map_legend(links, {one.state for one in processes}, write))


def _process(name: str, write: Writer) -> Process:
    """Return a playbook as a box: with the state of its worst KPI, and the roles that have a part in it."""
    playbook = write.library.playbooks[name]
    state = worst_state(playbook.kpis, write)
    says = str(write.say(MAP_MARKS[state])) if state else ""
    roles = tuple(sorted(write.facts.raci.letters.get(name, ())))
    href = write.href(page_path("playbook", name))
    return Process(name, playbook.name, href, playbook.category, state, says, roles=roles)


def _in_order(categories: Collection[str], write: Writer) -> list[str]:
    """Return categories in the order of the registry, then those that it does not know."""
    names = write.names_of("category")
    return [*(name for name in names if name in categories), *sorted(set(categories) - set(names))]


def _frame(category: str, write: Writer) -> Frame:
    """Return a category as a frame; one that no registry knows has only its id."""
    names = write.names_of("category")
    known = category in names
    href = write.href(page_path("category", category)) if known else ""
    return Frame(category, names.get(category, category), href, hue_of(category, write), category)


def hue_of(category: str, write: Writer) -> int:
    """Return the number of a category's colour; one that no registry knows has the last."""
    names = list(write.names_of("category"))
    return names.index(category) % HUES if category in names else HUES - 1


def in_chain_order(categories: Collection[str], links: Iterable[Link], write: Writer) -> list[str]:
    """Return categories in the order of the value chain that follows from what passes between their processes."""
    playbooks = write.library.playbooks
    passed: Counter[tuple[str, str]] = Counter(
        (playbooks[link.source].category, playbooks[link.target].category) for link in links if link.kind == "feeds"
    )
    between = {pair: number for pair, number in passed.items() if pair[0] != pair[1]}
    return chain_order(_in_order(categories, write), between)


def _ways(links: Sequence[Link], write: Writer) -> tuple[Way, ...]:
    """Return a way for each pair of processes and kind of connection, with the names of all that passes there."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for link in links:
        what = str(write.say(N_("runs it as a step"))) if link.kind == "calls" else output_name(link, write)
        found.setdefault((link.source, link.target, link.kind), []).append(what)
    between = write.say(N_("; "))
    return tuple(Way(*key, between.join(dict.fromkeys(words))) for key, words in found.items())


def category_map(title: str, write: Writer) -> MapSection:
    """Return a map of categories and how many connections lead from one to the other."""
    categories = write.facts.categories
    names = write.names_of("category")
    sizes = {name: len(its) for name, its in categories.playbooks.items() if name in names}
    known = _largest(sizes, categories.crossing)
    if not known:
        return NO_MAP
    order = _in_order(known, write)
    frames = tuple(_frame(name, write) for name in order)
    boxes = tuple(
        Process(
            name, names[name], write.href(page_path("category", name)),
            size=str(write.count("{n} process", "{n} processes", sizes[name])),
        )
        for name in order
    )  # fmt: skip
    ways = _strongest({pair: n for pair, n in categories.crossing.items() if known.issuperset(pair)}, write)
    description = write.say(N_("Categories of processes, and how many connections lead from one to another."))
    landscape = Landscape(title, description, write.translator.language, frames, boxes, ways)
    return NO_MAP._replace(diagram=Md(write_landscape(landscape)))


def _largest(sizes: Mapping[str, int], crossing: Mapping[tuple[str, str], int]) -> set[str]:
    """Return the categories; of more than `LARGEST_MAP`, those with the most connections to others, then playbooks."""
    ways = Counter(dict.fromkeys(sizes, 0))
    for pair, number in crossing.items():
        ways.update(dict.fromkeys(pair, number))
    return set(sorted(sizes, key=lambda name: (-ways[name], -sizes[name], name))[:LARGEST_MAP])


def _strongest(counts: Mapping[tuple[str, str], int], write: Writer) -> tuple[Way, ...]:
    """Return a way for each pair of categories; of more than `MOST_ARROWS`, those with the most connections."""
    strongest = sorted(counts, key=lambda pair: (-counts[pair], pair))[:MOST_ARROWS]
    return tuple(
        Way(a, b, "feeds", str(write.count("{n} connection", "{n} connections", counts[a, b])))
        for a, b in sorted(strongest)
    )
