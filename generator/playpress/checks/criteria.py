"""An experiment has criteria that were set beforehand and can be judged, and is decided by their results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message, Severity
from playpress.rule import Rule, finds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.analysis.facts import Facts
    from playpress.diagnostics import Finding
    from playpress.model.experiment import Criterion, Experiment

OPEN_RESULT = Rule(
    code="PB352",
    name="open-result",
    severity=Severity.WARNING,
    message=N_("the experiment is decided, but “{name}” has no result"),
    hint=N_("write the figure as “result: 12”, or “met: true” or “met: false” for what is judged"),
    about="""
        What follows from an experiment is decided by its criteria. So each criterion of a decided experiment has a result:
        otherwise nobody can see later why it was stopped, repeated or scaled.
    """,
    bad="""
        # playbooks/experiments/first-mails.yml
        name: First mails
        hypothesis: Customers answer a short mail.
        criteria: [{id: answers, name: Answers, at_least: 5}]
        decision: {verdict: stop, date: 2026-03-09, why: Too few answered.}
    """,
    good="""
        # playbooks/experiments/first-mails.yml
        name: First mails
        hypothesis: Customers answer a short mail.
        criteria: [{id: answers, name: Answers, at_least: 5, result: 2}]
        decision: {verdict: stop, date: 2026-03-09, why: Too few answered.}
    """,
)
UNJUDGED_CRITERION = Rule(
    code="PB354",
    name="unjudged-criterion",
    severity=Severity.WARNING,
    message=N_("“{name}” has a figure, but no limit to judge it by"),
    hint=N_("write the limit that was set beforehand: “at_least: 5” or “at_most: 5”"),
    about="""
        A criterion says from which figure on the experiment is a success: “at_least” or “at_most”. A figure without a limit
        decides nothing, and no figure lies between limits of which the lower one is the higher.
    """,
    bad="""
        # playbooks/experiments/first-mails.yml
        name: First mails
        hypothesis: Customers answer a short mail.
        criteria: [{id: answers, name: Answers, result: 2}]
    """,
    good="""
        # playbooks/experiments/first-mails.yml
        name: First mails
        hypothesis: Customers answer a short mail.
        criteria: [{id: answers, name: Answers, at_least: 5, result: 2}]
    """,
)
LATE_CRITERIA = Rule(
    code="PB355",
    name="late-criteria",
    severity=Severity.WARNING,
    message=N_("the criteria were set on {day}, after the experiment began on {start}"),
    hint=N_("set criteria beforehand; if one of the days is wrong, correct it"),
    about="""
        Criteria are set before an experiment begins. Whoever sets them afterwards already knows the figures, and a success
        can always be found in them.
    """,
    bad="""
        # playbooks/experiments/first-mails.yml
        name: First mails
        hypothesis: Customers answer a short mail.
        criteria_set: 2026-03-09
        start: 2026-03-02
        criteria: [{id: answers, name: Answers, at_least: 5}]
    """,
    good="""
        # playbooks/experiments/first-mails.yml
        name: First mails
        hypothesis: Customers answer a short mail.
        criteria_set: 2026-02-27
        start: 2026-03-02
        criteria: [{id: answers, name: Answers, at_least: 5}]
    """,
)


@finds(OPEN_RESULT, UNJUDGED_CRITERION, LATE_CRITERIA, alone=True)
def check_criteria(facts: Facts) -> Iterator[Finding]:
    """Find criteria that were set late, cannot be judged, or are open though the experiment is decided."""
    for experiment in facts.library.experiments.values():
        subject = ("experiment", experiment.id)
        if experiment.criteria_set and experiment.start and experiment.criteria_set > experiment.start:
            related = ((subject, ("start",), Message(N_("it begins here"))),)
            day, start = experiment.criteria_set, experiment.start
            yield LATE_CRITERIA.at(subject, ("criteria_set",), related=related, day=day, start=start)
        for n, criterion in enumerate(experiment.criteria):
            yield from _of_criterion(experiment, criterion, n)


def _of_criterion(experiment: Experiment, criterion: Criterion, n: int) -> Iterator[Finding]:
    subject, here = ("experiment", experiment.id), ("criteria", n)
    low, high = criterion.at_least, criterion.at_most
    if low is not None and high is not None and low > high:
        message = N_("no figure is at least {low} and at most {high}")
        hint = N_("exchange the two limits")
        route = (*here, "at_least")
        yield UNJUDGED_CRITERION.at(subject, route, message=message, hint=hint, low=low, high=high)
    elif criterion.result is not None and not criterion.has_limit:
        yield UNJUDGED_CRITERION.at(subject, (*here, "result"), name=criterion.name)
    elif criterion.met is not None and criterion.has_limit:
        message = N_("“{name}” has a limit, so whether it was met is computed")
        hint = N_("remove “met”, and write the figure as “result”")
        yield UNJUDGED_CRITERION.at(
            subject, (*here, "met"), message=message, hint=hint, at_key=True, name=criterion.name
        )
    elif experiment.decision and criterion.is_met is None:
        yield OPEN_RESULT.at(subject, (*here, "name"), name=criterion.name)
