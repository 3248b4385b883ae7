"""What is made when it is asked for is made once, and a mistake in making it is no missing key."""

from __future__ import annotations

import pytest

from playpress.analysis.lazily import Later, Lazily, turned


def test_a_value_is_made_once_when_it_is_asked_for():
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    found = Lazily(["a", "b"], make)
    assert (len(found), list(found), "a" in found, "c" in found, made) == (2, ["a", "b"], True, False, [])
    assert (found["a"], found.get("a"), found.get("c", "none"), made) == ("A", "A", "none", ["a"])
    assert found == {"a": "A", "b": "B"}
    with pytest.raises(KeyError, match="c"):
        found["c"]


def test_a_whole_is_made_once_when_anything_is_asked_of_it():
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        return {"a": 1}

    found = Later(make)
    assert made == []
    assert (found["a"], found.get("b", 2), len(found), list(found), "a" in found) == (1, 2, 1, ["a"], True)
    assert made == [1]


def test_what_goes_wrong_while_a_value_is_made_is_no_missing_key():
    broken: dict[str, int] = {}
    with pytest.raises(KeyError, match="gone"):
        Lazily(["a"], lambda _: broken["gone"]).get("a")
    with pytest.raises(KeyError, match="gone"):
        Later(lambda: {"a": broken["gone"]}).get("a")


def test_keys_change_places():
    assert turned({"a": {"x": 1, "y": 2}, "b": {"x": 3}}) == {"x": {"a": 1, "b": 3}, "y": {"a": 2}}
