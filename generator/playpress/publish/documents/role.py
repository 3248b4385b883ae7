"""A role to a chapter: what it is there for, its part in each process, its KPIs, what it needs, its first months.

Knows: sections of pages, blocks. Must not know how a document is set.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.pages.address import page_path
from playpress.pages.line import joined
from playpress.pages.sections.before_day_one import before_day_one
from playpress.pages.sections.card import role_card
from playpress.pages.sections.needs import ROLE_DATA_COLUMNS, TOOL_COLUMNS, role_data, role_tools
from playpress.pages.sections.people import people
from playpress.pages.sections.processes import processes
from playpress.pages.sections.reading import reading
from playpress.pages.sections.role_kpis import owned_kpis
from playpress.pages.sections.tasks import first_months
from playpress.publish.documents.blocks import Chapter, Facts, Heading, Prose, Tasks
from playpress.publish.documents.playbook import kpi_table, needs_table
from playpress.publish.documents.rich import text_of
from playpress.publish.documents.setting import Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.publish.documents.blocks import Block
    from playpress.publish.documents.setting import Pen

PEOPLE = Column(N_("Who"), 3), Column(N_("Role"), 3), Column(N_("Contact"), 4)
READING = Column(N_("Playbook"), 4), Column(N_("Your part"), 3), Column(N_("Reading time"), 2)


def role_chapter(name: str, pen: Pen, *, depth: int = 1, in_full: bool = True) -> Chapter:
    """Return the chapter of a role; not `in_full`, only what it is there for and its part in each process."""
    role = pen.library.roles[name]
    blocks: list[Block] = [Heading(0, pen.plain(role.name), page_path("role", name))]
    blocks += [Prose(pen.blocks(role.purpose))] if role.purpose else []
    card = pen.entries(role_card(role, pen.write).entries)
    blocks += [Facts(card)] if card else []
    return Chapter(depth, (*blocks, *_work(name, pen), *(_beginning(name, pen) if in_full else ())))


def _work(name: str, pen: Pen) -> Iterator[Block]:
    """Yield a role's part in each process, and its KPIs."""
    found = processes(name, pen.write).processes
    if found:
        yield Heading(1, pen.say(N_("Your part in each process")))
    for part in found:
        yield Heading(2, text_of(part.playbook.md))
        if part.only:
            yield Prose(pen.blocks(part.only))
        yield Facts(tuple((text_of(duty.title), text_of(joined(duty.steps))) for duty in part.duties))
    if tables := kpi_table(owned_kpis(name, pen.write), pen):
        yield Heading(1, pen.say(N_("How you are measured")))
        yield from tables


def _beginning(name: str, pen: Pen) -> Iterator[Block]:
    """Yield whom somebody new in a role works with, what they need, do and read."""
    write, role = pen.write, pen.library.roles[name]
    around = ((person.part, person.role, person.contact) for person in people(role, write).people)
    if tables := pen.table(PEOPLE, around):
        yield Heading(1, pen.say(N_("People around you")))
        yield from tables
    if tasks := before_day_one(role, write).tasks:
        yield Heading(1, pen.say(N_("What your manager does")))
        yield Tasks(tuple(map(text_of, tasks)))
    needs = (
        *needs_table(TOOL_COLUMNS, role_tools(name, write), pen),
        *needs_table(ROLE_DATA_COLUMNS, role_data(name, write), pen),
    )
    if needs:
        yield Heading(1, pen.say(N_("Access you need")))
        yield from needs
    months = first_months(role, write)
    if months:
        yield Heading(1, pen.say(N_("Your first months")))
    for stage in months:
        yield Heading(2, text_of(stage.title))
        yield Tasks(tuple(text_of(task.text) for task in stage.tasks))
    rows = ((read.playbook, read.duties, read.time) for read in reading(name, write).readings)
    if tables := pen.table(READING, rows):
        yield Heading(1, pen.say(N_("Read in this order")))
        yield from tables
