"""The same folder of pages through every way of building it."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from playpress.engine.data import DATA
from tests.tools.amount import amount
from tests.tools.command import MKDOCS, PROPERDOCS, ZENSICAL, call, call_mkdocs, run
from tests.tools.page_content import BODY
from tests.tools.pages import diagrams, ids, read_page
from tests.tools.repository import BAKERY, ROOT, SMALLEST, copy_handbook, file_bytes
from tests.tools.search import read_entries, search
from tests.tools.site_differences import broken_links, pages_of_site, site_differences
from tests.tools.website import served

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site

EPOCH = "1800000000"
"""What `handbook_site` is built with."""
TOLD = re.compile(r"WARNING|ERROR|^\s+- ", re.MULTILINE)


def html_of(folder):
    return {path: text for path, text in file_bytes(folder).items() if path.endswith(".html")}


def search_of(folder):
    """Return the files that the search is made of."""
    return {
        path: text for path, text in file_bytes(folder).items() if re.match(r"assets/(search/|playpress/search)", path)
    }


@pytest.fixture
def published(tmp_path):
    """The folder of a very small handbook that says where its site is, which anybody may read."""
    root = copy_handbook(tmp_path / "handbook", SMALLEST)
    with (root / "playbooks" / "handbook.yml").open("a") as settings:
        settings.write("site_url: https://example.com/\ndefault_visibility: public\n")
    return root


def test_the_build_ends_by_saying_where_the_site_is(published):
    said = call("build", cwd=published)
    assert said == f"The site is ready: {published / 'build' / 'site' / 'index.html'}\n"


def test_the_last_line_of_a_build_says_that_what_is_marked_for_fewer_readers_is_published(published, tmp_path):
    playbook = published / "playbooks" / "sales" / "answer-a-customer.yml"
    playbook.write_text(playbook.read_text() + "visibility: internal\n")
    for said in (call("build", cwd=published), call_mkdocs("build", "-d", tmp_path / "site", cwd=published)):
        assert said.splitlines()[-1].startswith("Note: anyone who can open the site can read all of it"), said
    assert "warning PB730" in call_mkdocs("build", "--strict", "-d", tmp_path / "strict", cwd=published, exits=1)
    assert not (tmp_path / "strict").exists()


def test_what_changes_with_each_commit_or_grows_with_the_handbook_is_in_one_script_and_in_no_page(small_site):
    pages = {page: text.decode() for page, text in html_of(small_site.pages).items()}
    assert len(pages) > 20
    assert [page for page, text in pages.items() if "As of 1 October 2026" in text] == ["index.html"]
    assert "As of 1 October 2026" in (small_site.pages / DATA).read_text()
    assert [page for page, text in pages.items() if f'{DATA}"></script>' not in text and "/moved.js" not in text] == []
    own = {
        page: text for page, text in pages.items() if not page.startswith("guide")
    }  # has examples of other handbooks
    assert [page for page, text in own.items() if "bread-maker" in text and "bread-maker" not in page] == []


def test_mkdocs_finds_nothing_to_warn_of_in_the_generated_pages(handbook_site, tmp_path):
    settings = handbook_site.root / "build" / "mkdocs.yml"
    said = call_mkdocs("build", "--strict", "-f", settings, "-d", tmp_path / "site", cwd=handbook_site.root)
    assert "Documentation built" in said
    assert not TOLD.search(said), said


HANDBOOKS = {
    "small-handbook": BAKERY,
    "polish-handbook": ROOT / "tests" / "golden" / "polish" / "playbooks",
    "handbook": ROOT / "playbooks",
}
USUAL = amount(1, len(HANDBOOKS))
"""So many of them are built by each engine: as a rule the one that has each kind of page and part."""


class Ways(NamedTuple):
    """The project's folder, and the site that each engine has built from what is generated there."""

    root: Path
    mkdocs: Path
    properdocs: Path
    zensical: Path


@pytest.fixture(scope="module", params=list(HANDBOOKS)[:USUAL])
def built(request, made_once) -> Ways:
    """A handbook as each engine builds it from `build/mkdocs.yml`, as a user does after `playpress generate`."""

    def generate(folder):
        copy_handbook(folder, HANDBOOKS[request.param])
        call("generate", cwd=folder, SOURCE_DATE_EPOCH=EPOCH)

    def by(engine):
        def make(folder):
            shutil.copytree(root, folder)
            run(*engine, "build", "--strict", "-f", "build/mkdocs.yml", cwd=folder, SOURCE_DATE_EPOCH=EPOCH)

        return made_once(f"{request.param}-by-{engine[-1]}", make) / "build" / "site"

    root = made_once(f"{request.param}-generated", generate)
    return Ways(root, by(MKDOCS), by(PROPERDOCS), by(ZENSICAL))


def test_properdocs_builds_pages_that_are_the_same_for_readers(built):
    assert len(pages_of_site(built.properdocs)) > 20
    assert list(site_differences(built.mkdocs, built.properdocs, part=BODY)) == []
    assert search_of(built.properdocs) == search_of(built.mkdocs)


def test_zensical_builds_articles_with_the_same_text_links_headings_anchors_and_meaning(built):
    assert len(pages_of_site(built.zensical)) > 20
    assert list(site_differences(built.mkdocs, built.zensical)) == []


def test_no_engine_leaves_a_link_broken(built):
    broken = {site: list(broken_links(site)) for site in built[1:]}
    assert broken == {site: [] for site in built[1:]}


def test_each_engine_loads_our_scripts_and_style_sheets_in_the_same_order(built):
    ours = re.compile(r'<(?:script|link) [^>]*(?:src|href)="[./]*(assets/playpress/[\w-]+\.(?:js|css))"')
    pages = html_of(built.mkdocs)
    asked = {page: ours.findall(text.decode()) for page, text in pages.items()}
    assert len(asked["index.html"]) == 5
    for site in (built.properdocs, built.zensical):
        assert {page: ours.findall(text.decode()) for page, text in html_of(site).items()} == asked


def test_zensical_shows_the_same_pictures(built):
    pages = html_of(built.mkdocs)
    drawn = {page: len(diagrams(built.mkdocs / page)) for page in pages}
    assert sum(drawn.values()) > 3
    assert {page: len(diagrams(built.zensical / page)) for page in pages} == drawn


def test_an_engine_that_runs_no_hooks_publishes_no_playbook(tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    run(*ZENSICAL, "build", cwd=root)
    published = {path for path in file_bytes(root / "site") if not path.startswith("assets/")}
    assert published == {"404.html", "search.json", "sitemap.xml"}


def test_each_page_but_home_says_where_it_stands_in_both_engines(built):
    path = re.compile(r'<nav class="md-path".*?</nav>', re.DOTALL)
    pages = html_of(built.mkdocs).keys() - {"404.html"}
    assert len(pages) > 20
    for page in pages:
        ours, theirs = (path.findall(read_page(site / page)) for site in (built.mkdocs, built.zensical))
        assert len(ours) == len(theirs) == (page != "index.html"), page
        said = [" ".join(re.sub(r"<[^>]+>", " ", found[0]).split()) for found in (ours, theirs) if found]
        assert said[:1] == said[1:], page


def test_zensical_publishes_no_file_that_mkdocs_leaves_out(built):
    ours, theirs = file_bytes(built.mkdocs), file_bytes(built.zensical)
    assets = {path for path in ours if path.startswith("assets/playpress/")}
    assert assets == {path for path in theirs if path.startswith("assets/playpress/")}
    assert {path for path in theirs if not path.startswith("assets/")} - ours.keys() == {"search.json"}


@pytest.mark.browser
def test_the_search_in_zensicals_site_is_ours_and_the_only_one(built, browser):
    with served(built.zensical) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        thing = next(found for found in read_entries(built.zensical) if found.path.startswith("playbooks/"))
        assert f"{address}{thing.path.removesuffix('.md')}/" in search(page, address, thing.title)
        assert page.locator(".md-search").count() == 0


def test_zensical_hands_our_scripts_the_same_way_to_the_root(built):
    data = re.compile(r'<script id="__config" type="application/json">(.*?)</script>')
    pages = html_of(built.mkdocs)
    assert len(pages) > 20
    for page in pages:
        ours, theirs = (json.loads(data.search(read_page(site / page))[1]) for site in (built.mkdocs, built.zensical))
        assert theirs["base"].rstrip("/") == ours["base"].rstrip("/"), page


def test_mkdocs_in_the_root_builds_the_same_pages_as_playpress(small_site, tmp_path):
    root = copy_handbook(tmp_path / "handbook", BAKERY)
    call_mkdocs("build", "--strict", "-d", tmp_path / "site", cwd=root, SOURCE_DATE_EPOCH=EPOCH)
    assert len(pages_of_site(tmp_path / "site")) > 20
    assert list(site_differences(small_site.pages, tmp_path / "site", part=BODY)) == []
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
