"""Every message is translated into every language, and the catalogues hold what the sources say."""

import re
import string

import pytest

from tests.tools.catalogues import TEMPLATE, catalogues, read, updated

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


def test_the_committed_catalogues_are_what_the_sources_say():
    stale = [path.name for path, text in updated().items() if path.read_text(encoding="utf-8") != text]
    assert stale == [], "run: make catalogs"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_with_the_same_gaps(language):
    catalog = read(catalogues()[language], language)
    assert len(catalog) > 500
    for message in catalog:
        if not message.id:
            continue
        ids, strings = texts(message)
        assert all(strings), f"{language}: {message.id!r} is not translated"
        assert len(strings) == (catalog.num_plurals if len(ids) > 1 else 1)
        for translated in strings:
            assert gaps(translated) == gaps(ids[-1]), message.id
            translated.format_map(dict.fromkeys(gaps(translated), "x"))


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
    messages = [one for m in read(TEMPLATE) if m.id for one in texts(m)[0] if re.search(r"\} of \{", one)]
    assert messages
    assert [message for message in messages if not re.search(r": \{\w+\} of \{\w+\}\.?$", message)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_a_message_is_the_same_as_in_english(language):
    catalog = read(catalogues()[language], language)
    pairs = [(texts(m)[0][0], texts(m)[1][0]) for m in catalog if m.id]
    same = [source for source, text in pairs if source == text and re.search(r"[a-z]{3} [a-z]{3}", source)]
    assert same == []
