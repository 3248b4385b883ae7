"""The page of a role: its part in every process.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from playpress.analysis.ownership import nothing_owned
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages.address import INDEX_PAGES, book_path, card_path, role_calendar_path, role_feed_path
from playpress.pages.line import joined
from playpress.pages.page import Entry, Found, Link, Page, PlannedPage
from playpress.pages.search_entry import section
from playpress.pages.sections.approvals import ApprovalsSection, approvals
from playpress.pages.sections.at_a_glance import AtAGlanceSection, at_a_glance
from playpress.pages.sections.before_day_one import NOTHING_BEFORE, BeforeDayOneSection, before_day_one
from playpress.pages.sections.card import CardSection, role_page_card, role_planning
from playpress.pages.sections.needs import NeedsSection, role_data, role_tools
from playpress.pages.sections.neighbours import NeighboursSection, neighbours
from playpress.pages.sections.parts import MOST_USES, PartsSection, parts, some
from playpress.pages.sections.people import PeopleSection, people
from playpress.pages.sections.processes import ProcessesSection, processes
from playpress.pages.sections.reading import ReadingSection, reading, reading_time
from playpress.pages.sections.received import ReceivedSection, received
from playpress.pages.sections.results import ResultsSection, results
from playpress.pages.sections.role_kpis import RoleKpisSection, own_kpis, process_kpis
from playpress.pages.sections.tasks import TasksSection, first_months
from playpress.pages.sections.used import NOT_USED, UsedSection, where_used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pages.page import SearchEntry
    from playpress.pages.writer import Writer


@dataclass(frozen=True, kw_only=True)
class RolePage(Page):
    """Everything a role's page shows, in the order of the page."""

    template: ClassVar[str] = "role"
    kind_found: ClassVar[str] = "role"
    found_first: ClassVar[tuple[str, ...]] = ("purpose", "card", "only_asked", "card_page")
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("people", N_("People around you"), ("people.found",), repeats=True),
        Found("before-day-one", N_("Before your first day"), ("before_day_one",), repeats=True),
        Found("reading", N_("Read in this order"), ("reading", "reading_time"), repeats=True),
        Found("processes", N_("Your part in each process"), ("processes", "feed"), repeats=True),
        Found("approvals", N_("What you approve"), ("approvals",), repeats=True),
        Found("owns", N_("You own"), ("owns", "calendar"), repeats=True),
        Found("kpis", N_("How you are measured"), ("kpis", "process_kpis"), repeats=True),
        Found("access", N_("Access you need"), ("tools", "datasets"), repeats=True),
        Found("received", N_("What you get"), ("received",), repeats=True),
        Found("hand-offs", N_("Hand-offs"), ("neighbours",), repeats=True),
        Found("results", N_("Results you pass on"), ("results",), repeats=True),
        Found("terms", N_("Terms to know"), ("terms",), repeats=True),
        Found("responsibilities", N_("Responsibilities in general"), ("responsibilities",)),
        Found("skills", N_("What you should be able to do"), ("skills",)),
        Found("reports", N_("Who reports to you"), ("reports",), repeats=True),
        Found("planning", N_("For planning"), ("planning",)),
    )

    purpose: Md
    parts: PartsSection
    part_says: Md
    card: CardSection
    card_page: Link
    at_a_glance: tuple[AtAGlanceSection, ...]
    people: PeopleSection
    before_day_one: BeforeDayOneSection
    onboarding: tuple[TasksSection, ...]
    reading: ReadingSection
    reading_time: Md
    processes: ProcessesSection
    feed: Link
    approvals: ApprovalsSection
    owns: tuple[Entry, ...]
    calendar: Link
    kpis: RoleKpisSection
    process_kpis: RoleKpisSection
    tools: NeedsSection
    datasets: NeedsSection
    received: ReceivedSection
    neighbours: NeighboursSection
    results: ResultsSection
    terms: tuple[Link, ...]
    responsibilities: tuple[Md, ...]
    skills: tuple[Md, ...]
    reports: tuple[Link, ...]
    planning: CardSection
    used: UsedSection
    book: Link

    @property
    def settings(self) -> dict[str, Any]:
        """Name the feed of the role's changes, so that browsers and feed readers find it."""
        return {**super().settings, **({"feed": role_feed_path(self.planned.name)} if self.feed.href else {})}

    @property
    def only_asked(self) -> tuple[Md, ...]:
        """That the role does no step itself, if so."""
        return tuple(glance.only_asked for glance in self.at_a_glance)

    @property
    def own_page_of(self) -> tuple[str, ...]:
        """The role."""
        return (self.planned.name,)

    def things_found(self) -> Iterator[SearchEntry]:
        """Yield the tasks of the first months, part by part, and where the role is mentioned."""
        for tasks in self.onboarding:
            yield from section(tasks.anchor, tasks.title, tasks.tasks)
        yield from section("used", self.used.heading, self.used.groups, repeats=True)

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The roles around it."""
        return (self.neighbours.diagram,) if self.neighbours.diagram else ()


def role_page(planned: PlannedPage, write: Writer) -> RolePage:
    """Build the page of a role, or a further part with what it does in further processes."""
    role = write.library.roles[planned.name]
    name, first = role.id, write.is_first
    return RolePage(
        planned=planned,
        aliases=role.aliases if first else (),
        description=write.words(role.purpose) if first else "",
        heading=write.plain(planned.title),
        purpose=write.markdown(role.purpose) if first else write.link("role", name).md,
        parts=parts(planned, write),
        part_says=_part_says(planned, write),
        card=role_page_card(role, write) if first else CardSection(()),
        card_page=Link(write.say(N_("Your card on one page, to print")), write.href(card_path(name))),
        at_a_glance=(at_a_glance(name, f"{planned.path}#processes", write),) if first else (),
        people=people(role, write) if first else PeopleSection(()),
        before_day_one=before_day_one(role, write) if first else NOTHING_BEFORE,
        onboarding=first_months(role, write) if first else (),
        reading=reading(name, write),
        reading_time=reading_time(name, write),
        processes=processes(name, write),
        feed=_feed(name, write) if first else Link(Md()),
        approvals=approvals(name, write),
        owns=_owns(name, write),
        calendar=_calendar(name, write) if first else Link(Md()),
        kpis=own_kpis(name, write),
        process_kpis=process_kpis(name, write),
        tools=role_tools(name, write),
        datasets=role_data(name, write),
        received=received(name, write),
        neighbours=neighbours(name, write),
        results=results(name, write),
        terms=_terms(name, write),
        responsibilities=tuple(map(write.inline, role.responsibilities)) if first else (),
        skills=tuple(map(write.inline, role.skills)) if first else (),
        reports=_reports(name, write) if first else (),
        planning=role_planning(role, write) if first else CardSection(()),
        used=where_used(("role", name), write, N_("Mentioned elsewhere")) if first else NOT_USED,
        book=Link(write.say(N_("Handbook for this role, to print")), write.href(book_path("role", name))),
    )


def _owns(role: str, write: Writer) -> tuple[Entry, ...]:
    """Return what a role owns, leads or is asked about, kind by kind."""
    owned = write.facts.owned.get(role, nothing_owned())
    playbooks = (
        (N_("Playbooks"), owned.playbooks),
        (N_("Go-to role for"), owned.expert_for),
    )
    others = (
        (N_("Goals"), "goal", owned.goals, INDEX_PAGES["goal"]),
        (N_("Data sets"), "dataset", owned.datasets, INDEX_PAGES["dataset"]),
        (N_("Gives access to"), "tool", owned.tools, INDEX_PAGES["tool"]),
        (N_("Leads"), "team", owned.teams, INDEX_PAGES["role"]),
    )
    groups = [(title, write.sorted_links("playbook", write.shown("playbook", names))) for title, names in playbooks]
    if write.is_first:
        groups += [
            (title, some(kind, names, MOST_USES, write.href(rest), write)) for title, kind, names, rest in others
        ]
    return tuple(Entry(write.say(title), joined(links)) for title, links in groups if links)


def _feed(role: str, write: Writer) -> Link:
    """Return the link to the feed of what changed in a role's processes; empty if nothing has."""
    if not write.facts.changes_of.get(role):
        return Link(Md())
    return Link(write.say(N_("Changes to your processes, for your feed reader")), write.href(role_feed_path(role)))


def _calendar(role: str, write: Writer) -> Link:
    """Return the link to the calendar of a role's reviews; empty if none of them has a date."""
    if not any(review.due for review in write.facts.reviews_of.get(role, ())):
        return Link(Md())
    return Link(write.say(N_("The dates of your reviews, for your calendar")), write.href(role_calendar_path(role)))


def _reports(role: str, write: Writer) -> tuple[Link, ...]:
    reports = write.facts.owned.get(role, nothing_owned()).reports
    return some("role", reports, MOST_USES, write.href(INDEX_PAGES["role"]), write)


def _part_says(planned: PlannedPage, write: Writer) -> Md:
    """Return how many processes this part of the page is about; empty for a page in one piece."""
    if planned.part is None:
        return Md()
    here = write.number(len(planned.part.things))
    return write.say(
        N_("This part covers {here} of your processes. The first part has those in which you do the most."), here=here
    )


def _terms(role: str, write: Writer) -> tuple[Link, ...]:
    """Return the terms that the playbooks use in which the role does something."""
    playbooks = write.shown("playbook", write.facts.steps_done.get(role, {}))
    return write.sorted_links("term", (term for name in playbooks for term in write.facts.terms_used.get(name, ())))
