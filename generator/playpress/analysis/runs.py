"""One run of each playbook: how long it takes, what it costs, which hand-offs and approvals are on its longest way.

A run depends on its playbook and on its surroundings: the handbook's calendar, the playbooks that its steps run, and what an
hour of its roles costs. Both are said apart, so that a page depends on no more than that.
Knows: the library, flows. Must not know how a page words a figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.process.duration import Calendar, Range, Spent, range_of, spent_at
from playpress.process.flow import lane
from playpress.process.path import Path, find_path
from playpress.process.run import Times, Unknown, find_rework, find_times
from playpress.process.spread import Spread, find_spread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.model.library import Library
    from playpress.process.flow import Flow


class Cost(NamedTuple):
    """What the work of one run costs, in the currency of the hourly rates: the least, if `unpriced` roles have none."""

    amount: float
    unpriced: tuple[str, ...]


class Called(NamedTuple):
    """What one run of a playbook adds to a step that runs it."""

    spent: Spent
    cost: Cost


class Surroundings(NamedTuple):
    """What a run depends on beside its playbook.

    `called` has the playbooks that its steps run, `rates` the hourly rate of each of its roles that has one.
    """

    calendar: Calendar
    called: Mapping[str, Called | Unknown]
    rates: Mapping[str, float]


class Run(NamedTuple):
    """One run of a playbook. `rework` is the part of the work that is not the first time (0 to 1).

    `cost` is None if nothing is known of it.
    """

    times: Times | Unknown
    path: Path
    rework: float
    cost: Cost | None


def find_run(flow: Flow, around: Surroundings) -> Run:
    """Return one run of a flow."""
    spent = _spent(flow, around)
    times = _times(flow, spent, around)
    path = find_path(flow, {name: one.work + one.wait for name, one in spent.items()})
    if isinstance(times, Unknown):
        return Run(times, path, 0.0, None)
    return Run(times, path, find_rework(flow, spent), _cost(flow, times, around))


def find_lead_times(flow: Flow, around: Surroundings) -> Spread | None:
    """Return how much the lead times of runs differ; None if no time is written as a range, or nothing can be computed."""
    spent = _spent(flow, around)
    if isinstance(_times(flow, spent, around), Unknown):
        return None
    return find_spread(flow, _ranges(flow, spent, around.calendar), flow.playbook)


def find_lead(flow: Flow, around: Surroundings) -> Times | Unknown:
    """Return the times of one run alone."""
    return _times(flow, _spent(flow, around), around)


def _spent(flow: Flow, around: Surroundings) -> dict[str, Spent]:
    known = {name: one.spent for name, one in around.called.items() if isinstance(one, Called)}
    found = ((name, spent_at(step, around.calendar, known)) for name, step in flow.steps.items())
    return {name: spent for name, spent in found if spent}


def _ranges(flow: Flow, spent: Mapping[str, Spent], calendar: Calendar) -> dict[str, tuple[Range, ...]]:
    """Return the times that add up to a visit of each step; what another playbook takes does not vary."""
    found: dict[str, tuple[Range, ...]] = {}
    for name, one in spent.items():
        step = flow.steps[name]
        own = [range_of(time, calendar) for time in (step.work, step.wait) if time]
        found[name] = tuple(own) or (Range(*[one.work + one.wait] * 3),)
    return found


def _times(flow: Flow, spent: Mapping[str, Spent], around: Surroundings) -> Times | Unknown:
    for name, step in flow.steps.items():
        called = around.called.get(step.calls or "")
        if name not in spent and isinstance(called, Unknown) and called.why == "circle":
            return Unknown("circle", name)
    return find_times(flow, spent)


def _cost(flow: Flow, times: Times, around: Surroundings) -> Cost | None:
    """Return the cost of a run: the work of each step at the rate of the role that does it (the first of several).

    None if no work has a price.
    """
    amount, unpriced = 0.0, dict[str, None]()
    for name, time in times.steps.items():
        step = flow.steps[name]
        called, role = around.called.get(step.calls or ""), lane(step) or ""
        if isinstance(called, Called) and step.work is None and step.wait is None:
            amount += time.visits * called.cost.amount
            unpriced |= dict.fromkeys(called.cost.unpriced)
        elif time.work and role in around.rates:
            amount += time.visits * time.work * around.rates[role]
        elif time.work:
            unpriced[role] = None
    return Cost(amount, tuple(filter(None, unpriced))) if amount else None


class Calls:
    """The runs of playbooks that others run, each computed after those that it runs itself."""

    def __init__(self, library: Library, flows: Mapping[str, Flow]) -> None:
        """Take the library and its flows."""
        self._playbooks, self._flows, self._rates = library.playbooks, flows, find_rates(library)
        self._calendar = Calendar.of(library.handbook)
        self._found: dict[str, Called | Unknown] = {}

    def around(self, name: str) -> Surroundings:
        """Return the surroundings of a playbook's run."""
        return self.around_flow(self._flows[name])

    def around_flow(self, flow: Flow) -> Surroundings:
        """Return the surroundings of a run of any flow."""
        for called in self._calls(flow):
            self._compute(called)
        return self._around(flow)

    def _calls(self, flow: Flow) -> list[str]:
        """Return the playbooks that a flow's steps run, each once."""
        steps = flow.steps.values()
        return list(dict.fromkeys(step.calls for step in steps if step.calls and step.calls in self._playbooks))

    def _compute(self, name: str) -> None:
        """Compute a run and all that it needs; chains of calls may be long, so without recursion."""
        begun = [] if name in self._found else [name]
        while begun:
            missing = (
                called
                for called in self._calls(self._flows[begun[-1]])
                if called not in self._found and called not in begun
            )
            if deeper := next(missing, None):
                begun.append(deeper)
            else:
                last = begun.pop()
                self._found[last] = self._run(last)

    def _around(self, flow: Flow) -> Surroundings:
        """Return the same, of what is computed; what is not, since it has begun, comes back to itself."""
        called = {other: self._found.get(other, Unknown("circle")) for other in self._calls(flow)}
        roles = dict.fromkeys(lane(step) or "" for step in flow.steps.values())
        return Surroundings(self._calendar, called, {role: self._rates[role] for role in roles if role in self._rates})

    def _run(self, name: str) -> Called | Unknown:
        flow = self._flows[name]
        around = self._around(flow)
        times = find_lead(flow, around)
        if isinstance(times, Unknown):
            return times
        cost = _cost(flow, times, around) or Cost(0.0, ())
        return Called(Spent(times.work, times.wait, times.effort, times.is_least), cost)


def find_rates(library: Library) -> dict[str, float]:
    """Return the hourly rate of each role that has one."""
    return {name: role.hourly_rate for name, role in library.roles.items() if role.hourly_rate is not None}
