"""Changes in the order of their versions."""

from __future__ import annotations

import pytest

from playpress.analysis.history import newest_first, version_key
from playpress.model.playbook import Change


@pytest.mark.parametrize(
    ("lower", "higher"),
    [
        ("1.9", "1.10"),
        ("v1.9", "1.10"),
        ("1", "1.0.1"),
        ("2025-12", "2026-01"),
        ("draft", "0.1"),
        ("9" * 5000, "1" + "0" * 5000),
    ],
)
def test_a_version_counts_by_its_numbers(lower: str, higher: str):
    assert version_key(lower) < version_key(higher)


@pytest.mark.parametrize(("one", "other"), [("1", "1.0"), ("v2.1", "2.01"), ("first", "second")])
def test_versions_of_equal_numbers_are_equal(one: str, other: str):
    assert version_key(one) == version_key(other)


def test_the_highest_version_comes_first_and_of_equal_ones_the_latest():
    said = [("1.9", "2026-03-01"), ("1.10", "2026-03-01"), ("1.8", "2026-05-01"), ("1.10", "2026-02-01")]
    changes = [Change.model_validate({"version": version, "date": day, "what": "x"}) for version, day in said]
    assert [(c.version, str(c.date)) for c in newest_first(changes)] == [said[1], said[3], said[0], said[2]]
