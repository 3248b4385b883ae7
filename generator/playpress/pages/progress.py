"""The progress of somebody in one role: tasks of the first months and playbooks to read; a script shows what is done.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.address import PROGRESS, day_path
from playpress.pages.my_day import my_day
from playpress.pages.page import Link, Page, PlannedPage
from playpress.pages.sections.reading import ReadingSection, reading
from playpress.pages.sections.tasks import TasksSection, first_months

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class ProgressPage(Page):
    """A role's tasks and readings."""

    template: ClassVar[str] = "progress"
    is_wide: ClassVar[bool] = True

    role: Link
    all: Link
    stages: tuple[TasksSection, ...]
    reading: ReadingSection
    day: str

    @property
    def files(self) -> dict[str, str]:
        """The script of data for the role's day."""
        return {day_path(self.planned.name): self.day}


def progress_page(planned: PlannedPage, write: Writer) -> ProgressPage:
    """Build the page of a role."""
    role = write.library.roles[planned.name]
    return ProgressPage(
        planned=planned,
        heading=write.plain(planned.title),
        role=Link(write.say(N_("The whole page of this role")), write.link("role", role.id).href),
        all=Link(write.say(N_("Save, load or clear your progress, or choose another role")), write.href(PROGRESS)),
        stages=first_months(role, write),
        reading=reading(role.id, write),
        day=my_day(role, write),
    )
