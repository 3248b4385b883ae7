"""All pages of a handbook as values, built one after the other as a build does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.analysis.facts import Facts
from playpress.pages.page import PlannedPage
from playpress.pages.plan import Plan, build_page, plan_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.language.translation import Translator
    from playpress.pages.page import Page
    from playpress.pages.writer import Writer
    from playpress.reading.loaded import Loaded


def plan_of(loaded: Loaded, translator: Translator) -> Plan:
    """Return the plan of a handbook's pages."""
    return plan_pages(Facts(loaded.library), translator, loaded.file_of)


def built_pages(loaded: Loaded, translator: Translator, kind: str = "") -> Iterator[Page]:
    """Yield every page of a handbook, or those of one kind, in the order of the plan."""
    facts = Facts(loaded.library)
    for planned in plan_of(loaded, translator).pages.values():
        if not kind or planned.kind == kind:
            yield build_page(planned, facts, translator)[0]


def at(write: Writer, name: str = "") -> tuple[PlannedPage, Writer]:
    """Return what a builder takes, for a page about the thing with this id at the place for which the writer writes."""
    return PlannedPage(key=write.path, kind="", path=write.path, title="", name=name), write
