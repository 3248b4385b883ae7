"""What the tests in the browser share: a page with nothing remembered, one without script, and the handbook's sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.tools.amount import longest
from tests.tools.source import read_playbooks
from tests.tools.tab import PATIENCE, SIZE, Tab
from tests.tools.website import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.conftest import Site


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A new browser, for a test that has it run a script of its own in every page: such a one cannot be taken back."""
    with browser.new_context(viewport=SIZE) as context:
        context.set_default_timeout(PATIENCE)
        yield context


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Tab]:
    """The tab in which one test after another looks at pages."""
    tab = Tab(browser)
    yield tab
    tab.close()


@pytest.fixture(scope="session")
def plain_tab(browser: Browser) -> Iterator[Tab]:
    """The same, without scripts."""
    tab = Tab(browser, runs_scripts=False)
    yield tab
    tab.close()


@pytest.fixture
def page(tab: Tab) -> Iterator[Page]:
    """A page in a browser that remembers nothing."""
    yield tab.page
    tab.forget()


@pytest.fixture
def plain_page(plain_tab: Tab) -> Iterator[Page]:
    """A page in a browser that runs no script."""
    yield plain_tab.page
    plain_tab.forget()


@pytest.fixture(scope="session")
def small_address(small_site: Site) -> Iterator[str]:
    """Where the small handbook is served."""
    with served(small_site.pages) as address:
        yield address


@pytest.fixture(scope="session")
def playbooks(handbook_site: Site) -> dict[str, dict[str, Any]]:
    """The handbook's playbooks as their YAML says, by id."""
    return read_playbooks(handbook_site.root)


@pytest.fixture(scope="session")
def long_playbooks(handbook_site: Site, playbooks: dict[str, dict[str, Any]]) -> list[str]:
    """The ids of those with the longest pages, pictures included; each night those of all."""
    pages = handbook_site.pages / "playbooks"
    return longest(3, playbooks, lambda name: (pages / name / "index.html").stat().st_size)
