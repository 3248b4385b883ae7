"""The board of improvements: by phase of DMAIC, what is being improved and how far that is.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Link, Page, PlannedPage, SearchEntry
from playpress.pages.search_entry import said, words_of
from playpress.pages.sections.parts import PartsSection, parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.improvement import Improvement
    from playpress.pages.writer import Writer


class BoardCard(NamedTuple):
    """An improvement on the board: its name, and what it is about."""

    improvement: Link
    entries: tuple[Entry, ...]


class BoardColumn(NamedTuple):
    """A phase and the improvements in it."""

    title: Md
    anchor: Md
    number: Md
    cards: tuple[BoardCard, ...]


@dataclass(frozen=True, kw_only=True)
class BoardPage(Page):
    """All improvements by phase; the column of dropped ones is there only if there are any."""

    template: ClassVar[str] = "board"
    is_wide: ClassVar[bool] = True

    parts: PartsSection
    columns: tuple[BoardColumn, ...]

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield the phases in which something is."""
        for column in self.columns:
            if column.cards:
                yield SearchEntry("section", column.anchor, words_of(column.title), said(column.cards), repeats=True)


def board_page(planned: PlannedPage, write: Writer) -> BoardPage:
    """Build the board; a further part of it has the same columns with other improvements."""
    shown = write.sort("improvement", write.shown("improvement", write.names_of("improvement")))
    stages = {name: write.facts.improvement_stages[name] for name in shown}
    kept = [stage for stage in labels.PHASES if stage != "dropped" or stage in stages.values()]
    return BoardPage(
        planned=planned,
        heading=write.plain(planned.title),
        parts=parts(planned, write),
        columns=tuple(_column(stage, [name for name in shown if stages[name] == stage], write) for stage in kept),
    )


def _column(stage: str, names: list[str], write: Writer) -> BoardColumn:
    cards = tuple(BoardCard(write.link("improvement", name), tuple(_entries(name, write))) for name in names)
    return BoardColumn(write.label(labels.PHASES, stage), Md(stage), write.number(len(names)), cards)


def _entries(name: str, write: Writer) -> Iterator[Entry]:
    improvement = write.library.improvements[name]
    yield Entry(write.say(N_("Process")), write.link("playbook", improvement.process).md)
    if improvement.owner:
        yield Entry(write.say(N_("Owner")), write.link("role", improvement.owner).md)
    if state := _state(improvement, write):
        yield Entry(write.say(N_("State")), state)


def _state(improvement: Improvement, write: Writer) -> Md:
    """Return the latest thing that has happened: the decision, the test, the beginning; empty if none is dated."""
    if improvement.decision:
        verdict = write.label(labels.ADOPTIONS, improvement.decision.verdict)
        return write.say(N_("{decision} on {date}"), decision=verdict, date=write.day(improvement.decision.date))
    if improvement.test and improvement.test.end:
        return write.say(N_("tested until {date}"), date=write.day(improvement.test.end))
    if improvement.test:
        return write.say(N_("to be tested"))
    return write.say(N_("since {date}"), date=write.day(improvement.started)) if improvement.started else Md()
