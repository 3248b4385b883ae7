"""Each kind of page in a real browser: it asks for nothing outside, breaks nothing, fits, and can be read by everyone."""

from urllib.parse import urlsplit

import pytest

from tests.tools.node import AXE
from tests.tools.search import type_words
from tests.tools.website import KINDS, address_of, served

pytestmark = [pytest.mark.site, pytest.mark.browser]

WIDTHS = (320, 768, 1280)
RUN_AXE = "async (rules) => (await axe.run(document, {resultTypes: ['violations'], ...rules})).violations"
OVERFLOW = "() => document.scrollingElement.scrollWidth - window.innerWidth"


@pytest.fixture(params=KINDS)
def url(request, handbook_site, handbook_address):
    """The address of a page of each kind."""
    return handbook_address + address_of(request.param, handbook_site.docs)


@pytest.fixture(params=KINDS)
def small_url(request, small_site, small_address):
    """The same in the small handbook, whose pages have one of everything: enough for what looks at each element."""
    return small_address + address_of(request.param, small_site.docs)


def test_a_page_asks_for_nothing_outside_the_site_and_reports_no_error(page, url, handbook_address):
    asked, troubles = [], []
    inside = urlsplit(handbook_address).netloc
    # What would go out is stopped here, so that the test asks for nothing either.
    page.route(lambda address: urlsplit(address).netloc != inside, lambda route: route.abort())
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: troubles.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("response", lambda response: troubles.append(response.url) if response.status >= 400 else None)
    page.goto(url, wait_until="networkidle")
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    assert asked
    assert [
        address for address in asked if urlsplit(address).netloc != inside and not address.startswith("data:")
    ] == []
    assert troubles == []


def test_a_page_is_never_wider_than_the_window(page, url):
    overflow = {}
    page.goto(url)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        overflow[width] = page.evaluate(OVERFLOW)
    assert {width: by for width, by in overflow.items() if by > 0} == {}


# Everyone can read it


SCHEMES = {
    "default": {"rules": {"color-contrast-enhanced": {"enabled": True}}},
    "slate": {"runOnly": ["color-contrast-enhanced", "link-in-text-block"]},
}
"""The theme's names for light and dark, and what axe looks for in them: in dark only colours are other ones. Text has a
contrast of at least 7 in both."""


def violations(page, url, prepare=None):
    """Return what axe finds in light and in dark: the scheme, its rule and the place, and why."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(url)
    if prepare:
        prepare(page)
    page.add_script_tag(path=AXE)
    found = {}
    for scheme, rules in SCHEMES.items():
        page.locator(f"input[data-md-color-scheme={scheme}]").evaluate("choice => choice.click()")
        assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
        for rule in page.evaluate(RUN_AXE, rules):
            for node in rule["nodes"]:
                found[scheme, rule["id"], " ".join(map(str, node["target"]))] = node["failureSummary"]
    return found


@pytest.mark.node
def test_axe_finds_nothing_in_a_page(page, small_url):
    assert violations(page, small_url) == {}


def answer_a_quiz(page):
    for n, asked in enumerate(page.locator(".pp-question").all()[:2]):
        asked.locator("input").nth(n).check()
        asked.locator("button").click()
    page.locator(".pp-read input").check()


def choose_a_role(page):
    page.locator("select.pp-lens").select_option("designer")
    page.wait_for_timeout(300)


def open_a_diagram(page):
    page.locator(".pp-zoom-open >> visible=true").first.click()
    assert page.locator("dialog.pp-zoom").is_visible()


def meet_a_term(page):
    page.locator("ol a.pp-term").first.focus()
    assert page.get_by_role("tooltip").is_visible()


def find_nothing(page):
    page.get_by_label("Filter by words").fill("no such playbook")


def forget_everything(page):
    page.locator("select.pp-lens").select_option("designer")
    page.get_by_label("Filter by words").fill("no such role")
    page.get_by_role("button", name="Clear my progress").click()


def search_for_something(page):
    assert type_words(page, "campaign")
    page.keyboard.press("ArrowDown")


def search_for_nothing(page):
    assert type_words(page, "qqxxzzv") == []


PLAYBOOK = "playbooks/campaign-management/"
STATES = {
    "a search with hits": (PLAYBOOK, search_for_something),
    "a search without": (PLAYBOOK, search_for_nothing),
    "a quiz answered": (f"{PLAYBOOK}#quiz", answer_a_quiz),
    "the lens on": (PLAYBOOK, choose_a_role),
    "a diagram open": (f"{PLAYBOOK}#flow", open_a_diagram),
    "a term explained": (PLAYBOOK, meet_a_term),
    "nothing found": ("catalogue/", find_nothing),
    "progress made": ("progress/designer/", lambda page: page.locator(".pp-tasks input").first.check()),
    "progress to be cleared": ("my-progress/", forget_everything),
}


@pytest.mark.node
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_a_page_that_is_in_use(page, handbook_address, state):
    path, prepare = STATES[state]
    assert violations(page, handbook_address + path, prepare) == {}


@pytest.mark.node
def test_axe_finds_nothing_in_the_page_for_lost_readers(page, handbook_site):
    with served(handbook_site.pages, "/playpress/", missing="404.html") as address:
        assert violations(page, f"{address}no/such/page") == {}


@pytest.mark.node
def test_axe_finds_nothing_in_a_handbook_to_print(page, small_address):
    address = f"{small_address}handbooks/role-baker/"
    assert violations(page, address, lambda page: page.locator(".pp-buttons .pp-button").wait_for()) == {}
