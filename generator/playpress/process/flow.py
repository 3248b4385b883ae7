"""A playbook to its resolved flow: every node and edge written out, defaults included.

The meaning follows BPMN: a decision takes exactly one branch, several `next` start in parallel, `join: all` waits for
all. The flow is one value that checks, diagrams, texts and analysis share; it holds for flawed playbooks too, where
edges to nowhere are left out.
Knows: the model. Must not know Mermaid or pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.model.playbook import End

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.model.playbook import Playbook
    from playpress.model.step import Step

START = "^start"
"""The node that the trigger leads to; no step can have this id."""
DEFAULT_END = "done"

EdgeKind = Literal["normal", "rework", "exception"]
SPLITS = frozenset({"decision", "approval", "checkpoint"})
"""Types of steps that may have branches."""


class Edge(NamedTuple):
    """One way from a node to another.

    `label` is a branch's answer or an exception's cause. `probability` (0 to 1) is that of a branch, as written or as
    what the others leave; else None. `implied`: there is no `next`, so the flow goes on to the step below. `exception`
    is the id of the exception that the edge belongs to.
    """

    source: str
    target: str
    label: str = ""
    kind: EdgeKind = "normal"
    probability: float | None = None
    implied: bool = False
    exception: str | None = None


@dataclass(frozen=True)
class Flow:
    """A process as a graph: steps and ends by id, and the edges between them in the order of the file.

    `numbered` has the ids by which steps are numbered, if these are more than its own: a variant's steps keep the numbers
    of the process.
    """

    playbook: str
    steps: Mapping[str, Step]
    ends: Mapping[str, End]
    edges: tuple[Edge, ...]
    numbered: tuple[str, ...] = ()

    @cached_property
    def successors(self) -> dict[str, list[str]]:
        """For each node, where it leads."""
        after: dict[str, list[str]] = {START: [], **{n: [] for n in self.steps}, **{n: [] for n in self.ends}}
        for edge in self.edges:
            after[edge.source].append(edge.target)
        return after

    @cached_property
    def outgoing(self) -> dict[str, list[Edge]]:
        """For each node, its outgoing edges in order."""
        out: dict[str, list[Edge]] = {START: [], **{n: [] for n in self.steps}, **{n: [] for n in self.ends}}
        for edge in self.edges:
            out[edge.source].append(edge)
        return out

    @cached_property
    def has_parallel(self) -> bool:
        """Whether some step starts several ways at once."""
        return any(len(step.next) > 1 and not step.branches for step in self.steps.values())

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each step, from 1, in the order of the file."""
        return {step: n for n, step in enumerate(self.numbered or self.steps, 1) if step in self.steps}

    def number(self, step: str) -> int:
        """Return the number of a step; it follows from the names of all steps alone.

        Raises:
            ValueError: there is no such step.
        """
        return list(self.numbered or self.steps).index(step) + 1


def resolve_flow(playbook: Playbook, numbered: tuple[str, ...] = ()) -> Flow:
    """Return a playbook's resolved flow; `numbered` is that of `Flow`. If an id stands twice, the first with it counts."""
    steps: dict[str, Step] = {}
    for step in playbook.steps:
        steps.setdefault(step.id, step)
    ends = {end.id: end for end in reversed(implied_ends(playbook)) if end.id not in steps}
    ends = dict(reversed(ends.items()))
    known = steps.keys() | ends.keys()
    finish = next((e.id for e in ends.values() if e.outcome == "success"), next(iter(ends), None))
    order = list(steps)
    edges = [Edge(START, order[0])] if order else []
    for step, following in zip(steps.values(), [*order[1:], finish], strict=False):
        edges += _leaving(step, following)
    for exception in playbook.exceptions:
        if exception.resume:
            edges += [
                Edge(at, exception.resume, exception.when, "exception", exception=exception.id) for at in exception.at
            ]
    kept = tuple(e for e in edges if e.target in known and (e.source in steps or e.source == START))
    return Flow(playbook.id, steps, ends, kept, numbered)


def lane(step: Step) -> str | None:
    """Return the role whose lane a step is in: the first responsible one; None for a step without RACI."""
    return step.raci.responsible[0] if step.raci and step.raci.responsible else None


def implied_ends(playbook: Playbook) -> tuple[End, ...]:
    """Return the playbook's ends; `outcome: text` is one successful end."""
    return playbook.ends or (End(id=DEFAULT_END, name=playbook.outcome or "", outcome="success"),)


def _leaving(step: Step, following: str | None) -> list[Edge]:
    """Return the edges out of a step: its branches, else its `next`, else the following step or end."""
    if step.branches:
        odds = _filled([b.probability for b in step.branches])
        return [
            Edge(step.id, branch.to, branch.when, branch.kind, probability)
            for branch, probability in zip(step.branches, odds, strict=True)
        ]
    if step.next:
        return [Edge(step.id, target) for target in step.next]
    return [Edge(step.id, following, implied=True)] if following else []


def _filled(odds: Iterable[float | None]) -> list[float | None]:
    """Return probabilities in which a single missing one is what the others leave of 1."""
    odds = list(odds)
    if odds.count(None) == 1 and len(odds) > 1:
        rest = round(max(0.0, 1 - sum(p for p in odds if p is not None)), 6)
        return [rest if p is None else p for p in odds]
    return odds
