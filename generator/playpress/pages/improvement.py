"""The page of an improvement: what is wrong with a process, what is changed, whether it helps, phase by phase of DMAIC.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.line import joined
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.record_words import example_notice, latest, period
from playpress.pages.search_entry import section
from playpress.pages.sections.card import CardSection, card
from playpress.pages.sections.used import UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.model.improvement import Announcement, BaselineFigure, ControlPoint, Improvement, TestPhase, Verdict
    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


class BaselineRow(NamedTuple):
    """A KPI's figure before the change, and its latest one."""

    kpi: Link
    figure: Md
    date: Md
    latest: Md


class FindingRow(NamedTuple):
    """What was found, in which step."""

    type: Md
    step: Link
    what: Md


class ControlRow(NamedTuple):
    """What is watched, how often and by whom, and what is done when it gets worse."""

    what: Md
    kpi: Link
    every: Md
    owner: Link
    reaction: Md


@dataclass(frozen=True, kw_only=True)
class ImprovementPage(Page):
    """Everything an improvement's page shows, in the order of DMAIC."""

    template: ClassVar[str] = "improvement"
    kind_found: ClassVar[str] = "improvement"
    found_first: ClassVar[tuple[str, ...]] = ("example", "card")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("define", N_("Define: what is wrong"), ("problem",)),
        Found("measure", N_("Measure: how the process performed before"), ("baseline", "observed")),
        Found("analyse", N_("Analyse: what was found"), ("findings",)),
        Found("improve", N_("Improve: the change and its test"), ("change", "test", "feedback", "decision")),
        Found("control", N_("Control: how it stays that way"), ("announcement", "control", "learned")),
    )

    example: Md
    card: CardSection
    problem: Md
    baseline: tuple[BaselineRow, ...]
    observed: tuple[Md, ...]
    findings: tuple[FindingRow, ...]
    change: Md
    test: tuple[Entry, ...]
    feedback: tuple[Entry, ...]
    decision: tuple[Entry, ...]
    announcement: tuple[Entry, ...]
    control: tuple[ControlRow, ...]
    learned: Md
    used: UsedSection

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield where it is used."""
        yield from section("used", self.used.heading, self.used.groups, repeats=True)


def improvement_page(planned: PlannedPage, write: Writer) -> ImprovementPage:
    """Build the page of an improvement."""
    improvement = write.library.improvements[planned.name]
    test = improvement.test
    return ImprovementPage(
        planned=planned,
        aliases=improvement.aliases,
        description=write.words(improvement.problem),
        heading=write.plain(improvement.name),
        example=example_notice(write, is_example=improvement.example),
        card=_card(improvement, write),
        problem=write.markdown(improvement.problem),
        baseline=tuple(_baseline(figure, write) for figure in improvement.baseline if figure.kpi),
        observed=tuple(write.inline(figure.observed) for figure in improvement.baseline if figure.observed),
        findings=tuple(
            FindingRow(write.label(labels.FINDINGS, f.type), _step(improvement, f.step, write), write.inline(f.what))
            for f in improvement.findings
        ),
        change=write.markdown(improvement.change),
        test=_test(test, write) if test else (),
        feedback=tuple(_feedback(test, write)) if test else (),
        decision=_decision(improvement.decision, write) if improvement.decision else (),
        announcement=_announcement(improvement.announcement, write) if improvement.announcement else (),
        control=tuple(_control(point, write) for point in improvement.control),
        learned=write.markdown(improvement.learned),
        used=where_used(("improvement", improvement.id), write),
    )


def _card(improvement: Improvement, write: Writer) -> CardSection:
    """Return what is improved, how far that is, and whose it is."""
    stage = write.facts.improvement_stages[improvement.id]
    return card(
        (
            Entry(write.say(N_("Process")), write.link("playbook", improvement.process).md),
            Entry(write.say(N_("Phase")), write.label(labels.PHASES, stage)),
            Entry(write.say(N_("Owner")), write.link("role", improvement.owner).md),
            Entry(write.say(N_("Began on")), write.day(improvement.started)),
        )
    )


def _step(improvement: Improvement, step: str | None, write: Writer) -> Link:
    is_known = improvement.process in write.names_of("playbook")
    return write.step(improvement.process, step) if step and is_known else Link(Md())


def _baseline(figure: BaselineFigure, write: Writer) -> BaselineRow:
    kpi = write.library.kpis.get(figure.kpi or "")
    value = Md() if figure.value is None else write.figure(figure.value, kpi.unit if kpi else None)
    now = latest(kpi.id, write) if kpi else Md()
    return BaselineRow(write.link("kpi", figure.kpi), value, write.day(figure.as_of), now)


def _test(test: TestPhase, write: Writer) -> tuple[Entry, ...]:
    entries = (
        Entry(write.say(N_("When")), period(test.start, test.end, write)),
        Entry(write.say(N_("Tried by, inside the team")), joined(write.links("role", test.inside))),
        Entry(write.say(N_("Tried by, outside the team")), joined(write.links("role", test.outside))),
    )
    return _with_text(entries)


def _feedback(test: TestPhase, write: Writer) -> Iterator[Entry]:
    for said in test.feedback:
        who = write.link("role", said.role).md
        day = write.day(said.date)
        yield Entry(Md(f"{who}, {day}") if day else who, write.inline(said.says))


def _decision(decision: Verdict, write: Writer) -> tuple[Entry, ...]:
    entries = (
        Entry(write.say(N_("Decision")), write.label(labels.ADOPTIONS, decision.verdict)),
        Entry(write.say(N_("Date")), write.day(decision.date)),
        Entry(write.say(N_("Decided by")), write.link("role", decision.by).md),
        Entry(write.say(N_("Evidence")), write.inline(decision.evidence)),
    )
    return _with_text(entries)


def _announcement(announcement: Announcement, write: Writer) -> tuple[Entry, ...]:
    entries = (
        Entry(write.say(N_("What changes")), write.inline(announcement.what)),
        Entry(write.say(N_("Why")), write.inline(announcement.why)),
        Entry(write.say(N_("Improvement to expect")), write.inline(announcement.expected)),
        Entry(write.say(N_("Announced on")), write.day(announcement.date)),
    )
    return _with_text(entries)


def _control(point: ControlPoint, write: Writer) -> ControlRow:
    every = Md(write.translator.unit(point.every.count, point.every.unit)) if point.every else Md()
    return ControlRow(
        write.plain(point.what),
        write.link("kpi", point.kpi),
        every,
        write.link("role", point.owner),
        write.inline(point.reaction),
    )


def _with_text(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.text)
