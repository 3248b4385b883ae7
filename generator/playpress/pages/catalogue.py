"""The catalogue: every playbook in one table.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.page import Found, Page, PlannedPage
from playpress.pages.sections.catalogue import CatalogueSection, catalogue
from playpress.pages.sections.counted import CountedSection, counted

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class CataloguePage(Page):
    """All playbooks, by name."""

    template: ClassVar[str] = "catalogue"
    is_wide: ClassVar[bool] = True
    found_first: ClassVar[tuple[str, ...]] = ("intro",)
    sections_found: ClassVar[tuple[Found, ...]] = (Found("counted", N_("In figures"), ("counted",)),)

    intro: Md
    playbooks: CatalogueSection
    counted: CountedSection


def catalogue_page(planned: PlannedPage, write: Writer) -> CataloguePage:
    """Build the catalogue."""
    playbooks = write.library.playbooks
    return CataloguePage(
        planned=planned,
        heading=write.plain(planned.title),
        intro=write.count("{n} playbook, by name.", "{n} playbooks, by name.", len(playbooks)),
        playbooks=catalogue(playbooks, write),
        counted=counted(write),
    )
