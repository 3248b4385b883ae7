"""Equal values have the same fingerprint in every process, and other values another one."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playpress.analysis.network import Link
from playpress.diagnostics import InFull, Location, Severity
from playpress.model.fingerprint import fingerprint
from playpress.model.measurement import Measurement
from playpress.model.role import Role

ATOMS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.dates()
VALUES = st.recursive(
    ATOMS, lambda some: st.lists(some) | st.dictionaries(st.text(), some) | st.frozensets(ATOMS), max_leaves=8
)


def typed(value: object) -> object:
    """Return a value that equals another one only if both have the same types throughout: `1` is not `True`, nor `1.0`."""
    if isinstance(value, list):
        return ["list", *map(typed, value)]
    if isinstance(value, dict):
        return ["dict", *[(key, typed(part)) for key, part in value.items()]]
    if isinstance(value, frozenset):
        return frozenset((type(part), repr(part)) for part in value)
    return type(value), repr(value)


@given(VALUES, VALUES)
def test_values_have_the_same_fingerprint_exactly_if_they_are_the_same(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (typed(one) == typed(other))


DIFFERENT = [
    Role(id="boss", name="Boss"),
    Role(id="boss", name="Boss", team="top"),
    Role(id="boss", name="Boss", reports_to="top"),
    Role(id="boss", name="Boss", skills=("Law",)),
    Role(id="boss", name="Boss", skills=("Law", "Tax")),
    Link("a", "b", "feeds", "c"),
    ("a", "b", "feeds", "c"),
    Location("a", 1, 2),
    Location("a", 2, 1),
    Severity.ERROR,
    3,
    "3",
    InFull("3"),
    datetime.date(2026, 1, 2),
    "2026-01-02",
    {"a": 1, "b": 2},
    {"b": 2, "a": 1},
    {"a": 1}.keys(),
    ["a"],
]


def test_values_of_other_types_and_fields_differ():
    assert len({fingerprint(value) for value in DIFFERENT}) == len(DIFFERENT)


def test_what_a_value_is_compared_without_does_not_count():
    day = datetime.date(2026, 1, 2)
    assert fingerprint(Measurement(day, 1.0, line=2)) == fingerprint(Measurement(day, 1.0, line=3))


def test_a_field_left_out_is_the_same_as_its_default():
    assert fingerprint(Role(id="boss", name="Boss")) == fingerprint(
        Role(id="boss", name="Boss", aliases=(), external=False)
    )


def test_a_value_of_another_kind_is_refused_rather_than_guessed():
    with pytest.raises(TypeError, match="object has no fingerprint"):
        fingerprint([object()])


def test_every_process_finds_the_same():
    code = "from playpress.model.fingerprint import fingerprint; print(fingerprint([{'a': {'x', 'y', 'z', 1, None}}]).hex())"
    seeds = ("0", "1", "2")
    run = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        )
        for seed in seeds
    ]
    assert {done.stdout.strip().decode() for done in run} == {fingerprint([{"a": {"x", "y", "z", 1, None}}]).hex()}
