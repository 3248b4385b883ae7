"""Each deliverable of a plan serves an outcome and lies within its three months; each team has one budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.checks.second_times import second_times
from playpress.diagnostics import N_, Message, Severity
from playpress.model.record import ABSENT
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.plan import Plan

NO_OUTCOME = Rule(
    code="PB356",
    name="deliverable-without-outcome",
    severity=Severity.WARNING,
    message=N_("“{name}” serves no outcome of the plan"),
    hint=N_("write “outcome: {outcome}”, or another of the plan's outcomes"),
    about="""
        A plan holds what brings its outcomes about. A deliverable that serves none is a tactic looking for a purpose: give
        it an outcome, or leave it for later.
    """,
    bad="""
        # playbooks/plans/2026-q1.yml
        name: First quarter
        start: 2026-01-01
        guidepoint: Customers get an offer in a day.
        outcomes: [{id: quick-offers, name: Offers are quick}]
        deliverables: [{id: template, name: A template, start: 2026-01-12, end: 2026-02-06}]
    """,
    good="""
        # playbooks/plans/2026-q1.yml
        name: First quarter
        start: 2026-01-01
        guidepoint: Customers get an offer in a day.
        outcomes: [{id: quick-offers, name: Offers are quick}]
        deliverables: [{id: template, name: A template, outcome: quick-offers, start: 2026-01-12, end: 2026-02-06}]
    """,
)
OUTSIDE_PLAN = Rule(
    code="PB357",
    name="deliverable-outside-plan",
    severity=Severity.WARNING,
    message=N_("the day {day} is outside the plan, which goes from {first} to {last}"),
    hint=N_("check the day, or move the deliverable to the plan of its own quarter"),
    about="""
        A plan is a calendar of three months. What begins or ends outside of them cannot be drawn in it.
    """,
    bad="""
        # playbooks/plans/2026-q1.yml
        name: First quarter
        start: 2026-01-01
        guidepoint: Customers get an offer in a day.
        outcomes: [{id: quick-offers, name: Offers are quick}]
        deliverables: [{id: template, name: A template, outcome: quick-offers, start: 2026-01-12, end: 2026-04-01}]
    """,
    good="""
        # playbooks/plans/2026-q1.yml
        name: First quarter
        start: 2026-01-01
        guidepoint: Customers get an offer in a day.
        outcomes: [{id: quick-offers, name: Offers are quick}]
        deliverables: [{id: template, name: A template, outcome: quick-offers, start: 2026-01-12, end: 2026-03-31}]
    """,
)
BUDGET_TWICE = Rule(
    code="PB358",
    name="budget-twice",
    severity=Severity.WARNING,
    message=N_("“{team}” has a budget already"),
    hint=N_("write one budget a team: add the two up, or name the other team"),
    about="""
        A plan has one budget for each team. Where a team stands twice, nobody can tell whether the second figure is an
        addition or a correction.
    """,
    bad="""
        # playbooks/plans/2026-q1.yml
        name: First quarter
        start: 2026-01-01
        guidepoint: Customers get an offer in a day.
        budget: [{team: sales-team, amount: 100}, {team: sales-team, amount: 200}]
    """,
    good="""
        # playbooks/plans/2026-q1.yml
        name: First quarter
        start: 2026-01-01
        guidepoint: Customers get an offer in a day.
        budget: [{team: sales-team, amount: 300}]
    """,
)


@finds(NO_OUTCOME, OUTSIDE_PLAN, BUDGET_TWICE, alone=True)
def check_plans(facts: Facts) -> Iterator[Finding]:
    """Find deliverables without an outcome or outside the plan, and second budgets."""
    for plan in facts.library.plans.values():
        yield from _of_deliverables(plan)
        subject = ("plan", plan.id)
        for n, before in second_times(budget.team for budget in plan.budget):
            team = plan.budget[n].team
            if team != ABSENT:
                related = ((subject, ("budget", before, "team"), Message(N_("first used here"))),)
                yield BUDGET_TWICE.at(subject, ("budget", n, "team"), related=related, team=team)


def _of_deliverables(plan: Plan) -> Iterator[Finding]:
    subject, guess = ("plan", plan.id), next((o.id for o in plan.outcomes if o.id != ABSENT), "")
    for n, item in enumerate(plan.deliverables):
        if item.outcome is None:
            hint = "" if guess else N_("name the plan's outcomes first, and then the one that it serves")
            yield NO_OUTCOME.at(subject, ("deliverables", n, "name"), hint=hint, name=item.name, outcome=guess)
        for key, day in (("start", item.start), ("end", item.end)):
            if not plan.start <= day <= plan.end and day >= item.start:  # an end before its start is told as that
                route = ("deliverables", n, key)
                yield OUTSIDE_PLAN.at(subject, route, day=day, first=plan.start, last=plan.end)
