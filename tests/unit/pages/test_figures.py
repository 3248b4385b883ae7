"""Durations and figures as a page writes them: what is not known is left out, what is known has its unit."""

from __future__ import annotations

import pytest

from playpress.model.kpi import Kpi
from tests.tools.handbook import playbook_of
from tests.unit.pages.test_catalogue import writer


@pytest.mark.parametrize(
    ("work", "wanted"),
    [
        ("2d", "2 days"),
        ({"likely": "2d", "min": "1d", "max": "1w"}, "2 days (1 day to 1 week)"),
        ({"likely": "2d", "max": "1w"}, "2 days (at most 1 week)"),
        ({"likely": "2d", "min": "1d"}, "2 days (at least 1 day)"),
        (None, ""),
    ],
)
def test_a_duration_is_written_with_what_is_known_of_its_range(work, wanted):
    fields = {"work": work} if work else {}
    duration = playbook_of(steps=[{"id": "a", "name": "A", **fields}]).steps[0].work
    assert writer().duration(duration) == wanted


@pytest.mark.parametrize(
    ("target", "unit", "wanted"),
    [
        (5, "days", "5\u00a0days"),
        ({"min": 3, "max": 5}, "days", "3 to 5\u00a0days"),
        ({"min": 3, "max": 5}, "%", "3% to 5%"),
        (None, "days", ""),
    ],
)
def test_a_target_is_a_figure_or_a_range_with_its_unit(target, unit, wanted):
    kpi = Kpi.model_validate({"id": "k", "name": "K", "unit": unit, **({"target": target} if target else {})})
    assert writer().level(kpi.target, kpi.unit) == wanted
