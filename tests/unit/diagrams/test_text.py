"""Widths and line breaks: nothing gets lost, everything fits, a character keeps its accents."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playpress.diagrams.text import text_width, wrap

SIZE = 13.0
WIDTHS = st.floats(1, 400)


@given(st.text())
def test_a_width_is_never_negative_and_grows_with_the_text(text: str):
    assert 0 <= text_width(text, SIZE) <= text_width(text + "x", SIZE)


@pytest.mark.parametrize(("narrow", "wide"), [("i", "m"), ("a", "計"), ("a", "👍"), ("e", "ж"), ("l", "@")])
def test_a_wide_character_is_wider(narrow: str, wide: str):
    assert text_width(narrow, SIZE) < text_width(wide, SIZE)


def test_an_accent_adds_nothing():
    assert text_width("é", SIZE) == text_width("e\u0301", SIZE) == text_width("e", SIZE)


@given(st.text(), WIDTHS)
def test_lines_lose_no_character_but_spaces(text: str, width: float):
    lines = wrap(text, width, SIZE)
    assert "".join("".join(lines).split()).replace("-", "") == "".join(text.split()).replace("-", "")


@given(st.text(), WIDTHS)
def test_each_line_fits_unless_one_character_is_wider(text: str, width: float):
    for line in wrap(text, width, SIZE):
        seen = [character for character in line if text_width(character, SIZE)]
        assert text_width(line, SIZE) <= width or len(seen) == 1


@given(st.text(min_size=1), WIDTHS)
def test_no_line_is_empty_or_begins_with_an_accent_of_the_line_before(text: str, width: float):
    lines = wrap(text, width, SIZE)
    assert lines == ("",) or all(lines)
    words = {word[0] for word in text.split()}
    assert all(unicodedata.category(line[0]) != "Mn" or line[0] in words for line in lines if line)


def test_words_stay_whole_where_they_fit():
    assert wrap("Approve the budget", 60, SIZE) == ("Approve", "the", "budget")
    assert wrap("Approve the budget", 100, SIZE) == ("Approve the", "budget")
    assert wrap("  ", 100, SIZE) == ("",)


def test_what_a_no_break_space_joins_stays_together_where_it_fits():
    joined = "goes\N{NO-BREAK SPACE}on"
    assert wrap(f"the work {joined}", text_width("the work goes", SIZE) + 1, SIZE) == ("the work", joined)
    assert wrap(joined, text_width("goes", SIZE) + 1, SIZE) == ("goes", "on")


def test_a_word_that_is_too_long_begins_on_a_line_of_its_own():
    first, *rest = wrap(f"A {'m' * 40}", 100, SIZE)
    assert first == "A"
    assert "".join(line.removesuffix("-") for line in rest) == "m" * 40
    assert len(rest) > 3


@pytest.mark.parametrize(
    ("word", "language", "lines"),
    [
        ("Qualitätssicherung", "de", ("Qualitätssi-", "cherung")),
        ("internationalisation", "en", ("internation-", "alisation")),
        ("Behörden-Genehmigung", "de", ("Behörden-", "Genehmi-", "gung")),
        ("międzynarodowego", "pl", ("międzyna-", "rodowego")),
        ("développements", "fr", ("développe-", "ments")),
    ],
)
def test_a_word_that_is_too_long_is_broken_at_a_syllable_with_a_hyphen(
    word: str, language: str, lines: tuple[str, ...]
):
    assert wrap(word, 80, SIZE, language) == lines


def test_where_no_syllable_is_known_a_hyphen_says_that_the_word_goes_on():
    assert wrap("m" * 9, 60, SIZE, "xx") == ("mmmm-", "mmm-", "mm")


def test_no_hyphen_is_added_to_an_address_or_to_writing_without_hyphens():
    for word in ("https://example.com/abcdefghijklm", "somebody@example.com", "計" * 9, "إعداد" * 5):
        lines = wrap(word, 60, SIZE, "en")
        assert len(lines) > 1
        assert "".join(lines) == word


@given(st.text("abcdeſßäöüéłß", min_size=2, max_size=60), st.sampled_from(["", "de", "en", "fr", "pl"]))
def test_no_last_letter_of_a_word_stands_alone(word: str, language: str):
    assert all(len(line) > 1 for line in wrap(word, 60, SIZE, language))
