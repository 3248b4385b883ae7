"""The handbook of one category or one role, to print: the list of its chapters, which a script puts together.

Knows: the writer, facts. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import card_path
from playpress.pages.page import Link, Page, PlannedPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.pages.writer import Writer

LONGEST_PART = 12
"""The most chapters that are put together at a time: about as much as a browser prints without a long wait."""
ABOUT = {
    "category": N_("The page of this category and all its playbooks in one, to print or to keep as a PDF."),
    "role": N_("The page of this role, its card, and its playbooks in reading order, in one, to print or to keep as a PDF."),
}  # fmt: skip
"""What a handbook holds, by the kind of thing that it is about."""


class Chapter(NamedTuple):
    """A page to put into the handbook, and what it is about."""

    page: Link
    summary: Md


class Part(NamedTuple):
    """Chapters that are put together at a time; a handbook of one part needs no title for it."""

    anchor: Md
    title: Md
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, kw_only=True)
class BookPage(Page):
    """What the handbook holds, and its chapters; without script they open one by one."""

    template: ClassVar[str] = "book"
    is_wide: ClassVar[bool] = True

    about: Md
    parts: tuple[Part, ...]


def book_page(planned: PlannedPage, write: Writer) -> BookPage:
    """Build the page; its entry in the plan names the thing as `kind:id`."""
    kind, _, name = planned.name.partition(":")
    chapters = (_of_category if kind == "category" else _of_role)(name, write)
    return BookPage(
        planned=planned,
        heading=write.plain(planned.title),
        about=write.say(ABOUT[kind]),
        parts=tuple(_parts(chapters, write)),
    )


def _of_category(name: str, write: Writer) -> list[Chapter]:
    playbooks = write.sort("playbook", write.facts.categories.playbooks.get(name, ()))
    return [Chapter(write.link("category", name), Md()), *_of_playbooks(playbooks, write)]


def _of_role(name: str, write: Writer) -> list[Chapter]:
    role = write.link("role", name)
    card = Link(write.say(N_("Card: {role}"), role=role.text), write.href(card_path(name)))
    playbooks = write.facts.reading_order.get(name, ())
    return [Chapter(role, Md()), Chapter(card, Md()), *_of_playbooks(playbooks, write)]


def _of_playbooks(names: Sequence[str], write: Writer) -> list[Chapter]:
    playbooks = write.library.playbooks
    return [Chapter(write.link("playbook", name), write.plain(playbooks[name].summary)) for name in names]


def _parts(chapters: Sequence[Chapter], write: Writer) -> list[Part]:
    """Return the chapters in parts of about equal length, named by their first and last chapter."""
    count = -(-len(chapters) // LONGEST_PART)
    size = -(-len(chapters) // count)
    cut = [tuple(chapters[n : n + size]) for n in range(0, len(chapters), size)]
    return [Part(Md(f"part-{n}"), _title(n, part, write) if count > 1 else Md(), part) for n, part in enumerate(cut, 1)]


def _title(number: int, part: Sequence[Chapter], write: Writer) -> Md:
    first, last = part[0].page.text, part[-1].page.text
    return write.say(N_("Part {n}: {first} – {last}"), n=number, first=first, last=last)
