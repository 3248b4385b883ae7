"""The page of a quarter's plan: guidepoint, outcomes, the calendar of deliverables as picture and table, budgets.

Knows: sections, diagrams, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.diagrams.gantt import Bar, gantt_diagram
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.record_words import example_notice, latest, period
from playpress.pages.search_entry import section
from playpress.pages.sections.card import CardSection, card
from playpress.pages.sections.used import UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.plan import Deliverable, Outcome, Plan
    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


class OutcomeKpi(NamedTuple):
    """A KPI of an outcome, and its latest figure."""

    kpi: Link
    latest: Md


class OutcomeRow(NamedTuple):
    """An outcome, the goal it serves, and the KPIs that show it."""

    name: Md
    goal: Link
    kpis: tuple[OutcomeKpi, ...]


class DeliverableRow(NamedTuple):
    """A deliverable of the calendar."""

    name: Md
    outcome: Md
    when: Md
    state: Md
    owner: Link
    process: Link


class BudgetRow(NamedTuple):
    """A team's budget."""

    team: Link
    amount: Md
    purpose: Md


@dataclass(frozen=True, kw_only=True)
class QuarterPage(Page):
    """Everything a plan's page shows."""

    template: ClassVar[str] = "quarter"
    is_wide: ClassVar[bool] = True
    kind_found: ClassVar[str] = "plan"
    found_first: ClassVar[tuple[str, ...]] = ("example", "card", "guidepoint")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("outcomes", N_("Outcomes"), ("outcomes",)),
        Found("calendar", N_("Calendar of deliverables"), ("deliverables",)),
        Found("budget", N_("Budget by team"), ("budget",)),
    )

    example: Md
    card: CardSection
    guidepoint: Md
    outcomes: tuple[OutcomeRow, ...]
    calendar: Md
    deliverables: tuple[DeliverableRow, ...]
    budget: tuple[BudgetRow, ...]
    total: Md
    used: UsedSection

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The calendar, if there is anything in it."""
        return (self.calendar,) if self.calendar else ()

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield where it is used."""
        yield from section("used", self.used.heading, self.used.groups, repeats=True)


def quarter_page(planned: PlannedPage, write: Writer) -> QuarterPage:
    """Build the page of a plan."""
    plan = write.library.plans[planned.name]
    names = {outcome.id: outcome.name for outcome in plan.outcomes}
    return QuarterPage(
        planned=planned,
        aliases=plan.aliases,
        description=write.words(plan.guidepoint),
        heading=write.plain(plan.name),
        example=example_notice(write, is_example=plan.example),
        card=_card(plan, write),
        guidepoint=write.markdown(plan.guidepoint),
        outcomes=tuple(_outcome(outcome, write) for outcome in plan.outcomes),
        calendar=_calendar(plan, names, write),
        deliverables=tuple(_deliverable(item, names, write) for item in in_calendar_order(plan)),
        budget=tuple(
            BudgetRow(write.link("team", b.team), write.figure(b.amount, plan.currency), write.inline(b.purpose))
            for b in plan.budget
        ),
        total=write.figure(sum(b.amount for b in plan.budget), plan.currency) if plan.budget else Md(),
        used=where_used(("plan", plan.id), write),
    )


def _card(plan: Plan, write: Writer) -> CardSection:
    done = sum(item.state == "done" for item in plan.deliverables)
    count = write.say(N_("done: {done} of {all}"), done=write.number(done), all=write.number(len(plan.deliverables)))
    return card(
        (
            Entry(write.say(N_("When")), period(plan.start, plan.end, write)),
            Entry(write.say(N_("Owner")), write.link("role", plan.owner).md),
            Entry(write.say(N_("Deliverables")), count if plan.deliverables else Md()),
        )
    )


def _outcome(outcome: Outcome, write: Writer) -> OutcomeRow:
    kpis = tuple(OutcomeKpi(write.link("kpi", name), latest(name, write)) for name in outcome.kpis)
    return OutcomeRow(write.plain(outcome.name), write.link("goal", outcome.goal), kpis)


def _deliverable(item: Deliverable, outcomes: dict[str, str], write: Writer) -> DeliverableRow:
    return DeliverableRow(
        write.plain(item.name),
        write.plain(outcomes.get(item.outcome or "")),
        period(item.start, item.end, write),
        write.label(labels.DELIVERABLE_STATES, item.state),
        write.link("role", item.owner),
        write.link("playbook", item.process),
    )


def in_calendar_order(plan: Plan) -> list[Deliverable]:
    """Return the deliverables by outcome, in the order of the plan, and then by day; those without an outcome last."""
    rank = {outcome.id: number for number, outcome in enumerate(plan.outcomes)}
    return sorted(plan.deliverables, key=lambda item: (rank.get(item.outcome or "", len(rank)), item.start, item.end))


def _calendar(plan: Plan, outcomes: dict[str, str], write: Writer) -> Md:
    """Return the calendar in Mermaid, without what was dropped; empty if there is nothing to show."""
    if not plan.deliverables:
        return Md()
    without = write.translator.gettext(N_("Without an outcome"))
    bars = [
        Bar(outcomes.get(item.outcome or "", without), item.name, item.start, item.end, item.state)
        for item in in_calendar_order(plan)
        if item.state != "dropped"
    ]
    months = [(day, write.translator.month(day)) for day in plan.months]
    description = write.say(N_("Deliverables by outcome, month by month. The table below says the same in words."))
    return Md(gantt_diagram(bars, months, plan.end, plan.name, str(description))) if bars else Md()
