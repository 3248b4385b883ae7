"""A worked example and the flow of its playbook to the way it took, or to the place where the flow does not allow it.

Work in a process is pieces that move along edges, as tokens do in BPMN: a step is done when a piece has come to it (one
along every edge that it waits for, with `join: all`), and sends one on along the branch taken, or along all of `next`.
An example says which steps were done, not which answers were given: all answers are tried, and those count that lead on
to what comes next. An exception with `resume` takes the piece of its step there, and from then on pieces may stay
behind, since people decide what becomes of them. An end without success stops the whole run.
Knows: the model and its resolved flow. Must not know how a fault is worded, or how an example is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from playpress.process.flow import START
from playpress.process.net import WAITING, make_net

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from playpress.model.example import Example, ExampleStep
    from playpress.model.playbook import Playbook, ProcessException
    from playpress.process.flow import Flow

MOST_STATES = 2000
"""The most states that are followed at a time; a flow with more is not judged."""

Piece = tuple[str, str]
"""The two nodes of the edge that a piece of work is on."""


class State(NamedTuple):
    """Where all pieces of work are, sorted, and what the run has come to."""

    pieces: tuple[Piece, ...]
    ends: tuple[str, ...] = ()
    is_excused: bool = False
    is_stopped: bool = False


class Fault(NamedTuple):
    """Why an example is no way through the flow.

    `jump`: the step at position `at` cannot come there. `over`: the run has ended before it. `unfinished`: after the last step,
    work is left. `end`: it comes to another end. `choices` are the steps, or ends, that can come there.
    """

    why: Literal["jump", "over", "unfinished", "end"]
    at: int
    choices: tuple[str, ...]


class Replay(NamedTuple):
    """The way that an example took: for each of its steps where it leads, and the ends that it came to.

    After a fault, steps lead nowhere.
    """

    ways: tuple[tuple[str, ...], ...]
    ends: tuple[str, ...]
    fault: Fault | None = None


Level = dict[State, tuple[State, tuple[str, ...]]]
"""States that can be at a time, each with the state before and where the step in between led."""


def awaited(flow: Flow) -> dict[str, frozenset[str]]:
    """Return for each step with `join: all` the nodes whose work it waits for: not those that come back from after it."""
    net = make_net(flow) if any(step.join for step in flow.steps.values()) else None
    if net is None:
        return {}
    waiting = ((node.removeprefix(WAITING), before) for node, before in net.predecessors.items() if node in net.joins)
    return {name: frozenset(before) for name, before in waiting}


def replay(playbook: Playbook, flow: Flow, example: Example) -> Replay | None:
    """Return the way that an example took through its flow; None if there are too many ways to follow."""
    joins, exceptions = awaited(flow), {exception.id: exception for exception in playbook.exceptions}
    first = next(iter(flow.steps), "")
    levels: list[Level] = [{State(((START, first),)): (State(()), ())}]
    for index, done in enumerate(example.steps):
        level: Level = {}
        for before in levels[-1]:
            for after, ways in _moved(before, done, flow, joins, exceptions.get(done.exception or "")):
                level.setdefault(after, (before, ways))
        if len(level) > MOST_STATES:
            return None
        if not level:
            choices = _ready(levels[-1], flow, joins)
            return _told(levels, len(example.steps), Fault("jump" if choices else "over", index, choices))
        levels.append(level)
    return _told(levels, len(example.steps), _last_fault(levels[-1], example, flow, joins), example.end)


def _moved(
    state: State,
    done: ExampleStep,
    flow: Flow,
    joins: Mapping[str, frozenset[str]],
    exception: ProcessException | None,
) -> Iterator[tuple[State, tuple[str, ...]]]:
    """Yield the states after a step, each with where it leads; none if it cannot be done."""
    if state.is_stopped or done.step not in flow.steps:
        return
    resume = exception.resume if exception else None
    for taken in _taken(state, done.step, joins, is_broken_off=resume is not None):
        left = list(state.pieces)
        for piece in taken:
            left.remove(piece)
        for ways in [(resume,)] if resume else _ways(done, flow):
            yield _arrived(state, left, done.step, ways, flow, is_excused=resume is not None), ways


def _taken(
    state: State, step: str, joins: Mapping[str, frozenset[str]], *, is_broken_off: bool
) -> Iterator[tuple[Piece, ...]]:
    """Yield the pieces that are taken to do a step, in each way that there is."""
    here = tuple(dict.fromkeys(piece for piece in state.pieces if piece[1] == step))
    waits_for = joins.get(step, frozenset())
    if waits_for and waits_for <= {source for source, _ in here}:
        yield tuple(piece for piece in here if piece[0] in waits_for)
    yield from ((piece,) for piece in here if is_broken_off or piece[0] not in waits_for)


def _ways(done: ExampleStep, flow: Flow) -> list[tuple[str, ...]]:
    """Return where a step may lead: to the branch of its answer, to one of its branches, or to all of its next steps."""
    edges = [edge for edge in flow.outgoing[done.step] if edge.exception is None]
    if not flow.steps[done.step].branches:
        return [tuple(dict.fromkeys(edge.target for edge in edges))]
    return [(edge.target,) for edge in edges if done.answer in (None, edge.label)]


def _arrived(state: State, left: list[Piece], step: str, ways: Iterable[str], flow: Flow, *, is_excused: bool) -> State:
    """Return the state after work has come from a step to its next steps and ends."""
    ends = [way for way in ways if way in flow.ends]
    pieces = (*left, *((step, way) for way in ways if way in flow.steps))
    is_stopped = any(flow.ends[end].outcome != "success" for end in ends)
    reached = tuple(dict.fromkeys((*state.ends, *ends)))
    return State(tuple(sorted(pieces)), reached, state.is_excused or is_excused, is_stopped)


def _is_over(state: State) -> bool:
    return bool(state.ends) and (not state.pieces or state.is_excused or state.is_stopped)


def _last_fault(level: Level, example: Example, flow: Flow, joins: Mapping[str, frozenset[str]]) -> Fault | None:
    """Return what is wrong after the last step, if anything."""
    last = len(example.steps) - 1
    over = [state for state in level if _is_over(state)]
    if not over:
        return Fault("unfinished", last, _ready(level, flow, joins))
    if example.end is not None and not any(example.end in state.ends for state in over):
        return Fault("end", last, tuple(dict.fromkeys(end for state in over for end in state.ends)))
    return None


def _ready(level: Iterable[State], flow: Flow, joins: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return the steps that can be done next in some of the states, in the order of the file."""
    ready = {
        step
        for state in level
        if not state.is_stopped
        for _, step in state.pieces
        if any(_taken(state, step, joins, is_broken_off=False))
    }
    return tuple(step for step in flow.steps if step in ready)


def _told(levels: list[Level], count: int, fault: Fault | None, end: str | None = None) -> Replay:
    """Return the way through the levels that ends as it should, the first answers of the file before others."""
    state = min(levels[-1], key=lambda state: (end is not None and end not in state.ends, not _is_over(state)))
    reached, ways = state.ends, list[tuple[str, ...]]()
    for level in reversed(levels[1:]):
        before, led = level[state]
        ways.insert(0, led)
        state = before
    return Replay((*ways, *[()] * (count - len(ways))), reached, fault)
