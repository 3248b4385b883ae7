"""Which day it is, as the environment or the clock says."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from playpress.machine.faults import Fault
from playpress.machine.today import find_today


def test_the_day_is_that_of_the_moment_which_a_build_is_made_for():
    assert find_today({"SOURCE_DATE_EPOCH": "1775000000"}) == date(2026, 3, 31)


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}, {"SOURCE_DATE_EPOCH": " "}])
def test_where_the_environment_names_no_moment_it_is_the_clocks_day(environment: dict[str, str]):
    before = datetime.now(UTC).date()
    assert before <= find_today(environment) <= datetime.now(UTC).date()


@pytest.mark.parametrize("said", ["abc", "-1", "1.5", "9" * 30, "²"])
def test_a_moment_that_is_none_is_a_fault_and_not_passed_over(said: str):
    with pytest.raises(Fault, match=re.escape(said)):
        find_today({"SOURCE_DATE_EPOCH": said})
