"""A library to its documents: what each is called, what it is about, and the chapters it is made of.

Chapters are made one document at a time, so that only one is held in memory.
Knows: chapters. Must not know how a document is set, or where it is written.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.parts import cut
from playpress.diagnostics import N_
from playpress.pages.address import file_stem
from playpress.publish.documents.blocks import Chapter, Heading, Lead, Prose
from playpress.publish.documents.overview import category_chapter, glossary_chapter, kpi_chapter, playbooks_of
from playpress.publish.documents.playbook import playbook_chapter
from playpress.publish.documents.poster import poster
from playpress.publish.documents.role import role_chapter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from playpress.publish.documents.blocks import Block
    from playpress.publish.documents.poster import Poster
    from playpress.publish.documents.setting import Pen

    MakeChapter = Callable[[], Chapter | None]

MOST_CHAPTERS = 60
"""The most chapters of one document: about 500 sheets. What is longer comes in several volumes."""
HANDBOOK, CATEGORIES, ROLES, POSTERS = "handbook", "categories", "roles", "posters"
"""The names of the handbook's file and of the folders of the other documents."""
WHOLE, OF_CATEGORY = N_("All playbooks, roles, KPIs and terms"), N_("All playbooks of this category")
OF_ROLE = N_("Your part, what you need, and the playbooks to read, in order")


class Book(NamedTuple):
    """A document of chapters: its path without ending, its title, what it holds, and what makes its chapters."""

    path: str
    title: str
    about: str
    chapters: tuple[MakeChapter, ...]


class Sheet(NamedTuple):
    """A document of one sheet; `make` returns None where there is nothing to draw."""

    path: str
    title: str
    make: Callable[[], Poster | None]


def plan_documents(pen: Pen) -> Iterator[Book | Sheet]:
    """Yield every document of a handbook."""
    say, library = pen.translator.gettext, pen.library
    yield from _volumes(HANDBOOK, library.handbook.name, say(WHOLE), _whole(pen))
    for name in _categories(pen):
        title = pen.write.names_of("category").get(name, name)
        yield from _volumes(
            f"{CATEGORIES}/{file_stem(name)}", title, say(OF_CATEGORY), [[c] for c in _of_category(name, pen)]
        )
    for name in pen.write.sort("role", (name for name, role in library.roles.items() if not role.external)):
        units = [[c] for c in _of_role(name, pen)]
        yield from _volumes(f"{ROLES}/{file_stem(name)}", library.roles[name].name, say(OF_ROLE), units)
    for name, playbook in library.current.items():
        yield Sheet(f"{POSTERS}/{file_stem(name)}", playbook.name, partial(poster, name, pen))


def _volumes(path: str, title: str, about: str, units: Iterable[Sequence[MakeChapter]]) -> Iterator[Book]:
    """Yield a document, or several volumes of it; a unit is not torn apart."""
    volumes: list[list[MakeChapter]] = [[]]
    for unit in units:
        if volumes[-1] and len(volumes[-1]) + len(unit) > MOST_CHAPTERS:
            volumes.append([])
        volumes[-1] += unit
    for number, chapters in enumerate(volumes, 1):
        is_one = len(volumes) == 1
        yield Book(
            path if number == 1 else f"{path}-{number}",
            title if is_one else f"{title} ({number}/{len(volumes)})",
            about,
            tuple(chapters),
        )


def _whole(pen: Pen) -> Iterator[list[MakeChapter]]:
    """Yield the units of the whole handbook: its opening, each category, roles, KPIs, terms."""
    yield [partial(_opening, pen)]
    for name in _categories(pen):
        for number, part in enumerate(cut(playbooks_of(name, pen), MOST_CHAPTERS - 1), 1):
            first = category_chapter if number == 1 else _continued
            yield [partial(first, name, pen), *(partial(playbook_chapter, book, pen, depth=2) for book in part)]
    for part in cut(pen.write.sort("role", pen.library.roles), MOST_CHAPTERS - 1):
        if part:
            yield [partial(_roles, pen), *(partial(_short, name, pen) for name in part)]
    yield [partial(kpi_chapter, pen), partial(glossary_chapter, pen)]


def _categories(pen: Pen) -> list[str]:
    """Return the categories that have playbooks in use, by name."""
    return [name for name in pen.write.sort("category", pen.facts.categories.playbooks) if playbooks_of(name, pen)]


def _opening(pen: Pen) -> Chapter | None:
    """Return what the organisation is there for, and why it has processes; None if nothing is written down."""
    handbook = pen.library.handbook
    blocks: list[Block] = [
        *([Lead(pen.inline(handbook.mission))] if handbook.mission else []),
        *([Prose([{"list": [[{"par": pen.inline(value)}] for value in handbook.values]}])] if handbook.values else []),
        *([Prose(pen.blocks(handbook.why))] if handbook.why else []),
    ]
    return Chapter(1, (Heading(0, pen.say(N_("What we are here for"))), *blocks)) if blocks else None


def _continued(category: str, pen: Pen) -> Chapter:
    title = pen.write.names_of("category").get(category, category)
    return Chapter(1, (Heading(0, pen.say(N_("{category}, continued"), category=title)),))


def _roles(pen: Pen) -> Chapter:
    return Chapter(1, (Heading(0, pen.say(N_("Roles"))),))


def _short(role: str, pen: Pen) -> Chapter:
    return role_chapter(role, pen, depth=2, in_full=False)._replace(begins_sheet=False)


def _of_category(name: str, pen: Pen) -> Iterator[MakeChapter]:
    yield partial(category_chapter, name, pen)
    yield from (partial(playbook_chapter, book, pen) for book in playbooks_of(name, pen))


def _of_role(name: str, pen: Pen) -> Iterator[MakeChapter]:
    yield partial(role_chapter, name, pen)
    for book in pen.facts.reading_order.get(name, ()):
        yield partial(playbook_chapter, book, pen, role=name)
