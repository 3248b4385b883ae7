"""Long sorted lists in parts: about equal, each named by where it begins and ends."""

import pytest

from playpress.pages.ranges import cut_evenly, name_ranges


@pytest.mark.parametrize(
    ("number", "sizes"), [(0, [0]), (1, [1]), (4, [4]), (5, [3, 2]), (9, [3, 3, 3]), (10, [4, 4, 2])]
)
def test_parts_are_about_equal_and_none_is_too_long(number: int, sizes: list[int]):
    parts = cut_evenly(range(number), 4)
    assert [len(part) for part in parts] == sizes
    assert [entry for part in parts for entry in part] == list(range(number))


def test_a_part_is_named_by_the_first_letters_of_its_first_and_last_title():
    assert name_ranges([["Alma", "Bert"], ["Carl"]]) == ["Alm – Ber", "Car – Car"]


def test_titles_that_begin_alike_are_cut_where_they_differ_from_the_part_beside_them():
    parts = [["Content: East", "Content: North"], ["Content: South Coast", "Content: South"], ["Sales", "Sales 2"]]
    assert name_ranges(parts) == ["Con – Content: North", "Content: South – Con", "Sal – Sal"]
    assert name_ranges([["Sales", "Sales"], ["Sales", "Sales"]]) == ["Sal – Sales", "Sales – Sal"]
