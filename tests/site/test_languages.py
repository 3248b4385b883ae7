"""A handbook in another language than English, as its reader meets it."""

import re

import pytest

from tests.tools.command import call
from tests.tools.pages import elements, read_page
from tests.tools.repository import BAKERY, copy_handbook
from tests.tools.search import search
from tests.tools.website import served

pytestmark = pytest.mark.site


def bakery_in(folder, language):
    copy_handbook(folder, BAKERY)
    settings = folder / "playbooks" / "handbook.yml"
    settings.write_text(re.sub(r"(?m)^language: en$", f"language: {language}", settings.read_text()))


@pytest.fixture(scope="module")
def polish(made_once):
    """A handbook with its interface in Polish, and a playbook with a Polish name."""

    def make(folder):
        bakery_in(folder, "pl")
        playbook = folder / "playbooks" / "baking" / "bread-order.yml"
        playbook.write_text(re.sub(r"(?m)^name: .*$", "name: Wybór słów kluczowych", playbook.read_text(), count=1))
        call("build", cwd=folder)

    return made_once("handbook-in-polish", make) / "build" / "site"


def test_every_page_names_its_language(polish):
    pages = sorted(polish.rglob("*.html"))
    assert pages
    assert {next(e for e in elements(page) if e.tag == "html").attributes["lang"] for page in pages} == {"pl"}


def test_headings_of_ours_are_translated(polish):
    page = read_page(polish / "playbooks" / "bread-order" / "index.html")
    headings = dict(re.findall(r'<h[23] (?:class="[a-z-]+" )?id="([a-z-]+)">(.*?)<', page))
    assert {"purpose", "steps", "exceptions"} <= headings.keys()
    assert {"Purpose", "Do it", "Exceptions"} & set(headings.values()) == set()


@pytest.fixture(scope="module")
def german(made_once):
    def make(folder):
        bakery_in(folder, "de")
        call("build", cwd=folder)

    return made_once("handbook-in-german", make) / "build" / "site"


def test_a_german_day_at_the_beginning_of_an_entry_is_no_number_of_a_list(german):
    assert "1. Mai 2026" in (german / "kpis" / "on-time" / "index.html").read_text()
    assert [page for page in german.rglob("*.html") if "<ol start" in page.read_text(encoding="utf-8")] == []


@pytest.mark.browser
@pytest.mark.parametrize("words", ["Wybór słów kluczowych", "wybór", "wybor", "wyb", "kluczow"])
def test_search_in_polish_folds_diacritics_and_finds_beginnings(polish, browser, words):
    with served(polish) as address, browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        assert search(context.new_page(), address, words)[:1] == [f"{address}playbooks/bread-order/"]
