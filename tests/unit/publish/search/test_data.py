"""What the search knows of a handbook beside its pages: words without effect, and other words for a thing."""

import pytest

from playpress.language.translation import Translator
from playpress.model.handbook import Handbook
from playpress.model.library import Library
from playpress.model.term import Term
from playpress.publish.search.data import ignored_words, other_names, reader_for, search_data, typed_for
from playpress.publish.search.endings import STEMMERS, endings_script
from playpress.publish.search.everyday import everyday_words, irregular_forms
from playpress.publish.search.synonyms import TYPED_FOR
from tests.tools.handbook import library_of, playbook_of

LANGUAGES = ("en", "de", "fr", "pl")


def test_what_has_two_names_in_the_handbook_is_found_by_either():
    term = Term(id="ctr", name="Click-through rate", definition="How often", abbreviation="CTR")
    assert other_names(library_of(playbook_of(), glossary={"ctr": term})) == [
        ("CTR", ("Click-through rate",)),
        ("Click-through rate", ("CTR",)),
    ]


def test_the_handbooks_own_words_stand_for_one_or_several():
    handbook = Handbook.model_validate({"search_synonyms": {"loaf": "bread", "door": ["shop", "oven"]}})
    assert other_names(Library(handbook=handbook)) == [("loaf", ("bread",)), ("door", ("shop", "oven"))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_of_its_own_for_what_pages_say(language):
    pairs = typed_for(Translator(language))
    assert len(pairs) > len(TYPED_FOR)
    assert [pair for pair in pairs if not pair[0].strip() or not all(pair[1])] == []
    assert len(ignored_words(language)) > 80
    assert set(reader_for(Translator(language)).labels) == {name for _, names in pairs for name in names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_everyday_words_each_once_with_what_handbooks_say(language):
    lines = [line.partition(": ") for line in everyday_words(language)]
    words = [(word.strip(), meant.split(", ")) for typed, _, meant in lines for word in typed.split(",")]
    said = [word.casefold() for word, _ in words]
    assert len(said) > 300
    assert sorted({word for word in said if said.count(word) > 1}) == []
    assert [pair for pair in words if not pair[0] or ":" in pair[0] or not all(pair[1])] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_irregular_form_belongs_to_one_word(language):
    forms = [form for line in irregular_forms(language) for form in line.split()]
    assert len(forms) > 60
    assert sorted({form for form in forms if forms.count(form) > 1}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_the_endings_of_the_handbooks_language_are_published(language):
    script = endings_script(language)
    assert [name for *_, name in STEMMERS.values() if f"{name} =" in script or f"{name}=" in script] == [
        STEMMERS[language][-1]
    ]
    assert f'playpressSearch("endings", {STEMMERS[language][-1]});' in script


def test_the_search_knows_categories_and_roles():
    data = search_data(library_of(playbook_of()), Translator("en"), offline=True)
    assert data["offline"]
