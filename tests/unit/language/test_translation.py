"""A language's words, dates, numbers and alphabetical order."""

from __future__ import annotations

import datetime
import re

import pytest

from playpress.language.translation import PSEUDO, Translator
from tests.tools.catalogues import KEYWORDS
from tests.tools.repository import ROOT

LANGUAGES = ["en", "de", "fr", "pl"]


@pytest.mark.parametrize(
    ("language", "date", "number", "share", "hours", "listed"),
    [
        ("en", "1 September 2026", "1,234.5", "25%", "4 hours", "a, b and c"),
        ("de", "1. September 2026", "1.234,5", "25\xa0%", "4 Stunden", "a, b und c"),
        ("fr", "1er septembre 2026", "1\u202f234,5", "25\xa0%", "4\xa0heures", "a, b et c"),
        ("pl", "1 września 2026", "1\xa0234,5", "25%", "4 godziny", "a, b i c"),
    ],
)
def test_dates_and_figures_are_written_as_the_language_does(language, date, number, share, hours, listed):
    speak = Translator(language)
    assert speak.date(datetime.date(2026, 9, 1)) == date
    assert (speak.number(1234.5), speak.percent(0.25), speak.unit(4, "hour"), speak.listed("abc")) == (
        number,
        share,
        hours,
        listed,
    )


def test_a_number_has_no_needless_decimals():
    speak = Translator("en")
    assert [speak.number(n) for n in (12, 12.0, 0.5, -3, 1e6)] == ["12", "12", "0.5", "-3", "1,000,000"]


def test_polish_has_three_plural_forms():
    assert len({Translator("pl").unit(n, "hour").split()[1] for n in (1, 2, 5)}) == 3
    written = [Translator("pl").ngettext("{n} error", "{n} errors", n) for n in (1, 2, 5, 22)]
    assert len(set(written)) == 3
    assert written[1] == written[3]


def test_nothing_that_is_indexed_is_called_like_what_marks_messages():
    """Babel 2.19 loses the messages that stand behind `count[...]`."""
    indexed = re.compile(rf"(?<![\w.])(?:{'|'.join(KEYWORDS)})\[")
    sources = (ROOT / "generator" / "playpress").rglob("*.py")
    assert [str(path) for path in sources if indexed.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_message_comes_back_as_it_is_and_an_empty_one_stays_empty(language):
    speak = Translator(language)
    assert speak.gettext("No catalogue holds this sentence.") == "No catalogue holds this sentence."
    assert speak.gettext("") == ""


def test_english_needs_no_catalogue():
    assert Translator("en").ngettext("{n} error", "{n} errors", 1) == "{n} error"
    assert Translator("en").ngettext("{n} error", "{n} errors", 2) == "{n} errors"


def test_the_pseudo_language_marks_every_message():
    speak = Translator(PSEUDO)
    assert speak.gettext("hint") == "⟦hint⟧"
    assert [speak.ngettext("one", "many", n) for n in (1, 2)] == ["⟦one⟧", "⟦many⟧"]
    assert speak.gettext("") == ""


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "Äpfel apple Banane cma ćma Łata żółw Zug"),
        ("de", "Ärger Arzt Größe größer Grund Übergabe Umsatz"),
        ("fr", "cote coté côte côté école Été étude"),
        ("pl", "az ąę cel czas ćwiczenie Lubin Lwów Łąka Łódź oko ósmy sok stan Ślad zebra zupa źródło żaba"),
    ],
)
def test_names_sort_as_readers_of_the_language_expect(language, wanted):
    names = wanted.split()
    assert sorted(sorted(names), key=Translator(language).sort_key) == names
    assert sorted(sorted(names, reverse=True), key=Translator(language).sort_key) == names


@pytest.mark.parametrize(
    ("language", "figures"),
    [
        ("en", "12.5% 98% 1,234 days"),
        ("de", "12,5\xa0% 98\xa0% 1.234 days"),
        ("fr", "12,5\xa0% 98\xa0% 1\u202f234 days"),
        ("pl", "12,5% 98% 1\xa0234 days"),
    ],
)
def test_a_figure_and_its_unit_are_written_as_the_language_does_and_stay_together(language, figures):
    speak = Translator(language)
    wanted = figures.replace(" days", "\xa0days")
    assert " ".join([speak.figure(12.5, "%"), speak.figure(98, "%"), speak.figure(1234, "days")]) == wanted
    assert speak.figure(2.9, "%").startswith(("2.9", "2,9"))
    assert speak.figure(3, None) == "3"
