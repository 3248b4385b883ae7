"""Types into the site's search as a reader does, and reads what can be found there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

FIELD = "input.pp-search-field"
PANEL = ".pp-search-panel"
HITS = ".pp-search [role=group]:not(.pp-ways) > a[role=option]"
"""What has been found, in the order in which it is shown."""
RESTS = "() => !document.querySelector('#pp-hits[aria-busy]')"


def search(page: Page, address: str, words: str) -> list[str]:
    """Open a page, type words into its search, and return the addresses of the hits in the order in which they are shown."""
    page.goto(address)
    return type_words(page, words)


def type_words(page: Page, words: str) -> list[str]:
    """Put words into the search of an open page instead of what stands there, the last letter by its key; see `search`.

    Each key is a search, and takes the browser its time: that every one of them is answered has tests of its own.
    """
    page.fill(FIELD, words[:-1])
    page.locator(FIELD).press_sequentially(words[-1:])
    page.wait_for_function(RESTS)
    return addresses(page)


def addresses(page: Page) -> list[str]:
    """Return the addresses of the hits that are shown, without what is asked of their pages."""
    hrefs = page.eval_on_selector_all(HITS, "all => all.map(a => a.href)")
    return [re.sub(r"\?[^#]*", "", href) for href in hrefs]


class Found(NamedTuple):
    """What a site's search can find: the page's path, the anchor in it, a title and a text, both as readers see them."""

    path: str
    anchor: str
    title: str
    text: str


def read_entries(site: Path) -> list[Found]:
    """Return everything that a site's search can find."""
    found = []
    for file in sorted((site / "assets" / "search").glob("t-*.js")):
        path, _, _, entries = json.loads(file.read_text().partition(",")[2].rstrip().removesuffix(");"))
        found += [Found(path, anchor, title, text) for _, anchor, title, _, text in entries]
    return found
