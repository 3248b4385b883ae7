"""A file's text to places: of keys and values in every style, and of what is not there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from playpress.reading.places import find_places
from tests.tools.yaml_documents import documents, dumped, read, routes, styles, widths

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


def test_places_in_a_mended_line_are_those_of_the_file():
    source = read("a: 1\nb: [2\nc: d: e\nf: 3\n")
    assert source.data == {"a": 1, "b": [2], "c": "d: e", "f": 3}
    assert [source.locate((key,)).line for key in "abcf"] == [1, 2, 3, 4]
    at = source.locate(("c",))
    assert (at.column, at.end_column) == (4, 8)


@pytest.mark.parametrize("route", [(), ("a",), ("a", 0)])
def test_an_empty_file_has_a_place_too(route):
    at = read("").locate(route)
    assert (at.line, at.column) == (1, 1)


def test_a_scalar_is_quoted_as_the_file_writes_it():
    source = read("a: 1.10\nb: '1.10'\nc: [0]\n")
    assert [source.written(route) for route in (("a",), ("b",), ("c",), ("d",))] == ["1.10", "'1.10'", "", ""]


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(documents, styles, widths)
def test_every_route_of_data_has_a_place_and_a_scalar_reads_there_as_its_value(data, style, width):
    source = read(dumped(data, style, width))
    known = find_places(source.text)
    for route, value in routes(source.data):
        assert route in known
        written = source.written(route)
        if isinstance(value, (dict, list)):
            assert written == ""
        elif not written.startswith(("|", ">")):
            assert read(written).data == value


@settings(max_examples=200, deadline=None)
@given(documents, styles, widths)
def test_every_key_of_data_is_found_where_it_is_written(data, style, width):
    source = read(dumped(data, style, width))
    for route, _ in routes(source.data):
        if route and isinstance(route[-1], str):
            written = source.text_at(source.locate(route, key=True))
            assert written[:1] in ("'", '"') or written == route[-1]
