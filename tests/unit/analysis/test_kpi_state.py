"""A figure has the colour that the KPI's own thresholds give it."""

import pytest

from playpress.analysis.kpi_state import kpi_state
from playpress.model.kpi import Kpi

LEVELS = {
    "up": {"green": 90, "amber": 75},
    "down": {"green": 3, "amber": 5},
    "range": {"green": {"min": 6, "max": 9}, "amber": {"min": 4, "max": 11}},
}


def kpi(**fields):
    return Kpi.model_validate({"id": "k", "name": "K", **fields})


@pytest.mark.parametrize(
    ("direction", "value", "state"),
    [
        ("up", 90, "green"), ("up", 89.9, "amber"), ("up", 75, "amber"), ("up", 74.9, "red"),
        ("down", 3, "green"), ("down", 3.1, "amber"), ("down", 5, "amber"), ("down", 5.1, "red"),
        ("range", 6, "green"), ("range", 9, "green"), ("range", 5, "amber"), ("range", 11, "amber"), ("range", 12, "red"),
    ],
)  # fmt: skip
def test_a_figure_on_a_threshold_has_the_better_colour(direction, value, state):
    assert kpi_state(kpi(direction=direction, thresholds=LEVELS[direction]), value) == state


def test_without_thresholds_or_direction_there_is_no_colour():
    assert kpi_state(kpi(direction="up"), 1) is None
    assert kpi_state(kpi(thresholds=LEVELS["up"]), 1) is None
