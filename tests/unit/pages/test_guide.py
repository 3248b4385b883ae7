"""The guide for editors has every rule and every field once, with examples, and nothing of it stands in newcomers' way."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.bundled import bundled_folder
from playpress.checks import RULES
from playpress.language.translation import Translator
from playpress.model.library import Library
from playpress.pages.plan import IMPROVEMENT, PlannedSection, build_page, plan_pages
from playpress.pages.search_entry import entries_of
from playpress.publish.render import make_renderer
from playpress.reference.kinds import kinds
from playpress.reference.rules import example

if TYPE_CHECKING:
    from playpress.pages.page import Page, PlannedPage
    from playpress.rule import Rule

FACTS, ENGLISH = Facts(Library()), Translator("en")


def planned() -> list[PlannedPage]:
    plan = plan_pages(FACTS, ENGLISH, lambda _subject: "playbooks")
    return [page for key, page in plan.pages.items() if key.startswith("guide")]


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.key: build_page(page, FACTS, ENGLISH)[0] for page in planned()}


@pytest.fixture(scope="module")
def texts(pages: dict[str, Page]) -> dict[str, str]:
    render = make_renderer([bundled_folder()], ENGLISH)
    return {key: render(page).text for key, page in pages.items()}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_stands_in_one_place_under_its_code_with_both_examples(texts: dict[str, str], rule: Rule):
    (text,) = (text for text in texts.values() if f'<a id="{rule.code.lower()}"></a>' in text)
    assert text.count(f"\n## {rule.code} {rule.name}\n") == 1
    shown = unescape(text)
    assert example(rule.bad) in shown
    assert example(rule.good) in shown


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.name)
def test_each_kind_stands_where_it_is_a_part_with_all_its_fields_and_an_example_of_each(texts: dict[str, str], kind):
    text, *again = (text for text in texts.values() if f'<a id="{kind.name}"></a>\n## ' in text)
    assert not again or len(kind.held_by) > 1
    part = re.split(r'<a id="', text.partition(f'<a id="{kind.name}"></a>')[2])[0]
    rows = re.findall(r"(?m)^\| \*\*(.+?)\*\*", part)
    assert [unescape(row) for row in rows] == list(kind.fields)
    shown = unescape(part)
    assert all(field.example in shown for field in kind.fields.values())


def test_what_stands_between_backticks_in_the_text_of_a_field_is_shown_as_code(texts: dict[str, str]):
    rows = [unescape(row) for text in texts.values() for row in re.findall(r"(?m)^\| \*\*.*", text)]
    assert any("one successful end, <code>done</code>." in row for row in rows)
    assert not any("`" in row for row in rows)


def test_what_stands_between_backticks_in_the_text_of_a_rule_is_shown_as_code(texts: dict[str, str]):
    shown = [unescape(re.sub(r"(?s)<pre.*?</pre>", "", text)) for text in texts.values()]
    assert any("A handbook is the folder <code>playbooks</code>" in text for text in shown)
    written = {"`code`", "`backticks`"}  # hints that show how Markdown is written
    assert {quoted for text in shown for quoted in re.findall(r"`[^`\n]+`", text)} == written


def test_every_link_of_the_guide_leads_to_an_anchor_or_a_page_of_it(texts: dict[str, str]):
    paths = {page.path: texts[page.key] for page in planned()}
    links = re.findall(r"\]\(([^)]+)\)", texts["guide"])
    assert len(links) == len(set(links)) > 20
    for link in links:
        path, _, anchor = link.partition("#")
        assert path in paths
        assert not anchor or f'<a id="{anchor}"></a>' in paths[path]


def test_a_code_block_shows_exactly_its_lines(texts: dict[str, str]):
    blocks = re.findall(
        r'(?s)\n\n<pre class="pp-code"><code>(.*?)</code></pre>\n', texts["guide:PB1"] + texts["guide:PB8"]
    )
    assert len(blocks) > 40
    assert not any(re.search("[<>]", block) for block in blocks)


def test_what_a_page_of_the_guide_says_depends_on_nothing_in_the_handbook():
    for page in planned():
        _, reads = build_page(page, FACTS, ENGLISH)
        assert reads == ()


def test_the_guide_stands_within_the_part_for_planners_at_its_end():
    sections = plan_pages(FACTS, ENGLISH, lambda _subject: "playbooks").sections
    (section,) = (section for section in sections if section.title == IMPROVEMENT)
    last = section.entries[-1]
    assert isinstance(last, PlannedSection)
    assert [page.key for page in last.pages] == [page.key for page in planned()]


def test_the_search_finds_the_guide_s_first_page_and_none_of_its_rules_and_fields(pages: dict[str, Page]):
    found = {key for key, page in pages.items() if entries_of(page, ENGLISH.gettext)}
    assert found == {"guide"}


def test_every_page_of_the_guide_has_a_file_that_is_no_folder_s_own_page():
    assert all(not page.path.endswith("index.md") for page in planned())
