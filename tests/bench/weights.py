"""A built site to what it weighs: all of it for each playbook, its largest page, and the first search in a browser."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from tests.tools.chromium import FLAGS, provide_chromium
from tests.tools.website import served

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WORD = "campaign"
ANSWER = "[role=option], .md-search-result__item"
"""What a search shows for each place that it has found: ours, and the theme's."""
SETTLED = 1500
"""Milliseconds in which a browser asks for what it needs after the last key."""
OF_SEARCH = "search"
"""Part of the addresses of files that serve the search alone, whenever they are loaded."""


class Page(NamedTuple):
    """The page of a site that is the largest when it is sent: its path and bytes."""

    path: str
    size: int


def bytes_of_site(site: Path) -> int:
    """Return the bytes of all files of a site."""
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file())


def largest_page(site: Path) -> Page:
    """Return the page of a site with the most bytes, compressed as hosts do it."""
    largest = Page("", 0)
    for size, file in sorted(((file.stat().st_size, file) for file in site.rglob("*.html")), reverse=True):
        if size <= largest.size:
            break  # no page grows by being compressed
        largest = max(largest, Page(file.relative_to(site).as_posix(), _sent(file)), key=lambda page: page.size)
    return largest


def bytes_of_first_search(site: Path) -> int | None:
    """Return the bytes, compressed, of what a browser loads for the first search: all from the key `/` to the answer.

    Files of the search that the page has loaded before count, too. None if no answer shows.
    """
    asked: list[str] = []
    with served(site, is_compressed=True, asked=asked) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(provide_chromium()), args=list(FLAGS))
        page = browser.new_page()
        page.goto(address, wait_until="networkidle")
        before = len(asked)
        page.keyboard.press("/")
        page.wait_for_timeout(SETTLED)
        page.keyboard.type(WORD, delay=50)
        page.wait_for_timeout(SETTLED)
        is_answered = page.locator(ANSWER).first.is_visible()
        browser.close()
    loaded = [*(path for path in asked[:before] if OF_SEARCH in path), *asked[before:]]
    return sum(_sent_all(site, dict.fromkeys(loaded))) if is_answered else None


def _sent_all(site: Path, paths: Iterable[str]) -> Iterable[int]:
    files = (site / unquote(urlsplit(path).path).lstrip("/") for path in paths)
    return (_sent(file) for file in files if file.is_file())


def _sent(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))
