"""Figures before and after a change, by hand: what is claimed, and what is not."""

from __future__ import annotations

import random
from itertools import combinations, permutations
from math import comb, factorial

import pytest

from playpress.analysis import before_after
from playpress.analysis.before_after import chance_of_order, chance_of_parting, compare, movement, rises_over_falls

LOW, HIGH = [1.0, 2.0, 3.0, 4.0, 5.0], [6.0, 7.0, 8.0, 9.0, 10.0]


def test_five_figures_below_five_others_come_about_twice_in_252_ways():
    """Of the 10 over 5 = 252 ways to choose five figures, one puts the lowest first, and one the highest."""
    assert chance_of_parting(LOW, HIGH) == pytest.approx(2 / 252)
    assert chance_of_parting(HIGH, LOW) == pytest.approx(2 / 252)


def test_figures_that_are_all_the_same_are_parted_like_that_in_every_way():
    assert chance_of_parting([3.0] * 5, [3.0] * 6) == 1


def test_equal_figures_share_their_ranks():
    """[1, 1] and [1, 2] have the ranks 2, 2 | 2, 4. The first two sum to 4, expected is 5.

    Of the six pairs, three sum to 4 (two of the three ones) and three to 6 (a one and the two): all lie 1 away.
    """
    assert chance_of_parting([1, 1], [1, 2]) == 1


def test_the_chance_is_the_share_of_all_ways_that_part_the_figures_as_much():
    """The definition of the test, tried way by way on figures with equals among them."""
    dice = random.Random(3)  # noqa: S311
    for _ in range(20):
        values = [dice.randint(0, 6) for _ in range(dice.randint(6, 9))]
        split = dice.randint(2, 4)
        ranks = [sum(other < value for other in values) + (values.count(value) + 1) / 2 for value in values]
        middle = split * (len(values) + 1) / 2
        found = abs(sum(ranks[:split]) - middle)
        as_far = sum(abs(sum(chosen) - middle) >= found for chosen in combinations(ranks, split))
        assert chance_of_parting(values[:split], values[split:]) == pytest.approx(as_far / comb(len(values), split))


def test_many_figures_have_about_the_chance_that_counting_gives(monkeypatch: pytest.MonkeyPatch):
    first, second = [n * 1.1 for n in range(15)], [n * 1.1 + 2.9 for n in range(15)]
    exact = chance_of_parting(first, second)
    monkeypatch.setattr(before_after, "MOST_EXACT", 10)
    assert chance_of_parting(first, second) == pytest.approx(exact, rel=0.05)
    assert chance_of_parting([2.0] * 20, [2.0] * 20) == 1


def test_below_five_figures_on_a_side_nothing_is_claimed():
    for before, after in ((LOW[:4], HIGH), (LOW, HIGH[:4])):
        found = compare(before, after)
        assert (found.chance, found.was_moving, found.is_clear) == (None, 0, False)
    assert compare([], HIGH) is None
    assert compare(LOW, []) is None


def test_means_and_numbers_are_told():
    found = compare([2.0, 4.0, 3.0, 2.0, 4.0], [6.0, 8.0, 7.0, 6.0, 8.0])
    assert (found.before, found.after, found.mean_before, found.mean_after) == (5, 5, 3.0, 7.0)
    assert found.is_clear


def test_five_figures_that_rise_each_time_were_moving():
    """Two of 120 orders, the rising and the falling one, are as steady: 1.7 in a hundred."""
    assert chance_of_order(LOW, 10) == pytest.approx(2 / 120)
    assert (movement(LOW), movement(LOW[::-1]), movement([1, 3, 2, 4, 3])) == (1, -1, 0)


def test_the_chance_of_an_order_is_the_share_of_all_orders():
    for score in (0, 2, 5, 8, 15):
        as_steady = sum(
            abs(sum((b > a) - (b < a) for a, b in combinations(order, 2))) >= score for order in permutations(range(6))
        )
        assert chance_of_order(range(6), score) == pytest.approx(as_steady / factorial(6))


def test_a_long_rise_is_a_rise_and_a_long_rest_is_none():
    assert (movement([float(n) for n in range(100)]), movement([1.0] * 100), movement([1.0])) == (1, 0, 0)


def test_as_many_pairs_rise_over_falls_as_counting_each_finds():
    dice = random.Random(1)  # noqa: S311
    for count in range(12):
        values = [float(dice.randint(0, 5)) for _ in range(count)]
        counted = sum((later > earlier) - (later < earlier) for earlier, later in combinations(values, 2))
        assert rises_over_falls(values) == counted


def test_the_greatest_numbers_have_a_mean():
    assert compare([1.7e308] * 5, [1.7e308] * 5).mean_after == 1.7e308
