"""The home page: find your role, what to read first, what all this is for, what changed lately.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from playpress.analysis.extent import has_why
from playpress.analysis.goals import top_goals
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.model.kinds import KINDS
from playpress.pages import address
from playpress.pages.address import INDEX_PAGES, page_path
from playpress.pages.line import joined
from playpress.pages.page import Entry, Found, Link, Page, Picture, PlannedPage
from playpress.pages.sections.flow import playbook_diagram, role_picture
from playpress.pages.sections.kpi_tile import KpiTileSection, kpi_tiles, states_of_all, worst_first
from playpress.pages.sections.legend import LegendSection, flow_legend
from playpress.pages.sections.parts import further_ones, some
from playpress.pages.sections.teams import TeamsSection, teams

if TYPE_CHECKING:
    from playpress.pages.writer import Writer

LATEST_CHANGES = 8
MOST_GOALS = 20
MOST_CATEGORIES, MOST_PROCESSES = 12, 6
"""So many categories with so many processes of each are on the page; the catalogue and a category's page have the others."""
MOST_KPIS = 6
READING_AID = (
    (
        N_("Picture"),
        N_("Follow the arrows from the trigger to an end. Six-sided boxes are decisions; dashed arrows go back for rework, dotted red ones lead to and from exceptions."),
    ),
    (
        N_("Your part"),
        N_("Find your role in the RACI table: R does it, A answers for it, C is asked before, I is told afterwards."),
    ),
    (
        N_("Steps"),
        N_("Each step says what to do, when it is done, what you need, and where it goes from there."),
    ),
    (
        N_("Measurement"),
        N_("KPIs show how the process is judged; each links to its full definition."),
    ),
)  # fmt: skip
"""How to read a playbook in a minute: (part of the page, what it says)."""
PLANNING = (
    (address.RANKING, N_("Which process first?"), N_("All processes by five questions, with the arithmetic.")),
    (
        address.FINDINGS,
        N_("Findings of the analysis"),
        N_("How long each process takes, where it waits, what to automate."),
    ),
    (address.REVIEWS, N_("Reviews"), N_("What is due for review, and who approves it.")),
    (address.INDEX_PAGES["kpi"], N_("All KPIs"), N_("What is measured, and what the targets are.")),
    (address.RACI_OVERVIEW, N_("RACI overview"), N_("How much each role has to do.")),
    (address.PROCESS_MAP, N_("Process map"), N_("What passes from process to process.")),
)
"""The pages for those who plan and review: (path, title, what it answers)."""


RECORDS_KEPT = {
    "goal": (address.STRATEGY, N_("Strategy"), N_("Which KPIs and processes serve which goal, and what is missing.")),
    "improvement": (
        INDEX_PAGES["improvement"],
        KINDS["improvement"].all,
        N_("What is being improved, and how far it has come."),
    ),
    "experiment": (
        INDEX_PAGES["experiment"],
        KINDS["experiment"].all,
        N_("What is being tried out, and how it ended."),
    ),
    "plan": (
        INDEX_PAGES["plan"],
        KINDS["plan"].all,
        N_("What each quarter should achieve, and what is produced for it."),
    ),
    "backlog": (
        page_path("backlog", "backlog"),
        KINDS["backlog"].title,
        N_("All future work in one list, and how long it takes."),
    ),
}
"""Further pages for planners, by the kind of thing without which there is no such page: path, title, what it says."""


class FirstRead(NamedTuple):
    """A playbook to read first."""

    playbook: Link
    summary: Md


class LatestChange(NamedTuple):
    """A change of a playbook."""

    date: Md
    playbook: Link
    what: Md


class Example(NamedTuple):
    """A playbook, its picture, and what the signs in it mean."""

    playbook: Link
    picture: Picture
    legend: LegendSection


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """Everything the home page shows."""

    template: ClassVar[str] = "home"
    found_first: ClassVar[tuple[str, ...]] = ("mission",)
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("roles", N_("Find your role"), ("teams",)),
        Found("first", N_("Read these first"), ("first_reads",)),
        Found("processes", N_("Processes by category"), ("processes",), repeats=True),
        Found("how-to-read", N_("How to read a playbook"), ("reading_aid",)),
        Found("kpis", N_("Where we stand"), ("kpi_counts", "kpis"), repeats=True),
        Found("goals", N_("Why we do this"), ("goals", "values")),
        Found("principles", N_("Principles we work by"), ("principles", "why")),
        Found("why", N_("Why processes matter"), ("facts",)),
        Found("changes", N_("What changed lately"), ("changes", "all_changes")),
        Found("planning", N_("Planning and improvement"), ("planning",), repeats=True),
        Found("content", N_("In this handbook"), ("figures", "books", "feedback", "feedback_to")),
    )

    mission: Md
    values: tuple[Md, ...]
    figures: tuple[Link, ...]
    teams: TeamsSection
    first_reads: tuple[FirstRead, ...]
    has_own_lists: bool
    processes: tuple[Entry, ...]
    kpis: KpiTileSection
    kpi_counts: tuple[Link, ...]
    goals: tuple[Entry, ...]
    changes: tuple[LatestChange, ...]
    all_changes: Link
    facts: tuple[Entry, ...]
    principles: tuple[Entry, ...]
    why: Link
    reading_aid: tuple[Entry, ...]
    planning: tuple[Entry, ...]
    example: Example | None
    books: Link
    feedback: Link
    feedback_to: Md
    as_of: Md

    @property
    def settings(self) -> dict[str, Any]:
        """Name the feed of changes, so that browsers and feed readers find it."""
        return {**super().settings, **({"feed": address.CHANGE_FEED} if self.all_changes.href else {})}

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The example of how to read a playbook."""
        return (self.example.picture,) if self.example else ()


def home_page(planned: PlannedPage, write: Writer) -> HomePage:
    """Build the home page."""
    handbook = write.library.handbook
    return HomePage(
        planned=planned,
        description=write.words(handbook.mission),
        heading=write.plain(handbook.name),
        mission=write.markdown(handbook.mission),
        values=tuple(map(write.inline, handbook.values)),
        figures=_figures(write),
        teams=teams(write),
        first_reads=_first_reads(write),
        has_own_lists=bool(handbook.start_here),
        processes=_processes(write),
        kpis=_kpis(write),
        kpi_counts=states_of_all(write),
        goals=_goals(write),
        changes=_changes(write),
        all_changes=_all_changes(write),
        facts=tuple(Entry(write.inline(f.text), write.plain(f.source)) for f in handbook.facts),
        principles=tuple(Entry(write.plain(p.name), write.inline(p.meaning)) for p in handbook.principles),
        why=_why(write),
        reading_aid=tuple(Entry(write.say(what), write.say(how)) for what, how in READING_AID),
        planning=_planning(write),
        example=_example(write),
        books=Link(write.say(N_("Handbooks to print, one for each category and each role")), write.href(address.BOOKS)),
        feedback=write.outside(write.translator.gettext(N_("Tell us what is wrong or unclear")), handbook.feedback),
        feedback_to=write.mail_address(),
        as_of=write.plain(write.facts.as_of),
    )


def _why(write: Writer) -> Link:
    """Return the link to “Why processes”; empty if the handbook has no such page."""
    if not has_why(write.library.handbook):
        return Link(Md())
    text = write.say(N_("Why processes, and what this handbook does about each principle"))
    return Link(text, write.href(address.WHY))


def _figures(write: Writer) -> tuple[Link, ...]:
    """Return the number of things of each kind, each a link to their index page."""
    library = write.library
    return (
        Link(write.count("{n} playbook", "{n} playbooks", len(library.playbooks)), write.href(address.CATALOGUE)),
        Link(write.count("{n} role", "{n} roles", len(library.roles)), write.href(address.INDEX_PAGES["role"])),
        Link(write.count("{n} tool", "{n} tools", len(library.tools)), write.href(address.INDEX_PAGES["tool"])),
        Link(write.count("{n} KPI", "{n} KPIs", len(library.kpis)), write.href(address.INDEX_PAGES["kpi"])),
        Link(write.count("{n} term", "{n} terms", len(library.glossary)), write.href(address.GLOSSARY)),
    )


def _first_reads(write: Writer) -> tuple[FirstRead, ...]:
    """Return the playbooks that a newcomer reads first, in order."""
    names, playbooks = write.facts.read_first, write.library.playbooks
    return tuple(FirstRead(write.link("playbook", name), write.plain(playbooks[name].summary)) for name in names)


def _processes(write: Writer) -> tuple[Entry, ...]:
    """Return the categories by name, each with its processes."""
    found = write.facts.categories.playbooks
    categories = write.sort("category", found)
    further = further_ones(len(categories) - MOST_CATEGORIES, write.href(address.CATALOGUE), write)
    shown = (
        (name, some("playbook", found[name], MOST_PROCESSES, write.href(page_path("category", name)), write))
        for name in categories[:MOST_CATEGORIES]
    )
    return (
        *(Entry(write.link("category", name).md, joined(processes)) for name, processes in shown),
        *([Entry(further.md, Md())] if further.text else []),
    )


def _kpis(write: Writer) -> KpiTileSection:
    """Return the KPIs in the worst state; those without figures are left out."""
    states = write.facts.kpi_states
    measured = [name for name in worst_first(states, write) if states[name] != "unmeasured"]
    return kpi_tiles(measured[:MOST_KPIS], write)


def _goals(write: Writer) -> tuple[Entry, ...]:
    """Return the goals without a parent, each with its sub-goals."""
    served, index = write.facts.served, write.href(address.INDEX_PAGES["goal"])
    top = write.sort("goal", top_goals(write.library))
    further = further_ones(len(top) - MOST_GOALS, index, write)
    return (
        *(
            Entry(write.link("goal", name).md, joined(some("goal", served[name].goals, MOST_GOALS, index, write)))
            for name in top[:MOST_GOALS]
        ),
        *([Entry(further.md, Md())] if further.text else []),
    )


def _changes(write: Writer) -> tuple[LatestChange, ...]:
    """Return the latest changes of all playbooks up to today, the newest first."""
    return tuple(
        LatestChange(Md(write.translator.date(change.date)), write.link("playbook", name), write.inline(change.what))
        for change, name in write.facts.latest_changes[:LATEST_CHANGES]
    )


def _all_changes(write: Writer) -> Link:
    """Return the link to the page with all changes; empty if nothing has changed."""
    if not write.facts.latest_changes:
        return Link(Md())
    return Link(write.say(N_("All changes, with their reasons")), write.href(address.CHANGES))


def _planning(write: Writer) -> tuple[Entry, ...]:
    """Return the pages for those who plan and review; that of reviews only if any is ever due, lists of what there is."""
    pages = [page for page in PLANNING if page[0] != address.REVIEWS or write.facts.has_due_dates]
    pages += [page for kind, page in RECORDS_KEPT.items() if write.names_of(kind)]
    return tuple(Entry(Link(write.say(title), write.href(path)).md, write.say(says)) for path, title, says in pages)


def _example(write: Writer) -> Example | None:
    """Return the example of how to read a playbook; None if there is none that can be drawn."""
    name = write.facts.example
    if name is None:
        return None
    diagram = playbook_diagram(write.library.playbooks[name], write.facts.flows[name], write)
    if not diagram.is_drawable:
        return None
    return Example(write.link("playbook", name), role_picture(name, diagram, write), flow_legend(diagram, write))
