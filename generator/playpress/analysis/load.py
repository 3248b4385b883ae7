"""How often processes run, and the work in their steps, to the hours a week that each role works in them.

The work of a step is that of the role that does it (the first of several).
Knows: the library, flows, visits. Must not know which load is too much.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.analysis.volume import WEEKS, runs_per_year
from playpress.process.duration import Calendar, range_of
from playpress.process.flow import lane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.library import Library
    from playpress.process.flow import Flow


class Load(NamedTuple):
    """Hours a week: what a role works in processes, and its capacity, if it has one."""

    hours: float
    capacity: float | None

    @property
    def share(self) -> float | None:
        """The part of the capacity that is needed; None if there is none, or it is 0."""
        return self.hours / self.capacity if self.capacity else None


def find_load(
    library: Library, flows: Mapping[str, Flow], visits: Mapping[str, Mapping[str, float]]
) -> dict[str, Load]:
    """Return the load of each role that works in some process in use that says how often it runs, the fullest first."""
    calendar, hours = Calendar.of(library.handbook), dict[str, float]()
    for name, playbook in library.current.items():
        runs = runs_per_year(playbook.volume, calendar) / WEEKS if playbook.volume else 0.0
        for step, count in visits.get(name, {}).items() if runs else ():
            work, role = flows[name].steps[step].work, lane(flows[name].steps[step]) or ""
            if work and role in library.roles:
                hours[role] = hours.get(role, 0.0) + runs * count * range_of(work, calendar).mean
    loads = {role: Load(needed, library.roles[role].capacity) for role, needed in hours.items()}
    return dict(sorted(loads.items(), key=lambda item: (-(item[1].share or 0.0), -item[1].hours, item[0])))
