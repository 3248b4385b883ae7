"""Diagrams of playbooks and what flows between them, for the map and the categories."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.map import LARGEST_MAP, Place, map_diagram
from playpress.diagrams.mermaid import Arrow
from playpress.pages.address import page_path
from playpress.richtext import Md

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.analysis.network import Link as NetworkLink
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


MOST_ARROWS = 60
"""Arrows between categories on one map: the strongest ones, so that it stays a map."""


class FlowRow(NamedTuple):
    """One connection in words: from, what, to."""

    source: Link
    what: Md
    target: Link


def network_rows(links: Sequence[NetworkLink], write: Writer) -> tuple[FlowRow, ...]:
    """Return connections as rows, by the names of both ends."""
    ordered = sorted(links, key=lambda x: (_name(x.source, write), _name(x.target, write), x.kind, x.what))
    return tuple(
        FlowRow(write.link("playbook", x.source), _what(x, write), write.link("playbook", x.target)) for x in ordered
    )


def _name(playbook: str, write: Writer) -> tuple[int, ...]:
    return write.translator.sort_key(write.library.playbooks[playbook].name)


def _what(link: NetworkLink, write: Writer) -> Md:
    if link.kind == "calls":
        return write.say(N_("runs it in {step}"), step=write.step(link.source, link.what).md)
    outputs = write.library.playbooks[link.source].outputs
    return write.plain(next((o.name for o in outputs if o.id == link.what), link.what))


def network_diagram(playbooks: Sequence[str], title: str, write: Writer) -> Md:
    """Return a map of playbooks and the connections between them; nothing when they are too many for one picture."""
    if not playbooks or len(playbooks) > LARGEST_MAP:
        return Md()
    library = write.library
    places = [
        Place(
            name, library.playbooks[name].name, _frame(name, playbooks, write), write.href(page_path("playbook", name))
        )
        for name in playbooks
    ]
    arrows: dict[tuple[str, str], list[str]] = {}
    for link in write.facts.links:
        if link.source in playbooks and link.target in playbooks:
            label = str(write.say(N_("runs"))) if link.kind == "calls" else _raw_output(link, write)
            arrows.setdefault((link.source, link.target), []).append(label)
    drawn = [Arrow(a, b, "; ".join(dict.fromkeys(words))) for (a, b), words in arrows.items()]
    description = write.say(
        N_("Processes, and what passes from one to the next. The table below says the same in words.")
    )
    return Md(map_diagram(places, drawn, title, str(description)))


def _raw_output(link: NetworkLink, write: Writer) -> str:
    outputs = write.library.playbooks[link.source].outputs
    return next((o.name for o in outputs if o.id == link.what), link.what)


def _frame(name: str, playbooks: Sequence[str], write: Writer) -> str:
    """Return the category's name as the frame, unless all are of one category."""
    categories = {write.library.playbooks[n].category for n in playbooks}
    if len(categories) == 1:
        return ""
    category = write.library.categories.get(write.library.playbooks[name].category)
    return category.name if category else write.library.playbooks[name].category


def category_diagram(title: str, write: Writer) -> Md:
    """Return a map of categories and how many connections lead from one to the other."""
    library = write.library
    of = {name: playbook.category for name, playbook in library.playbooks.items()}
    places = [
        Place(c.id, c.name, "", write.href(page_path("category", c.id)))
        for c in library.categories.values()
        if c.id in of.values()
    ]
    if not places:
        return Md()
    known = {place.key for place in places}
    counts: dict[tuple[str, str], int] = {}
    for link in write.facts.links:
        pair = (of[link.source], of[link.target])
        if pair[0] != pair[1] and known.issuperset(pair):
            counts[pair] = counts.get(pair, 0) + 1
    strongest = sorted(counts, key=lambda pair: (-counts[pair], pair))[:MOST_ARROWS]
    arrows = [Arrow(a, b, str(counts[a, b])) for a, b in sorted(strongest)]
    description = write.say(N_("Categories of processes, and how many connections lead from one to another."))
    return Md(map_diagram(places, arrows, title, str(description)))
