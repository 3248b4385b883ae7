"""The catalogues hold what the sources say, and what they translate is whole; a release has all of it."""

import re
import string

import pytest

from playpress.language import translation
from playpress.language.labels import PHASES
from playpress.pages.improvement import ImprovementPage
from tests.tools import catalogues as tool
from tests.tools.catalogues import TEMPLATE, catalogues, is_translated, read, stale

LANGUAGES = ("de", "fr", "pl")


def texts(message):
    """Return a message's source and translated texts, all plural forms of both."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return ids, strings


def gaps(text):
    """Return the gaps of a message as `str.format` sees them."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_catalogues_are_those_of_the_languages_that_the_handbook_may_have():
    assert tuple(catalogues()) == LANGUAGES


@pytest.mark.slow
def test_the_committed_catalogues_are_what_the_sources_say():
    assert stale() == [], "run: make catalogs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_is_translated_with_the_same_gaps_or_not_yet(language):
    catalog = read(catalogues()[language], language)
    assert len(catalog) > 500
    for message in catalog:
        if not message.id or not is_translated(message):
            continue
        ids, strings = texts(message)
        assert len(strings) == (catalog.num_plurals if len(ids) > 1 else 1)
        for translated in strings:
            assert gaps(translated) == gaps(ids[-1]), message.id
            translated.format_map(dict.fromkeys(gaps(translated), "x"))


@pytest.fixture
def one_catalogue(tmp_path, monkeypatch):
    """A function that writes a catalogue of one German message, in place of all others."""

    def write(translation):
        path = tmp_path / "de" / "LC_MESSAGES" / "playpress.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n{translation}\n')
        return path

    monkeypatch.setattr(tool, "catalogues", lambda: {"de": tmp_path / "de" / "LC_MESSAGES" / "playpress.po"})
    monkeypatch.setattr(tool, "stale", list)
    return write


EMPTY = ('msgid "one"\nmsgstr ""', 'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "eins"\nmsgstr[1] ""')


@pytest.mark.parametrize("message", EMPTY)
def test_what_is_not_translated_is_told_and_stops_only_a_release(one_catalogue, capsys, message):
    one_catalogue(message)
    assert tool.check() is None
    assert capsys.readouterr().out == "untranslated: de 1 (a release needs them)\n"
    assert tool.check(is_release=True) == "untranslated: de 1\nde: one"


def test_of_what_is_translated_nothing_is_said(one_catalogue, capsys):
    one_catalogue('msgid "one"\nmsgstr "eins"')
    assert tool.check(is_release=True) is None
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("message", EMPTY)
def test_what_is_not_translated_is_read_in_english(one_catalogue, tmp_path, monkeypatch, message):
    one_catalogue(message)
    monkeypatch.setattr(translation, "locale_folder", lambda: tmp_path)
    translation._load.cache_clear()
    german = translation.Translator("de")
    monkeypatch.undo()
    translation._load.cache_clear()
    said = german.ngettext("one", "many", 2) if "many" in message else german.gettext("one")
    assert said == ("many" if "many" in message else "one")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_marked_as_a_guess_since_readers_would_see_it_in_english(language):
    assert [message.id for message in read(catalogues()[language], language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("de", r"\b(Sie|Ihr|Ihre[mnrs]?|Ihnen|schreibe|setze)\b"),
        ("fr", r"(?<=\w) [:;?!»]|« |\b(tu|ton|ta|tes)\b|\w ’"),
        ("pl", r"\b(twój|twoja|twoje|twojej|twoją|twojego|ciebie|tobie|ty)\b"),
    ],
)
def test_readers_are_spoken_to_in_one_way_and_punctuation_keeps_to_its_word(language, wrong):
    translated = [
        text for message in read(catalogues()[language], language) if message.id for text in texts(message)[1]
    ]
    assert [text for text in translated if re.search(wrong, text)] == []


def test_what_is_counted_of_a_total_agrees_with_every_number():
    singular = [m for m in read(TEMPLATE) if m.id and not m.pluralizable]  # the others have a form for each number
    messages = [one for m in singular for one in texts(m)[0] if re.search(r"\} of \{", one)]
    assert messages
    counted = r": \{\w+\} of \{\w+\}\.?$"
    placed = r"^(Page|Part) \{n\} of \{count\}"  # one thing and its place among the others, however many they are
    assert [message for message in messages if not re.search(f"{counted}|{placed}", message)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_a_message_is_the_same_as_in_english(language):
    catalog = read(catalogues()[language], language)
    pairs = [(texts(m)[0][0], texts(m)[1][0]) for m in catalog if m.id]
    same = [source for source, text in pairs if source == text and re.search(r"[a-z]{3} [a-z]{3}", source)]
    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phase_is_called_the_same_on_the_board_and_on_the_page_of_an_improvement(language):
    catalog = read(catalogues()[language], language)
    sections = ImprovementPage.sections_found
    headings = {part.anchor: str(catalog[part.heading].string).partition(":")[0].rstrip() for part in sections}
    assert headings == {part.anchor: catalog[PHASES[part.anchor]].string for part in sections}
