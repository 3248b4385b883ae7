"""A worked example and its flow: the way that it took, or the place where the flow does not allow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from playpress.process import replay as module
from playpress.process.flow import resolve_flow
from playpress.process.replay import Fault, awaited, replay
from tests.tools.handbook import playbook_of
from tests.unit.process.test_run import choice, step

if TYPE_CHECKING:
    from playpress.process.replay import Replay

ENDS = [{"id": "done", "name": "Done"}, {"id": "stopped", "name": "Stopped", "outcome": "cancelled"}]
PARALLEL = [
    step("begin", next=["fast", "slow"]),
    step("fast", next="meet"),
    step("slow", next="meet"),
    choice("meet", {"done": None, "begin": None, "stopped": None}, join="all"),
]
LINE = [step("one"), step("two"), step("three")]


def told(path: str, *steps: dict[str, Any], end: str | None = None, exceptions: Any = ()) -> Replay:
    """Replay a path of step ids; `two!lost` is the exception `lost` at step `two`."""
    entries = [dict(zip(("step", "exception"), part.split("!"), strict=False)) for part in path.split()]
    playbook = playbook_of(
        steps=steps, ends=ENDS, exceptions=exceptions, examples=[{"id": "e", "name": "E", "steps": entries, "end": end}]
    )
    found = replay(playbook, resolve_flow(playbook), playbook.examples[0])
    assert found is not None
    return found


def test_answers_follow_from_the_steps_that_come_next():
    ask = choice("ask", {"yes": None, "no": None})
    steps = [ask, step("yes", next="done"), step("no", next="ask")]
    assert told("ask no ask yes", *steps) == (((("no",)), ("ask",), ("yes",), ("done",)), ("done",), None)


def test_a_step_that_the_flow_does_not_lead_to_is_told_with_those_that_it_does_lead_to():
    found = told("one three", *LINE)
    assert found.fault == Fault("jump", 1, ("two",))
    assert found.ways == (("two",), ())


@pytest.mark.parametrize("path", ["begin fast slow meet", "begin slow fast meet"])
def test_parallel_paths_may_be_told_in_any_order(path):
    assert told(path, *PARALLEL, end="done").fault is None


def test_a_step_that_waits_for_all_is_not_done_before():
    assert told("begin fast meet", *PARALLEL).fault == Fault("jump", 2, ("slow",))


def test_a_parallel_path_that_is_not_told_is_unfinished():
    steps = [step("begin", next=["here", "there"]), step("here", next="done"), step("there", next="done")]
    assert told("begin here", *steps).fault == Fault("unfinished", 1, ("there",))
    assert told("begin here there", *steps).fault is None


def test_an_end_without_success_stops_parallel_paths():
    steps = [step("begin", next=["ask", "work"]), choice("ask", {"done": None, "stopped": None}), step("work")]
    assert told("begin ask", *steps, end="stopped").fault is None
    assert told("begin ask work", *steps, end="stopped").fault == Fault("end", 2, ("done",))


def test_work_that_comes_back_to_a_step_that_waits_is_not_waited_for_again():
    steps = [*PARALLEL[:3], step("meet", join="all"), choice("look", {"done": None, "meet": None})]
    assert awaited(resolve_flow(playbook_of(steps=steps, ends=ENDS))) == {"meet": frozenset({"fast", "slow"})}
    assert told("begin fast slow meet look meet look", *steps).fault is None


def test_an_example_that_stops_before_an_end_is_unfinished():
    assert told("one two", *LINE).fault == Fault("unfinished", 1, ("three",))
    assert told("", *LINE).fault == Fault("unfinished", -1, ("one",))


def test_nothing_is_done_after_an_end():
    assert told("one two three one", *LINE).fault == Fault("over", 3, ())


def test_the_end_decides_between_answers_that_nothing_else_tells_apart():
    steps = [choice("ask", {"done": None, "stopped": None})]
    assert told("ask", *steps).ends == ("done",)
    assert told("ask", *steps, end="stopped") == ((("stopped",),), ("stopped",), None)


def test_an_answer_decides_between_branches():
    ask = step("ask", type="decision", branches=[{"when": "Now", "to": "done"}, {"when": "Never", "to": "stopped"}])
    playbook = playbook_of(
        steps=[ask], ends=ENDS, examples=[{"id": "e", "name": "E", "steps": [{"step": "ask", "answer": "Never"}]}]
    )
    assert replay(playbook, resolve_flow(playbook), playbook.examples[0]) == ((("stopped",),), ("stopped",), None)


def test_an_end_that_is_not_reached_is_told_with_those_that_are():
    assert told("one two three", *LINE, end="stopped").fault == Fault("end", 2, ("done",))


def test_after_an_exception_a_case_goes_on_where_the_exception_says():
    exceptions = [{"id": "lost", "when": "Lost", "resume": "one"}, {"id": "late", "when": "Late"}]
    found = told("one two!lost one two!late three", *LINE, exceptions=exceptions)
    assert found == ((("two",), ("one",), ("two",), ("three",), ("done",)), ("done",), None)


def test_after_an_exception_parallel_paths_may_be_left_undone():
    exceptions = [{"id": "fire", "when": "Fire", "resume": "stopped"}, {"id": "end", "when": "End", "resume": "done"}]
    assert told("begin fast!fire", *PARALLEL, exceptions=exceptions).fault is None
    assert told("begin fast!end", *PARALLEL, exceptions=exceptions).fault is None


def test_a_flow_with_too_many_ways_is_not_judged(monkeypatch):
    monkeypatch.setattr(module, "MOST_STATES", 1)
    playbook = playbook_of(
        steps=[choice("ask", {"done": None, "ask": None})],
        ends=ENDS,
        examples=[{"id": "e", "name": "E", "steps": [{"step": "ask"}]}],
    )
    assert replay(playbook, resolve_flow(playbook), playbook.examples[0]) is None
