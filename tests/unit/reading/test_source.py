"""YAML text to data and places: every trap of the language is a finding or harmless."""

from __future__ import annotations

import json
import math
import re
import time

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playpress.reading.source import DEEPEST, LARGEST_FILE, Source, parse_source


def read(text: str | bytes) -> Source:
    return parse_source(text if isinstance(text, bytes) else text.encode(), "x.yml")


def found(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(d.code, d.location.line, d.location.column) for d in read(text).diagnostics]


def first_hint(text: str) -> str:
    hint = read(text).diagnostics[0].hint
    return hint.text() if hint else ""


# Scalars


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("-7", -7),
        ("1.10", 1.1),
        ("1e3", 1000.0),
        ("1.5E-3", 0.0015),
        ("-0", 0),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
    ],
)
def test_json_numbers_booleans_and_null_are_resolved(written: str, value: object):
    data = read(f"a: {written}").data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "no", "yes", "on", "off", "y", "True", "FALSE", "Null", "~", "2026-09-01", "2026-09-01T10:00:00Z", "12:30:45",
        "1_000", "0x1f", "0o17", "012", "+1", "1.", ".5", ".inf", "-.inf", ".nan", "1e999", "1,5", "9" * 101, "=", "a: b"[:2] + "b",
    ],
)  # fmt: skip
def test_everything_else_stays_the_text_that_is_written(text: str):
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
        ("a: &x 1\nb: *x", [("PB105", 1, 4), ("PB105", 2, 4)], {"a": 1, "b": None}),
        ("a: &x [*x]", [("PB105", 1, 4), ("PB105", 1, 8)], {"a": [None]}),
        ("&x a: 1", [("PB105", 1, 1)], {"a": 1}),
        ("a: *unknown", [("PB105", 1, 4)], {"a": None}),
        ("a: 1\n<<: {b: 2}\nc: 3", [("PB105", 2, 1)], {"a": 1, "c": 3}),
        ("a: {<<: [x], b: 2}", [("PB105", 1, 5)], {"a": {"b": 2}}),
        ("a: !!str 1", [("PB106", 1, 4)], {"a": "1"}),
        ("a: !!python/object/apply:os.system [x]", [("PB106", 1, 4)], {"a": ["x"]}),
        ("a: !own {b: 1}", [("PB106", 1, 4)], {"a": {"b": 1}}),
        ("a: ! 1", [("PB106", 1, 4)], {"a": 1}),
        ("!<tag:example.com,2026:x> a", [("PB106", 1, 1)], "a"),
        ("a: &x !y 1", [("PB105", 1, 4), ("PB106", 1, 4)], {"a": "1"}),
        ("? [a]\n: 1\nb: 2", [("PB107", 1, 3)], {"b": 2}),
        ("{{a: 1}: 2, b: 3}", [("PB107", 1, 2)], {"b": 3}),
        ("[a]: {b: [c, {d: e}]}\nf: 1", [("PB107", 1, 1)], {"f": 1}),
        ("*x : 1\nb: 2", [("PB105", 1, 1), ("PB107", 1, 1)], {"b": 2}),
        ("a: 1\n---\nb: 2", [("PB104", 2, 1)], {"a": 1}),
        ("---\na: 1\n--- b", [("PB104", 3, 1)], {"a": 1}),
        ('a: "x\\0y"', [("PB131", 1, 4)], {"a": "x\ufffdy"}),
        ('"\\0": 1', [("PB131", 1, 1)], {"\ufffd": 1}),
        ('"\\0key": 1', [("PB131", 1, 1)], {"\ufffdkey": 1}),
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


# Encodings and sizes


def test_a_byte_order_mark_and_windows_line_ends_change_neither_data_nor_places():
    source = read("\ufeffa: 1\r\nb:\r\n  c: x\r\n")
    assert source.data == {"a": 1, "b": {"c": "x"}}
    assert source.diagnostics == []
    assert (source.locate(("a",)).column, source.locate(("b", "c")).line) == (4, 3)
    assert source.lines(1, 3) == ["a: 1", "b:", "  c: x"]


def test_old_mac_line_ends_are_line_ends_too():
    source = read("a: 1\rb: 2\r")
    assert source.data == {"a": 1, "b": 2}
    assert source.locate(("b",)).line == 2


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"a: \xff", 1, 4),
        ("ä: 1\nb: ".encode() + b"\xe4", 2, 4),
        ("a: ä".encode("latin-1"), 1, 4),
        ("a: ä".encode("utf-16"), 1, 1),
        ("a: ä".encode("utf-16-le"), 1, 7),
        (b"a: \xed\xa0\x80", 1, 4),
    ],
)
def test_what_is_not_utf_8_is_refused_at_the_first_wrong_byte(raw: bytes, line: int, column: int):
    assert found(raw) == [("PB102", line, column)]
    assert read(raw).data is None


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x80", "\ufffe", "\uffff"])
def test_a_character_that_yaml_does_not_take_is_refused_where_it_stands(character: str):
    text = f"ä: 🎉\nb: é{character}"
    assert found(text) == [("PB100", 2, 5)]
    assert "invisible" in first_hint(text)


def test_a_file_of_a_megabyte_is_read_and_one_byte_more_is_not():
    fits = "a: " + "x" * (LARGEST_FILE - 3)
    assert read(fits).diagnostics == []
    assert found(fits + "x") == [("PB101", 1, 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a remark\n", "---\n", "---\n...\n", "\ufeff", "   \n"])
def test_a_file_without_content_has_no_data_and_no_finding_of_its_own(text: str):
    assert read(text).data is None
    assert found(text) == []


def test_thirty_levels_are_read_and_one_more_is_refused_where_it_opens():
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert found(deep) == []
    assert found(f"[{deep}]") == [("PB108", 1, DEEPEST + 1)]
    assert read(f"{{a: [{deep}, x], b: 1}}").data["b"] == 1


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "a: " + "[" * 100_000, "{a: " * 30_000, "- " * 40_000, "? " * 40_000, "{[" * 40_000, "[{a: [" * 20_000],
)  # fmt: skip
def test_a_bomb_of_brackets_is_refused_at_once(text: str):
    started = time.process_time()
    source = read(text)
    source.locate(("a", 0, 0))
    assert "PB108" in {d.code for d in source.diagnostics} or "PB107" in {d.code for d in source.diagnostics}
    assert time.process_time() - started < 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    ["k{n}:\n", "- {{a: 1,b}}\n", "- {{a: x,b, c: ,d}}\n", "- \n", "k{n}: [a, {{b: 1,000 EUR}}]\n"],
)
def test_reading_takes_time_in_proportion_to_the_size(line: str):
    def seconds(lines: int) -> float:
        text = "".join(line.format(n=n) for n in range(lines))
        started = time.process_time()
        read(text)
        return time.process_time() - started

    few = max(seconds(2_000), 0.02)
    assert seconds(20_000) < 30 * few


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


# Hints


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


# Places


BLOCK = """\
name: Sell  # a remark
steps:
  - id: one
    raci:
      responsible: [seller, "boss"]
    text: |
      Some
      lines
  - {id: two, raci: {responsible: clerk}, 🎉: "🎉🎉", after: x}
empty:
"""


@pytest.mark.parametrize(
    ("route", "value", "key"),
    [
        (("name",), (1, 7, 11), (1, 1, 5)),
        (("steps",), (2, 1, 6), (2, 1, 6)),
        (("steps", 0), (3, 5, 6), (3, 5, 6)),
        (("steps", 0, "id"), (3, 9, 12), (3, 5, 7)),
        (("steps", 0, "raci", "responsible", 0), (5, 21, 27), (5, 21, 27)),
        (("steps", 0, "raci", "responsible", 1), (5, 29, 35), (5, 29, 35)),
        (("steps", 0, "text"), (6, 11, 12), (6, 5, 9)),
        (("steps", 1), (9, 5, 6), (9, 5, 6)),
        (("steps", 1, "id"), (9, 10, 13), (9, 6, 8)),
        (("steps", 1, "raci"), (9, 15, 19), (9, 15, 19)),
        (("steps", 1, "raci", "responsible"), (9, 35, 40), (9, 22, 33)),
        (("steps", 1, "🎉"), (9, 46, 50), (9, 43, 44)),
        (("steps", 1, "after"), (9, 59, 60), (9, 52, 57)),
        (("empty",), (10, 7, 7), (10, 1, 6)),
    ],
)
def test_values_and_keys_are_found_in_block_and_flow_style(route, value, key):
    source = read(BLOCK)
    at = source.locate(route)
    assert (at.line, at.column, at.end_column) == value
    at = source.locate(route, key=True)
    assert (at.line, at.column, at.end_column) == key


@pytest.mark.parametrize(
    ("route", "place"),
    [
        (("steps", 0, "missing"), (3, 5)),
        (("steps", 0, "raci", "missing", 3), (4, 5)),
        (("steps", 9, "id"), (2, 1)),
        (("nothing",), (1, 1)),
        (("name", "likely"), (1, 7)),
        ((), (1, 1)),
    ],
)
def test_what_the_file_lacks_is_shown_by_its_nearest_parent(route, place):
    at = read(BLOCK).locate(route)
    assert (at.line, at.column) == place


def test_places_of_an_unreadable_file_are_known_as_far_as_it_was_read():
    source = read("a: 1\nb: 2\nc: d: e\n")
    assert source.data is None
    assert source.locate(("b",)).line == 2
    assert source.locate(("z",)).line == 1


@pytest.mark.parametrize("route", [(), ("a",), ("a", 0)])
def test_an_empty_file_has_a_place_too(route):
    at = read("").locate(route)
    assert (at.line, at.column) == (1, 1)


def test_a_scalar_is_quoted_as_the_file_writes_it():
    source = read("a: 1.10\nb: '1.10'\nc: [0]\n")
    assert [source.written(route) for route in (("a",), ("b",), ("c",), ("d",))] == ["1.10", "'1.10'", "", ""]


# Anything at all

NUMBER_HERE_ALONE = re.compile(r"-?[0-9]+[eE][-+]?[0-9]+")
"""JSON reads these as numbers, YAML 1.1 as texts: the program that dumps them sees no need for quotes."""

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029")
"""Anything but what YAML 1.1 takes for the end of a line: the parser folds it into a space."""
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**40), 10**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(characters, max_size=30).filter(lambda text: not NUMBER_HERE_ALONE.fullmatch(text))
    | st.sampled_from(["no", "2026-09-01", "1_000", "~", "<<", "=", "a: b", "- x", "{a}", "x,y", "#", "\ufeff"])
)
documents = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(characters, max_size=12), inner, max_size=4),
    max_leaves=15,
)


class PlainDumper(yaml.SafeDumper):
    def ignore_aliases(self, _data):
        return True


@settings(max_examples=400, deadline=None)
@given(documents, st.sampled_from([None, True, False]), st.booleans())
def test_what_another_program_dumps_comes_back_as_it_was(data, style, narrow):
    text = yaml.dump(
        data, Dumper=PlainDumper, allow_unicode=True, default_flow_style=style, width=40 if narrow else 10_000
    )
    source = read(text)
    if "\\u0000" in json.dumps(data).replace("\\\\", ""):
        assert {d.code for d in source.diagnostics} == {"PB131"}
    else:
        assert source.diagnostics == []
        assert json.dumps(source.data, sort_keys=True) == json.dumps(data, sort_keys=True)


@settings(max_examples=400, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(st.sampled_from("ab:-?,[]{}#&*!|>'\"%@`\t\n \r\ufeff🎉0.1<=~"), max_size=120).map(str.encode)
)
@example(b"\xef\xbb\xbf\xef\xbb\xbfa: 1")
def test_any_bytes_end_in_data_or_in_findings_with_a_place_in_the_text(raw: bytes):
    source = parse_source(raw, "x.yml")
    for finding in source.diagnostics:
        assert finding.code.startswith("PB1")
        at = finding.location
        (line,) = source.lines(at.line, at.line)
        assert 1 <= at.column <= at.end_column <= len(line) + 2
    for value in leaves(source.data):
        assert value is None or isinstance(value, (str, int, float))
        assert not isinstance(value, float) or math.isfinite(value)
    assert source.locate(("a", 0, "b")).line >= 1


def leaves(data: object):
    if isinstance(data, dict):
        for value in data.values():
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)
    else:
        yield data


@pytest.mark.parametrize("value", ["{a: 1, a: 2}", "{a: b #c\n}", "{a: b, c d}"])
def test_what_is_found_within_something_refused_has_no_route_and_breaks_nothing(value: str):
    source = parse_source(f"<<: {value}\nb: 1\n".encode(), "x.yml")
    assert source.data == {"b": 1}
    assert source.diagnostics[0].code == "PB105"
