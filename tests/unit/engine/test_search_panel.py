"""The words of the search's panel: names for all that the index can hold, and the pages that list things."""

import json

import pytest

from playpress.engine.search_panel import FILE, search_panel
from playpress.language.translation import Translator
from playpress.pages.page import KINDS_FOUND


def words_of(language="en", *, offline=False):
    ((path, script),) = search_panel(Translator(language), offline=offline).items()
    assert path == FILE
    begin, value = script.decode().rstrip().removesuffix(";").split(" = ", 1)
    assert begin == "playpress.searchWords"
    return json.loads(value)


@pytest.mark.parametrize("language", ["en", "de", "fr", "pl"])
def test_all_that_is_found_has_a_name_for_one_and_for_several_in_each_language(language):
    names = words_of(language)["kinds"]
    assert set(KINDS_FOUND) - names.keys() == set()
    assert all(len(pair) == 2 and all(pair) for pair in names.values())
    assert language == "en" or names["step"] != words_of("en")["kinds"]["step"]


def test_the_pages_that_list_things_have_the_addresses_of_the_edition():
    assert ["All playbooks", "catalogue/"] in words_of()["pages"]
    assert ["All playbooks", "catalogue.html"] in words_of(offline=True)["pages"]
    assert ["Glossary", "glossary/"] in words_of()["pages"]
