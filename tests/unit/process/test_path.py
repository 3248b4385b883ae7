"""The critical path of a process, and what stands on it."""

from __future__ import annotations

from playpress.process.flow import resolve_flow
from playpress.process.path import Path, find_path
from tests.tools.handbook import playbook_of
from tests.unit.process.test_run import ENDS, choice, step


def path(hours: dict[str, float], *steps: dict[str, object]) -> Path:
    return find_path(resolve_flow(playbook_of(steps=steps, ends=ENDS)), hours)


def test_of_parallel_ways_and_of_answers_the_path_takes_the_longest():
    steps = [
        step("begin", next=["fast", "slow"]),
        step("fast", next="meet"),
        step("slow", next="meet"),
        choice("meet", {"done": None, "stopped": None, "care": None}, join="all"),
        step("care"),
    ]
    assert path({"fast": 2, "slow": 3, "care": 1}, *steps).steps == ("begin", "slow", "meet", "care")
    assert path({"fast": 4, "slow": 3}, *steps).steps == ("begin", "fast", "meet", "care")


def test_without_times_the_path_has_the_most_steps():
    steps = [choice("ask", {"short": None, "long": None}), step("short", next="done"), step("long"), step("more")]
    assert path({}, *steps).steps == ("ask", "long", "more")


def test_no_step_is_on_the_path_twice():
    again = {"when": "Again", "to": "write", "kind": "rework"}
    steps = [step("write"), step("ask", type="approval", branches=[again, {"when": "Fine", "to": "done"}])]
    assert path({"write": 5}, *steps).steps == ("write", "ask")
    assert path({"write": 5}, step("write"), choice("ask", {"write": None, "done": None})).steps == ("write", "ask")


def test_the_path_leads_to_an_end():
    steps = [choice("ask", {"buy": None, "sell": None}), step("buy", next="ask"), step("sell")]
    assert path({"buy": 9}, *steps).steps == ("ask", "sell")


def test_hand_offs_and_approvals_are_those_on_the_path():
    def by(role: str, name: str, **fields: object):
        return step(name) | {"raci": {"responsible": role}} | fields

    steps = [
        by("clerk", "offer", next=["check", "price"]),
        by("boss", "check", next="wait"),
        by("clerk", "price", next="wait"),
        {"id": "wait", "name": "Wait", "type": "wait", "wait": "1d", "join": "all"},
        by(
            "boss",
            "approve",
            type="approval",
            branches=[{"when": "Yes", "to": "send"}, {"when": "No", "to": "stopped"}],
        ),
        by("clerk", "send"),
    ]
    # clerk to boss, boss through the wait to himself, boss to clerk
    assert path({"check": 2, "price": 1}, *steps) == Path(("offer", "check", "wait", "approve", "send"), 2, 1)
    # clerk, clerk, boss, clerk
    assert path({"check": 1, "price": 2}, *steps).hand_offs == 2


def test_a_process_without_steps_has_an_empty_path():
    assert path({}) == Path((), 0, 0)
