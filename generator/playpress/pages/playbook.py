"""The page of a playbook: one process, from what starts it to how it ends.

Knows: sections, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.page import Entry, Link, Page, Picture, PlannedPage
from playpress.pages.sections.card import CardSection, playbook_card
from playpress.pages.sections.exceptions import ExceptionsSection, exceptions
from playpress.pages.sections.flow import FlowSection, flow_section
from playpress.pages.sections.hand_offs import HandOffsSection, hand_offs
from playpress.pages.sections.history import HistorySection, history
from playpress.pages.sections.kpis import KpisSection, kpis
from playpress.pages.sections.learning import LearningSection, learning
from playpress.pages.sections.needs import NeedsSection, playbook_data, playbook_tools
from playpress.pages.sections.raci import RaciSection, raci_letters, step_matrix
from playpress.pages.sections.related import RelatedSection, related
from playpress.pages.sections.risks import RisksSection, risks
from playpress.pages.sections.sipoc import SipocSection, sipoc
from playpress.pages.sections.step import StepSection, step_section
from playpress.pages.sections.trigger import TriggerSection, trigger

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer
    from playpress.process.flow import Flow


@dataclass(frozen=True, kw_only=True)
class PlaybookPage(Page):
    """Everything a playbook's page shows, in the order of the page."""

    template: ClassVar[str] = "playbook"
    search_boost: ClassVar[float] = 4

    retired: Md
    summary: Md
    card: CardSection
    purpose: Md
    includes: tuple[Md, ...]
    excludes: tuple[Md, ...]
    trigger: TriggerSection
    flow: FlowSection
    steps: tuple[StepSection, ...]
    letters: tuple[Entry, ...]
    raci: RaciSection
    hand_offs: HandOffsSection
    kpis: KpisSection
    sipoc: SipocSection
    tools: NeedsSection
    datasets: NeedsSection
    risks: RisksSection
    exceptions: ExceptionsSection
    mistakes: tuple[Entry, ...]
    faq: tuple[Entry, ...]
    learning: LearningSection
    prerequisites: tuple[Link, ...]
    related: RelatedSection
    history: HistorySection
    version: Md

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The grid of roles and phases, if there is one."""
        return self.flow.pictures

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The flow by phase, its hand-offs, and the processes around it."""
        around = self.related.diagram
        return (*self.flow.diagrams, around) if around else self.flow.diagrams


def playbook_page(planned: PlannedPage, write: Writer) -> PlaybookPage:
    """Build the page of a playbook."""
    playbook = write.library.playbooks[planned.name]
    flow = write.facts.flows[playbook.id]
    scope = playbook.scope
    return PlaybookPage(
        planned=planned,
        description=playbook.summary or write.words(playbook.purpose),
        heading=write.plain(playbook.name),
        retired=_retired(playbook, write),
        summary=write.plain(playbook.summary),
        card=playbook_card(playbook, write),
        purpose=write.markdown(playbook.purpose),
        includes=tuple(map(write.inline, scope.includes)) if scope else (),
        excludes=tuple(map(write.inline, scope.excludes)) if scope else (),
        trigger=trigger(playbook, flow, write),
        flow=flow_section(playbook, flow, write),
        steps=tuple(step_section(playbook, step, flow, write) for step in flow.steps.values()),
        letters=raci_letters(write),
        raci=step_matrix(playbook, flow, write),
        hand_offs=hand_offs(playbook.id, write),
        kpis=kpis(playbook, write),
        sipoc=sipoc(playbook, write),
        tools=playbook_tools(playbook.id, write),
        datasets=playbook_data(playbook.id, write),
        risks=risks(flow, write),
        exceptions=exceptions(playbook, flow, write),
        mistakes=_mistakes(flow, write),
        faq=tuple(Entry(write.plain(q.question), write.markdown(q.answer)) for q in playbook.faq),
        learning=learning(playbook, write),
        prerequisites=write.links("playbook", playbook.learning.prerequisites) if playbook.learning else (),
        related=related(playbook.id, write),
        history=history(playbook, write),
        version=write.plain(playbook.version),
    )


def _retired(playbook: Playbook, write: Writer) -> Md:
    """Return the notice at the top of a retired playbook; empty for others."""
    if playbook.status != "retired":
        return Md()
    successor = write.link("playbook", playbook.replaced_by).md
    if successor:
        return write.say(
            N_("This process is retired: nobody works by it any more. Use this one: {playbook}"), playbook=successor
        )
    return write.say(N_("This process is retired: nobody works by it any more."))


def _mistakes(flow: Flow, write: Writer) -> tuple[Entry, ...]:
    """Return common mistakes, each with the step in which it is made."""
    return tuple(
        Entry(write.step(flow.playbook, step.id).md, write.inline(text))
        for step in flow.steps.values()
        for text in step.mistakes
    )
