"""What the search can find: every word that a reader of a page sees, by values of the page."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from playpress.language.richtext import Md, write_inline, write_markdown, write_plain
from playpress.language.translation import Translator
from playpress.pages.page import KINDS_FOUND, Entry, Link, Page, SearchEntry
from playpress.pages.search_entry import entries_of, said, words_of
from playpress.pipeline import Request, check_handbook
from tests.tools.planned import built_pages

GOLDEN = Path(__file__).parents[2] / "golden"
WORLDS = ("everything", "polish", "smallest")


@pytest.fixture(scope="module", params=WORLDS)
def world(request):
    """Return a handbook's pages with their entries, and the Markdown that is expected of them."""
    loaded = check_handbook(Request(GOLDEN / request.param)).loaded
    translator = Translator(loaded.library.handbook.language)
    pages = [page for page in built_pages(loaded, translator) if not page.planned.kind.startswith("guide")]
    return [
        (page, entries_of(page, translator.gettext)) for page in pages
    ], GOLDEN / request.param / "expected" / "docs"


LISTS = {
    "catalogue.md", "all-roles.md", "all-tools.md", "all-datasets.md", "all-kpis.md", "all-goals.md", "process-map.md",
    "raci-overview.md", "my-progress.md", "whole-handbook.md", "changes.md", "reviews.md", "all-experiments.md", "all-plans.md",
}  # fmt: skip
"""Pages that only list what other pages say; the search finds them by their titles."""
NOT_FOUND = re.compile(
    r'(?s)<div class="pp-views".*?\n</div>|<div class="pp-legend".*?\n</div>|```mermaid.*?```|<table class="pp-(?:raci|catalogue)"[^>]*>.*?</table>'
    r'|<a class="pp-small.*?</a>'
    r'|<details class="pp-example".*?</details>|<a id="examples"></a>\n#+ [^\n]*'
    r'|<div class="pp-read".*?\n</div>|<div class="pp-report".*?\n</div>|<abbr .*?</abbr>|<summary>.*?</summary>|\A---\n.*?\n---\n|!\[[^\]]*\]\([^)]*\)'
    r"|\nStan na [^\n]*\n*\Z|\n## \S\n|\n- \*\*[RACI] – [^\n]*"
)
"""Pictures, the flow in words (its steps are entries), matrices of names, letters, and what is the same in each step."""


def words(text):
    """Return the words in a text."""
    return set(re.findall(r"\w+", words_of(Md(text)).lower()))


def test_every_word_that_a_reader_sees_is_in_some_entry_of_the_page(world, labels):
    pages, docs = world
    for page, entries in pages:
        if not entries or page.path in LISTS:
            continue
        found = words(" ".join(f"{e.number} {e.title} {e.text}" for e in entries))
        seen = words(NOT_FOUND.sub("", (docs / page.path).read_text(encoding="utf-8")).replace("|", " "))
        assert {word for word in seen - found - labels if not word.isdigit()} == set(), page.path


@pytest.fixture
def labels(world):
    """Return the words of our own templates and of headings of columns, in the language of the world."""
    translator = Translator(next(iter(world[0]))[0].planned and LANGUAGE_OF[world[1].parents[1].name])
    templates = (Path(__file__).parents[3] / "site_templates").glob("p*/*.j2")
    messages = {m for file in templates for m in re.findall(r'_\("(.+?)"\)', file.read_text(encoding="utf-8"))}
    columns = (
        "Tool",
        "Access",
        "Granted by",
        "Needed in",
        "Data set",
        "Source",
        "Owner",
        "Classification",
        "Where it is used",
    )
    return words(" ".join(map(translator.gettext, (*messages, *columns))))


LANGUAGE_OF = {"everything": "en", "polish": "pl", "smallest": "en"}


def test_every_entry_has_a_place_of_its_own_that_its_page_has(world):
    pages, docs = world
    for page, entries in pages:
        anchors = [entry.anchor for entry in entries]
        assert len(anchors) == len(set(anchors)), page.path
        text = (docs / page.path).read_text(encoding="utf-8")
        assert [a for a in anchors if a and f'<a id="{a}"></a>' not in text] == [], page.path
        assert {entry.kind for entry in entries} <= set(KINDS_FOUND)


def test_lists_of_what_is_said_elsewhere_repeat_and_statements_do_not(world):
    found = {(page.kind_found, entry.anchor): entry for page, entries in world[0] for entry in entries}
    repeats = {(kind, anchor) for (kind, anchor), entry in found.items() if entry.repeats}
    assert {("role", "processes"), ("playbook", "hand-offs")} & found.keys() <= repeats
    assert {kind for kind, anchor in repeats if not anchor or anchor.startswith(("step-", "term-"))} == set()
    assert {("role", "responsibilities"), ("playbook", "purpose"), ("kpi", "breach")} & repeats == set()
    assert repeats


def test_pages_that_are_not_listed_have_nothing_to_find(world):
    assert {
        page.path.partition("/")[0] for page, entries in world[0] if not page.planned.is_listed and entries
    } == set()


def test_what_only_says_that_a_list_is_empty_is_not_found(world):
    assert [e for _, entries in world[0] for e in entries if e.kind == "section" and not e.text] == []


def resolve(_kind, _name):
    """Know no page."""
    return


@pytest.mark.parametrize(
    "text",
    ["a *b* [c](https://x.y) `d <e>`", "1. one\n2. two\n   - *three*", "> 2 < 3 & _so_", "[x] <b> &lt; **", "a\\\nb"],
)
def test_markdown_becomes_the_words_that_a_reader_sees(text):
    expected = {"a *b* [c](https://x.y) `d <e>`": "a b c d <e>", "1. one\n2. two\n   - *three*": "one two three", "> 2 < 3 & _so_": "2 < 3 & so",
                "[x] <b> &lt; **": "[x] <b> < **", "a\\\nb": "a b"}[text]  # fmt: skip
    for write in (write_inline, write_markdown):
        assert " ".join(words_of(write(text, resolve)).split()) == expected


def test_plain_text_becomes_itself():
    nasty = '3. <b> *x* [a](b) "q" & 100% -- > | ~ ` \\'
    assert words_of(write_plain(nasty)) == nasty


def test_values_become_lines_without_addresses():
    link = Link(Md("A *b*"), Md('roles/a.md "what"'))
    assert said(Entry(Md("Owner"), link.md), (link, Md("c")), Md("")) == "Owner: A b\nA b\nc"


def test_an_entry_is_plain_data():
    entry = SearchEntry("step", "step-a", "Bake")
    assert {type(getattr(entry, name)) for name in entry.__slots__} == {str, tuple, bool}


def test_what_the_search_finds_of_pages_are_values_of_theirs():
    for page in Page.__subclasses__():
        names = {field.partition(".")[0] for found in page.sections_found for field in found.fields} | set(
            page.found_first
        )
        properties = {name for name in names if isinstance(getattr(page, name, None), property)}
        assert names <= {field.name for field in fields(page)} | properties, page
