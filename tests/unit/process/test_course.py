"""The course of a process: what its runs follow from, and no text."""

from __future__ import annotations

from typing import Any

import pytest

from playpress.process.course import course_of
from playpress.process.flow import resolve_flow
from tests.tools.handbook import playbook_of
from tests.unit.process.test_run import ENDS, choice, step

STEPS = [
    step("a", "1h", next=["b", "c"]),
    step("b", next="d"),
    step("c", next="d"),
    choice("d", {"a": 0.1, "done": 0.9}, join="all"),
]


def course(steps: list[dict[str, Any]] = STEPS, **fields: Any) -> object:
    return course_of(resolve_flow(playbook_of(**{"steps": steps, "ends": ENDS, **fields})))


def with_step(place: int, **fields: Any) -> list[dict[str, Any]]:
    return [one | (fields if n == place else {}) for n, one in enumerate(STEPS)]


@pytest.mark.parametrize(
    "steps",
    [
        with_step(0, work="2h"),
        with_step(0, wait="1h"),
        with_step(0, id="z"),
        with_step(0, next="b"),
        with_step(0, next=["c", "b"]),
        with_step(0, raci={"responsible": "clerk"}),
        with_step(0, type="meeting"),
        with_step(1, type="subprocess", calls="other"),
        with_step(3, join=None),
        [*STEPS[:3], choice("d", {"a": 0.2, "done": 0.8}, join="all")],
        [*STEPS[:3], choice("d", {"a": 0.1, "stopped": 0.9}, join="all")],
    ],
)
def test_what_changes_a_run_changes_its_course(steps: list[dict[str, Any]]):
    assert course(steps) != course()


def test_how_an_end_comes_out_an_exception_and_the_process_itself_are_part_of_its_course():
    assert course(ends=[ENDS[0], ENDS[1] | {"outcome": "success"}]) != course()
    assert course(exceptions=[{"id": "fire", "when": "Fire", "at": ["b"], "resume": "d"}]) != course()
    assert course(id="buy") != course()


def test_texts_are_no_part_of_the_course():
    told = with_step(0, name="Else", instructions=["Be kind"], raci={"responsible": ["boss", "clerk"]})
    assert (
        course(told, name="Else", purpose="None", lead_time_target="1h", volume={"count": 1, "per": "day"}) == course()
    )
