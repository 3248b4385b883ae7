"""What the search knows of a handbook: words without effect, other words for a thing, and the file that holds it."""

import json
import re

import pytest

from playpress.bundled import bundled_folder
from playpress.engine.search import EMPTIES, other_names, search_data, search_worker, typed_for
from playpress.engine.search_words import TYPED_FOR
from playpress.language.translation import Translator
from playpress.model.library import Library
from playpress.model.term import Term
from tests.tools.catalogues import TEMPLATE, read
from tests.tools.handbook import library_of, playbook_of

LANGUAGES = ("en", "de", "fr", "pl")


def test_what_has_two_names_in_the_handbook_is_found_by_either():
    term = Term(id="ctr", name="Click-through rate", definition="How often", abbreviation="CTR")
    library = library_of(playbook_of(name="Bread order", aliases=("loaf-order",)), glossary={"ctr": term})
    assert other_names(library) == [
        ("loaf order", ("Bread order",)),
        ("CTR", ("Click-through rate",)),
        ("Click-through rate", ("CTR",)),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_of_its_own_for_what_pages_say(language):
    pairs = typed_for(Translator(language))
    assert len(pairs) > len(TYPED_FOR)
    assert [pair for pair in pairs if not pair[0].strip() or not all(pair[1])] == []
    ignored = search_data(Library(), Translator(language))["ignored"]
    assert len(ignored) == len(set(ignored)) > 80


def test_the_file_replaces_the_themes_worker_and_holds_it_with_our_words():
    ((path, content),) = search_worker(Library(), Translator("fr"), [bundled_folder()]).items()
    text = content.decode()
    assert re.fullmatch(r"assets/javascripts/workers/search\.\w+\.min\.js", path)
    assert json.loads(text.partition("\n")[0].removeprefix("const handbook = ").rstrip(";"))["language"] == "fr"
    assert "function themeWorker(addEventListener, postMessage) {" in text
    assert "lunr.fr.stemmer" in text
    assert "sourceMappingURL" not in text


def test_text_of_a_handbook_cannot_leave_its_place_in_the_script():
    library = library_of(playbook_of(name='</script>";\u2028alert(1)//', aliases=("x",)))
    ((_, content),) = search_worker(library, Translator("en"), [bundled_folder()]).items()
    first = content.decode().partition("\n")[0]
    assert json.loads(first.removeprefix("const handbook = ").rstrip(";"))["synonyms"][-1][1] == [
        '</script>";\u2028alert(1)//'
    ]
    assert "\u2028" not in first


def test_a_projects_own_part_comes_before_the_bundled_one(tmp_path):
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "worker.js").write_text("// ours\n")
    ((_, content),) = search_worker(Library(), Translator("en"), [tmp_path, bundled_folder()]).items()
    assert content.decode().endswith("// ours\n")


def test_the_words_for_nothing_are_those_that_pages_say():
    said = {message.id for message in read(TEMPLATE)}
    assert set(EMPTIES) <= said
