"""A flow and what its steps take to one run of the process: how long it takes, where that goes, and what is done again.

Expected values over all runs, those included that are stopped early, with no exception happening:

- lead time: from the trigger to the end, work and waiting on the clock; of parallel work the slowest way counts, by its
  expected time (where the ways vary, the true mean is longer: now one is the slowest, now another)
- effort: the work of everyone, on all parallel ways
- rework: the part of the effort that is not the first time

Knows: odds, durations. Must not know volumes, roles or pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.process.chain import EndlessError, find_visits
from playpress.process.flow import START
from playpress.process.graph import reachable
from playpress.process.odds import OVER, find_odds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.process.chain import Ways
    from playpress.process.duration import Spent
    from playpress.process.flow import Flow
    from playpress.process.odds import Odds

_ROUNDED = 1e-9
"""The part of a sum of hours that may come from rounding."""


class Unknown(NamedTuple):
    """Why the times of a run cannot be computed.

    `no_times`: no step says what it takes. `endless`: from `step`, no end can be reached. `parallel`: parallel work that
    starts at `step` leads back into itself. `circle`: the playbooks that it calls call it.
    """

    why: Literal["no_times", "endless", "parallel", "circle"]
    step: str = ""


class StepTime(NamedTuple):
    """What a step does in one run.

    `visits`: how often it is done. `work` and `wait`: hours of one visit. `share`: its part of the lead time (0 to 1);
    0 beside a slower way.
    """

    visits: float
    work: float
    wait: float
    share: float


class Times(NamedTuple):
    """How long one run takes, in hours.

    `work` and `wait` are on the clock; together they are the lead time. `effort` is the work of everyone. `steps` has those
    that are done at all, in the order of the file; `slowest` and `longest_wait` are the ones with the largest part of the
    lead time and of its waiting. `ends`: how likely each end is. `untimed` steps say no time, so figures are the least;
    `assumed` are choices with no odds. `may_stop`: a way of parallel work may stop the run; the others are counted as if
    they went on.
    """

    work: float
    wait: float
    effort: float
    steps: Mapping[str, StepTime]
    slowest: str
    longest_wait: str
    ends: Mapping[str, float]
    untimed: tuple[str, ...]
    is_least: bool
    assumed: tuple[str, ...]
    may_stop: bool

    @property
    def lead(self) -> float:
        """The lead time."""
        return self.work + self.wait

    @property
    def efficiency(self) -> float:
        """Flow efficiency: the part of the lead time in which somebody works (0 to 1)."""
        return self.work / self.lead

    def waiting_at(self, step: str) -> float:
        """Return for how many hours of the lead time a run waits at a step that takes any time."""
        its = self.steps[step]
        return self.lead * its.share * its.wait / (its.work + its.wait)

    def exceeds(self, hours: float) -> bool:
        """Tell whether the lead time is longer than some hours; what is only rounded is not."""
        return self.lead > hours * (1 + _ROUNDED)


def find_times(flow: Flow, spent: Mapping[str, Spent]) -> Times | Unknown:
    """Return the times of a run; `spent` has what one visit of each step takes that says so."""
    if not flow.steps:
        return Unknown("no_times")
    odds = find_odds(flow)
    if odds.dead_ends:
        return Unknown("endless", next((node for node in odds.dead_ends if node in flow.steps), ""))
    try:
        visits = odds.visits()
        passed = find_visits(START, _Clock(odds, spent).ways()) if odds.splits else visits
    except EndlessError as problem:
        return Unknown("parallel" if odds.splits else "endless", str(problem.args[0]))
    done = [name for name in flow.steps if name in visits]
    lead = sum(passed.get(name, 0.0) * (spent[name].work + spent[name].wait) for name in done if name in spent)
    if not lead:
        return Unknown("no_times")
    effort = sum(visits[name] * spent[name].effort for name in done if name in spent)
    steps = {name: _step_time(spent.get(name), visits[name], passed.get(name, 0.0), lead) for name in done}
    waits = {name: passed.get(name, 0.0) * time.wait for name, time in steps.items()}
    untimed = tuple(name for name in done if name not in spent)
    return Times(
        work=sum(passed.get(name, 0.0) * time.work for name, time in steps.items()),
        wait=sum(waits.values()),
        effort=effort,
        steps=steps,
        slowest=max(steps, key=lambda name: steps[name].share),
        longest_wait=max(waits, key=waits.__getitem__) if any(waits.values()) else "",
        ends={end: passed[end] for end in flow.ends if end in passed},
        untimed=untimed,
        is_least=bool(untimed) or any(spent[name].is_least for name in done if name in spent),
        assumed=odds.assumed,
        may_stop=odds.may_stop,
    )


def _step_time(spent: Spent | None, visits: float, passed: float, lead: float) -> StepTime:
    if spent is None:
        return StepTime(visits, 0.0, 0.0, 0.0)
    return StepTime(visits, spent.work, spent.wait, passed * (spent.work + spent.wait) / lead)


def find_visits_of_steps(flow: Flow) -> tuple[float, ...]:
    """Return how often each step is done in one run, in the order of the flow; none if that cannot be computed."""
    odds = find_odds(flow)
    if odds.dead_ends:
        return ()
    try:
        visits = odds.visits()
    except EndlessError:
        return ()
    return tuple(visits.get(name, 0.0) for name in flow.steps)


def find_rework(flow: Flow, spent: Mapping[str, Spent]) -> float:
    """Return the part of the effort that is not the first time (0 to 1), of a flow whose times can be computed.

    For each step that is the visits of it, minus the odds that there is a first one.
    """
    odds = find_odds(flow)
    clock, visits = _Clock(odds, spent), odds.visits()
    clock.ways()
    again, effort = 0.0, sum(count * spent[node].effort for node, count in visits.items() if node in spent)
    for node in odds.repeated:
        if node in spent and spent[node].effort:
            first = find_visits(START, {**clock.toward(node), node: {}}).get(node, 0.0)
            again += (visits[node] - first) * spent[node].effort
    return again / effort if effort else 0.0


class _Clock:
    """Reduces parallel work to its slowest ways, the innermost first."""

    def __init__(self, odds: Odds, spent: Mapping[str, Spent]) -> None:
        self.odds, self.spent = odds, spent
        self.slowest: Ways = {}

    def ways(self) -> Ways:
        """Return the likely next nodes of each node, after a split only the way that takes longest.

        Raises:
            EndlessError: parallel work leads back into itself.
        """
        return self._reduced(START, OVER)

    def toward(self, node: str) -> Ways:
        """Return the same, but after each split that a parallel way to `node` leaves, that way."""
        ways = self.odds.choices
        if not self.odds.splits:
            return ways
        turned = dict(ways)
        for split, slowest in self.slowest.items():
            stop = self.odds.merges.get(split, OVER)
            before = {**ways, stop: {}, split: {}}
            turned[split] = next(({way: 1.0} for way in ways[split] if node in reachable([way], before)), slowest)
        return turned

    def _reduced(self, start: str, stop: str) -> Ways:
        """Return the same for what lies between two nodes."""
        found: Ways = {stop: {}}
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in found:
                found[node] = self._way_of(node) if node in self.odds.splits else self.odds.choices[node]
                waiting += found[node]
        return found

    def _way_of(self, split: str) -> dict[str, float]:
        """Return the slowest way of a split; of equal ones, the first in the file."""
        if split not in self.slowest:
            stop, hours = self.odds.merges.get(split, OVER), dict[str, float]()
            for way in self.odds.choices[split]:
                self.slowest[split] = {way: 1.0}  # for a way that leads back to the split, beside one that ends the run
                hours[way] = self._hours(way, stop)
            self.slowest[split] = {max(hours, key=hours.__getitem__): 1.0}
        return self.slowest[split]

    def _hours(self, start: str, stop: str) -> float:
        """Return the expected time from one node until another is reached, or an end."""
        visits = find_visits(start, self._reduced(start, stop))
        return sum(
            count * (self.spent[node].work + self.spent[node].wait)
            for node, count in visits.items()
            if node in self.spent and node != stop
        )
