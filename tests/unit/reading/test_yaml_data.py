"""YAML text to data: every trap of the language is a finding or harmless."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from playpress.reading.yaml_data import DEEPEST
from tests.tools.yaml_documents import documents, dumped, found, read, styles, widths

# Scalars


@pytest.mark.parametrize("text", ["no", "2026-09-01", "12:30:45", "1_000", "~", "1,5", "a:b"])
def test_a_word_that_only_yaml_reads_otherwise_is_the_text_that_is_written(text: str):
    source = read(f"a: {text}")
    assert source.data == {"a": text}
    assert source.diagnostics == []


@pytest.mark.parametrize("written", ["'12'", '"true"', "'null'", '"1e3"', "|-\n  12", ">-\n  true"])
def test_a_quoted_or_block_scalar_is_always_text(written: str):
    assert isinstance(read(f"a: {written}").data["a"], str)


def test_keys_are_texts_whatever_they_look_like():
    assert read("1: a\ntrue: b\nnull: c\n1.5: d\nno: e").data == {
        "1": "a",
        "true": "b",
        "null": "c",
        "1.5": "d",
        "no": "e",
    }


# What is refused


@pytest.mark.parametrize(
    ("text", "findings", "data"),
    [
        ("a: &x 1\nb: *x", [("PB105", 1, 4)], {"a": 1, "b": 1}),
        ("a: &x [*x]", [("PB105", 1, 4)], {"a": [None]}),
        ("&x a: 1", [("PB105", 1, 1)], {"a": 1}),
        ("a: *unknown", [("PB105", 1, 4)], {"a": None}),
        ("a: 1\n<<: {b: 2}\nc: 3", [("PB105", 2, 1)], {"a": 1, "c": 3}),
        ("a: {<<: [x], b: 2}", [("PB105", 1, 5)], {"a": {"b": 2}}),
        ("a: !!str 1", [("PB106", 1, 4)], {"a": "1"}),
        ("a: !!python/object/apply:os.system [x]", [("PB106", 1, 4)], {"a": ["x"]}),
        ("a: !own {b: 1}", [("PB106", 1, 4)], {"a": {"b": 1}}),
        ("a: ! 1", [("PB106", 1, 4)], {"a": 1}),
        ("!<tag:example.com,2026:x> a", [("PB106", 1, 1)], "a"),
        ("a: &x !y 1", [("PB106", 1, 4), ("PB105", 1, 4)], {"a": "1"}),
        ("? [a]\n: 1\nb: 2", [("PB107", 1, 3)], {"b": 2}),
        ("{{a: 1}: 2, b: 3}", [("PB107", 1, 2)], {"b": 3}),
        ("[a]: {b: [c, {d: e}]}\nf: 1", [("PB107", 1, 1)], {"f": 1}),
        ("*x : 1\nb: 2", [("PB105", 1, 1), ("PB107", 1, 1)], {"b": 2}),
        ("a: 1\n---\nb: 2", [("PB104", 2, 1)], {"a": 1, "b": 2}),
        ("a: 1\n---\na: 2", [("PB104", 2, 1)], {"a": 1}),
        ("---\na: 1\n--- b", [("PB104", 3, 1)], {"a": 1}),
        ('a: "x\\0y"', [("PB131", 1, 4)], {"a": "x\u2400y"}),
        ('"\\0": 1', [("PB131", 1, 1)], {"\u2400": 1}),
        ('"\\0key": 1', [("PB131", 1, 1)], {"\u2400key": 1}),
    ],
)  # fmt: skip
def test_what_is_more_than_data_is_refused_where_it_stands_and_the_rest_is_kept(text, findings, data):
    source = read(text)
    assert found(text) == findings
    assert source.data == data


@pytest.mark.parametrize(
    ("text", "at", "first", "data"),
    [
        ("a: 1\nb: 2\na: 3", (3, 1), (1, 1), {"a": 1, "b": 2}),
        ("a:\n  b: 1\n  c: 2\n  b: 3", (4, 3), (2, 3), {"a": {"b": 1, "c": 2}}),
        ("l:\n- x\n- {a: 1, b: {c: 1, c: 2}}", (3, 20), (3, 14), {"l": ["x", {"a": 1, "b": {"c": 1}}]}),
        ("'a': 1\n\"a\": 2", (2, 1), (1, 1), {"a": 1}),
        ("a: 1\na: {x: [1, {y: 2}]}\nb: 3", (2, 1), (1, 1), {"a": 1, "b": 3}),
    ],
)
def test_of_a_key_that_stands_twice_the_first_counts_and_both_places_are_named(text, at, first, data):
    source = read(text)
    (finding,) = source.diagnostics
    assert (finding.code, finding.location.line, finding.location.column) == ("PB103", *at)
    (related,) = finding.related
    assert (related.location.line, related.location.column) == first
    assert source.data == data


def test_a_tag_is_quoted_as_it_is_written():
    assert "!!str" in read("a: !!str 1").diagnostics[0].message.text()


@pytest.mark.parametrize("value", ["{a: 1, a: 2}", "{a: b #c\n}", "{a: b, c d}"])
def test_what_is_found_within_something_refused_breaks_nothing_and_is_no_cut(value: str):
    source = read(f"<<: {value}\nb: 1\n")
    assert source.data == {"b": 1}
    assert source.diagnostics[0].code == "PB105"
    assert source.cuts == []


def test_thirty_levels_are_read_and_one_more_is_refused_where_it_opens():
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert found(deep) == []
    assert found(f"[{deep}]") == [("PB108", 1, DEEPEST + 1)]
    assert read(f"{{a: [{deep}, x], b: 1}}").data["b"] == 1


# Commas inside braces


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{when: Below 2,000 EUR}", {"when": "Below 2,000 EUR"}),
        ("{when: Below 2,000 EUR, to: x}", {"when": "Below 2,000 EUR", "to": "x"}),
        ("{when: 1,000,000 EUR}", {"when": "1,000,000 EUR"}),
        ("{limit: 1,000}", {"limit": "1,000"}),
        ("{a: -1.5,x}", {"a": "-1.5,x"}),
        ("{a: x,y,z, b: 1}", {"a": "x,y,z", "b": 1}),
        ("- {a: 2,000}\n- {a: 3,000}", [{"a": "2,000"}, {"a": "3,000"}]),
    ],
)
def test_a_text_in_braces_that_a_comma_without_space_cuts_is_put_together_again(text, data):
    source = read(text)
    assert source.data == data
    assert source.diagnostics == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("{a: x, b}", "x"), ("{a: x,\nb}", "x"), ("{a: 'x',b}", "x"), ('{a: "x",b}', "x"), ("{a: true,b}", True)],
)
def test_a_piece_behind_a_comma_is_kept_apart_from_the_keys(text, value):
    source = read(text)
    assert source.data == {"a": value}
    assert [(cut.kind, cut.route, source.text[cut.start : cut.end]) for cut in source.cuts] == [("comma", ("a",), "b")]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("{a: 1,b: 2}", {"a": 1, "b": 2}),
        ("{a: x,b: y}", {"a": "x", "b": "y"}),
        ("{a: x,b: }", {"a": "x", "b": None}),
        ("{a, b}", {"a": None, "b": None}),
        ("{a,b}", {"a": None, "b": None}),
        ("{a: [1],b}", {"a": [1], "b": None}),
        ("{a: {c: 1},b}", {"a": {"c": 1}, "b": None}),
        ("{a: x,'b'}", {"a": "x", "b": None}),
        ("[1,2]", [1, 2]),
        ("[a: 1,b: 2]", [{"a": 1}, {"b": 2}]),
        ("a: 1\nb:\nc:\n", {"a": 1, "b": None, "c": None}),
    ],
)
def test_no_other_comma_is_touched(text, data):
    assert read(text).data == data


# Anything at all


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(documents, styles, widths)
def test_what_another_program_dumps_comes_back_as_it_was(data, style, width):
    source = read(dumped(data, style, width))
    if "\\u0000" in json.dumps(data).replace("\\\\", ""):
        assert {d.code for d in source.diagnostics} == {"PB131"}
    else:
        assert source.diagnostics == []
        assert json.dumps(source.data, sort_keys=True) == json.dumps(data, sort_keys=True)
