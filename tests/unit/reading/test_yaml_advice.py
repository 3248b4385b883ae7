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


def test_a_quotation_that_the_next_one_ends_is_shown_where_it_opens():
    text = 'a: "x\nb: "y"\nc: 1\n'
    assert found(text) == [("PB100", 1, 4)]
    assert "must also close" in first_hint(text)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: {b: to #sales, c: d}\ne: f\n", (1, 11), "put quotes around"),
        ("a: [x #1]\nb: c\n", (1, 7), "put quotes around"),
        ("a: one\n# why\n  two\nb: c\n", (2, 1), "put it above the text"),
        ("a: one\n  # why\n  # so\n  two\n", (2, 3), "put it above the text"),
    ],
)
def test_a_comment_that_ended_a_text_is_shown_itself(text, place, words):
    assert found(text) == [("PB100", *place)]
    assert "is read as a comment" in read(text).diagnostics[0].message.text()
    assert words in first_hint(text)


def test_a_remark_is_not_blamed_for_what_is_wrong_below_it():
    assert found("a: {b: c # a remark\ne: f\n") == [("PB100", 2, 1)]


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x80", "\ufffe", "\uffff"])
def test_a_character_that_yaml_does_not_take_is_refused_where_it_stands(character: str):
    text = f"ä: 🎉\nb: é{character}"
    assert found(text) == [("PB100", 2, 5)]
    assert "invisible" in first_hint(text)
