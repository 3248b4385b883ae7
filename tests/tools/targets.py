"""What can be clicked is large enough to be hit (WCAG 2.2, 2.5.8 Target Size)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1280, 375)
TOO_NEAR = """() => {
  const LEAST = 24, SLACK = 0.5;
  const all = [...document.querySelectorAll("a[href], button, input, select, summary, label[for]:not(.md-nav__title)")]
    .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    .flatMap((element) => [...element.getClientRects()].map((box) => ({ element, box })))
    .filter(({ box }) => box.width > 1.5 && box.height > 1.5);
  for (const one of all) {
    const { box } = one;
    one.x = box.x + box.width / 2;
    one.y = box.y + box.height / 2;
    one.isSmall = box.width < LEAST || box.height < LEAST;
  }
  const letters = (text) => text.replace(/\\s/g, "").length;
  const isInSentence = (element) => {
    if (element instanceof SVGElement || getComputedStyle(element).display !== "inline") return false;
    const block = element.parentElement.closest("p, li, td, th, dd, div, h1, h2, h3, h4, caption, span.pp-when");
    return letters(block.textContent) > 1 + [...block.querySelectorAll("a")].reduce((sum, a) => sum + letters(a.textContent), 0);
  };
  const isNear = (small, other) => other.isSmall
    ? Math.hypot(other.x - small.x, other.y - small.y) < LEAST - SLACK
    : Math.hypot(Math.max(other.box.x - small.x, 0, small.x - other.box.right),
      Math.max(other.box.y - small.y, 0, small.y - other.box.bottom)) < LEAST / 2 - SLACK;
  const name = ({ element, box }) =>
    `${element.localName} "${element.textContent.trim().slice(0, 40)}" ${Math.round(box.width)} x ${Math.round(box.height)}`;
  return all.filter(({ element, isSmall }) => isSmall && !isInSentence(element)).flatMap((small) => {
    const near = all.find((other) => !other.element.contains(small.element) && !small.element.contains(other.element)
      && isNear(small, other));
    return near ? [`${name(small)}, beside ${name(near)}`] : [];
  });
}"""
"""Targets under 24 pixels that a circle of 24 pixels around their middle does not keep apart from others. Links in a sentence
are exempt, and titles that are labels only where the window is narrow. A link that is broken has a box a line."""


def too_near(page: Page) -> list[tuple[int, str]]:
    """Return the targets of a page that is shown which are too small or too near to others, by the width of the window."""
    found: dict[tuple[int, str], None] = {}
    page.locator("select.pp-lens").wait_for(state="attached")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found |= dict.fromkeys((width, target) for target in page.evaluate(TOO_NEAR))
    return list(found)
