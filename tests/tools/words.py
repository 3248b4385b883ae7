"""Finds words that are broken at the end of a line: what does not fit should go to the next, scroll or be set smaller.

The browser here knows no language's syllables, so that each break inside a word is one without a hyphen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1280, 768, 375)
BROKEN = """() => {
  const broken = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.parentElement.closest("svg, script, code, .pp-search") || !text.parentElement.checkVisibility()) continue;
    if (text.parentElement.closest("thead")?.offsetWidth === 1) continue; // said by the cards in its place
    for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{M}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width).map(({ top }) => Math.round(top)));
      if (lines.size > 1) broken.add(word);
    }
  }
  return [...broken];
}"""
OPENED = "document.querySelectorAll('details').forEach((box) => { box.removeAttribute('name'); box.open = true; })"
"""Opens everything on a page that can be opened, all parts of a playbook at once."""


def broken_in(page: Page) -> dict[int, list[str]]:
    """Return the broken words of a page that is shown, with all that can be opened in it, by the width of the window."""
    found: dict[int, list[str]] = {}
    page.evaluate(OPENED)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        if words := page.evaluate(BROKEN):
            found[width] = words
    return found
