"""The page of a role: its part in every process.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from playpress.analysis.ownership import nothing_owned
from playpress.diagnostics import N_
from playpress.pages.address import book_path, card_path
from playpress.pages.line import joined
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.search_entry import section
from playpress.pages.sections.card import CardSection, role_card
from playpress.pages.sections.needs import NeedsSection, role_data, role_tools
from playpress.pages.sections.neighbours import NeighboursSection, neighbours
from playpress.pages.sections.processes import ProcessesSection, processes
from playpress.pages.sections.reading import ReadingSection, reading, reading_time
from playpress.pages.sections.results import ResultsSection, results
from playpress.pages.sections.role_kpis import RoleKpisSection, own_kpis, process_kpis
from playpress.pages.sections.tasks import TasksSection, first_months
from playpress.pages.sections.used import UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.language.richtext import Md
    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


TOLD_ELSEWHERE = frozenset(
    {"responsible", "accountable", "consulted", "informed", "owner", "expert", "lead", "granted_by", "reports_to"}
)
"""Keys of references to a role that its page shows under headings of their own."""


@dataclass(frozen=True, kw_only=True)
class RolePage(Page):
    """Everything a role's page shows, in the order of the page."""

    template: ClassVar[str] = "role"
    kind_found: ClassVar[str] = "role"
    found_first: ClassVar[tuple[str, ...]] = ("purpose", "card", "card_page")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("reading", N_("Read in this order"), ("reading", "reading_time")),
        Found("processes", N_("Your part in each process"), ("processes",)),
        Found("owns", N_("You own"), ("owns",)),
        Found("kpis", N_("How you are measured"), ("kpis", "process_kpis")),
        Found("access", N_("Access you need"), ("tools", "datasets")),
        Found("hand-offs", N_("Hand-offs"), ("neighbours",)),
        Found("results", N_("Results you pass on"), ("results",)),
        Found("terms", N_("Terms to know"), ("terms",)),
        Found("responsibilities", N_("Responsibilities in general"), ("responsibilities",)),
        Found("skills", N_("What you should be able to do"), ("skills",)),
        Found("reports", N_("Who reports to you"), ("reports",)),
    )

    purpose: Md
    card: CardSection
    card_page: Link
    onboarding: tuple[TasksSection, ...]
    reading: ReadingSection
    reading_time: Md
    processes: ProcessesSection
    owns: tuple[Entry, ...]
    kpis: RoleKpisSection
    process_kpis: RoleKpisSection
    tools: NeedsSection
    datasets: NeedsSection
    neighbours: NeighboursSection
    results: ResultsSection
    terms: tuple[Link, ...]
    responsibilities: tuple[Md, ...]
    skills: tuple[Md, ...]
    reports: tuple[Link, ...]
    used: UsedSection
    book: Link

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield the tasks of the first months, part by part, and where the role is mentioned."""
        for tasks in self.onboarding:
            yield from section(tasks.anchor, tasks.title, tasks.tasks)
        yield from section("used", self.used.heading, self.used.groups)

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The roles around it."""
        return (self.neighbours.diagram,) if self.neighbours.diagram else ()


def role_page(planned: PlannedPage, write: Writer) -> RolePage:
    """Build the page of a role."""
    role = write.library.roles[planned.name]
    name = role.id
    return RolePage(
        planned=planned,
        aliases=role.aliases,
        description=write.words(role.purpose),
        heading=write.plain(role.name),
        purpose=write.markdown(role.purpose),
        card=role_card(role, write),
        card_page=Link(write.say(N_("Your card on one page, to print")), write.href(card_path(name))),
        onboarding=first_months(role, write),
        reading=reading(name, write),
        reading_time=reading_time(name, write),
        processes=processes(name, write),
        owns=_owns(name, write),
        kpis=own_kpis(name, write),
        process_kpis=process_kpis(name, write),
        tools=role_tools(name, write),
        datasets=role_data(name, write),
        neighbours=neighbours(name, write),
        results=results(name, write),
        terms=_terms(name, write),
        responsibilities=tuple(map(write.inline, role.responsibilities)),
        skills=tuple(map(write.inline, role.skills)),
        reports=write.sorted_links("role", write.facts.owned.get(name, nothing_owned()).reports),
        used=where_used(("role", name), write, TOLD_ELSEWHERE, N_("Mentioned elsewhere")),
        book=Link(write.say(N_("Handbook of this role, to print")), write.href(book_path("role", name))),
    )


def _owns(role: str, write: Writer) -> tuple[Entry, ...]:
    """Return what a role owns, leads or is asked about, kind by kind."""
    owned = write.facts.owned.get(role, nothing_owned())
    groups = (
        (N_("Playbooks"), "playbook", owned.playbooks),
        (N_("Go-to role for"), "playbook", owned.expert_for),
        (N_("Goals"), "goal", owned.goals),
        (N_("Data sets"), "dataset", owned.datasets),
        (N_("Gives access to"), "tool", owned.tools),
        (N_("Leads"), "team", owned.teams),
    )
    return tuple(
        Entry(write.say(title), joined(write.sorted_links(kind, names))) for title, kind, names in groups if names
    )


def _terms(role: str, write: Writer) -> tuple[Link, ...]:
    """Return the terms that the playbooks use in which the role does something."""
    playbooks = write.facts.steps_done.get(role, {})
    return write.sorted_links("term", (term for name in playbooks for term in write.facts.terms_used.get(name, ())))
