"""How much lead times differ: the dice follow PERT, and fall the same everywhere."""

from __future__ import annotations

import math
import random
from typing import Any

import pytest

from playpress.process import spread as module
from playpress.process.duration import Range
from playpress.process.flow import resolve_flow
from playpress.process.odds import find_odds
from playpress.process.spread import Spread, _Trial, find_spread
from tests.tools.handbook import playbook_of
from tests.unit.process.test_run import ENDS, choice, step

WIDE = Range(10, 30, 50)


def spread_of(hours: dict[str, tuple[Range, ...]], *steps: dict[str, Any], seed: str = "sell") -> Spread | None:
    return find_spread(resolve_flow(playbook_of(steps=steps, ends=ENDS)), hours, seed)


def beta(place: int, x: float) -> float:
    """Return how likely the place-th smallest of five random numbers is at most x: at least so many are."""
    return sum(math.comb(5, n) * x**n * (1 - x) ** (5 - n) for n in range(place, 6))


def test_a_range_with_its_likeliest_time_in_the_middle_spreads_as_the_beta_distribution_of_pert():
    found = spread_of({"a": (WIDE,)}, step("a"))
    # the first shape is 1 + 4 × (30 - 10) / (50 - 10) = 3: the third smallest of five
    assert beta(3, (found.half - 10) / 40) == pytest.approx(0.5, abs=0.06)
    assert beta(3, (found.most - 10) / 40) == pytest.approx(0.85, abs=0.06)


@pytest.mark.parametrize(
    "span", [Range(0, 0, 10), Range(0, 3, 10), Range(2, 2.5, 9), Range(0, 9, 10), Range(0, 10, 10)]
)
def test_figures_that_are_drawn_have_the_mean_of_pert_and_stay_within_the_range(span: Range):
    flow = resolve_flow(playbook_of(steps=[step("a")]))
    trial = _Trial(find_odds(flow), {"a": (span,)}, random.Random(1))  # noqa: S311
    drawn = [trial.run("a", "done")[0] for _ in range(4000)]
    # the standard deviation is below 0.2 of the width, so that of the mean of 4,000 below 0.0032
    assert sum(drawn) / len(drawn) == pytest.approx(span.mean, abs=0.016 * (span.high - span.low))
    assert span.low <= min(drawn)
    assert max(drawn) <= span.high


def test_the_same_dice_fall_in_every_process_and_others_for_another_playbook():
    assert spread_of({"a": (WIDE,)}, step("a")) == Spread(30.49828448935971, 38.62103851861272)
    assert spread_of({"a": (WIDE,)}, step("a"), seed="buy") != spread_of({"a": (WIDE,)}, step("a"))


def test_of_parallel_ways_the_longest_counts_in_each_run():
    steps = [step("a", next=["b", "c"]), step("b", next="d"), step("c", next="d"), step("d", join="all")]
    found = spread_of({"b": (WIDE,), "c": (WIDE,)}, *steps)
    # half of the runs take at most what each way takes at most in √½ of them
    assert beta(3, (found.half - 10) / 40) == pytest.approx(math.sqrt(0.5), abs=0.06)


def test_a_parallel_way_that_stops_the_run_ends_it():
    steps = [
        step("a", next=["b", "c"]),
        choice("b", {"stopped": 1.0, "d": 0.0}),
        step("c", next="d"),
        step("d", join="all"),
    ]
    found = spread_of({"b": (Range(1, 1, 1),), "c": (WIDE,), "d": (Range(99, 99, 99),)}, *steps)
    assert found == Spread(1, 1)


def test_repeats_are_part_of_the_spread():
    steps = [step("a"), choice("b", {"done": 0.5, "a": 0.5})]
    found = spread_of({"a": (Range(10, 10, 10), Range(0, 0.5, 1))}, *steps)
    # one round in half of the runs, two in a quarter, three in an eighth: 87.5 of 100 have at most three
    assert 10 < found.half < 22
    assert 30 < found.most < 33


def test_without_a_range_or_with_more_steps_than_can_be_tried_out_there_is_no_spread(monkeypatch: pytest.MonkeyPatch):
    assert spread_of({"a": (Range(1, 1, 1),)}, step("a")) is None
    assert spread_of({"a": (Range(1, 5, 3),)}, step("a")) is None  # mixed up
    monkeypatch.setattr(module, "MOST_VISITS", 100)
    assert spread_of({"a": (WIDE,)}, step("a")) is None


def test_parallel_work_that_starts_itself_again_for_long_has_no_spread(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "MOST_DEPTH", 3)
    steps = [step("a", next=["b", "c"]), choice("b", {"a": 0.9, "done": 0.1}), step("c", next="done")]
    assert spread_of({"a": (WIDE,)}, *steps) is None
