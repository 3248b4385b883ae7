"""A backlog has the figures of its items: how much is open, and how long that takes at the capacity written down."""

from __future__ import annotations

import pytest

from playpress.analysis.backlog import Workload, workload
from playpress.model.backlog import Backlog
from playpress.model.handbook import Handbook

DAY = Handbook(name="Test", hours_per_day=8, days_per_week=5)


def backlog(*items: dict[str, object], **fields: object) -> Backlog:
    named = [{"id": f"i-{n}", "name": "Item", **item} for n, item in enumerate(items)]
    return Backlog.model_validate({"id": "backlog", "name": "Backlog", "items": named, **fields})


def test_open_work_is_counted_by_what_is_to_be_done_with_it():
    found = backlog(
        {"effort": "2d"},
        {"effort": "1w", "state": "doing", "priority": "must"},
        {"state": "ready"},
        {"effort": "40d", "priority": "wont"},
        {"effort": "9d", "state": "done", "priority": "wont"},
        {"state": "retired"},
    )
    # 2 days of 8 hours and 1 week of 5 days of 8 hours: 16 + 40 hours
    assert workload(found, DAY) == Workload(
        planned=3, postponed=1, done=1, retired=1, unestimated=1, hours=56, months=None
    )


@pytest.mark.parametrize(
    ("capacity", "months"),
    [
        ({"effort": "20d", "per": "month"}, 5.1),  # 102 days at 20 days a month
        ({"effort": "5d", "per": "week"}, 102 / 5 * 12 / 52),  # 20.4 weeks, of which 52 are 12 months
        ({"effort": "60d", "per": "quarter"}, 5.1),  # 1.7 quarters of three months
        ({"effort": "0d", "per": "month"}, None),
    ],
)
def test_the_work_takes_as_many_months_as_the_capacity_goes_into_it(capacity: dict[str, str], months: float | None):
    found = workload(backlog({"effort": "100d"}, {"effort": "2d"}, capacity=capacity), DAY)
    assert found.months == (None if months is None else pytest.approx(months))


def test_no_time_is_said_for_work_of_which_nobody_knows_how_much_it_is():
    capacity = {"effort": "20d", "per": "month"}
    assert workload(backlog({}, capacity=capacity), DAY).months is None
    assert workload(backlog(capacity=capacity), DAY).months is None
