"""YAML text to steps: each with the route of what it is about."""

from __future__ import annotations

import pytest

from playpress.reading import events
from playpress.reading.events import DEEPEST_WALK, Walk, YamlError
from tests.tools.yaml_documents import read


def steps(text: str) -> list[tuple[object, ...]]:
    """Return each step of a walk with its route, written as one list."""
    walk = Walk(text)
    return [(step, *walk.route) for step, _ in walk]


def test_each_key_and_value_comes_with_its_route():
    assert steps("a: 1\nb: [x, {c: y}]\n") == [
        ("document",),
        ("start",),
        ("key", "a"),
        ("scalar", "a"),
        ("key", "b"),
        ("start", "b"),
        ("scalar", "b", 0),
        ("start", "b", 1),
        ("key", "b", 1, "c"),
        ("scalar", "b", 1, "c"),
        ("end", "b", 1),
        ("end", "b"),
        ("end",),
    ]


def test_block_and_flow_style_are_walked_alike():
    assert steps("a:\n- x\n- b: y\n  c:\n") == steps("{a: [x, {b: y, c: }]}")


def test_a_key_that_is_no_text_has_a_route_that_no_data_has():
    assert steps("? [x]\n: y") == [
        ("document",),
        ("start",),
        ("complex key", "\0"),
        ("scalar", "\0", 0),
        ("end", "\0"),
        ("scalar", "\0"),
        ("end",),
    ]


def test_an_alias_is_a_key_of_its_own_kind_or_a_value_of_its_own_kind():
    assert [step for step, *_ in steps("*x : *y")] == ["document", "start", "complex key", "alias", "end"]


def test_the_character_nul_in_a_key_is_no_part_of_a_route():
    assert ("key", "\u2400key") in steps('"\\0key": 1')


def test_each_document_of_a_text_begins_anew():
    assert steps("a: 1\n---\n- b\n")[-4:] == [("document",), ("start",), ("scalar", 0), ("end",)]


def test_where_a_text_stops_being_yaml_the_parsers_words_and_places_are_told():
    walk = iter(Walk("a: 1\nb: 'x"))
    with pytest.raises(YamlError) as told:
        list(walk)
    assert "end of stream" in told.value.reason
    assert "quoted scalar" in told.value.context
    assert (told.value.began, told.value.at) == (8, 10)


def test_a_walk_ends_below_its_deepest_level(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(events, "DEEPEST_WALK", 3)
    assert len(steps("[[[x]]]")) == 8
    assert steps("[[[[x]]]]") == [("document",), ("start",), ("start", 0), ("start", 0, 0), ("start", 0, 0, 0)]


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "a: " + "[" * 100_000, "{a: " * 30_000, "- " * 40_000, "? " * 40_000, "{[" * 40_000, "[{a: [" * 20_000],
)  # fmt: skip
def test_a_bomb_of_brackets_is_refused_and_not_read_to_its_end(text: str):
    (told,) = read(text).diagnostics
    assert told.code in {"PB107", "PB108"}
    assert len(list(Walk(text))) <= 2 * DEEPEST_WALK + 4
