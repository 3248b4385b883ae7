"""Help at hand: terms explained where they stand, links to steps, a way to report a problem, a page for lost readers."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from tests.tools.search import FIELD
from tests.tools.source import read_registry
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAYBOOK = "playbooks/campaign-management/"
TERM = ".pp-how > ol a.pp-term[href*='#term-target-group']"


@pytest.fixture
def meaning(handbook_site):
    return " ".join(read_registry(handbook_site.root, "glossary")["target-group"]["definition"].split())


@pytest.fixture
def playbook(page, handbook_address):
    page.goto(handbook_address + PLAYBOOK)
    return page


# Terms


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_what_a_term_means_appears_and_goes_with_escape(playbook, meaning, way):
    term, tip = playbook.locator(TERM).first, playbook.get_by_role("tooltip")
    if way == "hover":
        term.scroll_into_view_if_needed()
        playbook.wait_for_timeout(200)
    assert not tip.is_visible()
    term.hover() if way == "hover" else term.focus()
    playbook.wait_for_timeout(300)  # what has the focus is scrolled to
    assert tip.is_visible()
    assert tip.inner_text() == meaning
    assert term.get_attribute("aria-describedby") == tip.get_attribute("id")
    box, link = tip.bounding_box(), term.bounding_box()
    assert box["y"] + box["height"] <= link["y"] or box["y"] >= link["y"] + link["height"], "covers the term"
    playbook.keyboard.press("Escape")
    assert not tip.is_visible()
    assert term.get_attribute("aria-describedby") is None


def test_what_a_term_means_stays_while_the_mouse_is_on_it(playbook, meaning):
    term, tip = playbook.locator(TERM).first, playbook.get_by_role("tooltip")
    term.scroll_into_view_if_needed()
    playbook.wait_for_timeout(200)
    term.hover()
    box = tip.bounding_box()
    playbook.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=5)
    assert tip.is_visible(), "WCAG 1.4.13: the pointer can be moved over what appeared"
    assert tip.inner_text() == meaning


def test_a_tap_explains_the_term_and_a_second_one_follows_the_link(browser, handbook_address, meaning):
    with browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(handbook_address + PLAYBOOK)
        term = page.locator(TERM).first
        term.scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        term.tap()
        assert page.get_by_role("tooltip").inner_text() == meaning
        assert page.url == handbook_address + PLAYBOOK
        box = page.get_by_role("tooltip").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        term.tap()
        page.wait_for_url("**/glossary/**#term-target-group")


def test_without_script_a_term_tells_its_meaning_as_its_title(plain_page, handbook_address, meaning):
    plain_page.goto(handbook_address + PLAYBOOK)
    term = plain_page.locator(".pp-how > ol a[href*='#term-target-group']").first
    assert term.get_attribute("title") == meaning


# Steps


def test_the_link_to_a_step_is_copied(browser, handbook_address):
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{handbook_address}{PLAYBOOK}?role=designer")
        menu = page.locator(".pp-step:has(#step-design) .pp-more")
        menu.locator("summary").click()
        menu.get_by_role("button", name="Copy the link to this step").click()
        page.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{handbook_address}{PLAYBOOK}#step-design"
        page.goto("about:blank")
        page.goto(copied)
        assert page.locator("#step-design").is_visible()


def test_a_problem_with_a_step_is_reported_by_mail_that_names_it(plain_page, handbook_address, playbooks):
    plain_page.goto(handbook_address + PLAYBOOK)
    links = plain_page.get_by_role("link", name="Report a problem with this step", include_hidden=True)
    addresses = [urlsplit(link) for link in links.evaluate_all("all => all.map(a => a.href)")]
    steps, name = playbooks["campaign-management"]["steps"], playbooks["campaign-management"]["name"]
    assert {(a.scheme, a.path) for a in addresses} == {("mailto", "marketing-operations@example.com")}
    subjects = [parse_qs(a.query)["subject"][0] for a in addresses]
    assert subjects == [f"Problem with {name}, step {n}: {s['name']}" for n, s in enumerate(steps, 1)]
    assert all(unquote(a.query).isprintable() for a in addresses)


# Where am I


@pytest.mark.parametrize("path", [PLAYBOOK, "roles/designer/", "kpis/ctr/", "tools/crm/"])
def test_a_breadcrumb_says_where_a_page_is(page, handbook_address, path):
    page.goto(handbook_address + path)
    crumbs = page.locator("nav.md-path")
    assert crumbs.is_visible()
    assert crumbs.get_attribute("aria-label")
    crumbs.locator("a").first.click()
    assert page.url == handbook_address


@pytest.mark.parametrize("lost", ["no-such-page/", "playbooks/no/such/page"])
def test_a_lost_reader_is_told_so_and_led_on(page, handbook_site, lost):
    with served(handbook_site.pages, "/playpress/", missing="404.html") as address:
        response = page.goto(address + lost)
        assert response.status == 404
        assert page.locator("article h1").inner_text()
        assert page.locator(FIELD).is_visible()
        ways = page.locator("article a").evaluate_all("all => all.map(a => a.href)")
        assert {address, f"{address}index.html"} & set(ways)
        assert len(ways) >= 3
        assert {way: page.request.get(way).status for way in ways} == dict.fromkeys(ways, 200)
        page.locator("article a").last.click()
        page.wait_for_url(ways[-1])
        page.locator("article h1").wait_for()
