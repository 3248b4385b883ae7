"""The page “My progress”: leads to the progress of each role. A script adds what belongs to all: save, load, clear.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.pages.address import progress_path
from playpress.pages.page import Page, PlannedPage
from playpress.pages.sections.choice import ChoiceSection, choice

if TYPE_CHECKING:
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class MyProgressPage(Page):
    """The roles to choose from; a script names the chosen one first."""

    template: ClassVar[str] = "my_progress"

    roles: ChoiceSection


def my_progress_page(planned: PlannedPage, write: Writer) -> MyProgressPage:
    """Build the page; roles outside the organisation are left out."""
    roles = write.library.roles
    inside = [name for name in roles if not roles[name].external]
    return MyProgressPage(
        planned=planned,
        heading=write.plain(planned.title),
        roles=choice("role", inside, progress_path, write),
    )
