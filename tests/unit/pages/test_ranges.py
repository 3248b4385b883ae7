"""Long sorted lists in parts: about equal, each named by where it begins and ends."""

import pytest

from playpress.analysis.parts import cut
from playpress.pages.ranges import name_ranges


@pytest.mark.parametrize(
    ("number", "sizes"), [(0, [0]), (1, [1]), (4, [4]), (5, [2, 3]), (9, [3, 3, 3]), (10, [3, 3, 4])]
)
def test_parts_are_about_equal_and_none_is_too_long(number: int, sizes: list[int]):
    parts = cut(range(number), 4)
    assert [len(part) for part in parts] == sizes
    assert [entry for part in parts for entry in part] == list(range(number))


def test_a_part_is_named_by_the_first_words_of_its_first_and_last_title():
    assert name_ranges([["Alma", "Berta"], ["Bertha", "Carl"], ["Dora"]]) == [
        "Alma – Berta",
        "Bertha – Carl",
        "Dora – Dora",
    ]
    assert name_ranges([["A/B test", "To do list"], ["Lagging indicator"]]) == ["A/B – To do", "Lagging – Lagging"]
    assert name_ranges([["Alma", "Bert"], ["Carl"]]) == ["Alma – Bert", "Carl – Carl"]


def test_titles_that_begin_alike_are_cut_where_they_differ_from_the_part_beside_them():
    parts = [["Content: East", "Content: North"], ["Content: South Coast", "Content: South"], ["Sales", "Sales 2"]]
    assert name_ranges(parts) == ["Content – Content: North", "Content: South – Content", "Sales – Sales"]
    assert name_ranges([["Sales", "Sales"], ["Sales", "Sales"]]) == ["Sales – Sales", "Sales – Sales"]


def test_a_long_title_names_a_part_by_its_first_words_alone():
    long = "Kommunikation " * 9
    (one, two) = name_ranges([["Alma", f"{long}A"], [f"{long}B", "Zoe"]])
    assert one == "Alma – Kommunikation Kommunikation Kommunikation Kommunikation…"
    assert two == "Kommunikation Kommunikation Kommunikation Kommunikation… – Zoe"
    assert name_ranges([["a" * 99], ["a" * 98 + "b"]])[0] == f"{'a' * 60}… – {'a' * 60}…"
