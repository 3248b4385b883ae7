"""The page “My progress”. Without script it lists the tasks and readings of every role.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.pages.page import Link, Page, PlannedPage
from playpress.pages.sections.reading import ReadingSection, reading
from playpress.pages.sections.tasks import TasksSection, first_months

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


class RoleWay(NamedTuple):
    """A role's tasks and readings."""

    role: Link
    stages: tuple[TasksSection, ...]
    reading: ReadingSection


@dataclass(frozen=True, kw_only=True)
class MyProgressPage(Page):
    """The tasks and readings of every role; a script shows those of the chosen role, with what is done."""

    template: ClassVar[str] = "my_progress"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ()

    roles: tuple[RoleWay, ...]


def my_progress_page(planned: PlannedPage, write: Writer) -> MyProgressPage:
    """Build the page; roles outside the organisation are left out."""
    library = write.library
    names = write.sort("role", (role.id for role in library.roles.values() if not role.external))
    ways = (
        RoleWay(write.link("role", name), first_months(library.roles[name], write), reading(name, write))
        for name in names
    )
    return MyProgressPage(
        planned=planned,
        heading=write.plain(planned.title),
        roles=tuple(way for way in ways if way.stages or way.reading.readings),
    )
