"""The search, by typing: words and questions as newcomers write them, and what stands first."""

import re

import pytest

from tests.tools.command import call
from tests.tools.handbook import write_project
from tests.tools.little_handbook import PLAYBOOKS, TYPED, little_handbook
from tests.tools.repository import ROOT, SHARED
from tests.tools.search import HITS, PANEL, type_words
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

FIRST = {
    "approval": "#term-approval",
    "who approves the launch plan": "playbooks/product-launch/#step-approve",
    "who writes the brief": "playbooks/content-development/#step-brief",
    "keyword research": "playbooks/seo-keyword-research/",
    "lead mangement": "playbooks/lead-management/",
    "marketing directer": "roles/marketing-director/",
    "first day designer": "roles/designer/#first-day",
    "how is lead response time measured": "kpis/lead-response-time/",
    "risks of a product launch": "playbooks/product-launch/#risks",
    "mistakes in lead management": "playbooks/lead-management/#mistakes",
    "glossary": "glossary/",
    "all tools": "all-tools/",
    "process map": "process-map/",
    "which process first": "which-process-first/",
    "scorecard": "all-kpis/",
    "roadmap": "all-plans/",
    "what can be automated": "findings/#automation",
    "agency": "roles/agency/",
    "crm": "tools/crm/",
    "signoff": "#term-approval",
    "escalating": "#term-escalation",
    "analyze results": "playbooks/campaign-management/#step-analyse",
}
"""What is typed, and how the address of the first hit ends."""
AMONG_THREE = {
    "my boss": r"roles/[a-z-]+/#people$",
    "approving": "approv",
    "approved": "approv",
    "keywords": "keyword",
    "meeting": "step-",
    "changes": "change|search-engine-optimisation/#step-publish",
    "who reports to the CMO": "roles/cmo/",
    "leads": "lead",
    "publishing": "publish",
    "briefing": "brief",
    "onboarding": "playbooks/onboarding",
    "CTR": "kpis/ctr",
    "click-through rate": "glossary/#term-click",
    "leadtime": "lead-time",
    "how long does it take": "lead-time|time-to|/#times",
    "sick": "#exceptions",
    "password": "access",
    "GDPR": "data-protection|consent",
    "quiz": "#quiz",
    "what is a lead": "lead",
    "return on investment": "return",
    "what do I do on my first day": "#first-day",
    "what changed": "changes",
    "what is due for review": "reviews",
    "which KPI is red": "all-kpis",
    "backlog": "backlog/",
    "social media": "social-media",
    "data analyst": "roles/data-analyst",
    "to whom do I hand over": "hand-o",
}
"""What is typed, and a pattern for the address of one of the first three hits."""


@pytest.fixture(scope="module")
def searching(browser, handbook_address):
    """The shipped handbook's home page, kept open."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(handbook_address)
        yield page


@pytest.mark.parametrize(("words", "end"), FIRST.items())
def test_what_is_meant_stands_first(searching, words, end):
    assert type_words(searching, words)[0].endswith(end)


@pytest.mark.parametrize(("words", "pattern"), AMONG_THREE.items())
def test_what_may_be_meant_is_among_the_first_three(searching, words, pattern):
    found = type_words(searching, words)[:3]
    assert any(re.search(pattern, address) for address in found), found


def test_words_of_the_text_are_found_in_each_of_their_forms(searching):
    empty = [
        word
        for word in ("decide", "decides", "decided", "deciding", "who", "the", "a")
        if not type_words(searching, word)
    ]
    assert empty == []


def test_a_short_word_with_another_first_letter_is_another_word(searching):
    assert any("keep" in address for address in type_words(searching, "keep"))
    assert not any("keep" in address for address in type_words(searching, "deep"))


def test_all_words_stand_before_some(searching):
    found = type_words(searching, "budget variance")
    assert found[0].endswith("kpis/budget-variance/")
    first = searching.locator(HITS).first.inner_text().lower()
    assert "budget" in first
    assert "variance" in first


@pytest.mark.corpora
def test_recorded_queries_are_answered_among_the_first_three_most_by_the_first_and_none_is_empty(searching):
    lines = (SHARED / "cases" / "search.tsv").read_text(encoding="utf-8").splitlines()
    asked = dict(line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    found = {words: type_words(searching, words) for words in asked}
    fits = {words: [bool(re.search(pattern, hit)) for hit in found[words]] for words, pattern in asked.items()}
    assert [words for words in found if not found[words]] == []
    late = [words for words in asked if not any(fits[words][:3])]
    assert len(late) <= 0.05 * len(asked), late
    second = [words for words in asked if not fits[words][0]]
    assert len(second) <= 0.2 * len(asked), second


# Other languages, and signs that are part of words


def build_little(folder, language, features=""):
    """Build a handbook of one playbook and two roles in a language; return its folder."""
    settings = (ROOT / "mkdocs.yml").read_text().replace("Marketing operations handbook", "Handbook")
    write_project(
        folder,
        {
            "mkdocs.yml": settings.replace("    - toc.follow\n", f"    - toc.follow\n{features}"),
            "site_templates/mkdocs_hook.py": (ROOT / "site_templates" / "mkdocs_hook.py").read_bytes(),
            **little_handbook(language),
        },
    )
    call("build", cwd=folder)
    return folder


@pytest.fixture(scope="module", params=list(PLAYBOOKS))
def foreign(request, made_once, browser):
    """A little handbook in each language, its home page open; with what to type and what must be found."""
    language = request.param
    site = made_once(f"search-{language}", lambda folder: build_little(folder, language)) / "build" / "site"
    with served(site) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(address)
        yield page, TYPED[language]


def test_words_with_accents_without_them_and_with_signs_are_found_in_every_language(foreign):
    page, typed = foreign
    found = {words: type_words(page, words)[:1] for words in typed}
    assert {words: hits for words, hits in found.items() if not hits or not re.search(typed[words], hits[0])} == {}


# What is shown, and what is marked in the page


@pytest.fixture(scope="module")
def little(made_once, browser):
    """The little handbook in English, its home page open; and its address."""
    site = made_once("search-en", lambda folder: build_little(folder, "en")) / "build" / "site"
    with served(site) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page(), address


def marked(page):
    """Return the texts that are marked in a page."""
    return page.evaluate(
        "[...(CSS.highlights.get('pp-found') ?? [])].map(r => r.startContainer.data.slice(r.startOffset, r.endOffset))"
    )


@pytest.mark.parametrize("words", ["advert", "lt", "amp", "so on", "2"])
def test_a_hit_shows_the_sentence_as_it_is_written(little, words):
    page, address = little
    page.goto(address)
    type_words(page, f"{words} 1 2 so on")
    shown = page.locator(HITS, has_text="Write the advert").first.inner_text()
    assert "1 < 2 & so on." in shown
    assert "&lt" not in page.locator(PANEL).inner_text()


@pytest.mark.parametrize("words", ["lt", "gt", "amp", "quot", "a", "b", "lt amp"])
def test_a_page_reads_the_same_whatever_words_have_led_to_it(little, words):
    page, address = little
    page.goto(f"{address}playbooks/hiring/", wait_until="networkidle")
    text = page.inner_text("article")
    page.goto(f"{address}playbooks/hiring/?h={words}", wait_until="networkidle")
    assert page.inner_text("article") == text
    assert "1 < 2 & so on." in text
    assert "a<b" in text


def test_the_words_that_led_to_a_page_are_marked_there(little):
    page, address = little
    page.goto(address)
    type_words(page, "signing off mails programmer")
    page.locator(HITS, has_text="Get the sign-off").first.click()
    page.wait_for_url("**/playbooks/hiring/?h=*#step-sign")
    page.wait_for_load_state("networkidle")
    assert {"sign-off", "e-mail", "programmer"} <= {text.lower() for text in marked(page)}
    assert [text for text in marked(page) if text.endswith(".")] == []
    page.goto(f"{address}playbooks/hiring/", wait_until="networkidle")
    assert marked(page) == []


def test_a_project_with_settings_of_the_themes_search_has_ours_alone(tmp_path, browser):
    features = "    - search.highlight\n    - search.share\n    - search.suggest\n"
    root = build_little(tmp_path / "project", "en", features)
    with served(root / "build" / "site") as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}playbooks/hiring/?h=lt", wait_until="networkidle")
        assert "1 < 2 & so on." in page.inner_text("article")
        assert page.locator(".md-search").count() == 0
        assert type_words(page, "advert")
    assert not (root / "build" / "site" / "search").exists()
