"""The site where it is really read: below a path of a server, and from disk."""

import re

import pytest

from tests.tools.command import call
from tests.tools.pages import read_page
from tests.tools.repository import BAKERY, copy_handbook
from tests.tools.search import read_entries, search
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]


def watch(page):
    """Return the list that a page's troubles will be put on; who leaves a page stops what it still asks for."""
    troubles = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("requestfailed", lambda asked: troubles.append(asked.url) if asked.failure != "net::ERR_ABORTED" else None)
    page.on("response", lambda response: troubles.append(response.url) if response.status >= 400 else None)
    return troubles


@pytest.fixture(scope="module")
def below_a_path(made_once):
    def make(folder):
        copy_handbook(folder, BAKERY)
        settings = folder / "playbooks" / "handbook.yml"
        settings.write_text(
            re.sub(r"(?m)^site_url: .*$", "site_url: https://example.org/sub/path/", settings.read_text())
        )
        call("build", cwd=folder)

    return made_once("handbook-below-a-path", make) / "build" / "site"


def test_below_a_path_a_reader_gets_from_home_to_a_role_by_clicking(below_a_path, browser):
    with (
        served(below_a_path, "/sub/path/") as address,
        browser.new_context(viewport={"width": 1400, "height": 900}) as context,
    ):
        page = context.new_page()
        troubles = watch(page)
        page.goto(address)
        page.click("nav.md-nav--primary a:has-text('All playbooks')")
        page.wait_for_url(f"{address}catalogue/")
        page.click("article a:has-text('Bread order')")
        page.wait_for_url(f"{address}playbooks/bread-order/")
        page.click("article .pp-chips a[href*='/roles/']")
        page.wait_for_url(re.compile(re.escape(f"{address}roles/")))
        page.click("a.md-logo >> visible=true")
        page.wait_for_url(address)
        assert troubles == []


def test_below_a_path_the_sitemap_and_canonical_addresses_carry_it(below_a_path):
    assert "<loc>https://example.org/sub/path/catalogue/</loc>" in (below_a_path / "sitemap.xml").read_text()
    home = read_page(below_a_path / "catalogue" / "index.html")
    assert '<link rel="canonical" href="https://example.org/sub/path/catalogue/"' in home


def test_an_earlier_address_leads_on_to_the_present_one(below_a_path, browser):
    with served(below_a_path, "/sub/path/") as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}playbooks/loaf-order/")
        page.wait_for_url(f"{address}playbooks/bread-order/")


def test_below_a_path_search_finds_a_playbook_by_an_earlier_id_too(below_a_path, browser):
    with served(below_a_path, "/sub/path/") as address, browser.new_context() as context:
        found = search(context.new_page(), f"{address}glossary/", "loaf orders")
        assert found[0] == f"{address}playbooks/bread-order/"


def test_an_earlier_address_keeps_the_place_in_the_page_and_what_was_asked(below_a_path, browser):
    with served(below_a_path, "/sub/path/") as address, browser.new_context() as context:
        page = context.new_page()
        troubles = watch(page)
        page.goto(f"{address}playbooks/loaf-order/?role=baker#step-bake")
        page.wait_for_url(f"{address}playbooks/bread-order/?role=baker#step-bake")
        assert page.locator("#step-bake").bounding_box()["y"] < page.viewport_size["height"] / 2
        page.go_back()
        assert page.url == "about:blank", "the way back does not lead on again"
        assert troubles == []


def test_without_script_an_earlier_address_leads_on_too(below_a_path, browser):
    with (
        served(below_a_path, "/sub/path/") as address,
        browser.new_context(java_script_enabled=False) as context,
    ):
        page = context.new_page()
        page.goto(f"{address}playbooks/loaf-order/")
        page.wait_for_url(f"{address}playbooks/bread-order/")


def test_an_earlier_address_is_not_found_by_search_or_listed(below_a_path):
    paths = {entry.path for entry in read_entries(below_a_path)}
    assert "playbooks/bread-order.md" in paths
    assert "playbooks/loaf-order.md" not in paths
    assert "playbooks/loaf-order" not in (below_a_path / "index.html").read_text()


def test_from_disk_pages_open_and_links_lead_to_files(offline_site, browser):
    with browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        page = context.new_page()
        troubles = watch(page)
        page.goto((offline_site / "index.html").as_uri())
        page.click("nav.md-nav--primary a:has-text('All playbooks')")
        page.wait_for_url((offline_site / "catalogue.html").as_uri())
        page.click("article a:has-text('SEO keyword research')")
        page.wait_for_url((offline_site / "playbooks" / "seo-keyword-research.html").as_uri())
        assert page.inner_text("h1").startswith("SEO keyword research")
        assert page.locator(".pp-small svg >> visible=true").count() >= 1
        assert troubles == []


def test_from_disk_search_finds_a_playbook(offline_site, browser):
    with browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        found = search(context.new_page(), (offline_site / "index.html").as_uri(), "keyword research")
        assert found[0] == (offline_site / "playbooks" / "seo-keyword-research.html").as_uri()
        found = search(context.new_page(), (offline_site / "glossary.html").as_uri(), "who approves the launch plan")
        assert found[0] == (offline_site / "playbooks" / "product-launch.html").as_uri() + "#step-approve"


def test_the_offline_edition_names_no_script_of_another_host(offline_site):
    pages = sorted(offline_site.rglob("*.html"))
    assert pages
    outside = re.compile(
        r"<(?:script|img|iframe)[^>]+src=\"?https?:|<link[^>]+rel=\"?stylesheet\"?[^>]+href=\"?https?:"
    )
    assert [page for page in pages if outside.search(page.read_text())] == []
