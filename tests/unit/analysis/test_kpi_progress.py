"""How far a KPI has come: exact, and better or worse only by its direction."""

import datetime

import pytest

from playpress.analysis.facts import Facts
from playpress.analysis.kpi_progress import find_progress
from playpress.model.kpi import Kpi
from playpress.model.measurement import Measurement
from tests.tools.handbook import library_of, playbook_of

DAY = datetime.date


def kpi(direction=None, name="sales"):
    return Kpi.model_validate({"id": name, "name": "Sales", "direction": direction})


@pytest.mark.parametrize(
    ("direction", "before", "after", "amount", "way"),
    [
        ("up", 0.1, 0.3, 0.2, "better"), ("up", 3, 1, 2, "worse"), ("down", 3, 1, 2, "better"), ("down", 1, 3, 2, "worse"),
        ("range", 1, 3, 2, "more"), (None, 3, 1, 2, "less"), ("up", 2, 2, 0, "same"),
    ],
)  # fmt: skip
def test_a_change_is_better_or_worse_by_the_direction(direction, before, after, amount, way):
    assert find_progress(kpi(direction), before, after) == (amount, way)


def facts_with(*rows: tuple[DAY, float], today=DAY.max, **fields) -> Facts:
    series = tuple(Measurement(day, value) for day, value in rows)
    playbook = playbook_of(kpis=["sales", "sales"], **fields)
    return Facts(library_of(playbook, kpis={"sales": kpi("up")}, measurements={"sales": series}), today)


def test_of_two_figures_for_one_day_the_later_row_counts():
    facts = facts_with((DAY(2026, 1, 1), 1), (DAY(2026, 2, 1), 2), (DAY(2026, 2, 1), 3))
    assert [row.value for row in facts.series["sales"]] == [1, 3]
    assert facts.standings["sales"].newest.value == 3


def test_a_kpi_has_the_changes_of_its_playbooks_up_to_today_the_oldest_first():
    changes = [{"version": str(n), "date": f"2026-0{n}-01", "what": "X"} for n in (3, 1, 2)]
    found = facts_with(today=DAY(2026, 2, 10), changes=changes).kpi_changes
    assert [(news.change.version, news.playbook) for news in found["sales"]] == [("1", "sell"), ("2", "sell")]


@pytest.mark.parametrize(("rows", "state"), [([], "unmeasured"), ([(DAY(2026, 1, 1), 1)], "unjudged")])
def test_a_kpi_without_figures_or_thresholds_has_a_state_that_says_so(rows, state):
    assert facts_with(*rows).kpi_states == {"sales": state}
