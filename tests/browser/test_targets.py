"""What can be clicked is large enough to be hit, on every kind of page (WCAG 2.2, 2.5.8 Target Size)."""

import pytest

from tests.tools.website import KINDS, address_of, served

pytestmark = [pytest.mark.site, pytest.mark.browser]

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


def too_near(page, address):
    found: dict[tuple[int, str], str] = {}
    page.goto(address)
    page.locator("select.pp-lens").wait_for(state="attached")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found |= {(width, target): address for target in page.evaluate(TOO_NEAR)}
    return list(found)


@pytest.mark.parametrize("kind", KINDS)
def test_each_target_is_24_pixels_large_or_has_as_much_room_to_itself(page, small_site, small_address, kind):
    assert too_near(page, small_address + address_of(kind, small_site.docs)) == []


def test_so_it_is_where_a_role_is_chosen_and_steps_are_folded(page, small_site, small_address):
    page.goto(small_address)
    page.locator("select.pp-lens").select_option("baker")
    for kind in ("home", "playbook", "role"):
        assert too_near(page, small_address + address_of(kind, small_site.docs)) == []


def test_so_it_is_on_the_page_for_lost_readers(page, small_site):
    with served(small_site.pages, "/handbook/", missing="404.html") as address:
        assert too_near(page, f"{address}no/such/page") == []
