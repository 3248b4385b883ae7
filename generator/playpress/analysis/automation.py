"""The steps that could be automated to the time that this would save at most: all work that people now do in them.

Knows: the library, flows, visits. Must not know how likely it is that a machine can do it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.volume import runs_per_year
from playpress.process.duration import Calendar, range_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playpress.model.library import Library
    from playpress.model.playbook import Playbook
    from playpress.process.flow import Flow


class Candidate(NamedTuple):
    """A step marked as one that could be automated, or partly automated with an idea for the rest.

    `hours` is the work in it in one run, rework included, and `a_year` in all runs of a year. None: the step says no
    time, or the process says not how often it runs.
    """

    playbook: str
    step: str
    hours: float | None
    a_year: float | None


def find_candidates(
    library: Library, flows: Mapping[str, Flow], visits: Mapping[str, Mapping[str, float]]
) -> tuple[Candidate, ...]:
    """Return the candidates of all playbooks in use: those that save most in a year first, then those that do in a run."""
    calendar = Calendar.of(library.handbook)
    found = (
        one
        for name, playbook in library.current.items()
        for one in _in_playbook(playbook, flows[name], visits.get(name, {}), calendar)
    )
    return tuple(sorted(found, key=lambda one: (-_known(one.a_year), -_known(one.hours), one.playbook, one.step)))


def _in_playbook(
    playbook: Playbook, flow: Flow, visits: Mapping[str, float], calendar: Calendar
) -> Iterator[Candidate]:
    for name, step in flow.steps.items():
        if step.automation == "candidate" or (step.automation == "partial" and step.automation_idea):
            hours = visits[name] * range_of(step.work, calendar).mean if step.work and name in visits else None
            runs = runs_per_year(playbook.volume, calendar) if playbook.volume else None
            a_year = hours * runs if hours is not None and runs is not None else None
            yield Candidate(playbook.id, name, hours, a_year)


def _known(hours: float | None) -> float:
    """Return hours to sort by; what is not known comes after 0."""
    return -1.0 if hours is None else hours
