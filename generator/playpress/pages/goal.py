"""The page of a goal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.pages.page import Entry, Link, Page
from playpress.pages.where_used import UseGroup, where_used

if TYPE_CHECKING:
    from playpress.language.richtext import Md
    from playpress.model.goal import Goal
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class GoalPage(Page):
    """What is to be reached, for which greater goal, and by what: processes, figures, smaller goals."""

    template: ClassVar[str] = "goal"

    text: Md
    card: tuple[Entry, ...]
    parts: tuple[Link, ...]
    playbooks: tuple[Link, ...]
    kpis: tuple[Link, ...]
    used: tuple[UseGroup, ...]


def goal_page(goal: Goal, source: str, write: Writer) -> GoalPage:
    """Build the page of a goal; `source` is the registry's file."""
    library = write.library
    card = (
        Entry(write.say(N_("Owner")), write.link("role", goal.owner).md),
        Entry(write.say(N_("By when")), write.plain(goal.horizon)),
        Entry(write.say(N_("Part of")), write.link("goal", goal.parent).md),
    )
    return GoalPage(
        path=write.path,
        title=goal.name,
        description=write.words(goal.statement),
        source=source,
        heading=write.plain(goal.name),
        text=write.markdown(goal.statement),
        card=tuple(entry for entry in card if entry.text),
        parts=write.sorted_links("goal", (g.id for g in library.goals.values() if g.parent == goal.id)),
        playbooks=write.sorted_links("playbook", (p.id for p in library.playbooks.values() if goal.id in p.goals)),
        kpis=write.sorted_links("kpi", (k.id for k in library.kpis.values() if goal.id in k.goals)),
        used=tuple(g for g in where_used(("goal", goal.id), write)),
    )
