"""The catalogue: every playbook in one table.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.analysis.parts import MOST_PLAYBOOKS
from playpress.diagnostics import N_
from playpress.pages.page import Found, Page, PlannedPage
from playpress.pages.sections.catalogue import CatalogueSection, all_rows, catalogue
from playpress.pages.sections.counted import CountedSection, counted
from playpress.pages.sections.parts import PartsSection, parts

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.pages.writer import Writer

ROWS = "catalogue/rows.js"
"""The path of the file with all rows, which a script reads where a page has only a part of them."""


@dataclass(frozen=True, kw_only=True)
class CataloguePage(Page):
    """All playbooks, by name."""

    template: ClassVar[str] = "catalogue"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ("intro",)
    sections_found: ClassVar[tuple[Found, ...]] = (Found("counted", N_("In figures"), ("counted",)),)

    intro: Md
    parts: PartsSection
    playbooks: CatalogueSection
    counted: CountedSection
    all_rows: str

    @property
    def files(self) -> dict[str, str]:
        """All rows as data, if they are too many for one page."""
        return {ROWS: self.all_rows} if self.all_rows else {}


def catalogue_page(planned: PlannedPage, write: Writer) -> CataloguePage:
    """Build the catalogue."""
    playbooks = write.library.playbooks
    return CataloguePage(
        planned=planned,
        heading=write.plain(planned.title),
        intro=write.count("{n} playbook, by name.", "{n} playbooks, by name.", len(playbooks)),
        parts=parts(planned, write),
        playbooks=catalogue(write.shown("playbook", playbooks), write),
        counted=counted(write),
        all_rows=all_rows(write) if write.is_first and len(playbooks) > MOST_PLAYBOOKS else "",
    )
