"""The page of an experiment: what was expected, when it counts as a success, how it came out, what was learned.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Found, Page, PlannedPage
from playpress.pages.record_words import criterion_result, criterion_state, example_notice, period
from playpress.pages.search_entry import section
from playpress.pages.sections.card import CardSection, card
from playpress.pages.sections.used import UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.experiment import Criterion, Experiment, ExperimentDecision
    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


class CriterionRow(NamedTuple):
    """A criterion: from where on it is a success, what came out, and whether it was met."""

    name: Md
    limit: Md
    result: Md
    state: Md
    note: Md


@dataclass(frozen=True, kw_only=True)
class ExperimentPage(Page):
    """Everything an experiment's page shows."""

    template: ClassVar[str] = "experiment"
    kind_found: ClassVar[str] = "experiment"
    found_first: ClassVar[tuple[str, ...]] = ("example", "card")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("hypothesis", N_("Hypothesis"), ("hypothesis",)),
        Found("method", N_("What is done"), ("method",)),
        Found("criteria", N_("Criteria of success"), ("criteria",)),
        Found("decision", N_("Decision"), ("decision",)),
        Found("learned", N_("What was learned"), ("learned",)),
    )

    example: Md
    card: CardSection
    hypothesis: Md
    method: Md
    criteria: tuple[CriterionRow, ...]
    decision: tuple[Entry, ...]
    learned: Md
    used: UsedSection

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield where it is used."""
        yield from section("used", self.used.heading, self.used.groups, repeats=True)


def experiment_page(planned: PlannedPage, write: Writer) -> ExperimentPage:
    """Build the page of an experiment."""
    experiment = write.library.experiments[planned.name]
    return ExperimentPage(
        planned=planned,
        aliases=experiment.aliases,
        description=write.words(experiment.hypothesis),
        heading=write.plain(experiment.name),
        example=example_notice(write, is_example=experiment.example),
        card=_card(experiment, write),
        hypothesis=write.markdown(experiment.hypothesis),
        method=write.markdown(experiment.method),
        criteria=tuple(_criterion(criterion, write) for criterion in experiment.criteria),
        decision=_decision(experiment.decision, write) if experiment.decision else (),
        learned=write.markdown(experiment.learned),
        used=where_used(("experiment", experiment.id), write),
    )


def _card(experiment: Experiment, write: Writer) -> CardSection:
    return card(
        (
            Entry(write.say(N_("Process")), write.link("playbook", experiment.process).md),
            Entry(write.say(N_("Goal")), write.link("goal", experiment.goal).md),
            Entry(write.say(N_("Owner")), write.link("role", experiment.owner).md),
            Entry(write.say(N_("Follows")), write.link("experiment", experiment.follows).md),
            Entry(write.say(N_("When")), period(experiment.start, experiment.end, write)),
            Entry(write.say(N_("Criteria set on")), write.day(experiment.criteria_set)),
        )
    )


def _criterion(criterion: Criterion, write: Writer) -> CriterionRow:
    return CriterionRow(
        write.plain(criterion.name),
        _limit(criterion, write),
        criterion_result(criterion, write),
        criterion_state(criterion, write),
        write.inline(criterion.note),
    )


def _limit(criterion: Criterion, write: Writer) -> Md:
    """Return `at least 10%`, `at most 5 days`, or both; for what is judged, that it is."""
    bounds = []
    if criterion.at_least is not None:
        bounds.append(write.say(N_("at least {figure}"), figure=write.figure(criterion.at_least, criterion.unit)))
    if criterion.at_most is not None:
        bounds.append(write.say(N_("at most {figure}"), figure=write.figure(criterion.at_most, criterion.unit)))
    return Md(", ".join(bounds)) if bounds else write.say(N_("judged, not counted"))


def _decision(decision: ExperimentDecision, write: Writer) -> tuple[Entry, ...]:
    entries = (
        Entry(write.say(N_("Decision")), write.label(labels.VERDICTS, decision.verdict)),
        Entry(write.say(N_("Date")), write.day(decision.date)),
        Entry(write.say(N_("Decided by")), write.link("role", decision.by).md),
        Entry(write.say(N_("Why")), write.inline(decision.why)),
    )
    return tuple(entry for entry in entries if entry.text)
