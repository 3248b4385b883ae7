"""Processes of a category as cards: the name, the state of its KPIs, and the processes before and after it.

Knows: connections, KPIs, the writer. Must not know the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.pages.page import Entry, Link
from playpress.pages.sections.kpi_tile import worst_state
from playpress.pages.sections.legend import MAP_MARKS
from playpress.pages.sections.map import hue_of
from playpress.pages.sections.parts import further_ones

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.pages.writer import Writer


class ProcessCard(NamedTuple):
    """A process: its name, the state of the worst of its KPIs and what that means, and those around it by their relation."""

    process: Link
    state: Md
    says: Md
    around: tuple[Entry, ...]


class ProcessCardsSection(NamedTuple):
    """Cards, the classes of their colour, and the way to those that are left out."""

    cards: tuple[ProcessCard, ...]
    hue: Md
    more: Link


def process_cards(category: str, most: int, more: Md, write: Writer, *, is_alone: bool) -> ProcessCardsSection:
    """Return the processes of a category by name, at most so many, and the way to the others.

    Where `is_alone`, no map or table tells what passes between them, and neither do the cards.
    """
    names = write.sort("playbook", write.facts.categories.playbooks[category])
    cards = tuple(_card(name, write, is_alone=is_alone) for name in names[:most])
    own = f" pp-cat-{category}" if category in write.names_of("category") else ""
    colour = Md(f"pp-hue{hue_of(category, write)}{own}")
    return ProcessCardsSection(cards, colour, further_ones(len(names) - most, more, write))


def _card(name: str, write: Writer, *, is_alone: bool) -> ProcessCard:
    state = worst_state(write.library.playbooks[name].kpis, write)
    around = () if is_alone else tuple(_around(name, write))
    return ProcessCard(write.link("playbook", name), Md(state), write.label(MAP_MARKS, state or None), around)


def _around(name: str, write: Writer) -> Iterator[Entry]:
    related = write.facts.related[name]
    sides: tuple[tuple[str, Iterable[str]], ...] = (
        (N_("Receives from"), related.fed_by),
        (N_("Passes on to"), related.feeds),
        (N_("Runs as a step"), related.runs),
        (N_("Is run by"), related.run_by),
    )
    yield from (Entry(write.say(term), joined(write.sorted_links("playbook", names))) for term, names in sides if names)
