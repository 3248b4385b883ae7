"""Diagrams of playbooks and what flows between them, for the map and the categories."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.map import LARGEST_MAP, Place, map_diagram
from playpress.diagrams.mermaid import Arrow
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.page import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.analysis.network import Link as NetworkLink
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


LEGEND = {
    "feeds": N_("Solid line: a result is passed on"),
    "calls": N_("Dashed line: the other process is run as a step"),
}
"""What the lines of a map mean."""
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
    return write.plain(_raw_output(link, write))


def network_diagram(playbooks: Sequence[str], links: Sequence[NetworkLink], title: str, write: Writer) -> Md:
    """Return a map of playbooks and of connections, whose other ends are on it too; nothing when that is too much for one.

    What a playbook passes on and what it runs are arrows of their own, also between the same two.
    """
    names = list(dict.fromkeys([*playbooks, *write.sort("playbook", _ends(links))]))
    if not playbooks or len(names) > LARGEST_MAP:
        return Md()
    playbook_of = write.library.playbooks
    places = [
        Place(name, playbook_of[name].name, _frame(name, names, write), write.href(page_path("playbook", name)))
        for name in names
    ]
    description = write.say(
        N_("Processes, and what passes from one to the next. The table below says the same in words.")
    )
    ways = dict.fromkeys((link.source, link.target, link.kind == "calls") for link in links)
    arrows = [Arrow(a, b, "", "rework" if is_call else "normal") for a, b, is_call in ways]
    return Md(map_diagram(places, arrows, title, str(description), language=write.translator.language))


def network_legend(links: Sequence[NetworkLink], write: Writer) -> tuple[Entry, ...]:
    """Return what the lines of a map of these connections mean, those that it has."""
    kinds = {link.kind for link in links}
    return tuple(Entry(Md(sign), write.say(meaning)) for sign, meaning in LEGEND.items() if sign in kinds)


def neighbourhood_diagram(playbook: str, write: Writer) -> Md:
    """Return a map of a playbook and those that it is connected with; nothing where it stands alone."""
    links = write.facts.links_of.get(playbook, [])
    library = write.library
    names = [playbook, *(n for n in write.sort("playbook", _ends(links)) if n != playbook)]
    places = [
        Place(n, library.playbooks[n].name, "", write.href(page_path("playbook", n)), is_here=n == playbook)
        for n in names
    ]
    if len(places) == 1 or len(places) > LARGEST_MAP:
        return Md()
    title = library.playbooks[playbook].name
    around = write.translator.gettext(N_("The processes before and after {playbook}, and what passes between them."))
    description = around.format(playbook=title)
    return Md(map_diagram(places, _arrows(links, write), title, description, "LR", write.translator.language))


def neighbourhood_arrows(playbook: str, write: Writer) -> list[tuple[str, str, str]]:
    """Return the connections of a playbook as raw text: from, what, to."""
    playbooks = write.library.playbooks
    arrows = _arrows(write.facts.links_of.get(playbook, []), write)
    return [(playbooks[a.source].name, a.label, playbooks[a.target].name) for a in arrows]


def role_diagram(role: str, write: Writer) -> Md:
    """Return a map of a role and those that it hands over to or receives from; nothing where there are none."""
    counts = Counter((h.giver, h.receiver) for h in write.facts.hand_offs_of.get(role, ()))
    others = write.sort("role", {end for pair in counts for end in pair} - {role})
    if not others or len(others) > LARGEST_MAP:
        return Md()
    places = [
        Place(
            n, write.role_name(n), "", write.href(page_path("role", n)) if n in write.library.roles else "", n == role
        )
        for n in [role, *others]
    ]
    arrows = [
        Arrow(giver, receiver, str(write.count("{n} hand-off", "{n} hand-offs", number)))
        for (giver, receiver), number in sorted(counts.items())
    ]
    title = write.role_name(role)
    around = write.translator.gettext(N_("Who hands work to {role}, and who {role} hands it to, and how often."))
    description = around.format(role=title)
    return Md(map_diagram(places, arrows, title, description, "LR", write.translator.language))


def _ends(links: Sequence[NetworkLink]) -> set[str]:
    return {end for link in links for end in (link.source, link.target)}


def _arrows(links: Sequence[NetworkLink], write: Writer) -> list[Arrow]:
    """Return one arrow from playbook to playbook, with everything that passes there."""
    labels: dict[tuple[str, str], list[str]] = {}
    for link in links:
        label = str(write.say(N_("runs"))) if link.kind == "calls" else _raw_output(link, write)
        labels.setdefault((link.source, link.target), []).append(label)
    between = write.say(N_("; "))
    return [Arrow(a, b, between.join(dict.fromkeys(words))) for (a, b), words in labels.items()]


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
    return Md(map_diagram(places, arrows, title, str(description), language=write.translator.language))
