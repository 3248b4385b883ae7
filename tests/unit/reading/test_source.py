"""Bytes to a source: whatever a file holds, there is data or a finding with a place."""

from __future__ import annotations

import math
import pickle
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from playpress.reading.repairs.quotes import quoted
from playpress.reading.source import LARGEST_FILE, parse_source
from tests.tools.yaml_documents import found, read, routes


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
        ("a: ä".encode("utf-16-le"), 1, 1),
        (b"a: \xed\xa0\x80", 1, 4),
    ],
)
def test_what_is_not_utf_8_is_refused_at_the_first_wrong_byte(raw: bytes, line: int, column: int):
    assert found(raw) == [("PB102", line, column)]
    assert read(raw).data is None


def test_a_file_of_a_megabyte_is_read_and_one_byte_more_is_not():
    fits = "a: " + "x" * (LARGEST_FILE - 3)
    assert read(fits).diagnostics == []
    assert found(fits + "x") == [("PB101", 1, 1)]
    assert parse_source((fits + "x").encode(), "playbooks/catalog/kpis.yml").diagnostics == [], "all processes share it"


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing but a remark\n", "---\n", "---\n...\n", "\ufeff", "   \n"])
def test_a_file_without_content_has_no_data_and_no_finding_of_its_own(text: str):
    assert read(text).data is None
    assert found(text) == []


@pytest.mark.parametrize("text", ["plain", "1,000 EUR", 'a "word"', "C:\\x", "it's", "- #1: {a}", ""])
def test_a_text_of_one_line_reads_as_it_was_once_it_is_quoted(text: str):
    assert read(f"a: {quoted(text)}").data == {"a": text}


def test_a_source_can_be_kept_and_says_the_same_when_it_comes_back():
    source = read("a: Ticket #1\na: 3\nd: [1,5]\ne: {f: x, g}\n")
    assert source.locate(("e", "f")).line == 4
    assert source.cuts
    assert source.diagnostics
    back = pickle.loads(pickle.dumps(source))  # noqa: S301 - our own bytes
    assert back == source
    assert back.locate(("e", "f")) == source.locate(("e", "f"))


@pytest.mark.slow
@pytest.mark.parametrize(
    "line",
    ["k{n}:\n", "- {{a: 1,b}}\n", "- {{a: x,b, c: ,d}}\n", "- \n", "k{n}: [a, {{b: 1,000 EUR}}]\n", "- a #b\n"],
)
def test_reading_takes_calls_in_proportion_to_the_size(line: str):
    def calls(lines: int) -> int:
        text = "".join(line.format(n=n) for n in range(lines))
        count = 0

        def count_call(_frame, event, _argument):
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(count_call)
        try:
            read(text)
        finally:
            sys.setprofile(None)
        return count

    assert calls(2_000) < 11 * calls(200)


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
    for _, value in routes(source.data):
        assert value is None or isinstance(value, (str, int, float, dict, list))
        assert not isinstance(value, float) or math.isfinite(value)
    assert source.locate(("a", 0, "b")).line >= 1
