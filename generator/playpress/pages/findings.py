"""The findings of the analysis, for those who plan: times of all processes, what could be automated, the load of roles.

Knows: sections, facts, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.diagnostics import N_
from playpress.language.richtext import Md
from playpress.language.translation import NO_BREAK_SPACE
from playpress.pages.page import Found, Link, Page, PlannedPage
from playpress.pages.sections.parts import PartsSection, parts
from playpress.pages.sections.times import amount, is_late
from playpress.process.run import Unknown

if TYPE_CHECKING:
    from playpress.analysis.automation import Candidate
    from playpress.pages.writer import Writer
    from playpress.process.run import Times

MOST = 50
"""The most steps to automate, and the most roles, that are listed; the others save less, or have more time."""


class TimesRow(NamedTuple):
    """The times of one process, and what is on its longest way; `lead` says so if nothing can be computed."""

    playbook: Link
    lead: Md
    target: Md
    is_late: bool
    efficiency: Md
    longest: Md
    rework: Md
    hand_offs: Md
    approvals: Md


class CandidateRow(NamedTuple):
    """A step that could be automated, with the hours that this saves at most."""

    step: Md
    a_year: Md
    a_run: Md
    idea: Md


class LoadRow(NamedTuple):
    """A role's hours a week in processes, and how many it has."""

    role: Link
    hours: Md
    capacity: Md
    share: Md


@dataclass(frozen=True, kw_only=True)
class FindingsPage(Page):
    """Everything the page shows; lists of the whole handbook are on its first part."""

    template: ClassVar[str] = "findings"
    is_wide: ClassVar[bool] = True
    sections_found: ClassVar[tuple[Found, ...]] = (
        Found("times", N_("Times of all processes"), ("rows",), repeats=True),
        Found("automation", N_("What could be automated"), ("candidates",), repeats=True),
        Found("load", N_("Load by volume"), ("load",), repeats=True),
    )

    is_first: bool
    parts: PartsSection
    rows: tuple[TimesRow, ...]
    candidates: tuple[CandidateRow, ...]
    more: Md
    load: tuple[LoadRow, ...]


def findings_page(planned: PlannedPage, write: Writer) -> FindingsPage:
    """Build the page: the times of each process in use, by name."""
    names = write.sort("playbook", write.shown("playbook", write.facts.in_use))
    found = write.facts.automation if write.is_first else ()
    left = len(found) - MOST
    return FindingsPage(
        planned=planned,
        heading=write.plain(planned.title),
        is_first=write.is_first,
        parts=parts(planned, write),
        rows=tuple(_times(name, write) for name in names),
        candidates=tuple(_candidate(one, write) for one in found[:MOST]),
        more=write.count("{n} more step would save less.", "{n} more steps would save less.", left)
        if left > 0
        else Md(),
        load=_load(write) if write.is_first else (),
    )


def _times(name: str, write: Writer) -> TimesRow:
    run, link = write.facts.runs[name], write.link("playbook", name)
    aim = write.library.playbooks[name].lead_time_target
    target = write.timespan(aim)
    path = (write.number(run.path.hand_offs), write.number(run.path.approvals))
    if isinstance(run.times, Unknown):
        return TimesRow(link, write.say(N_("not known")), target, False, Md(), Md(), Md(), *path)  # noqa: FBT003 - a row
    times, percent = run.times, write.translator.percent
    lead = amount(times.lead, write, aim.unit if aim else None)
    return TimesRow(
        link,
        write.say(N_("at least {time}"), time=lead) if times.is_least else lead,
        target,
        is_late(aim, times, write),
        Md() if times.is_least else Md(percent(times.efficiency)),
        _longest_wait(name, times, write) if times.longest_wait else Md(),
        Md(percent(run.rework)) if run.rework else Md(),
        *path,
    )


def _longest_wait(name: str, times: Times, write: Writer) -> Md:
    """Return the step at which a process waits longest, and how long that is."""
    time = amount(times.waiting_at(times.longest_wait), write).replace(" ", NO_BREAK_SPACE)
    return Md(f"{write.step(name, times.longest_wait).md} ({time})")


def _candidate(one: Candidate, write: Writer) -> CandidateRow:
    idea = write.facts.flows[one.playbook].steps[one.step].automation_idea
    return CandidateRow(
        Md(f"{write.link('playbook', one.playbook).md}{write.say(':')} {write.step(one.playbook, one.step).md}"),
        amount(one.a_year, write) if one.a_year is not None else Md(),
        amount(one.hours, write) if one.hours is not None else Md(),
        write.inline(idea),
    )


def _load(write: Writer) -> tuple[LoadRow, ...]:
    return tuple(
        LoadRow(
            write.link("role", role),
            _hours(load.hours, write),
            _hours(load.capacity, write) if load.capacity is not None else Md(),
            Md(write.translator.percent(load.share)) if load.share is not None else Md(),
        )
        for role, load in list(write.facts.load.items())[:MOST]
    )


def _hours(hours: float, write: Writer) -> Md:
    """Return hours as such, also where they are more than a day; less than one in minutes."""
    if 0 < hours < 1:
        return amount(hours, write)
    return Md(write.translator.unit(round(hours, 1), "hour"))
