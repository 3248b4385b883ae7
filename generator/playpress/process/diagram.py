"""A process as a diagram: nodes, lines, lanes and phases as one value. All views, and the text, are made from it.

Knows: ids and names. Must not know the model, or how anything is drawn.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

NodeKind = Literal[
    "start", "task", "decision", "approval", "checkpoint", "meeting", "wait", "subprocess", "fork", "join", "exception",
    "end", "stop", "playbook", "here", "stub",
]  # fmt: skip
LineKind = Literal["normal", "rework", "exception"]
PLACES: frozenset[NodeKind] = frozenset({"playbook", "here"})
"""Kinds of nodes that are on maps and not in processes."""
EXCEPTIONS = "^exceptions"
"""The lane of exceptions, which belong to no role."""
MOST_PARTS = 1000
"""The most nodes and lines of a process that is drawn.

A larger one has only its text: its picture would be several metres long, and take several seconds to draw.
"""


@dataclass(frozen=True, slots=True)
class Node:
    """Something that a picture shows.

    `lane` and `phase` are ids; `number` is a step's, `letter` an exception's. `calls` is the playbook that a sub-process
    runs.
    """

    key: str
    kind: NodeKind
    label: str
    lane: str
    phase: str
    number: int | None = None
    letter: str = ""
    is_automated: bool = False
    calls: str | None = None

    @property
    def text(self) -> str:
        """The text in it: its label, with the number or letter in front."""
        sign = str(self.number) if self.number is not None else self.letter
        return f"{sign}. {self.label}" if sign else self.label


@dataclass(frozen=True, slots=True)
class Line:
    """An edge of the diagram, with the answer that leads along it."""

    source: str
    target: str
    label: str = ""
    kind: LineKind = "normal"


class Words(NamedTuple):
    """Our own words in pictures: the name of the lane of exceptions, of a fork, of a join."""

    exceptions: str
    fork: str
    join: str


class Named(NamedTuple):
    """A lane or phase: its id and name."""

    key: str
    name: str


def lane_key(lane: Named) -> str:
    """Return a lane's key, which differs from those of nodes even if a role and a step have the same id."""
    return f"^lane-{lane.key}"


@dataclass(frozen=True)
class FlowDiagram:
    """A process to draw. Nodes stand in the order of the process: phase by phase, main path first.

    `language` (as "de") is that of the names; it decides where words are hyphenated.
    """

    title: str
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    lanes: tuple[Named, ...]
    phases: tuple[Named, ...]
    language: str = ""

    @cached_property
    def by_key(self) -> dict[str, Node]:
        """Each node by its key."""
        return {node.key: node for node in self.nodes}

    @cached_property
    def order(self) -> dict[str, int]:
        """The position of each node in the order of the process."""
        return {node.key: n for n, node in enumerate(self.nodes)}

    @cached_property
    def written(self) -> str:
        """Everything in it as text; the ids in its pictures are hashes of that, so it must stay the same for ever.

        It begins with `Chart(`, the class's name when the first pictures were published.
        """
        return f"Chart({repr(self).removeprefix('FlowDiagram(')}"

    @property
    def is_drawable(self) -> bool:
        """Whether it is small enough to draw; see `MOST_PARTS`."""
        return len(self.nodes) + len(self.lines) <= MOST_PARTS

    @cached_property
    def exceptions(self) -> tuple[Node, ...]:
        """The nodes that are exceptions."""
        return tuple(node for node in self.nodes if node.lane == EXCEPTIONS)

    def in_phase(self, phase: str) -> tuple[Node, ...]:
        """Return the nodes of a phase, without exceptions."""
        return tuple(self._by_phase.get(phase, ()))

    @cached_property
    def _by_phase(self) -> dict[str, list[Node]]:
        found: dict[str, list[Node]] = {}
        for node in self.nodes:
            if node.lane != EXCEPTIONS:
                found.setdefault(node.phase, []).append(node)
        return found

    def is_split(self, key: str) -> bool:
        """Tell whether parallel paths start at a node."""
        lines = self._onward(key)
        return len(lines) == 1 and self.by_key[lines[0].target].kind == "fork"

    def ways_on(self, key: str) -> list[Line]:
        """Return the lines out of a node (out of its fork, if it has one), without those to exceptions."""
        lines = self._onward(key)
        return self.outgoing[lines[0].target] if self.is_split(key) else lines

    def arrival(self, line: Line) -> Node:
        """Return the node that a line leads to; for a join, the step after it."""
        node = self.by_key[line.target]
        return self.by_key[self.outgoing[node.key][0].target] if node.kind == "join" else node

    def waits_for(self, key: str) -> list[int]:
        """Return the numbers of the steps that a step waits for; none if it has no join."""
        joins = [line.source for line in self.incoming[key] if self.by_key[line.source].kind == "join"]
        sources = [line.source for join in joins for line in self.incoming[join]]
        before = [self.incoming[s][0].source if self.by_key[s].kind == "fork" else s for s in sources]
        steps = dict.fromkeys(self.by_key[source].number for source in before)
        return [number for number in steps if number is not None]

    def interrupts(self, key: str) -> list[int | None]:
        """Return the numbers of the steps that an exception may interrupt; none if it may come at any time."""
        return [self.by_key[line.source].number for line in self.incoming[key]]

    def _onward(self, key: str) -> list[Line]:
        return [line for line in self.outgoing[key] if not self.by_key[line.target].letter]

    @cached_property
    def drawn_lines(self) -> tuple[Line, ...]:
        """The lines to draw. If several steps have the same exception, its letter on each replaces the lines."""
        shared = Counter(line.target for line in self.lines if self.by_key[line.target].letter)
        return tuple(line for line in self.lines if shared[line.target] <= 1)

    @cached_property
    def letters(self) -> dict[str, list[str]]:
        """For each step that exceptions may interrupt, their letters."""
        found: dict[str, list[str]] = {}
        for line in self.lines:
            if letter := self.by_key[line.target].letter:
                found.setdefault(line.source, []).append(letter)
        return found

    @cached_property
    def incoming(self) -> dict[str, list[Line]]:
        """For each node, the lines that lead to it, in order."""
        into: dict[str, list[Line]] = {node.key: [] for node in self.nodes}
        for line in self.lines:
            into[line.target].append(line)
        return into

    @cached_property
    def outgoing(self) -> dict[str, list[Line]]:
        """For each node, the lines that leave it, in order."""
        out: dict[str, list[Line]] = {node.key: [] for node in self.nodes}
        for line in self.lines:
            out[line.source].append(line)
        return out

    @cached_property
    def from_earlier(self) -> dict[str, list[Line]]:
        """For each node to which earlier ones lead, the lines from these."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            if self.order[line.source] < self.order[line.target]:
                found.setdefault(line.target, []).append(line)
        return found

    @cached_property
    def interrupted(self) -> dict[str, list[str]]:
        """For each node that only exceptions lead to, the steps that these exceptions interrupt."""
        letters = {node.key for node in self.exceptions}
        return {
            key: [line.source for exception in lines for line in self.incoming[exception.source]]
            for key, lines in self.incoming.items()
            if lines and letters.issuperset(line.source for line in lines)
        }
