"""A process in one column for narrow screens: every step once, with its role, in order, and nothing covered."""

from __future__ import annotations

import pytest

from playpress.diagrams.grid.draw import draw_grid
from playpress.diagrams.grid.measure import Grid, layout
from playpress.diagrams.grid.one_column import place_in_one_column
from tests.tools.amount import amount
from tests.tools.drawn import arrow_defects, read_drawn
from tests.tools.flows import NAMES, chart_of, random_playbook
from tests.tools.handbook import playbook_of
from tests.tools.legibility import defects

FLOWS, A_TEST = amount(100, 1000), 50


def step(name: str, role: str = "boss", /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": role}, **fields}


def column(**fields: object) -> Grid:
    return layout(place_in_one_column(chart_of(playbook_of(**fields))))


def said(grid: Grid) -> dict[str, str]:
    """Return the role that each box says, by what is written in the box."""
    return {box.node.text: " ".join(box.role) for box in grid.boxes}


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, FLOWS, A_TEST))
def test_a_random_process_in_one_column_has_no_defect_and_is_whole(first: int):
    found = {}
    for seed in range(first, first + A_TEST):
        playbook = random_playbook(seed, 3 + seed % 28, names=NAMES if seed % 2 else (), rescues=seed % 3)
        grid = layout(place_in_one_column(chart_of(playbook)))
        assert len({box.x for box in grid.boxes}) == 1
        assert [box.node.number for box in grid.boxes if box.node.number] == list(range(1, len(playbook.steps) + 1))
        found[seed] = [*defects(grid), *arrow_defects(read_drawn(draw_grid(grid, "u", "D", {})))]
    assert {seed: what for seed, what in found.items() if what} == {}


def test_each_step_says_its_role_and_what_nobody_does_says_none():
    steps = [step("a", "clerk"), {"id": "w", "name": "w", "type": "wait", "wait": "1d"}, step("b", type="approval", branches=[{"when": "Yes", "to": "done"}, {"when": "No", "to": "a"}])]  # fmt: skip
    assert said(column(steps=steps)) == {"Now": "", "1. a": "clerk", "2. w": "", "3. b": "boss", "Sold": ""}


def test_an_exception_stands_at_the_end_and_says_where_work_goes_on():
    exceptions = [
        {"id": "x", "when": "Fire", "at": "a", "resume": "b"},
        {"id": "y", "when": "Flood", "at": "a", "resume": "done"},
    ]
    grid = column(steps=[step("a"), step("b")], exceptions=exceptions)
    assert [box.node.text for box in sorted(grid.boxes, key=lambda box: box.y)][-2:] == [
        "A. Fire →\N{NO-BREAK SPACE}2",
        "B. Flood →\N{NO-BREAK SPACE}Sold",
    ]
    assert {path.line.kind for path in grid.paths} == {"normal"}
    assert [mark.name for box in grid.boxes for mark in box.letters] == ["A", "B"]


def test_exceptions_stand_below_all_phases_in_a_band_of_their_own():
    phases = [{"id": "early", "name": "Early"}, {"id": "late", "name": "Late"}]
    steps = [step("a", phase="early"), step("b", phase="late")]
    exception = {"id": "x", "when": "Fire", "at": "a"}
    grid = column(phases=phases, steps=steps, exceptions=[exception])
    assert [band.named.name for band in grid.bands] == ["Early", "Late", "Exceptions"]
    place = {box.node.text: box.y for box in grid.boxes}
    assert place["Sold"] < grid.bands[-1].start < place["A. Fire"]
    assert [band.named.name for band in column(phases=phases, steps=steps).bands] == ["Early", "Late"]
    assert column(steps=[step("a")], exceptions=[exception]).bands == ()


def test_a_step_that_only_an_exception_leads_to_stands_below_the_step_where_it_happens():
    steps = [step("a", next="b"), step("fix", next="done"), step("b", next="done")]
    grid = column(steps=steps, exceptions=[{"id": "x", "when": "Fire", "at": "b", "resume": "fix"}])
    place = {box.node.key: box.y for box in grid.boxes}
    assert place["fix"] > place["b"]
