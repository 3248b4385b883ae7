"""The parser's complaint to words of ours: each mistake has its place and its hint."""

from __future__ import annotations

import pytest

from tests.tools.yaml_documents import found, read


def first_hint(text: str) -> str:
    hint = read(text).diagnostics[0].hint
    return hint.text() if hint else ""


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a:\n\tb: 1", (2, 1), "spaces"),
        ("a: 1\n\tb: 2", (2, 1), "spaces"),
        ("a: b: c", (1, 5), "holds “: ”"),
        ("a: 1\n b: 2", (2, 3), "holds “: ”"),
        ("a:\n  b: 1\n c: 2", (3, 2), "same column"),
        ("- a\nb: 1", (2, 1), "same column"),
        ("a: @x", (1, 4), "starts with @"),
        ("a: `x`", (1, 4), "starts with @"),
        ("a: %x", (1, 4), "starts with @"),
        ("a: *", (1, 5), "starts with *"),
        ("a: & b", (1, 5), "starts with *"),
        ("a: 'x", (1, 4), "must also close"),
        ('a: "x\nb: 1', (1, 4), "must also close"),
        ("a: 'It's here'", (1, 8), "apostrophe twice"),
        ('a: "C:\\q"', (1, 7), "backslash"),
        ("{a: ?x}", (1, 5), "brackets"),
        ("{a: b: c}", (1, 6), "brackets"),
        ("a: [b", (1, 6), "brackets"),
        ("a: {b: c\nd: e", (2, 2), "brackets"),
        ("a: |\n x\ny", (3, 1), "colon and a space"),
    ],
)
def test_a_mistake_of_yaml_comes_with_its_place_and_a_hint_for_people(text, place, words):
    assert found(text) == [("PB100", *place)]
    assert words in first_hint(text)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x80", "\ufffe", "\uffff"])
def test_a_character_that_yaml_does_not_take_is_refused_where_it_stands(character: str):
    text = f"ä: 🎉\nb: é{character}"
    assert found(text) == [("PB100", 2, 5)]
    assert "invisible" in first_hint(text)
