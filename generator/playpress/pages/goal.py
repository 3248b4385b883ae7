"""The page of a goal.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.address import INDEX_PAGES
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.search_entry import section
from playpress.pages.sections.card import CardSection, card
from playpress.pages.sections.kpi_tile import KpiTileSection, few_tiles
from playpress.pages.sections.parts import users
from playpress.pages.sections.used import UsedSection, further_uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.language.richtext import Md
    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class GoalPage(Page):
    """What is to be reached, for which greater goal, and by what: processes, figures, smaller goals."""

    template: ClassVar[str] = "goal"
    kind_found: ClassVar[str] = "goal"
    found_first: ClassVar[tuple[str, ...]] = ("text", "card")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("parts", N_("Goals below it"), ("parts",), repeats=True),
        Found("playbooks", N_("Processes that serve it"), ("playbooks",), repeats=True),
        Found("kpis", N_("KPIs that measure it"), ("kpis",), repeats=True),
    )

    text: Md
    card: CardSection
    parts: tuple[Link, ...]
    playbooks: tuple[Link, ...]
    kpis: KpiTileSection
    used: UsedSection

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield where it is used."""
        yield from section("used", self.used.heading, self.used.groups, repeats=True)


def goal_page(planned: PlannedPage, write: Writer) -> GoalPage:
    """Build the page of a goal."""
    goal = write.library.goals[planned.name]
    served = write.facts.served[goal.id]
    entries = (
        Entry(write.say(N_("Owner")), write.link("role", goal.owner).md),
        Entry(write.say(N_("By when")), write.plain(goal.horizon)),
        Entry(write.say(N_("Part of")), write.link("goal", goal.parent).md),
    )
    return GoalPage(
        planned=planned,
        aliases=goal.aliases,
        description=write.words(goal.statement),
        heading=write.plain(goal.name),
        text=write.markdown(goal.statement),
        card=card(entries),
        parts=users(("goal", goal.id), "goal", served.goals, write),
        playbooks=users(("goal", goal.id), "playbook", served.playbooks, write),
        kpis=few_tiles(served.kpis, write.href(INDEX_PAGES["kpi"]), write),
        used=further_uses(("goal", goal.id), ("goals", "parent"), write),
    )
