"""YAML text to the places where a text may have been cut."""

from __future__ import annotations

import pytest

from playpress.reading.possible_cuts import comment_at, is_remark, next_comment, parts_digits, rejoined
from tests.tools.yaml_documents import read


def cuts(text: str) -> list[tuple[str, tuple[str | int, ...], str]]:
    source = read(text)
    return [(cut.kind, cut.route, source.text[cut.start : cut.end]) for cut in source.cuts]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("a: Ticket #12 is it\n", (("a",), "#12 is it")),
        ("a: # why\n", (("a",), "# why")),
        ("- x\n- 'y' \t# why\n", ((1,), "# why")),
        ("a: | # why\n  x # y\n", (("a",), "# why")),
        ("a: >-2 # why\n   x\n", (("a",), "# why")),
        ("a: [x, y # z\n]", (("a", 1), "# z")),
    ],
)
def test_a_comment_behind_a_text_may_have_cut_it(text, cut):
    assert [(route, piece) for kind, route, piece in cuts(text) if kind == "comment"] == [cut]


@pytest.mark.parametrize(
    "text", ["a: x#1\n", "a: '#1'\n", "# a\na: 1\n", "a: |\n  x #1\n", "a:\n  # x\n  b: 1\n", "#1", "x #1"]
)
def test_no_other_sign_cuts_a_text(text: str):
    assert cuts(text) == []


def test_each_of_many_comments_is_found_at_its_text():
    text = "".join(f"k{n}: a#b c #{n}\n" for n in range(20))
    assert cuts(text) == [("comment", (f"k{n}",), f"#{n}") for n in range(20)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("[Up to 1,000 EUR, x]", ["000 EUR"]),
        ("[1,000,000]", ["000", "000"]),
        ("[1, 000]", []),
        ("['1',2]", []),
        ("[1,x]", []),
        ("[x,1]", []),
    ],
)
def test_a_comma_between_two_digits_may_have_cut_a_number(text, pieces):
    assert [piece for kind, _, piece in cuts(text) if kind == "digits"] == pieces


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("{a: x, b}", ("a",)),
        ("{c: {a: x, b, d: 1}}", ("c", "a")),
        ("{a: x, a}", ("a",)),
    ],
)
def test_a_key_without_value_behind_a_comma_may_be_the_end_of_the_text_before(text, route):
    assert [(kind, at) for kind, at, _ in cuts(text)] == [("comma", route)]


def test_a_piece_that_has_the_name_of_a_key_does_not_count_as_standing_twice():
    source = read("{a: x, b: y, a}")
    assert source.diagnostics == []
    assert source.data == {"a": "x", "b": "y"}
    assert [cut.route for cut in source.cuts] == [("b",)]


@pytest.mark.parametrize("comment", ["# a remark", "#! x", "#TODO", "## x", "#---", "# 2026-09-01 done"])
def test_a_comment_that_is_meant_as_one_is_known(comment: str):
    assert is_remark(comment)


@pytest.mark.parametrize("comment", ["#12", "#sales", "# 1", "# (sales)", "#notebook"])
def test_a_comment_that_may_be_text_is_no_remark(comment: str):
    assert not is_remark(comment)


def test_the_next_comment_begins_with_its_blanks():
    text = "a  #b#c\n#d"
    assert [next_comment(text, start) for start in (0, 2, 4, 6)] == [1, 2, 5, 8]
    assert next_comment(text, 9) > len(text)
    assert comment_at(text, 1) == (3, 7)
    assert comment_at(text, 0) is None


def test_digits_at_the_beginning_of_a_text_have_no_comma_before_them():
    assert not parts_digits("1,2", 0)
    assert parts_digits("1,2", 2)


@pytest.mark.parametrize(
    ("value", "text", "whole"),
    [("x", "x,b", "x,b"), (1, "1,b", "1,b"), (True, "true,b", None), ("x", "'x',b", None), ("", ",b", None), ([], "],b", None)],
)  # fmt: skip
def test_only_what_is_written_right_before_the_comma_is_joined_again(value, text, whole):
    assert rejoined(value, "b", text, len(text) - 1) == whole
