"""The home page: find your role, what to read first, what all this is for, what changed lately."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.history import newest_first
from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.pages import address
from playpress.pages.book import has_book
from playpress.pages.evidence import counted
from playpress.pages.flow_views import flow_legend, playbook_diagram, role_picture
from playpress.pages.page import Entry, Link, Page, Picture
from playpress.pages.teams import roles_by_team
from playpress.pages.why import has_why

if TYPE_CHECKING:
    from playpress.model.playbook import Playbook
    from playpress.pages.writer import Writer

LATEST_CHANGES = 8
FIRST_READS = 5


class TeamRoles(NamedTuple):
    """A team and its roles."""

    team: Md
    roles: tuple[Link, ...]


class FirstRead(NamedTuple):
    """A playbook to read first."""

    playbook: Link
    summary: Md


class LatestChange(NamedTuple):
    """A change of a playbook."""

    date: Md
    playbook: Link
    what: Md


@dataclass(frozen=True, kw_only=True)
class HomePage(Page):
    """Everything the home page shows."""

    template: ClassVar[str] = "home"

    mission: Md
    values: tuple[Md, ...]
    figures: tuple[Link, ...]
    teams: tuple[TeamRoles, ...]
    first_reads: tuple[FirstRead, ...]
    has_own_lists: bool
    goals: tuple[Entry, ...]
    changes: tuple[LatestChange, ...]
    facts: tuple[Entry, ...]
    principles: tuple[Entry, ...]
    why: Link
    reading_aid: tuple[Entry, ...]
    example: Picture | None
    example_of: Link
    legend: tuple[Entry, ...]
    book: Link
    feedback: Link
    feedback_to: Md
    counted: tuple[Md, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The example of how to read a playbook."""
        return (self.example,) if self.example else ()


def home_page(source: str, write: Writer) -> HomePage:
    """Build the home page; `source` is the handbook's settings file."""
    handbook = write.library.handbook
    example = _example(write)
    diagram = playbook_diagram(example, write.facts.flows[example.id], write) if example else None
    if diagram and not diagram.is_drawable:
        example = diagram = None
    return HomePage(
        path=write.path,
        title=write.translator.gettext(N_("Home")),
        description=write.words(handbook.mission),
        source=source,
        heading=write.plain(handbook.name),
        mission=write.markdown(handbook.mission),
        values=tuple(map(write.inline, handbook.values)),
        figures=_figures(write),
        teams=_teams(write),
        first_reads=_first_reads(write),
        has_own_lists=bool(handbook.start_here),
        goals=_goals(write),
        changes=_changes(write),
        facts=tuple(Entry(write.inline(f.text), write.plain(f.source)) for f in handbook.facts),
        principles=tuple(Entry(write.plain(p.name), write.inline(p.meaning)) for p in handbook.principles),
        why=Link(Md())
        if not has_why(handbook)
        else Link(
            write.say(N_("Why processes, and what this handbook does about each principle")), write.href(address.WHY)
        ),
        reading_aid=_reading_aid(write),
        example=role_picture(example.id, diagram, write) if example and diagram else None,
        example_of=write.link("playbook", example.id) if example else Link(Md()),
        legend=tuple(flow_legend(diagram, write)) if diagram else (),
        book=_book(write),
        feedback=write.outside(write.translator.gettext(N_("Tell us what is wrong or unclear")), handbook.feedback),
        feedback_to=write.mail_address(),
        counted=counted(write),
    )


def _book(write: Writer) -> Link:
    """Return the link to the whole handbook as one page; an empty one where it is too large."""
    if not has_book(write.library):
        return Link(Md())
    return Link(write.say(N_("The whole handbook as one page, to print")), write.href(address.BOOK))


def _figures(write: Writer) -> tuple[Link, ...]:
    """Return how much there is of everything, each figure with the way to its page."""
    library = write.library
    return (
        Link(write.count("{n} playbook", "{n} playbooks", len(library.playbooks)), write.href(address.CATALOGUE)),
        Link(write.count("{n} role", "{n} roles", len(library.roles)), write.href(address.REGISTERS["role"])),
        Link(write.count("{n} tool", "{n} tools", len(library.tools)), write.href(address.REGISTERS["tool"])),
        Link(write.count("{n} KPI", "{n} KPIs", len(library.kpis)), write.href(address.REGISTERS["kpi"])),
        Link(write.count("{n} term", "{n} terms", len(library.glossary)), write.href(address.GLOSSARY)),
    )


def _teams(write: Writer) -> tuple[TeamRoles, ...]:
    library = write.library
    by_team = roles_by_team((role.id for role in library.roles.values() if not role.external), write)
    return tuple(
        TeamRoles(
            write.link("team", team).text if team else write.say(N_("Without a team")), write.links("role", names)
        )
        for team, names in by_team.items()
        if names
    )


def _first_reads(write: Writer) -> tuple[FirstRead, ...]:
    """Return the playbooks that everyone reads, in order, else those that most other things refer to."""
    playbooks = write.library.current
    names = write.facts.first_reads
    if not names:
        uses = write.facts.uses
        names = sorted(playbooks, key=lambda name: (-len(uses.get(("playbook", name), ())), name))
    return tuple(
        FirstRead(write.link("playbook", name), write.plain(playbooks[name].summary)) for name in names[:FIRST_READS]
    )


def _goals(write: Writer) -> tuple[Entry, ...]:
    """Return the goals at the top, each with those below it."""
    goals = write.library.goals
    top = [g.id for g in goals.values() if g.parent not in goals]
    return tuple(
        Entry(
            write.link("goal", name).md,
            Md(
                ", ".join(
                    link.md for link in write.sorted_links("goal", (g.id for g in goals.values() if g.parent == name))
                )
            ),
        )
        for name in write.sort("goal", top)
    )


def _changes(write: Writer) -> tuple[LatestChange, ...]:
    """Return the latest changes of all playbooks, the newest first; what is still to come has not changed lately."""
    newest = [(change, p.id) for p in write.library.playbooks.values() for change in newest_first(p.changes)]
    found = [pair for pair in newest if pair[0].date <= write.facts.today]
    found.sort(key=lambda pair: (-pair[0].date.toordinal(), pair[1]))
    return tuple(
        LatestChange(Md(write.translator.date(change.date)), write.link("playbook", name), write.inline(change.what))
        for change, name in found[:LATEST_CHANGES]
    )


def _example(write: Writer) -> Playbook | None:
    """Return the playbook with the smallest picture."""
    playbooks = write.library.current
    sizes = {name: len(write.facts.flows[name].edges) + 3 * len(p.exceptions) for name, p in playbooks.items()}
    return playbooks[min(sizes, key=lambda name: (sizes[name], name))] if sizes else None


def _reading_aid(write: Writer) -> tuple[Entry, ...]:
    """Return how to read a playbook in a minute."""
    return (
        Entry(
            write.say(N_("Picture")),
            write.say(
                N_(
                    "Follow the arrows from the trigger to an end. Six-sided boxes are decisions; dashed arrows go back for rework, dotted red ones lead to and from exceptions."
                )
            ),
        ),
        Entry(
            write.say(N_("Your part")),
            write.say(
                N_(
                    "Find your role in the RACI table: R does it, A answers for it, C is asked before, I is told afterwards."
                )
            ),
        ),
        Entry(
            write.say(N_("Steps")),
            write.say(N_("Each step says what to do, when it is done, what you need, and where it goes from there.")),
        ),
        Entry(
            write.say(N_("Measure")),
            write.say(N_("KPIs show how the process is judged; each links to its full definition.")),
        ),
    )
