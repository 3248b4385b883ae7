"""Lines to ways: each takes the cheapest of its candidates, whatever is kept from earlier pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from playpress.diagrams.grid import route
from playpress.diagrams.grid.candidates import candidates, free_between
from playpress.diagrams.grid.lattice import footprint
from playpress.diagrams.grid.place import Cell, place
from tests.tools.flows import chart_of, random_playbook
from tests.tools.work import lines_run

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_a_second_picture_of_like_form_is_routed_with_less_work():
    placed = place(chart_of(random_playbook(2, 60)))
    candidates.cache_clear()
    footprint.cache_clear()
    ways: list[Sequence[route.Way]] = []
    first, second = (lines_run(lambda: ways.append(route.find_ways(placed))) for _ in range(2))
    assert second < 0.8 * first
    assert ways[0] == ways[1]


@pytest.mark.parametrize("seed", range(5))
def test_of_all_candidates_the_cheapest_is_taken_and_of_equal_ones_the_first(seed: int):
    placed = place(chart_of(random_playbook(seed, 15)))
    used, occupied = route._Used(), frozenset(placed.cells.values())
    for line in placed.diagram.drawn_lines:
        source, target = placed.cells[line.source], placed.cells[line.target]
        ways = candidates(source, target, placed.columns, free_between(source, target, occupied))
        price = {
            way: route._exit_cost(placed, used, line, way.leaves)
            + route._entry_cost(placed, used, line, way.enters)
            + way.cost
            + used.cost(footprint(way.points))
            for way in ways
        }
        best = min(ways, key=lambda way: (price[way], way.rank))
        found = route._cheapest(placed, occupied, used, line)
        assert (found.leaves, found.enters, found.points) == (best.leaves, best.enters, best.points)
        used.add(found)


def test_a_way_that_is_taken_out_again_costs_the_others_nothing():
    placed = place(chart_of(random_playbook(4, 15)))
    ways = route.find_ways(placed)
    used = route._Used()
    for way in ways:
        used.add(way)
    assert any(used.cost(way.space) for way in ways)
    for way in ways:
        used.remove(way)
    assert [used.cost(way.space) for way in ways] == [0.0] * len(ways)


def test_nothing_is_free_upwards_and_a_bend_needs_a_free_cell():
    assert not any(free_between(Cell(0, 3), Cell(1, 1), frozenset()))
    assert all(free_between(Cell(0, 0), Cell(1, 2), frozenset({Cell(0, 0), Cell(1, 2)})))
    assert free_between(Cell(0, 0), Cell(1, 2), frozenset({Cell(1, 0)})).source_row is False
    assert free_between(Cell(0, 0), Cell(1, 2), frozenset({Cell(0, 1)})).source_column is False
