"""Each role has a mark of its own, each category a hue."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from playpress.analysis.marks import HUES, category_hues, role_marks


def marks(*names):
    return list(role_marks({f"r{n}": name for n, name in enumerate(names)}).values())


def test_a_mark_is_an_abbreviation_or_initials_or_the_beginning_of_the_only_word():
    assert marks("Chief marketing officer (CMO)", "Demand-generation manager", "Designer", "Éclair chef") == [
        "CMO",
        "DGM",
        "De",
        "ÉC",
    ]


def test_a_second_role_with_the_same_initials_gets_more_letters_and_at_last_a_number():
    assert marks("Campaign manager", "Content manager", "Content manager", "Co manager") == ["CM", "CoM", "ConM", "CM2"]


def test_a_name_without_letters_has_a_mark():
    assert marks("–", "…") == ["?", "?2"]


@given(st.lists(st.text(max_size=12), max_size=30))
def test_no_two_roles_have_the_same_mark(names):
    found = marks(*names)
    assert len(set(found)) == len(names)
    assert all(found)


def test_neighbours_in_the_value_chain_have_different_hues_and_the_ninth_begins_anew():
    hues = list(category_hues(f"c{n}" for n in range(9)).values())
    assert len(set(hues[:8])) == 8
    assert hues[8] == hues[0] == HUES[0]
    assert min(min(abs(a - b), 360 - abs(a - b)) for a, b in pairwise(hues)) >= 80
