"""A page of each kind as it is opened: it asks for nothing outside, is light, breaks nothing, fits, can be read by everyone.

Each page is opened once for all tests that look at it; a test makes the window as large as it needs it.
"""

from __future__ import annotations

import gzip
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from tests.tools.amount import one_in
from tests.tools.axe import AROUND, SCHEMES, violations
from tests.tools.tab import Tab, is_complaint
from tests.tools.targets import too_near
from tests.tools.website import KINDS, address_of
from tests.tools.words import BROKEN, OPENED, WIDTHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.conftest import Site

pytestmark = [pytest.mark.site, pytest.mark.browser]

NARROWEST = 320
OVERFLOW = "() => document.scrollingElement.scrollWidth - window.innerWidth"
DARK = one_in(3, list(KINDS))
"""Kinds of pages of which axe looks at the other colours, too; they have them all from the same style sheets."""
OWN = 40_200
"""Bytes at most, gzipped: all style sheets and scripts of ours that a page loads, together."""
EVERYWHERE = {
    f"assets/playpress/{name}" for name in ("playpress.css", "scope.js", "colours.js", "data.js", "playpress.js")
}


class Opened(NamedTuple):
    """A page that is shown, what it has asked for, and what went wrong in it."""

    page: Page
    asked: list[str]
    troubles: list[str]


@pytest.fixture(scope="module", params=KINDS)
def opened(request, tab: Tab, handbook_site: Site, handbook_address: str) -> Iterator[Opened]:
    """A page of each kind of the handbook, read to its end."""
    asked, troubles = [], []
    tab.forget()
    page: Any = tab.page
    listeners = {
        "request": lambda request: asked.append(request.url),
        "console": lambda said: troubles.append(said.text) if is_complaint(said) else None,
        "pageerror": lambda error: troubles.append(str(error)),
        "response": lambda response: troubles.append(response.url) if response.status >= 400 else None,
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    page.goto(handbook_address + address_of(request.param, handbook_site.docs), wait_until="networkidle")
    page.mouse.wheel(0, 20_000)
    page.wait_for_load_state("networkidle")
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
    yield Opened(page, asked, troubles)
    tab.forget()


@pytest.fixture(scope="module", params=KINDS)
def small(request, tab: Tab, small_site: Site, small_address: str) -> Iterator[Page]:
    """The same of the small handbook, whose pages have one of everything: enough for what looks at each element."""
    tab.forget()
    tab.page.emulate_media(reduced_motion="reduce")
    tab.page.goto(small_address + address_of(request.param, small_site.docs))
    yield tab.page
    tab.forget()


def test_a_page_asks_for_nothing_outside_the_site(opened: Opened, handbook_address: str):
    assert opened.asked
    outside = [address for address in opened.asked if not address.startswith((handbook_address, "data:"))]
    assert outside == []


def test_a_page_reports_no_error(opened: Opened):
    assert opened.troubles == []


@cache
def zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def test_our_own_styles_and_scripts_that_a_page_loads_are_light(opened: Opened, handbook_site: Site):
    paths = {urlsplit(address).path.removeprefix("/") for address in opened.asked}
    ours = {path for path in paths if path.startswith("assets/playpress/") and path.endswith((".css", ".js"))}
    assert ours >= EVERYWHERE
    assert sum(zipped(handbook_site.pages / path) for path in ours) <= OWN


def test_with_all_that_can_be_opened_a_page_is_never_wider_than_the_window_and_no_word_is_broken(opened: Opened):
    wider, broken = {}, {}
    opened.page.evaluate(OPENED)
    for width in (*WIDTHS, NARROWEST):
        opened.page.set_viewport_size({"width": width, "height": 900})
        if (overflow := opened.page.evaluate(OVERFLOW)) > 0:
            wider[width] = overflow
        if width != NARROWEST and (words := opened.page.evaluate(BROKEN)):
            broken[width] = words
    assert (wider, broken) == ({}, {})


def test_each_target_is_24_pixels_large_or_has_as_much_room_to_itself(small: Page):
    assert too_near(small) == []


@pytest.mark.node
def test_axe_finds_nothing_in_a_page(small: Page, request):
    kind = request.node.callspec.params["small"]
    schemes = SCHEMES if kind in DARK else ("default",)
    assert violations(small, schemes, without=AROUND if kind != "home" else ()) == {}
