"""Types into the site's search as a reader does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FIELD = "input.md-search__input"
_PATIENCE, _PAUSE, _SETTLED = 15_000, 150, 4
"""Milliseconds at most, and between two looks; looks that must agree."""


def search(page: Page, address: str, words: str) -> list[str]:
    """Open a page, type words into its search, and return the addresses of the hits, best first, once they rest."""
    page.goto(address, wait_until="networkidle")
    return type_words(page, words)


def type_words(page: Page, words: str) -> list[str]:
    """Put words into the search of an open page instead of what stands there, the last letter by its key; see `search`.

    Each key is a search, and takes the browser its time: that every one of them is answered has tests of its own.
    """
    page.click(FIELD)
    page.fill(FIELD, "")
    page.fill(FIELD, words[:-1])
    page.locator(FIELD).press_sequentially(words[-1:])
    seen: list[list[str]] = []
    for _ in range(_PATIENCE // _PAUSE):
        page.wait_for_timeout(_PAUSE)
        seen.append(page.eval_on_selector_all(".md-search-result__item > a", "all => all.map(a => a.href)"))
        asked = page.inner_text(".md-search-result__meta")
        if (
            len(seen) > _SETTLED
            and "…" not in asked
            and all(hits == seen[-1] for hits in seen[-_SETTLED:])
            and (seen[-1] or asked)
        ):
            break
    return [re.sub(r"\?[^#]*", "", href) for href in seen[-1]]
