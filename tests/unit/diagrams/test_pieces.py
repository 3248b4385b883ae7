"""A process that is too large for a sheet of paper, in pieces that each fit one: nothing lost, nothing twice."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from playpress.diagrams.cache import Pictures
from playpress.diagrams.grid.boxes import Boxed
from playpress.diagrams.grid.measure import Layout
from playpress.diagrams.grid.pieces import fits_paper, pieces
from playpress.diagrams.grid.place import place
from playpress.diagrams.grid.route import find_ways
from playpress.pages.page import Picture
from playpress.process.diagram import EXCEPTIONS, FlowDiagram
from playpress.publish.drawing import draw_files
from tests.tools.amount import amount
from tests.tools.flows import chart_of, random_playbook
from tests.tools.handbook import playbook_of
from tests.tools.legibility import defects

if TYPE_CHECKING:
    from playpress.diagrams.grid.place import Placed
    from playpress.diagrams.grid.route import Way

FLOWS, A_TEST = amount(50, 100), 25


def step(name: str, role: str = "boss", /, **fields: object) -> dict[str, object]:
    return {"id": name, "name": name, "raci": {"responsible": role}, **fields}


def large(seed: int) -> FlowDiagram:
    return chart_of(random_playbook(seed, 20 + seed % 60, roles=8, rescues=seed % 3))


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, FLOWS, A_TEST))
def test_each_piece_of_a_random_process_fits_a_sheet_and_has_no_defect(first: int):
    found = {}
    for seed in range(first, first + A_TEST):
        grids = pieces(large(seed))
        assert all(fits_paper(grid.width, grid.height) for grid in grids), seed
        found[seed] = [defect for grid in grids for defect in defects(grid)]
    assert {seed: what for seed, what in found.items() if what} == {}


@pytest.mark.parametrize("seed", range(0, FLOWS, 7))
def test_pieces_show_every_step_end_and_exception_and_the_steps_once(seed: int):
    diagram = large(seed)
    shown = Counter(node for piece in pieces(diagram) for node in piece.diagram.nodes if node.kind != "stub")
    assert set(shown) == set(diagram.nodes)
    assert [node.key for node, times in shown.items() if times > 1 and node.lane != EXCEPTIONS] == []


@pytest.mark.repeats
@pytest.mark.parametrize("seed", range(0, FLOWS, 7))
def test_pieces_show_every_answer(seed: int):
    diagram = large(seed)
    shown = {(line.source, line.label) for piece in pieces(diagram) for line in piece.diagram.lines}
    assert {(line.source, line.label) for line in diagram.lines if line.label} <= shown


def test_a_piece_has_the_roles_of_its_steps_alone_and_names_what_is_before_and_after_it():
    phases = [{"id": f"p{n}", "name": f"Phase {n}"} for n in range(4)]
    steps = [step(f"s{n}", f"role-{n}", phase=f"p{n // 6}") for n in range(24)]
    steps[5] |= {"next": ["s6", "s7"]}
    steps[6] |= {"next": "s8"}
    steps[8] |= {"join": "all"}
    found = [piece.diagram for piece in pieces(chart_of(playbook_of(steps=steps, phases=phases)))]
    assert len(found) > 3
    for before, after in pairwise(found):
        roles = {node.lane for node in before.nodes}
        assert (
            roles == {lane.key for lane in before.lanes} == {node.lane for node in before.nodes if node.kind != "stub"}
        )
        last = [node.text for node in before.nodes if node.number is not None][-1]
        assert last in {node.label for node in after.nodes if node.kind == "stub"}
    stubs = {node.label for piece in found for node in piece.nodes if node.kind == "stub"}
    assert stubs <= {f"{n + 1}. s{n}" for n in range(24)} | {"Sold"}


def test_a_process_that_fits_a_sheet_is_one_piece():
    diagram = chart_of(playbook_of(steps=[step("a"), step("b")]))
    assert [piece.diagram for piece in pieces(diagram)] == [diagram]


def test_a_split_into_very_many_ways_has_some_of_them_as_stubs_and_one_for_the_rest():
    middle = [step(f"s{n}", next="last") for n in range(80)]
    steps = [step("first", next=[one["id"] for one in middle]), *middle, step("last", join="all")]
    grids = pieces(chart_of(playbook_of(steps=steps)))
    assert all(fits_paper(grid.width, grid.height) for grid in grids)
    assert [defect for grid in grids for defect in defects(grid)] == []
    assert "…" in {box.node.label for box in grids[0].boxes}


def test_no_piece_is_routed_twice_and_none_that_is_larger_even_without_lines(monkeypatch: pytest.MonkeyPatch):
    routed: list[FlowDiagram] = []

    def noted(placed: Placed) -> tuple[Way, ...]:
        routed.append(placed.diagram)
        return find_ways(placed)

    monkeypatch.setattr("playpress.diagrams.grid.measure.find_ways", noted)
    picture = Picture("large.by-role.svg", large(3), "", {})
    assert len(list(draw_files(picture, "", Pictures(None)))) == 3
    whole, column, *routed = routed  # the pieces follow
    assert {node.key for node in whole.nodes} == {node.key for node in column.nodes}
    assert len(routed) >= 3
    assert [a.nodes for n, a in enumerate(routed) if a in routed[:n]] == []
    boxed = [Boxed(place(diagram)) for diagram in routed]
    assert [one for one in boxed if not fits_paper(one.least_width, one.least_height)] == []


@pytest.mark.parametrize("seed", range(0, FLOWS, 9))
def test_no_picture_is_smaller_than_its_boxes_need_at_least(seed: int):
    boxed = Boxed(place(large(seed)))
    laid_out = Layout(boxed)
    assert 0 < boxed.least_width <= laid_out.width
    assert 0 < boxed.least_height <= laid_out.height
