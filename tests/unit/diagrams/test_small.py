"""A flow at a glance: small, whole, and with no line through a step."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from playpress.diagrams.small import LARGEST, MOST_NODES, small_flow
from tests.tools.flows import chart_of, random_playbook
from tests.tools.handbook import playbook_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.process.diagram import FlowDiagram

    Point = tuple[float, float]
    Area = tuple[float, float, float, float]

HALF_A_STEP = 8
"""Half the height of a step."""


def step(name: str, /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": "boss"}, **fields}


def drawn(diagram: FlowDiagram) -> ET.Element:
    return ET.fromstring(small_flow(diagram, "At a glance", "#flow"))  # noqa: S314 - drawn a moment ago


def ways(root: ET.Element, kind: str) -> list[list[Point]]:
    """Return the corners of every line of a class."""
    paths = [path.get("d", "") for path in root.iter("path") if path.get("class") == kind]
    return [list(corners(data)) for path in paths for data in path.split("M")[1:]]


def corners(data: str) -> Iterator[Point]:
    start, *moves = re.findall(r"^[\d.]+ [\d.]+|[HV][\d.]+", data)
    x, y = map(float, start.split())
    yield x, y
    for move in moves:
        x, y = (float(move[1:]), y) if move[0] == "H" else (x, float(move[1:]))
        yield x, y


def steps(root: ET.Element) -> list[Area]:
    """Return the area of every step, without its border."""
    found: list[Area] = []
    for path in root.iter("path"):
        if at := re.match(r"M([\d.]+) ([\d.]+)", path.get("d", "")):
            x, y = float(at[1]), float(at[2])
            top = {"s": y, "s d": y - HALF_A_STEP}.get(path.get("class", ""))
            found += [] if top is None else [(x + 1, top + 1, x + 21, top + 2 * HALF_A_STEP - 1)]
    return found


def run_through(root: ET.Element) -> int:
    """Return how many runs of lines lie in a step."""
    found = 0
    for way in ways(root, "w") + ways(root, "w r"):
        for (x1, y1), (x2, y2) in pairwise(way):
            low, high = sorted((x1, x2)), sorted((y1, y2))
            found += sum(low[0] < c and a < low[1] and high[0] < d and b < high[1] for a, b, c, d in steps(root))
    return found


@pytest.mark.repeats
@pytest.mark.parametrize("first", range(0, 200, 50))
def test_a_random_flow_is_small_has_every_step_and_no_line_through_one(first: int):
    for seed in range(first, first + 50):
        diagram = chart_of(random_playbook(seed, 3 + seed % 18))
        root = drawn(diagram)
        assert len(small_flow(diagram, "At a glance", "#flow").encode()) <= LARGEST
        numbers = [text.text for text in root.iter("text")]
        assert numbers in ([str(node.number) for node in diagram.nodes if node.number], []), seed
        assert len(steps(root)) == sum(node.number is not None for node in diagram.nodes)
        assert run_through(root) == 0, seed


def test_a_line_through_a_step_would_be_found():
    root = drawn(chart_of(playbook_of(steps=[step("a"), step("b")])))
    box = steps(root)[0]
    next(path for path in root.iter("path") if path.get("class") == "w").set("d", f"M0 {box[1] + 7}H999")
    assert run_through(root) == 2


def test_the_main_path_goes_straight_on_and_ways_back_run_above_it():
    answers = [{"when": "Stop", "to": "lost"}, {"when": "Yes", "to": "c"}, {"when": "No", "to": "a", "kind": "rework"}]
    ends = [{"id": "lost", "name": "Lost", "outcome": "failed"}, {"id": "won", "name": "Won"}]
    root = drawn(
        chart_of(playbook_of(steps=[step("a"), step("b", type="decision", branches=answers), step("c")], ends=ends))
    )
    assert len({text.get("y") for text in root.iter("text")}) == 1
    (back,) = ways(root, "w r")
    assert min(y for _, y in back) < min(area[1] for area in steps(root))


def test_it_is_one_link_with_a_name_and_no_words():
    root = drawn(chart_of(playbook_of(steps=[step("a"), step("b")])))
    assert (root.tag, root.get("href"), root.findtext("span")) == ("a", "#flow", "At a glance")
    assert [text.text for text in root.iter("text")] == ["1", "2"]


def test_more_steps_than_fit_have_no_numbers_and_still_more_are_shown_as_phases():
    assert not list(drawn(chart_of(playbook_of(steps=[step(f"s{n}") for n in range(40)]))).iter("text"))
    phases = [{"id": f"p{n}", "name": f"Phase {n}"} for n in range(3)]
    many = [step(f"s{n}", phase=f"p{n * 3 // MOST_NODES}") for n in range(MOST_NODES)]
    root = drawn(chart_of(playbook_of(steps=many, phases=phases)))
    assert [text.text for text in root.iter("text")] == ["1–40", "41–80", "81–120"]


def test_very_many_steps_without_phases_have_no_small_picture():
    assert small_flow(chart_of(playbook_of(steps=[step(f"s{n}") for n in range(MOST_NODES)])), "Name", "#flow") == ""
