"""The page of a playbook: one process, from what starts it to how it ends.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Found, Link, Page, Picture, PlannedPage, SearchEntry
from playpress.pages.search_entry import as_words, items, said, words_of
from playpress.pages.sections.ask import AskSection, ask
from playpress.pages.sections.card import CardSection, playbook_card
from playpress.pages.sections.chips import ChipsSection, chips
from playpress.pages.sections.examples import ExamplesSection, examples
from playpress.pages.sections.exceptions import ExceptionsSection, exceptions
from playpress.pages.sections.flow import FlowSection, flow_at_a_glance, flow_section
from playpress.pages.sections.hand_offs import HandOffsSection, hand_offs
from playpress.pages.sections.history import HistorySection, history
from playpress.pages.sections.kpi_tile import KpiTileSection, explained_tiles
from playpress.pages.sections.learning import LearningSection, learning
from playpress.pages.sections.my_part import MyPartSection, my_part
from playpress.pages.sections.needs import NeedsSection, playbook_data, playbook_tools
from playpress.pages.sections.pilot import PilotSection, pilot, trial
from playpress.pages.sections.player import PlayerSection, player
from playpress.pages.sections.raci import RaciSection, raci_letters, step_matrix
from playpress.pages.sections.related import RelatedSection, related
from playpress.pages.sections.risks import RisksSection, risks
from playpress.pages.sections.sipoc import SipocSection, sipoc
from playpress.pages.sections.steps import StepsSection, steps
from playpress.pages.sections.times import TimesSection, times
from playpress.pages.sections.trigger import TriggerSection, trigger
from playpress.pages.sections.variants import VariantsSection, variants

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from playpress.model.playbook import Playbook
    from playpress.pages.sections.step import StepSection
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


@dataclass(frozen=True, kw_only=True)
class PlaybookPage(Page):
    """Everything a playbook's page shows, in the order of the page."""

    template: ClassVar[str] = "playbook"
    kind_found: ClassVar[str] = "playbook"
    found_first: ClassVar[tuple[str, ...]] = ("retired", "trial", "summary", "chips")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("my-part", N_("Your part"), ("my_part",), repeats=True),
        Found("pilot", N_("What the pilot changes"), ("pilot.rows",), repeats=True),
        Found("variants", N_("Variants"), ("variants",), repeats=True),
        Found("raci", N_("Who does what (RACI)"), ("raci.columns",), repeats=True),
        Found("hand-offs", N_("Hand-offs"), ("hand_offs",), repeats=True),
        Found("inputs-and-outputs", N_("What comes in, what goes out"), ("sipoc",), repeats=True),
        Found("kpis", N_("KPIs"), ("kpis",), repeats=True),
        Found("times", N_("How long it takes"), ("times.summary", "times.entries", "times.notes")),
        Found("purpose", N_("Purpose and scope"), ("purpose", "includes", "excludes")),
        Found("start-and-end", N_("How it ends"), ("trigger",)),
        Found("tools", N_("Tools to have"), ("tools",), repeats=True),
        Found("data", N_("Data to have"), ("datasets",), repeats=True),
        Found("risks", N_("Risks and controls"), (), repeats=True),
        Found("exceptions", N_("Exceptions"), (), repeats=True),
        Found("ask", N_("Where to ask"), ("ask",)),
        Found("mistakes", N_("Common mistakes"), (), repeats=True),
        Found("faq", N_("Questions people ask"), (), repeats=True),
        Found("quiz", N_("Test yourself"), ("learning.objectives",)),
        Found("before", N_("Read beforehand"), ("prerequisites",), repeats=True),
        Found("related", N_("Related processes"), ("related",), repeats=True),
        Found("about", N_("About this playbook"), ("about",)),
        Found("history", N_("History"), ("history",)),
    )

    retired: Md
    trial: Md
    pilot: PilotSection
    summary: Md
    chips: ChipsSection
    small_flow: Md
    my_part: MyPartSection
    steps: StepsSection
    flow: FlowSection
    player: PlayerSection
    examples: ExamplesSection
    variants: VariantsSection
    letters: tuple[Entry, ...]
    raci: RaciSection
    hand_offs: HandOffsSection
    sipoc: SipocSection
    kpis: KpiTileSection
    times: TimesSection
    purpose: Md
    includes: tuple[Md, ...]
    excludes: tuple[Md, ...]
    trigger: TriggerSection
    tools: NeedsSection
    datasets: NeedsSection
    risks: RisksSection
    exceptions: ExceptionsSection
    ask: AskSection
    mistakes: tuple[Entry, ...]
    faq: tuple[Entry, ...]
    learning: LearningSection
    prerequisites: tuple[Link, ...]
    related: RelatedSection
    about: CardSection
    history: HistorySection
    version: Md

    @property
    def is_retired(self) -> bool:
        """Whether nobody works by it any more."""
        return bool(self.retired)

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield steps, and what has its own answer: risks, exceptions, variants, mistakes, questions, and the quiz."""
        exceptions = self.exceptions.exceptions
        cases = {case.when for case in exceptions}
        for phase in self.steps.phases:
            for step in phase.steps:
                yield _found_step(step, phase.title, self.done_by.get(step.anchor, ()), cases)
        yield from items("risk", "risks", ((risk.name, risk[1:]) for risk in self.risks.rows))
        yield from items("exception", "exceptions", ((case.when, case[1:]) for case in exceptions))
        yield from items("variant", "exceptions-variant", ((case.name, case[1:4]) for case in self.exceptions.variants))
        yield from items("mistake", "mistakes", ((item.text, (item.term,)) for item in self.mistakes))
        yield from items("question", "faq", ((item.term, (item.text,)) for item in self.faq))
        yield from items("quiz", "quiz", ((asked.question, asked[1:]) for asked in self.learning.quiz))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The grid of roles and phases, if there is one, and those of variants."""
        return (*self.flow.pictures, *self.variants.pictures)

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The flow by phase, its hand-offs, and the processes around it."""
        around = self.related.diagram
        return (*self.flow.diagrams, around) if around else self.flow.diagrams


def _found_step(step: StepSection, phase: Md, roles: tuple[str, ...], exceptions: Container[Md]) -> SearchEntry:
    """Return the entry of a step. Exceptions that may happen at it are entries of their own."""
    ids = (anchor.removeprefix("step-") for anchor in (step.anchor, *step.older_anchors))
    duties = tuple(Entry(duty.badge.word, duty.roles) for duty in step.duties)
    ways_out = tuple(way for way in step.ways_out if way.label not in exceptions)
    text = said(phase, duties, step.facts, step.instructions, step.done, step.uses, step.further, ways_out)
    return SearchEntry("step", step.anchor, words_of(step.name), text, step.number, as_words(ids), roles)


def playbook_page(planned: PlannedPage, write: Writer) -> PlaybookPage:
    """Build the page of a playbook."""
    playbook = write.library.playbooks[planned.name]
    flow = write.facts.flows[playbook.id]
    scope = playbook.scope
    return PlaybookPage(
        planned=planned,
        aliases=playbook.aliases,
        category=playbook.category,
        description=playbook.summary or write.words(playbook.purpose),
        heading=write.plain(playbook.name),
        retired=_retired(playbook, write),
        trial=trial(playbook, write),
        pilot=pilot(playbook, write),
        summary=write.plain(playbook.summary),
        chips=chips(playbook, write),
        small_flow=flow_at_a_glance(playbook, flow, write),
        my_part=my_part(playbook, flow, write),
        steps=steps(playbook, flow, write),
        flow=flow_section(playbook, flow, write),
        player=player(playbook, flow, write),
        examples=examples(playbook, flow, write),
        variants=variants(playbook, flow, write),
        letters=raci_letters(write),
        raci=step_matrix(playbook, flow, write),
        hand_offs=hand_offs(playbook.id, write),
        sipoc=sipoc(playbook, write),
        kpis=explained_tiles(playbook.kpis, write),
        times=times(playbook, write),
        purpose=write.markdown(playbook.purpose),
        includes=tuple(map(write.inline, scope.includes)) if scope else (),
        excludes=tuple(map(write.inline, scope.excludes)) if scope else (),
        trigger=trigger(flow, write),
        tools=playbook_tools(playbook.id, write),
        datasets=playbook_data(playbook.id, write),
        risks=risks(flow, write),
        exceptions=exceptions(playbook, flow, write),
        ask=ask(playbook, write),
        mistakes=_mistakes(flow, write),
        faq=tuple(Entry(write.plain(q.question), write.markdown(q.answer)) for q in playbook.faq),
        learning=learning(playbook, write),
        prerequisites=write.links("playbook", playbook.learning.prerequisites) if playbook.learning else (),
        related=related(playbook.id, write),
        about=playbook_card(playbook, write),
        history=history(playbook, write),
        version=write.plain(playbook.version),
        done_by=_done_by(flow, write),
    )


def _done_by(flow: Flow, write: Writer) -> dict[str, tuple[str, ...]]:
    """Return the roles that do each step, in the process or in a variant, by the step's anchor."""
    flows = (flow, *(one.flow for one in write.facts.variants.get(flow.playbook, ())))
    doing = {
        name: [
            role for its in flows if name in its.steps and (raci := its.steps[name].raci) for role in raci.responsible
        ]
        for name in flow.steps
    }
    return {f"step-{name}": tuple(dict.fromkeys(roles)) for name, roles in doing.items()}


def _retired(playbook: Playbook, write: Writer) -> Md:
    """Return the notice at the top of a retired playbook; empty for others."""
    if playbook.status != "retired":
        return Md()
    successor = write.link("playbook", playbook.replaced_by).md
    if successor:
        return write.say(
            N_("This process is retired and no longer used. Use this one instead: {playbook}"), playbook=successor
        )
    return write.say(N_("This process is retired and no longer used."))


def _mistakes(flow: Flow, write: Writer) -> tuple[Entry, ...]:
    """Return common mistakes, each with the step in which it is made."""
    return tuple(
        Entry(write.step(flow.playbook, step.id).md, write.inline(text))
        for step in flow.steps.values()
        for text in step.mistakes
    )
