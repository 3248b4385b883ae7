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
        ("a:\n\tb: 1", (2, 1), "column 3"),
        ("a: 1\n\tb: 2", (2, 1), "column 1"),
        ("a: b: c", (1, 5), 'a: "b: c"'),
        ("a: 1\n name: 2", (2, 2), "column 1"),
        ("a:\n  b: 1\n name: 2", (2 + 1, 2), "column 3"),
        ("a: @x", (1, 4), 'a: "@x"'),
        ("a: `x`", (1, 4), 'a: "`x`"'),
        ("a: %x", (1, 4), 'a: "%x"'),
        ("a: *", (1, 4), 'a: "*"'),
        ("a: & b", (1, 4), 'a: "& b"'),
        ("a: 'x", (1, 4), "a: 'x'"),
        ('a: "x\nb: 1', (1, 4), 'a: "x"'),
        ("a: 'It's here'", (1, 7), 'a: "It\'s here"'),
        ('a: "C:\\q"', (1, 7), "a: 'C:\\q'"),
        ("{a: ?x}", (1, 5), '{a: "?x"}'),
        ("{a: b: c}", (1, 5), '{a: "b: c"}'),
        ("a: [b", (1, 4), "a: [b]"),
        ("a: {b: c\nd: e", (1, 4), "a: {b: c}"),
        ("a: {b: c # a remark\ne: f\n", (1, 4), "a: {b: c} # a remark"),
        ("a: |\n x\ny", (3, 1), "column 2"),
        ("- a\nb: 1", (2, 1), "same column"),
    ],
)
def test_a_mistake_of_yaml_comes_with_its_place_and_the_corrected_text(text, place, words):
    assert found(text) == [("PB100", *place)]
    assert words in first_hint(text)


def test_a_quotation_that_the_next_one_ends_is_shown_where_it_opens():
    text = 'a: "x\nb: "y"\nc: 1\n'
    assert found(text) == [("PB100", 1, 4)]
    assert first_hint(text) == 'write it like this: a: "x"'


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("a: {b: to #sales, c: d}\ne: f\n", (1, 11), '{b: "to #sales", c: d}'),
        ("a: [x #1]\nb: c\n", (1, 7), 'a: ["x #1"]'),
        ("a: one\n# why\n  two\nb: c\n", (2, 1), "put it above the text"),
        ("a: one\n  # why\n  # so\n  two\n", (2, 3), "put it above the text"),
    ],
)
def test_a_comment_that_ended_a_text_is_shown_itself(text, place, words):
    assert found(text) == [("PB100", *place)]
    assert "is read as a comment" in read(text).diagnostics[0].message.text()
    assert words in first_hint(text)


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x80", "\ufffe", "\uffff"])
def test_a_character_that_yaml_does_not_take_is_refused_where_it_stands(character: str):
    text = f"ä: 🎉\nb: é{character}"
    assert found(text) == [("PB100", 2, 5)]
    assert "invisible" in first_hint(text)
