"""Each kind of page in a real browser: it asks for nothing outside, breaks nothing, fits, and can be read by everyone."""

from urllib.parse import urlsplit

import pytest

from tests.tools.node import AXE
from tests.tools.website import KINDS, address_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

WIDTHS = (320, 768, 1280)
RUN_AXE = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
OVERFLOW = "() => document.scrollingElement.scrollWidth - window.innerWidth"


@pytest.fixture
def context(browser):
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context


@pytest.fixture(params=KINDS)
def url(request, handbook_site, handbook_address):
    """The address of a page of each kind."""
    return handbook_address + address_of(request.param, handbook_site.docs)


def test_a_page_asks_for_nothing_outside_the_site_and_reports_no_error(context, url, handbook_address):
    page, asked, troubles = context.new_page(), [], []
    inside = urlsplit(handbook_address).netloc
    # What would go out is stopped here, so that the test asks for nothing either.
    context.route(lambda address: urlsplit(address).netloc != inside, lambda route: route.abort())
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


def test_a_page_is_never_wider_than_the_window(context, url):
    page, overflow = context.new_page(), {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(url)
        overflow[width] = page.evaluate(OVERFLOW)
    assert {width: by for width, by in overflow.items() if by > 0} == {}


def violations(context, url, scheme):
    """Return what axe finds: its rule and the place, and why."""
    page = context.new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(url)
    assert (
        page.evaluate("document.body.getAttribute('data-md-color-scheme')")
        == {"light": "default", "dark": "slate"}[scheme]
    )
    page.add_script_tag(path=AXE)
    found = page.evaluate(RUN_AXE)
    page.close()
    return {(rule["id"], " ".join(node["target"])): node["failureSummary"] for rule in found for node in rule["nodes"]}


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request):
    return request.param


@pytest.fixture(scope="module")
def floor(browser, bare_address, scheme):
    """What axe finds on the bare theme."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        return violations(context, bare_address, scheme)


@pytest.mark.node
def test_axe_finds_nothing_that_the_bare_theme_does_not_have(context, url, scheme, floor):
    ours = violations(context, url, scheme)
    assert {what: why for what, why in ours.items() if what not in floor} == {}
