"""What the tests in the browser share: a page with nothing remembered, one without script, and the handbook's sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tools.source import read_playbooks
from tests.tools.website import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.conftest import Site


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(10_000)
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page in a browser that remembers nothing."""
    return context.new_page()


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def small_address(small_site: Site) -> Iterator[str]:
    """Where the small handbook is served."""
    with served(small_site.pages) as address:
        yield address


@pytest.fixture(scope="session")
def playbooks(handbook_site: Site) -> dict[str, dict[str, Any]]:
    """The handbook's playbooks as their YAML says, by id."""
    return read_playbooks(handbook_site.root)
