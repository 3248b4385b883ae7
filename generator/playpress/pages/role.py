"""The page of a role: its part in every process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.analysis.parts import LETTERS, step_datasets
from playpress.diagnostics import N_
from playpress.language import labels
from playpress.language.richtext import Md
from playpress.pages.address import card_path
from playpress.pages.learning_path import Reading, Stage, onboarding_stages, reading_list, reading_time
from playpress.pages.network import role_diagram
from playpress.pages.page import Entry, Link, Page
from playpress.pages.playbook import output_receivers
from playpress.pages.where_used import UseGroup, where_used

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playpress.model.role import Role
    from playpress.pages.writer import Writer


TOLD_ELSEWHERE = frozenset(
    {"responsible", "accountable", "consulted", "informed", "owner", "expert", "lead", "granted_by", "reports_to"}
)
"""Ways of naming a role that its page shows under headings of their own."""


class Duty(NamedTuple):
    """One way of taking part in a process, and the steps in which it is so; `is_own` for what it does or answers for."""

    title: Md
    steps: tuple[Link, ...]
    is_own: bool


class ProcessPart(NamedTuple):
    """A role's part in one process: what it does, answers for, is asked and told, as steps."""

    playbook: Link
    trigger: Md
    duties: tuple[Duty, ...]


class KpiPart(NamedTuple):
    """A KPI of the role's: its own, or one of a process in which it does or answers for something."""

    kpi: Link
    target: Md
    processes: Md
    owner: Link
    dataset: Link
    is_own: bool


class AccessRow(NamedTuple):
    """Something a role needs access to, who grants it, and where it is needed."""

    thing: Link
    access: Md
    granted_by: Link
    needed_in: Md


class Result(NamedTuple):
    """A result of a process that one of the role's steps makes, and who gets it."""

    name: Md
    step: Link
    receivers: Md


class Neighbour(NamedTuple):
    """A role on the other side of hand-offs, and where they happen."""

    role: Link
    what: tuple[Md, ...]


@dataclass(frozen=True, kw_only=True)
class RolePage(Page):
    """Everything a role's page shows."""

    template: ClassVar[str] = "role"
    search_boost: ClassVar[float] = 3

    purpose: Md
    card: tuple[Entry, ...]
    responsibilities: tuple[Md, ...]
    skills: tuple[Md, ...]
    owns: tuple[Entry, ...]
    processes: tuple[ProcessPart, ...]
    reading: tuple[Reading, ...]
    reading_time: Md
    kpis: tuple[KpiPart, ...]
    process_kpis: tuple[KpiPart, ...]
    tools: tuple[AccessRow, ...]
    datasets: tuple[AccessRow, ...]
    neighbourhood: Md
    gives_to: tuple[Neighbour, ...]
    gets_from: tuple[Neighbour, ...]
    results: tuple[Result, ...]
    terms: tuple[Link, ...]
    card_page: Link
    onboarding: tuple[Stage, ...]
    reports: tuple[Link, ...]
    used: tuple[UseGroup, ...]

    @property
    def diagrams(self) -> tuple[str, ...]:
        """The roles around it."""
        return (self.neighbourhood,) if self.neighbourhood else ()


def role_page(role: Role, source: str, write: Writer) -> RolePage:
    """Build the page of a role; `source` is the registry's file."""
    steps = steps_done(role, write)
    reading = reading_list(role.id, write)
    kpis = role_kpis(role, write)
    return RolePage(
        path=write.path,
        title=role.name,
        description=write.words(role.purpose),
        source=source,
        heading=write.plain(role.name),
        purpose=write.markdown(role.purpose),
        card=role_card(role, write),
        responsibilities=tuple(map(write.inline, role.responsibilities)),
        skills=tuple(map(write.inline, role.skills)),
        owns=_owned(role, write),
        processes=role_processes(role, write),
        reading=reading,
        reading_time=reading_time(reading, write),
        kpis=tuple(part for part in kpis if part.is_own),
        process_kpis=tuple(part for part in kpis if not part.is_own),
        tools=role_tools(role, steps, write),
        datasets=_datasets(steps, write),
        neighbourhood=role_diagram(role.id, write),
        gives_to=role_neighbours(role, write, gives=True),
        gets_from=role_neighbours(role, write, gives=False),
        results=_results(steps, write),
        terms=_terms(steps, write),
        card_page=Link(write.say(N_("Your card on one page, to print")), write.href(card_path(role.id))),
        onboarding=onboarding_stages(role, write),
        used=where_used(("role", role.id), write, without=TOLD_ELSEWHERE),
        reports=write.sorted_links("role", (r.id for r in write.library.roles.values() if r.reports_to == role.id)),
    )


def role_card(role: Role, write: Writer) -> tuple[Entry, ...]:
    """Return the lines of a role's summary card that have something to say."""
    entries = (
        Entry(write.say(N_("Team")), write.link("team", role.team).md),
        Entry(write.say(N_("Reports to")), write.link("role", role.reports_to).md),
        Entry(write.say(N_("Your stand-in")), write.link("role", role.backup).md),
        Entry(write.say(N_("Contact")), _contact(role, write)),
        Entry(
            write.say(N_("Total capacity")),
            write.say(N_("{time} a week"), time=Md(write.translator.unit(role.capacity, "hour")))
            if role.capacity
            else Md(),
        ),
        Entry(write.say(N_("Location")), write.say(N_("outside the organisation")) if role.external else Md()),
    )
    return tuple(entry for entry in entries if entry.text)


def _contact(role: Role, write: Writer) -> Md:
    contact = role.contact or ""
    url = contact if ":" in contact else f"mailto:{contact}" if "@" in contact and " " not in contact else None
    return write.outside(contact.removeprefix("mailto:"), url).md


def steps_done(role: Role, write: Writer) -> dict[str, list[str]]:
    """Return the steps that the role is responsible for, by playbook."""
    found: dict[str, list[str]] = {}
    for part in write.facts.parts.get(role.id, ()):
        if "R" in part.letters:
            found.setdefault(part.playbook, []).append(part.step)
    return found


def _owned(role: Role, write: Writer) -> tuple[Entry, ...]:
    owners = (
        (N_("Playbooks"), "playbook", [p.id for p in write.library.playbooks.values() if p.owner == role.id]),
        (
            N_("Go-to role for"),
            "playbook",
            [p.id for p in write.library.playbooks.values() if p.expert == role.id],
        ),
        (N_("Goals"), "goal", [g.id for g in write.library.goals.values() if g.owner == role.id]),
        (N_("Data sets"), "dataset", [d.id for d in write.library.datasets.values() if d.owner == role.id]),
        (N_("Gives access to"), "tool", [t.id for t in write.library.tools.values() if t.granted_by == role.id]),
        (N_("Leads"), "team", [t.id for t in write.library.teams.values() if t.lead == role.id]),
    )
    return tuple(
        Entry(write.say(title), Md(", ".join(link.md for link in write.sorted_links(kind, names))))
        for title, kind, names in owners
        if names
    )


def role_kpis(role: Role, write: Writer) -> tuple[KpiPart, ...]:
    """Return the KPIs that the role owns or that measure processes in which it is responsible or accountable."""
    measured: dict[str, dict[str, None]] = {k.id: {} for k in write.library.kpis.values() if k.owner == role.id}
    for part in write.facts.parts.get(role.id, ()):
        if "R" in part.letters or "A" in part.letters:
            for kpi in write.library.playbooks[part.playbook].kpis:
                measured.setdefault(kpi, {})[part.playbook] = None
    known = write.library.kpis
    return tuple(
        KpiPart(
            write.link("kpi", name),
            write.level(known[name].target, known[name].unit),
            Md(", ".join(link.md for link in write.sorted_links("playbook", measured[name]))),
            write.link("role", known[name].owner),
            write.link("dataset", known[name].dataset),
            is_own=known[name].owner == role.id,
        )
        for name in write.sort("kpi", (name for name in measured if name in known))
    )


def role_processes(role: Role, write: Writer) -> tuple[ProcessPart, ...]:
    """Return the role's processes, those first in which it does most, each with its steps under the four letters."""
    by_playbook: dict[str, dict[str, list[str]]] = {}
    for part in write.facts.parts.get(role.id, ()):
        for letter in part.letters:
            by_playbook.setdefault(part.playbook, {}).setdefault(letter, []).append(part.step)
    titles = {
        "R": N_("You do"),
        "A": N_("You answer for"),
        "C": N_("You are asked before"),
        "I": N_("You are told after"),
    }
    return tuple(
        ProcessPart(
            write.link("playbook", name),
            write.plain(write.library.playbooks[name].trigger.name),
            tuple(
                Duty(
                    write.say(titles[letter]),
                    tuple(write.step(name, step) for step in by_playbook[name][letter]),
                    is_own=letter in "RA",
                )
                for letter in LETTERS
                if letter in by_playbook[name]
            ),
        )
        for name in sorted(write.sort("playbook", by_playbook), key=lambda name: _weight(by_playbook[name]))
    )


def _weight(steps: dict[str, list[str]]) -> tuple[int, ...]:
    """Order processes by how often the role does something, answers for it, is asked, is told."""
    return tuple(-len(steps.get(letter, ())) for letter in LETTERS)


def role_tools(role: Role, steps: dict[str, list[str]], write: Writer) -> tuple[AccessRow, ...]:
    """Return every tool the role or one of its steps names, with all levels of access needed."""
    access: dict[str, dict[str, None]] = {}
    where: dict[str, dict[str, None]] = {}
    for use in role.tools:
        where.setdefault(use.tool, {})
        access.setdefault(use.tool, {}).update({use.access: None} if use.access else {})
    for playbook, names in steps.items():
        for name in names:
            for use in write.facts.flows[playbook].steps[name].tools:
                where.setdefault(use.tool, {})[playbook] = None
                access.setdefault(use.tool, {}).update({use.access: None} if use.access else {})
    known = write.library.tools
    return tuple(
        AccessRow(
            write.link("tool", tool),
            write.label(labels.ACCESS, highest_access(access[tool])),
            write.link("role", known[tool].granted_by if tool in known else None),
            Md(", ".join(link.md for link in write.sorted_links("playbook", where[tool]))),
        )
        for tool in write.sort("tool", where)
    )


def highest_access(levels: Iterable[str]) -> str | None:
    """Return the level of access that covers the others."""
    order = list(labels.ACCESS)
    return max(levels, key=order.index, default=None)


def _results(steps: dict[str, list[str]], write: Writer) -> tuple[Result, ...]:
    """Return what the role's steps make that leaves the process, and who gets it."""
    found = []
    for name in write.sort("playbook", steps):
        playbook = write.library.playbooks[name]
        outputs = {output.id: output for output in playbook.outputs}
        for step_id in steps[name]:
            for made in write.facts.flows[name].steps[step_id].outputs:
                if output := outputs.get(made.to or ""):
                    receivers = [link.md for link in output_receivers(playbook, output, write)]
                    found.append(Result(write.plain(output.name), write.step(name, step_id), Md(", ".join(receivers))))
    return tuple(found)


def _terms(steps: dict[str, list[str]], write: Writer) -> tuple[Link, ...]:
    """Return the terms that the playbooks use in which the role does something."""
    names = [
        term
        for term in write.library.glossary
        if any(use.user in {("playbook", n) for n in steps} for use in write.facts.uses.get(("term", term), ()))
    ]
    return write.sorted_links("term", names)


def _datasets(steps: dict[str, list[str]], write: Writer) -> tuple[AccessRow, ...]:
    where: dict[str, dict[str, None]] = {}
    for playbook, names in steps.items():
        for name in names:
            for dataset in step_datasets(write.library.playbooks[playbook], write.facts.flows[playbook].steps[name]):
                where.setdefault(dataset, {})[playbook] = None
    known = write.library.datasets
    return tuple(
        AccessRow(
            write.link("dataset", name),
            write.label(labels.CLASSIFICATIONS, known[name].classification if name in known else None),
            write.link("role", known[name].owner if name in known else None),
            Md(", ".join(link.md for link in write.sorted_links("playbook", where[name]))),
        )
        for name in write.sort("dataset", where)
    )


def role_neighbours(role: Role, write: Writer, *, gives: bool) -> tuple[Neighbour, ...]:
    """Return the roles that this one hands over to, or receives from, with what and where."""
    found: dict[str, list[Md]] = {}
    for h in write.facts.hand_offs_of.get(role.id, ()):
        own, other = (h.giver, h.receiver) if gives else (h.receiver, h.giver)
        if own == role.id:
            places = {
                "step": write.step(h.playbook, h.step).md,
                "next": write.step(h.playbook, h.next_step).md,
                "playbook": write.link("playbook", h.playbook).md,
            }
            what = Md(", ".join(map(write.plain, h.outputs)))
            found.setdefault(other, []).append(
                write.say(N_("{what}, after {step}, for {next} in {playbook}"), what=what, **places)
                if what
                else write.say(N_("after {step}, for {next} in {playbook} (nothing named is passed on)"), **places)
            )
    return tuple(Neighbour(write.link("role", name), tuple(found[name])) for name in write.sort("role", found))
