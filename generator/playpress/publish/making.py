"""A planned page to everything that is made of it: its Markdown, its pictures, and what it was made from.

It can be done in any order and in any process. Knows: pages, their templates, their pictures. Must not know the site
engine, or which files are there already.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from playpress.pages.plan import build_through, door_of
from playpress.pages.search_entry import entries_of
from playpress.publish.data.of_page import data_of_page
from playpress.publish.drawing import chart_file, draw_diagrams, draw_files
from playpress.publish.search.contribution import contribution_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Diagnostic
    from playpress.diagrams.cache import Pictures
    from playpress.language.translation import Translator
    from playpress.pages.door import Read
    from playpress.pages.page import Page, PlannedPage
    from playpress.publish.data.addresses import Addresses
    from playpress.publish.render import Rendered
    from playpress.publish.search.contribution import Contribution, Reader


class Made(NamedTuple):
    """What is made of a page: its value, its Markdown, the SVG files beside it by path, its reads, what cannot be drawn.

    `data` are the files of data about the same thing, by path. `added` is what it adds to the search.
    """

    page: Page
    rendered: Rendered
    drawn: Mapping[str, str]
    reads: tuple[Read, ...]
    problems: tuple[Diagnostic, ...]
    added: Contribution | None
    data: Mapping[str, str]

    def files(self) -> dict[str, bytes]:
        """Return the files of the page by path."""
        texts = {self.page.path: self.rendered.text, **self.drawn, **self.published}
        return {path: text.encode() for path, text in texts.items()}

    @property
    def published(self) -> dict[str, str]:
        """The files that are published beside the page, whichever way the site is made."""
        return {**self.page.files, **self.data}


@dataclass(frozen=True)
class Workshop:
    """What all pages are made with: `style` and `chart_style` are style sheets, `addresses` are the site's.

    With `draws`, diagrams are drawn ahead for the site.
    """

    facts: Facts
    translator: Translator
    render: Callable[[Page], Rendered]
    style: str
    reader: Reader
    addresses: Addresses
    chart_style: str = ""
    draws: bool = False

    def make(self, planned: PlannedPage, pictures: Pictures) -> Made:
        """Make a page; its diagrams are among `pictures`, or are drawn and put there."""
        door = door_of(planned, self.facts)
        page = build_through(door, planned, self.translator)
        data = data_of_page(planned, door.facts, self.translator, self.addresses)
        drawn = {path: text for one in page.pictures for path, text in draw_files(one, self.style, pictures)}
        drawn |= {one.path: chart_file(one, self.chart_style) for one in page.charts}
        problems = tuple(draw_diagrams(page, pictures)) if self.draws else ()
        entries = entries_of(page, self.translator.gettext)
        added = contribution_of(page.path, page.category, entries, self.reader) if entries else None
        return Made(page, self.render(page), drawn, tuple(door.reads), problems, added, data)
