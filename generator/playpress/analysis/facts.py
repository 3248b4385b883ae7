"""Everything that follows from a library, for rules and pages: each fact is computed once, when it is first asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from playpress.analysis.access import FirstAccess, find_first_access
from playpress.analysis.approvals import count_approvals, find_decided
from playpress.analysis.assignments import (
    Assignment,
    Duties,
    Varied,
    find_assignments,
    find_assignments_in,
    find_duties,
    find_only_varied,
    find_steps_done,
)
from playpress.analysis.automation import Candidate, find_candidates
from playpress.analysis.backlog import Workload, workload
from playpress.analysis.categories import Categories, find_categories
from playpress.analysis.data_needs import DataNeeds, find_data_needs
from playpress.analysis.efforts import Efforts, find_efforts, improvement_stages
from playpress.analysis.evidence import Evidence, find_evidence
from playpress.analysis.example import find_example
from playpress.analysis.exchanges import Exchange, find_exchanges
from playpress.analysis.goals import Served, find_served
from playpress.analysis.hand_offs import HandOff, find_hand_offs
from playpress.analysis.kpi_series import find_kpi_changes, find_series
from playpress.analysis.kpi_state import Standing, find_standings, find_states
from playpress.analysis.lazily import Lazily, turned
from playpress.analysis.load import Load, find_load
from playpress.analysis.loop import LoopState, find_loop
from playpress.analysis.network import Link, find_links
from playpress.analysis.news import News, find_changes_of, latest_changes
from playpress.analysis.ownership import Owned, find_owned
from playpress.analysis.parts import Shared, find_shared
from playpress.analysis.pilots import Difference, find_differences, find_pilots
from playpress.analysis.project import ProjectFiles
from playpress.analysis.raci import Raci, find_raci
from playpress.analysis.ranking import Ranking, find_ranking
from playpress.analysis.reading import FIRST_READS, most_referred, read_by_everyone, reading_minutes, reading_order
from playpress.analysis.received import Received, find_received
from playpress.analysis.references import Reference, find_references
from playpress.analysis.related import Related, find_related
from playpress.analysis.results import Results, find_results
from playpress.analysis.reviews import NextReview, find_reviews, find_reviews_of
from playpress.analysis.role_kpis import find_role_kpis
from playpress.analysis.runs import Calls, Run, Surroundings, find_lead, find_lead_times, find_run
from playpress.analysis.strategy import Strategy, find_strategy
from playpress.analysis.teams import find_members, find_team_roles
from playpress.analysis.terms import find_terms_used
from playpress.analysis.tool_needs import ToolNeeds, find_tool_needs
from playpress.analysis.users import Use, find_users
from playpress.analysis.variants import VariantFlow, find_variants
from playpress.language.translation import Translator
from playpress.model.fingerprint import fingerprint
from playpress.model.kinds import KINDS
from playpress.model.walk import Occurrence, walk
from playpress.process.flow import Flow, resolve_flow
from playpress.process.soundness import Soundness, find_soundness
from playpress.reading.gist import gist_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.diagnostics import Subject
    from playpress.model.handbook import EvidenceKind
    from playpress.model.library import Library
    from playpress.model.measurement import Measurement
    from playpress.model.playbook import Playbook
    from playpress.model.record import Record
    from playpress.process.run import Times, Unknown
    from playpress.process.spread import Spread
    from playpress.reading.gist import Gist


@dataclass(frozen=True)
class Facts:
    """A library and what follows from it. Changes after `today` are not news yet; without it, every change is.

    `read` are gists that were made while files were read; the others are made when they are needed.
    """

    library: Library
    today: datetime.date = datetime.date.max
    project: ProjectFiles = field(default_factory=ProjectFiles)
    read: Mapping[Subject, Gist] = field(default_factory=dict)

    @cached_property
    def records(self) -> dict[Subject, Record]:
        """The handbook's settings and every thing with an id, by kind and id."""
        found: dict[Subject, Record] = {("handbook", "handbook"): self.library.handbook}
        for kind in KINDS:
            found |= {(kind, name): entity for name, entity in self.library.of_kind(kind).items()}
        return found

    @cached_property
    def as_of(self) -> str:
        """A sentence on the state that the pages show, with its revision or day; empty if neither is known."""
        return self.project.find_state(self.library.last_change(self.today))

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """What each thing is called, by kind and id."""
        kinds = self.library.entities.items()
        return {kind: {name: entity.name for name, entity in found.items()} for kind, found in kinds}

    @cached_property
    def contacts(self) -> dict[str, str]:
        """How each role is reached that says so."""
        return {role.id: role.contact for role in self.library.roles.values() if role.contact}

    @cached_property
    def gists(self) -> dict[Subject, Gist]:
        """What follows from each thing alone."""
        return {subject: self._gist(subject, record) for subject, record in self.records.items()}

    def _gist(self, subject: Subject, record: Record) -> Gist:
        gist = self.read.get(subject)
        return gist if gist and gist.record is record else gist_of(record)

    @cached_property
    def outline(self) -> str:
        """A digest of all that the handbook says but the words of sentences in playbooks; those on changes count as well.

        See `gist.py`. What is in `OUTLINED` follows from it, and from the day.
        """
        said = self.library
        outlines = [(*subject, gist.outline) for subject, gist in self.gists.items()]
        rest = (list(said.entities), said.measurements, said.partial, said.unread, said.declared)
        return fingerprint((outlines, rest, self.today)).hex()

    @cached_property
    def occurrences(self) -> dict[Subject, tuple[Occurrence, ...]]:
        """The texts and references in each thing."""
        return {subject: tuple(walk(record)) for subject, record in self.records.items()}

    def forget_occurrences(self) -> None:
        """Free the memory of what only rules look at; who asks for it again gets it again."""
        vars(self).pop("occurrences", None)

    @cached_property
    def flows(self) -> Mapping[str, Flow]:
        """The resolved flow of each playbook."""
        playbooks = self.library.playbooks
        return Lazily(playbooks, lambda name: resolve_flow(playbooks[name]))

    @cached_property
    def variants(self) -> Mapping[str, tuple[VariantFlow, ...]]:
        """By playbook, its variants that are flows of their own."""
        return find_variants(self.library, self.flows)

    def whole_playbooks(self) -> Iterator[tuple[Playbook, Flow]]:
        """Yield the playbooks that were read completely, with their flows."""
        for name, playbook in self.library.playbooks.items():
            if name not in self.library.partial:
                yield playbook, self.flows[name]

    def closed_playbooks(self) -> Iterator[tuple[Playbook, Flow]]:
        """Yield the playbooks whose flow can be judged: no step leads to what is not there, or to itself alone.

        Rules of their own find these; what else could be said of such a flow follows from them.
        """
        return ((playbook, flow) for playbook, flow in self.whole_playbooks() if _is_closed(playbook, flow))

    @cached_property
    def soundness(self) -> dict[str, Soundness]:
        """What is wrong with parallel paths, by playbook; playbooks without any, or read only in part, are left out."""
        found = {playbook.id: find_soundness(playbook, flow) for playbook, flow in self.closed_playbooks()}
        return {name: soundness for name, soundness in found.items() if soundness}

    @cached_property
    def references(self) -> Mapping[Subject, tuple[Reference, ...]]:
        """What refers to each thing."""
        return find_references(self.gists, self.members)

    @cached_property
    def users(self) -> Mapping[Subject, tuple[Use, ...]]:
        """For each thing that others use, who uses it and how; what a role's page says elsewhere is left out."""
        return find_users(self.references)

    @cached_property
    def shared(self) -> Shared:
        """The parts of the pages on which things stand together: terms, and teams with their roles."""
        return find_shared(self.library, self.team_roles, Translator(self.library.handbook.language).sort_key)

    @cached_property
    def assignments_in(self) -> Mapping[str, tuple[Assignment, ...]]:
        """The letters of roles in the steps of each playbook in use, step by step, those in variants included."""
        return find_assignments_in(self.library, self.flows, self.members, self.variants)

    @cached_property
    def assignments(self) -> dict[str, tuple[Assignment, ...]]:
        """The letters of each role in steps, playbook by playbook."""
        return find_assignments(self.assignments_in)

    @cached_property
    def duties(self) -> dict[str, dict[str, Duties]]:
        """The same by role, playbook and letter."""
        return find_duties(self.assignments)

    @cached_property
    def only_varied(self) -> dict[str, dict[str, Varied]]:
        """The duties that roles have in variants alone, by role and playbook; they are among `duties`."""
        return find_only_varied(self.assignments)

    @cached_property
    def steps_done(self) -> dict[str, dict[str, list[str]]]:
        """The steps that each role is responsible for, by playbook."""
        return find_steps_done(self.duties)

    @cached_property
    def raci(self) -> Raci:
        """The letters of whole processes, and their numbers for each role."""
        return find_raci(self.duties)

    @cached_property
    def tool_needs(self) -> ToolNeeds:
        """Who needs which tool, at which level, and where."""
        return find_tool_needs(self.library, self.flows, lambda: self.steps_done)

    @cached_property
    def first_access(self) -> dict[str, FirstAccess]:
        """For each role that needs tools, those to which somebody new has access on the first day."""
        return find_first_access(self.library, self.tool_needs.by_role)

    @cached_property
    def data_needs(self) -> DataNeeds:
        """Who needs which data set, and where."""
        return find_data_needs(self.library, self.flows, lambda: self.steps_done)

    @cached_property
    def results(self) -> Results:
        """Who makes and who takes the outputs of playbooks."""
        return find_results(self.library, self.flows, self.links, self.assignments_in)

    @cached_property
    def owned(self) -> dict[str, Owned]:
        """What each role owns, if anything."""
        return find_owned(self.library)

    @cached_property
    def role_kpis(self) -> dict[str, dict[str, dict[str, None]]]:
        """For each role with KPIs: its KPIs, and for each the playbooks that make it the role's."""
        return find_role_kpis(self.library, self.owned, self.duties)

    @cached_property
    def terms_used(self) -> dict[str, dict[str, None]]:
        """The terms that each playbook uses, if any."""
        return find_terms_used(self.library.glossary, self.references)

    @cached_property
    def served(self) -> dict[str, Served]:
        """What serves each goal."""
        return find_served(self.library)

    @cached_property
    def strategy(self) -> Strategy:
        """The goals as a tree, and its gaps."""
        return find_strategy(self.library, self.served)

    @cached_property
    def efforts(self) -> dict[str, Efforts]:
        """The improvements and experiments of each process that has any."""
        return find_efforts(self.library)

    @cached_property
    def pilots(self) -> dict[str, list[str]]:
        """The pilot versions of each playbook that has any."""
        return find_pilots(self.library)

    @cached_property
    def differences(self) -> dict[str, tuple[Difference, ...]]:
        """For each pilot, how it differs from the playbook in use."""
        return find_differences(self.library, self.flows)

    @cached_property
    def improvement_stages(self) -> dict[str, str]:
        """Where each improvement is: its phase of DMAIC, or `dropped`."""
        return improvement_stages(self.library)

    @cached_property
    def workloads(self) -> dict[str, Workload]:
        """The figures of the backlog, by its id; empty if there is none."""
        return {name: workload(found, self.library.handbook) for name, found in self.library.backlogs.items()}

    @cached_property
    def team_roles(self) -> dict[str | None, list[str]]:
        """The roles of each team; None has those without one."""
        return find_team_roles(self.library)

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """The roles for which each team stands where it is consulted or informed."""
        return find_members(self.library, self.team_roles)

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """Where each KPI stands that has figures."""
        return find_standings(self.library)

    @cached_property
    def kpi_states(self) -> dict[str, str]:
        """The state of each KPI, one of `STATES`."""
        return find_states(self.library, self.standings)

    @cached_property
    def series(self) -> dict[str, tuple[Measurement, ...]]:
        """The figures of each KPI that has any, one a day."""
        return find_series(self.library)

    @cached_property
    def kpi_changes(self) -> dict[str, tuple[News, ...]]:
        """For each KPI, the changes up to today of the playbooks that it measures, the oldest first."""
        return find_kpi_changes(self.library, self.latest_changes)

    @cached_property
    def ranking(self) -> Ranking:
        """The processes in use by how much is won by improving them, and where the answers come from."""
        sort_key = Translator(self.library.handbook.language).sort_key
        return find_ranking(self.library, self.standings, self.links, sort_key)

    @cached_property
    def reviews(self) -> dict[str, NextReview]:
        """The next review of each playbook in use."""
        return find_reviews(self.library)

    @cached_property
    def reviews_of(self) -> dict[str, tuple[NextReview, ...]]:
        """For each role that has any, the reviews that it approves or whose playbook it owns, the earliest first."""
        return find_reviews_of(self.reviews, self.library)

    @cached_property
    def has_due_dates(self) -> bool:
        """Whether any review has a due date."""
        return any(review.due for review in self.reviews.values())

    @cached_property
    def loop(self) -> dict[str, LoopState]:
        """Where each playbook in use stands in the loop of plan, do, check, act."""
        return find_loop(self.library, self.standings, self.today)

    @cached_property
    def latest_changes(self) -> list[News]:
        """The changes of all playbooks up to today, the newest first."""
        return latest_changes(self.library, self.today)

    @cached_property
    def changes_of(self) -> dict[str, tuple[News, ...]]:
        """For each role that has any, the latest changes of the playbooks in which it has a part."""
        return find_changes_of(self.latest_changes, self.library, self.duties)

    @cached_property
    def example(self) -> str | None:
        """The playbook that serves as the example of how to read one, if there is any."""
        return find_example(self.library, self.flows)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The connections between playbooks."""
        return find_links(self.library)

    @cached_property
    def links_of(self) -> dict[str, list[Link]]:
        """For each playbook that has any, the connections that begin or end there."""
        found: dict[str, list[Link]] = {}
        for link in self.links:
            for name in dict.fromkeys((link.source, link.target)):
                found.setdefault(name, []).append(link)
        return found

    @cached_property
    def categories(self) -> Categories:
        """The playbooks and connections of each category."""
        return find_categories(self.library, self.links)

    @cached_property
    def related(self) -> dict[str, Related]:
        """The playbooks around each playbook."""
        return find_related(self.library.playbooks, self.links, self.references)

    @cached_property
    def approvals(self) -> dict[str, int]:
        """How many approvals each playbook has."""
        return count_approvals(self.flows)

    @cached_property
    def decided(self) -> dict[str, dict[str, list[str]]]:
        """For each role that decides any, its approvals by playbook."""
        return find_decided(self.library, self.flows)

    @cached_property
    def evidence(self) -> Mapping[EvidenceKind, Evidence]:
        """The figure for every kind of evidence that a principle may name."""
        hand_offs = {name: len(found) for name, found in self.hand_offs.items()}
        return find_evidence(self.library, self.flows, self.approvals, hand_offs)

    @cached_property
    def reading_order(self) -> dict[str, list[str]]:
        """For each role, what to read, in order; roles that read nothing are left out."""
        roles = dict.fromkeys([*self.library.roles, *self.assignments])
        orders = {
            role: reading_order(role, self.assignments.get(role, ()), self.library, self.links_of) for role in roles
        }
        return {role: order for role, order in orders.items() if order}

    @cached_property
    def first_reads(self) -> list[str]:
        """What everyone reads, in order."""
        return reading_order(None, (), self.library, self.links_of)

    @cached_property
    def read_first(self) -> list[str]:
        """What a newcomer without a role reads first: what everyone reads or, if that is nothing, what others refer to most."""
        return (self.first_reads or self.most_referred)[:FIRST_READS]

    @cached_property
    def read_by_everyone(self) -> frozenset[str]:
        """What the handbook has everyone read."""
        return read_by_everyone(self.library)

    @cached_property
    def most_referred(self) -> list[str]:
        """The playbooks in use, the one with the most references first."""
        return most_referred(self.library, self.references)

    @cached_property
    def reading_minutes(self) -> dict[str, int]:
        """For each playbook, how long it takes to read."""
        return reading_minutes({name: self.gists["playbook", name].words for name in self.library.playbooks})

    @cached_property
    def hand_offs(self) -> Mapping[str, tuple[HandOff, ...]]:
        """The hand-offs in each playbook."""
        return Lazily(self.flows, lambda name: find_hand_offs(self.flows[name]))

    @cached_property
    def hand_offs_of(self) -> dict[str, list[HandOff]]:
        """For each role that has any, the hand-offs in which it gives or receives; none of retired playbooks."""
        found: dict[str, list[HandOff]] = {}
        for name in self.library.current:
            for hand_off in self.hand_offs[name]:
                found.setdefault(hand_off.giver, []).append(hand_off)
                found.setdefault(hand_off.receiver, []).append(hand_off)
        return found

    @cached_property
    def exchanges(self) -> dict[str, tuple[Exchange, ...]]:
        """For each role with hand-offs, the roles on their other sides, the one with most of them first."""
        return find_exchanges(self.hand_offs_of)

    @cached_property
    def in_use(self) -> tuple[str, ...]:
        """The playbooks in use: all but the retired ones."""
        return tuple(self.library.current)

    @cached_property
    def run_surroundings(self) -> Mapping[str, Surroundings]:
        """What a run of each playbook depends on beside the playbook."""
        return Lazily(self.library.playbooks, self._calls.around)

    @cached_property
    def _calls(self) -> Calls:
        return Calls(self.library, self.flows)

    @cached_property
    def leads(self) -> Mapping[str, Times | Unknown]:
        """How long one run of each playbook takes."""
        return Lazily(self.library.playbooks, lambda name: find_lead(self.flows[name], self.run_surroundings[name]))

    @cached_property
    def runs(self) -> Mapping[str, Run]:
        """One run of each playbook; it follows from the playbook and its surroundings alone."""
        return Lazily(self.library.playbooks, lambda name: find_run(self.flows[name], self.run_surroundings[name]))

    @cached_property
    def variant_surroundings(self) -> Mapping[str, tuple[Surroundings, ...]]:
        """What a run of each variant that is a flow depends on beside its playbook, by playbook."""
        around, variants = self._calls.around_flow, self.variants
        return Lazily(variants, lambda name: tuple(around(one.flow) for one in variants[name]))

    @cached_property
    def variant_runs(self) -> Mapping[str, tuple[Run, ...]]:
        """One run of each variant that is a flow, by playbook; it follows from the playbook and its surroundings alone."""
        around, variants = self.variant_surroundings, self.variants
        return Lazily(
            variants,
            lambda name: tuple(find_run(v.flow, its) for v, its in zip(variants[name], around[name], strict=True)),
        )

    @cached_property
    def lead_times(self) -> Mapping[str, Spread | None]:
        """How much the lead times of each playbook's runs differ; it follows from the same, and takes longer to compute."""
        around = self.run_surroundings
        return Lazily(self.library.playbooks, lambda name: find_lead_times(self.flows[name], around[name]))

    @cached_property
    def visits(self) -> dict[str, dict[str, float]]:
        """How often one run of each playbook does each of its steps; playbooks for which nobody can tell are left out."""
        found = {name: self.gists["playbook", name].visits for name in self.library.playbooks}
        return {
            name: dict(zip(self.flows[name].steps, visits, strict=True)) for name, visits in found.items() if visits
        }

    @cached_property
    def automation(self) -> tuple[Candidate, ...]:
        """The steps that could be automated, the one that saves most first."""
        return find_candidates(self.library, self.flows, self.visits)

    @cached_property
    def load(self) -> dict[str, Load]:
        """How many hours a week each role works in processes that say how often they run; roles without any are left out."""
        return find_load(self.library, self.flows, self.visits)

    @cached_property
    def received_in(self) -> Mapping[str, dict[str, list[Received]]]:
        """For each playbook in use: what roles get for its steps, by role."""
        return find_received(self.library, self.flows, self.hand_offs)

    @cached_property
    def received(self) -> dict[str, dict[str, list[Received]]]:
        """For each role that gets something for its steps: what, by playbook."""
        return turned(self.received_in)


def _is_closed(playbook: Playbook, flow: Flow) -> bool:
    """Tell whether every step or end that a step leads to exists, and no step is its own next one."""
    known = flow.steps.keys() | flow.ends.keys()
    targets = {target for step in playbook.steps for target in (*step.next, *(branch.to for branch in step.branches))}
    return targets <= known and all(step.next != (step.id,) for step in playbook.steps)
