"""The page of a data set.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.pages.page import Entry, Page, PlannedPage
from playpress.pages.search_entry import section
from playpress.pages.sections.card import CardSection, card
from playpress.pages.sections.used import UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.language.richtext import Md
    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class DatasetPage(Page):
    """What a data set holds, where it comes from, who owns it, where it is used."""

    template: ClassVar[str] = "dataset"
    kind_found: ClassVar[str] = "dataset"
    found_first: ClassVar[tuple[str, ...]] = ("text", "card")

    text: Md
    card: CardSection
    used: UsedSection

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield where it is used."""
        yield from section("used", self.used.heading, self.used.groups, repeats=True)


def dataset_page(planned: PlannedPage, write: Writer) -> DatasetPage:
    """Build the page of a data set."""
    dataset = write.library.datasets[planned.name]
    entries = (
        Entry(write.say(N_("Owner")), write.link("role", dataset.owner).md),
        Entry(write.say(N_("Source")), write.plain(dataset.source)),
        Entry(write.say(N_("Refreshed")), write.label(labels.FREQUENCIES, dataset.refresh)),
        Entry(write.say(N_("Classification")), write.label(labels.CLASSIFICATIONS, dataset.classification)),
    )
    return DatasetPage(
        planned=planned,
        aliases=dataset.aliases,
        description=write.words(dataset.description),
        heading=write.plain(dataset.name),
        text=write.markdown(dataset.description),
        card=card(entries),
        used=where_used(("dataset", dataset.id), write),
    )
