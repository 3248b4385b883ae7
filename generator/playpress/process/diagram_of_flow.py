"""A playbook and its flow to a diagram: steps, forks, joins, exceptions and ends as nodes in lanes and phases.

Knows: the model and its resolved flow. Must not know how anything is drawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.process.diagram import EXCEPTIONS, FlowDiagram, Line, Named, Node
from playpress.process.flow import START, lane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playpress.model.playbook import Playbook
    from playpress.model.step import Step
    from playpress.process.diagram import NodeKind, Words
    from playpress.process.flow import Flow


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
