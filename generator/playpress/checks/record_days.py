"""The days of an improvement, an experiment, a plan or the backlog follow each other as what happens on them does."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding, Route, Subject
    from playpress.model.experiment import Experiment
    from playpress.model.improvement import Improvement
    from playpress.model.library import Library

Day = tuple["Route", "datetime.date | None"]
"""A place where a day stands, and the day; None if none is written."""

DISORDERED_DAYS = Rule(
    code="PB350",
    name="disordered-days",
    severity=Severity.WARNING,
    message=N_("the day {day} is before {before}, though it comes after it"),
    hint=N_("check both days: one of them is wrong"),
    about="""
        An improvement begins, is tried, decided and told, in this order; an experiment and a deliverable end after they
        start; a request is closed after it was made. Where a later event has an earlier day, one of the two is wrong.
    """,
    bad="""
        # playbooks/experiments/first-mails.yml
        name: First mails
        hypothesis: Customers answer a short mail.
        start: 2026-03-02
        end: 2026-02-09
        criteria: [{id: answers, name: Answers, at_least: 5}]
    """,
    good="""
        # playbooks/experiments/first-mails.yml
        name: First mails
        hypothesis: Customers answer a short mail.
        start: 2026-03-02
        end: 2026-03-09
        criteria: [{id: answers, name: Answers, at_least: 5}]
    """,
)


@finds(DISORDERED_DAYS, alone=True)
def check_days(facts: Facts) -> Iterator[Finding]:
    """Find days of records that are before an earlier event's."""
    for subject, days in _sequences(facts.library):
        known = [(route, day) for route, day in days if day is not None]
        for (earlier, before), (route, day) in pairwise(known):
            if day < before:
                related = ((subject, earlier, Message(N_("the day to compare with"))),)
                yield DISORDERED_DAYS.at(subject, route, related=related, day=day, before=before)


def _sequences(library: Library) -> Iterator[tuple[Subject, list[Day]]]:
    """Yield the days of events that follow each other, with the thing in which they stand."""
    for improvement in library.improvements.values():
        yield ("improvement", improvement.id), _of_improvement(improvement)
    for experiment in library.experiments.values():
        yield ("experiment", experiment.id), _of_experiment(experiment)
    for plan in library.plans.values():
        for n, item in enumerate(plan.deliverables):
            here: Route = ("deliverables", n)
            yield ("plan", plan.id), [((*here, "start"), item.start), ((*here, "end"), item.end)]
    for backlog in library.backlogs.values():
        for n, request in enumerate(backlog.items):
            here = ("items", n)
            yield (
                ("backlog", backlog.id),
                [((*here, "requested"), request.requested), ((*here, "closed"), request.closed)],
            )


def _of_improvement(improvement: Improvement) -> list[Day]:
    days: list[Day] = [(("started",), improvement.started)]
    if improvement.test:
        days += [(("test", "start"), improvement.test.start), (("test", "end"), improvement.test.end)]
    if improvement.decision:
        days.append((("decision", "date"), improvement.decision.date))
    if improvement.announcement:
        days.append((("announcement", "date"), improvement.announcement.date))
    return days


def _of_experiment(experiment: Experiment) -> list[Day]:
    """Return the days of an experiment; it may be decided before the day on which it was to end."""
    decided = experiment.decision.date if experiment.decision else None
    if decided and experiment.start and decided < experiment.start:
        return [(("start",), experiment.start), (("decision", "date"), decided)]
    return [(("start",), experiment.start), (("end",), experiment.end)]
