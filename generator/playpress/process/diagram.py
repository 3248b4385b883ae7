"""A resolved flow to a diagram as a value: nodes, lines, lanes and phases. All views, and the text, are made from it.

Knows: the model and its resolved flow. Must not know how anything is drawn.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.process.flow import START, lane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.flow import Flow

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


def flow_diagram(
    playbook: Playbook,
    flow: Flow,
    step_name: Callable[[Step], str],
    role_name: Callable[[str], str],
    words: Words,
    language: str = "",
) -> FlowDiagram:
    """Return the diagram of a playbook.

    A step with several names in `next` is followed by a fork; one with `join: all` is preceded by a join. An exception
    is a node between the steps where it may happen and the one where work goes on. Nodes without a role (start, end,
    wait, sub-process) are in the lane of the node before them.
    """
    lanes = _lanes(playbook, flow)
    phases = _phases(playbook, flow)
    nodes = _nodes(playbook, flow, step_name, lanes, phases, words)
    nodes += [
        Node(f"^exception-{e.id}", "exception", e.when, EXCEPTIONS, "", letter=_letter(n))
        for n, e in enumerate(playbook.exceptions)
    ]
    used = dict.fromkeys(node.lane for node in nodes)
    names = {phase.id: phase.name for phase in playbook.phases}
    return FlowDiagram(
        playbook.name,
        tuple(nodes),
        tuple(_lines(playbook, flow)),
        tuple(Named(key, words.exceptions if key == EXCEPTIONS else role_name(key)) for key in used),
        tuple(Named(key, names.get(key, "")) for key in dict.fromkeys(phases.values())),
        language,
    )


def _letter(number: int) -> str:
    """Return the letter of a number from 0 on; after Z comes AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _lanes(playbook: Playbook, flow: Flow) -> dict[str, str]:
    """Return the lane of each step and end."""
    lanes = {name: role for name, step in flow.steps.items() if (role := lane(step))}
    first = next(iter(lanes.values()), playbook.owner)
    before: dict[str, str] = {}
    for edge in flow.edges:
        if edge.source != START and (edge.exception is None or edge.target in flow.ends):
            before.setdefault(edge.target, edge.source)
    for name in [*flow.steps, *flow.ends]:
        if name not in lanes:
            lanes[name] = lanes.get(before.get(name, ""), first)
    return lanes


def _phases(playbook: Playbook, flow: Flow) -> dict[str, str]:
    """Return the phase of each step, in the order of the phases; a step without one is in that of the step before."""
    known = [phase.id for phase in playbook.phases]
    first = next((step.phase for step in flow.steps.values() if step.phase in known), None) or ""
    found: dict[str, str] = {}
    latest = first
    for name, step in flow.steps.items():
        latest = step.phase if step.phase in known else latest
        found[name] = latest
    return dict(sorted(found.items(), key=lambda item: known.index(item[1]) if item[1] else -1))


def _nodes(
    playbook: Playbook,
    flow: Flow,
    step_name: Callable[[Step], str],
    lanes: dict[str, str],
    phases: dict[str, str],
    words: Words,
) -> list[Node]:
    """Return all nodes but exceptions, in the order of the process; an end is last in the phase that leads to it."""
    first = next(iter(flow.steps))
    nodes = [Node(START, "start", playbook.trigger.name, lanes[first], phases[first])]
    reached: dict[str, str] = {}
    for edge in flow.edges:
        if edge.target in flow.ends and edge.source != START:
            reached.setdefault(edge.target, phases[edge.source])
    steps = list(phases)
    for name, following in zip(steps, [*steps[1:], ""], strict=True):
        step, place = flow.steps[name], (lanes[name], phases[name])
        if step.join:
            nodes.append(Node(f"^join-{name}", "join", words.join, *place))
        nodes.append(
            Node(
                name,
                step.type,
                step_name(step),
                *place,
                flow.numbers[name],
                "",
                step.automation == "automated",
                step.calls if step.type == "subprocess" else None,
            )
        )
        if len(step.next) > 1:
            nodes.append(Node(f"^fork-{name}", "fork", words.fork, *place))
        if phases.get(following) != phases[name]:
            for end in flow.ends.values():
                if reached.get(end.id, phases[steps[-1]]) == phases[name]:
                    kind: NodeKind = "end" if end.outcome == "success" else "stop"
                    nodes.append(Node(end.id, kind, end.name, lanes[end.id], phases[name]))
    return nodes


def _lines(playbook: Playbook, flow: Flow) -> Iterator[Line]:
    """Yield all lines; the one between a step and its fork or join comes once."""
    joined: set[str] = set()
    order = {name: n for n, name in enumerate(flow.steps)}
    for node, edges in flow.outgoing.items():
        ways = [edge for edge in edges if edge.exception is None]
        source = node
        if len(ways) > 1 and node in flow.steps and len(flow.steps[node].next) > 1:
            source = f"^fork-{node}"
            yield Line(node, source)
        for edge in ways:
            target = edge.target
            onward = edge.kind == "normal" and order.get(edge.source, -1) < order.get(target, -1)
            if target in flow.steps and flow.steps[target].join and onward:
                target = f"^join-{target}"
                if target not in joined:
                    joined.add(target)
                    yield Line(target, edge.target)
            yield Line(source, target, edge.label, edge.kind)
    for exception in playbook.exceptions:
        key = f"^exception-{exception.id}"
        for at in dict.fromkeys(exception.at):
            if at in flow.steps:
                yield Line(at, key, "", "exception")
        if exception.resume in flow.steps or exception.resume in flow.ends:
            yield Line(key, str(exception.resume), "", "exception")
