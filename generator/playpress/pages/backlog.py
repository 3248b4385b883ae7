"""The backlog: all future work in one list, how old it is, and how long it takes at the team's capacity.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.backlog import is_planned
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Link, Page, PlannedPage, SearchEntry
from playpress.pages.record_words import age, duration, example_notice, working_days
from playpress.pages.search_entry import said, words_of
from playpress.pages.sections.card import CardSection, card
from playpress.pages.sections.parts import PartsSection, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.analysis.backlog import Workload
    from playpress.model.backlog import Backlog, BacklogItem
    from playpress.pages.writer import Writer

ITEM = "item"
"""The kind under which a part of the page names the items on it; it is none of `KINDS`."""


class ItemRow(NamedTuple):
    """An item that is still to be done, with its place in the list."""

    number: Md
    anchor: Md
    name: Md
    outcome: Md
    goal: Link
    priority: Md
    state: Md
    effort: Md
    age: Md
    by: Link
    process: Link
    note: Md


class ClosedRow(NamedTuple):
    """An item that is done or retired."""

    anchor: Md
    name: Md
    outcome: Md
    state: Md
    date: Md
    note: Md


@dataclass(frozen=True, kw_only=True)
class BacklogPage(Page):
    """The backlog, or a part of a long one: what is to be done in order, what is postponed, what is closed."""

    template: ClassVar[str] = "backlog"
    is_wide: ClassVar[bool] = True
    kind_found: ClassVar[str] = "backlog"
    found_first: ClassVar[tuple[str, ...]] = ("example", "purpose", "card")

    parts: PartsSection
    example: Md
    purpose: Md
    card: CardSection
    planned_items: tuple[ItemRow, ...]
    postponed: tuple[ItemRow, ...]
    closed: tuple[ClosedRow, ...]
    is_whole: bool

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield the items."""
        for row in (*self.planned_items, *self.postponed):
            yield SearchEntry("section", row.anchor, words_of(row.name), said(row[3:]))
        for done in self.closed:
            yield SearchEntry("section", done.anchor, words_of(done.name), said(done[2:]))


def in_order(backlog: Backlog) -> list[BacklogItem]:
    """Return the items as the page shows them: those to be done, those postponed, those closed, each in the list's order."""
    return sorted(backlog.items, key=lambda item: (not item.is_open, item.is_open and not is_planned(item)))


def backlog_page(planned: PlannedPage, write: Writer) -> BacklogPage:
    """Build the page of the backlog."""
    backlog = write.library.backlogs[planned.name]
    shown = set(write.shown(ITEM, (item.id for item in backlog.items)))
    items = [(number, item) for number, item in enumerate(in_order(backlog), 1) if item.id in shown]
    is_open = [(number, item) for number, item in items if item.is_open]
    return BacklogPage(
        planned=planned,
        description=write.words(backlog.purpose),
        heading=write.plain(planned.title if planned.part and planned.part.number > 1 else backlog.name),
        parts=parts(planned, write),
        example=example_notice(write, is_example=backlog.example),
        purpose=write.markdown(backlog.purpose) if write.is_first else Md(),
        card=_card(backlog, write.facts.workloads[backlog.id], write) if write.is_first else card(()),
        planned_items=_rows(((n, item) for n, item in is_open if is_planned(item)), write),
        postponed=_rows(((n, item) for n, item in is_open if not is_planned(item)), write),
        closed=tuple(_closed(item, write) for _, item in items if not item.is_open),
        is_whole=planned.part is None,
    )


def _card(backlog: Backlog, load: Workload, write: Writer) -> CardSection:
    """Return whose backlog it is, how much is in it, and how long that takes."""
    capacity = backlog.capacity
    pace = (
        write.say(labels.CAPACITIES[capacity.per], effort=write.timespan(capacity.effort))
        if capacity
        else write.say(N_("not written down"))
    )
    return card(
        (
            Entry(write.say(N_("Kept by")), write.link("role", backlog.owner).md),
            Entry(write.say(N_("To be done")), write.count("{n} item", "{n} items", load.planned)),
            Entry(write.say(N_("Effort")), _effort(load, write)),
            Entry(write.say(N_("Capacity")), pace),
            Entry(write.say(N_("At this pace")), _pace(backlog, load, write)),
            Entry(write.say(N_("Won't have this time")), write.number(load.postponed)),
            Entry(write.say(N_("Done")), write.number(load.done)),
            Entry(write.say(N_("Retired items")), write.number(load.retired)),
        )
    )


def _effort(load: Workload, write: Writer) -> Md:
    """Return the work that is known, and of how many items it is not."""
    known = working_days(load.hours, write)
    if not load.unestimated:
        return known
    rest = write.count("{n} item without an estimate", "{n} items without an estimate", load.unestimated)
    return rest if load.unestimated == load.planned else Md(f"{known} ({rest})")


def _pace(backlog: Backlog, load: Workload, write: Writer) -> Md:
    """Return how long the work takes, or why that cannot be computed."""
    if not load.planned:
        return write.say(N_("nothing is left to be done"))
    if load.months is not None:
        known = duration(load.months, write)
        return write.say(N_("at least {time}"), time=known) if load.unestimated else known
    if backlog.capacity is None:
        return write.say(N_("cannot be computed: no capacity is written down"))
    if not backlog.capacity.effort.amount:
        return write.say(N_("cannot be computed: the capacity is zero"))
    return write.say(N_("cannot be computed: no item has an estimate"))


def _rows(items: Iterable[tuple[int, BacklogItem]], write: Writer) -> tuple[ItemRow, ...]:
    return tuple(
        ItemRow(
            write.number(number),
            Md(f"item-{item.id}"),
            write.plain(item.name),
            write.inline(item.outcome),
            write.link("goal", item.goal),
            write.label(labels.PRIORITIES, item.priority),
            write.label(labels.ITEM_STATES, item.state),
            write.timespan(item.effort),
            age(item.requested, write),
            write.link("role", item.requested_by),
            write.link("playbook", item.process),
            write.say(N_("Note: {note}"), note=write.inline(item.note)) if item.note else Md(),
        )
        for number, item in items
    )


def _closed(item: BacklogItem, write: Writer) -> ClosedRow:
    return ClosedRow(
        Md(f"item-{item.id}"),
        write.plain(item.name),
        write.inline(item.outcome),
        write.label(labels.ITEM_STATES, item.state),
        write.day(item.closed),
        write.inline(item.note),
    )
