"""The same folder of pages through every way of building it."""

import json
import re
import shutil
from typing import Any

import pytest
from mkdocs.config import load_config

from playpress.engine.book import CHAPTERS_VARIABLE
from playpress.engine.build import finish_site
from tests.tools.command import MKDOCS, PLAYPRESS, PROPERDOCS, ZENSICAL, run
from tests.tools.pages import article, diagrams, ids
from tests.tools.repository import BAKERY, copy_handbook, file_bytes
from tests.tools.search import search
from tests.tools.website import served

pytestmark = pytest.mark.site

EPOCH = "1800000000"
"""What `handbook_site` is built with."""
BOOK = "whole-handbook/index.html"
"""The page that Zensical does not make."""
TOLD = re.compile(r"WARNING|ERROR|^\s+- ", re.MULTILINE)


def html_of(folder):
    return {path: text for path, text in file_bytes(folder).items() if path.endswith(".html")}


def search_of(folder):
    """Return the files that the search is made of."""
    return {path: text for path, text in file_bytes(folder).items() if re.match(r"assets/search/|.*/search-", path)}


def test_the_build_ends_by_saying_where_the_site_is(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    said = run(*PLAYPRESS, "build", cwd=root)
    assert said == f"The site is ready: {root / 'build' / 'site' / 'index.html'}\n"


def test_the_last_line_of_a_build_says_that_what_is_marked_for_fewer_readers_is_published(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    playbook = root / "playbooks" / "buying" / "flour-purchase.yml"
    playbook.write_text(playbook.read_text() + "visibility: internal\n")
    for command in ((*PLAYPRESS, "build"), (*MKDOCS, "build", "-d", tmp_path / "site")):
        said = run(*command, cwd=root)
        assert said.splitlines()[-1].startswith("Note: anyone who can open the site can read all of it"), said
    assert "warning PB730" in run(*MKDOCS, "build", "--strict", "-d", tmp_path / "strict", cwd=root, exits=1)
    assert not (tmp_path / "strict").exists()


def test_each_page_says_which_state_of_the_handbook_it_shows(small_site):
    pages = {page: text for page, text in html_of(small_site.pages).items() if b'http-equiv="refresh"' not in text}
    assert len(pages) > 20
    assert [page for page, text in pages.items() if b'pp-as-of">As of 1 September 2026<' not in text] == []


def test_mkdocs_finds_nothing_to_warn_of_in_the_generated_pages(handbook_site, tmp_path):
    settings = handbook_site.root / "build" / "mkdocs.yml"
    said = run(*MKDOCS, "build", "--strict", "-f", settings, "-d", tmp_path / "site", cwd=handbook_site.root)
    assert "Documentation built" in said
    assert not TOLD.search(said), said


def test_properdocs_builds_the_same_pages(small_site, tmp_path):
    settings = small_site.root / "build" / "mkdocs.yml"
    chapters = tmp_path / "chapters"
    chapters.mkdir()
    made_with: dict[str, Any] = {"SOURCE_DATE_EPOCH": EPOCH, CHAPTERS_VARIABLE: str(chapters)}
    run(*PROPERDOCS, "build", "--strict", "-f", settings, "-d", tmp_path / "site", cwd=tmp_path, **made_with)
    finish_site(tmp_path / "site", load_config(str(settings)).nav, chapters, has_folders=True)
    assert sorted(html_of(tmp_path / "site")) == sorted(html_of(small_site.pages))
    for page in html_of(tmp_path / "site"):
        assert ids(tmp_path / "site" / page) == ids(small_site.pages / page), page
    assert search_of(tmp_path / "site") == search_of(small_site.pages)


@pytest.fixture(scope="module")
def by_zensical(small_site, made_once):
    """The small handbook's site as Zensical builds it from the generated folder."""

    def make(folder):
        shutil.copytree(small_site.root, folder, ignore=shutil.ignore_patterns("site", ".pictures"))
        run(*ZENSICAL, "build", "--strict", "-f", folder / "build" / "mkdocs.yml", cwd=folder)

    return made_once("small-handbook-by-zensical", make) / "build" / "site"


def test_zensical_builds_pages_with_the_same_text_links_anchors_and_pictures(small_site, by_zensical):
    pages = sorted(html_of(small_site.pages))
    assert sorted(html_of(by_zensical)) == pages
    for page in pages:
        if page == BOOK:
            continue
        ours, theirs = small_site.pages / page, by_zensical / page
        assert article(theirs, by_zensical) == article(ours, small_site.pages), page
        assert len(diagrams(theirs)) == len(diagrams(ours)), page


def test_each_page_but_home_says_where_it_stands_in_both_engines(small_site, by_zensical):
    path = re.compile(r'<nav class="md-path".*?</nav>', re.DOTALL)
    pages = html_of(small_site.pages).keys() - {"404.html"}
    assert len(pages) > 20
    for page in pages:
        ours, theirs = (path.findall((site / page).read_text()) for site in (small_site.pages, by_zensical))
        assert len(ours) == len(theirs) == (page != "index.html"), page
        said = [" ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) for found in (ours, theirs) if found]
        assert said[:1] == said[1:], page


def test_zensical_publishes_no_file_that_mkdocs_leaves_out(small_site, by_zensical):
    ours, theirs = file_bytes(small_site.pages), file_bytes(by_zensical)
    assets = {path for path in ours if path.startswith("assets/playpress/")}
    assert assets == {path for path in theirs if path.startswith("assets/playpress/")}
    assert {path for path in theirs if not path.startswith("assets/")} - ours.keys() == {"search.json"}


@pytest.mark.browser
def test_the_search_in_zensicals_site_is_ours_and_the_only_one(by_zensical, browser):
    with served(by_zensical) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        assert f"{address}playbooks/flour-purchase/" in search(page, address, "flour")
        assert page.locator(".md-search").count() == 0


def test_zensical_hands_our_scripts_the_same_data(small_site, by_zensical):
    data = re.compile(r'<script id="pp-words" type="application/json">(.*?)</script>')
    pages = html_of(small_site.pages)
    assert len(pages) > 20
    for page in pages:
        ours, theirs = (
            json.loads(data.search((site / page).read_text())[1]) for site in (small_site.pages, by_zensical)
        )
        assert theirs.pop("base").rstrip("/") == ours.pop("base").rstrip("/")
        assert theirs == ours, page


def test_mkdocs_in_the_root_builds_the_same_pages_as_playpress(small_site, tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    run(*MKDOCS, "build", "--strict", "-d", tmp_path / "site", cwd=root, SOURCE_DATE_EPOCH=EPOCH)
    ours, theirs = html_of(small_site.pages), html_of(tmp_path / "site")
    assert len(ours) > 20
    assert sorted(theirs) == sorted(ours)
    assert [page for page in ours if theirs[page] != ours[page]] == []
    assert len(search_of(small_site.pages)) > 20
    assert search_of(tmp_path / "site") == search_of(small_site.pages)


def test_a_step_or_word_with_an_earlier_id_is_found_under_both(small_site):
    anchors = ids(small_site.pages / "playbooks" / "bread-order" / "index.html")
    assert {"step-take", "step-accept"} <= anchors
    assert {"term-proof", "term-rising"} <= ids(small_site.pages / "glossary" / "index.html")
    assert {"team-bakehouse", "team-kitchen"} <= ids(small_site.pages / "all-roles" / "index.html")


def test_every_playbook_page_shows_what_a_newcomer_asks(handbook_site):
    shown = {"purpose", "start-and-end", "flow", "steps", "raci", "kpis", "tools", "data", "exceptions"}
    pages = sorted((handbook_site.pages / "playbooks").glob("*/index.html"))
    assert len(pages) == len(list((handbook_site.docs / "playbooks").glob("*.md")))
    assert {page.parent.name: shown - ids(page) for page in pages if shown - ids(page)} == {}
