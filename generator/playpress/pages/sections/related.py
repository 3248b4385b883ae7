"""The processes around one process: as a map, and as lists by their relation to it.

Knows: facts, diagrams, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.map import LARGEST_MAP, Place, map_diagram
from playpress.diagrams.mermaid import Arrow
from playpress.language.richtext import Md
from playpress.pages.address import page_path
from playpress.pages.line import joined
from playpress.pages.page import Entry
from playpress.pages.sections.flows import output_name
from playpress.pages.sections.parts import users

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.analysis.network import Link as Connection
    from playpress.pages.page import Link
    from playpress.pages.writer import Writer


class RelatedSection(NamedTuple):
    """The map of the processes around one (empty if there are none or too many), and their names by relation."""

    diagram: Md
    entries: tuple[Entry, ...]


def related(playbook: str, write: Writer) -> RelatedSection:
    """Return what is around a playbook."""
    around = write.facts.related[playbook]

    def using(names: Iterable[str]) -> tuple[Link, ...]:
        return users(("playbook", playbook), "playbook", names, write)

    groups = (
        (N_("Fed by"), write.sorted_links("playbook", around.fed_by)),
        (N_("Feeds"), using(around.feeds)),
        (N_("Runs as sub-process"), write.sorted_links("playbook", around.runs)),
        (N_("Is a sub-process of"), using(around.run_by)),
        (N_("Prepares for"), using(around.prepares_for)),
        (N_("Replaces"), using(around.replaces)),
    )
    entries = (Entry(write.say(title), joined(links)) for title, links in groups if links)
    return RelatedSection(neighbourhood_diagram(playbook, write), tuple(entries))


def neighbourhood_diagram(playbook: str, write: Writer) -> Md:
    """Return a map of a playbook and those connected with it; empty if there are none."""
    links = write.facts.links_of.get(playbook, [])
    titles = write.names_of("playbook")
    names = [
        playbook,
        *(
            n
            for n in write.sort("playbook", {end for link in links for end in (link.source, link.target)})
            if n != playbook
        ),
    ]
    places = [Place(n, titles[n], "", write.href(page_path("playbook", n)), is_here=n == playbook) for n in names]
    if len(places) == 1 or len(places) > LARGEST_MAP:
        return Md()
    title = titles[playbook]
    around = write.translator.gettext(N_("The processes before and after {playbook}, and what passes between them."))
    description = around.format(playbook=title)
    return Md(map_diagram(places, _arrows(links, write), title, description, "LR", write.translator.language))


def neighbourhood_arrows(playbook: str, write: Writer) -> list[tuple[str, str, str]]:
    """Return the connections of a playbook as raw text: from, what, to."""
    titles = write.names_of("playbook")
    arrows = _arrows(write.facts.links_of.get(playbook, []), write)
    return [(titles[a.source], a.label, titles[a.target]) for a in arrows]


def _arrows(links: Iterable[Connection], write: Writer) -> list[Arrow]:
    """Return one arrow from playbook to playbook, with everything that passes there."""
    labels: dict[tuple[str, str], list[str]] = {}
    for link in links:
        label = str(write.say(N_("runs"))) if link.kind == "calls" else output_name(link, write)
        labels.setdefault((link.source, link.target), []).append(label)
    between = write.say(N_("; "))
    return [Arrow(a, b, between.join(dict.fromkeys(words))) for (a, b), words in labels.items()]
