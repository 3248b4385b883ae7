"""How pages look to everyone: the typeface, tables on a phone, names of headings, order of the keyboard, forced colours."""

import re

import pytest

from playpress.engine.assets import site_assets
from playpress.engine.theme import bundled_theme
from playpress.reading.joined import STYLE_PIECES, STYLE_SHEET
from playpress.reading.templates import PUBLISHED
from tests.tools.words import BROKEN

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "playbooks/bread-order/"
FACE = "() => document.fonts.ready.then((faces) => [...faces].filter((face) => face.status === 'loaded').map((face) => face.family))"
RULES = """(text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText);
}"""
UNDER = """() => {
  const focused = document.activeElement;
  if (!focused.closest("article") || focused.matches(".pp-tab > summary")) return null;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const above = document.elementFromPoint(left + Math.min(width / 2, 20), top + height / 2);
  return above?.closest(".md-header") ? focused.textContent.trim() : "";
}"""
"""What the focused element of the content says if it is under the header; null outside, and for titles that stay in sight."""
KEYBOARD = """() => {
  const focused = document.activeElement, { left, top, width, height } = focused.getBoundingClientRect();
  const there = document.elementFromPoint(left + Math.min(width / 2, 20), top + height / 2);
  const isSeen = focused.matches("body, .md-option") || focused.contains(there);
  return { says: focused.textContent.trim() || focused.outerHTML.slice(0, 80), isSeen, inDrawer: !!focused.closest(".md-sidebar--primary") };
}"""
"""What the focused element says, whether it is in sight, and whether it is in the navigation of narrow windows."""
FADES = """frame => ["--pp-more-right", "--pp-more-below"].map(
  (name) => parseFloat(getComputedStyle(frame).getPropertyValue(name)) > 0)"""
"""Whether a frame fades out on the right, and below."""
FORCED = "() => getComputedStyle(document.querySelector('.pp-views > input:checked + label')).textDecorationLine"


def test_the_first_page_is_drawn_in_the_typeface_that_comes_from_the_same_address(page, small_address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(small_address + PAGE, wait_until="networkidle")
    assert "Playpress" in page.evaluate(FACE)
    fonts = [url for url in asked if url.endswith(".woff2")]
    assert fonts == [f"{small_address}assets/playpress/fonts/atkinson-hyperlegible-next.woff2"]
    assert page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily").startswith("Playpress")


def test_on_a_phone_each_row_of_a_table_is_a_card_and_each_cell_says_what_it_is(page, small_address):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{small_address}all-kpis/")
    cells = page.locator(".pp-table tbody tr").first.locator("th, td:not(:empty)")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert len(boxes) > 2
    assert len({box["x"] for box in boxes}) == 1
    label = cells.nth(1).evaluate("e => getComputedStyle(e, '::before').content")
    assert label == f'"{page.locator(".pp-table thead th").nth(1).text_content()}"'
    page.set_viewport_size({"width": 700, "height": 800})
    assert len({cell.bounding_box()["y"] for cell in cells.all()}) == 1


def test_a_heading_is_called_what_it_says_and_contents_follow_the_content(page, small_address):
    page.goto(small_address + PAGE)
    for heading in page.get_by_role("heading", level=2).all():
        text = heading.evaluate(
            "e => [...e.childNodes].filter((n) => !n.matches?.('.headerlink')).map((n) => n.textContent).join('')"
        )
        assert page.get_by_role("heading", level=2, name=text, exact=True).count() >= 1, text
    assert page.locator("a.headerlink:not([tabindex='-1'])").count() == 0
    places = page.evaluate(
        "() => { const all = [...document.querySelectorAll('article h1, [data-md-type=toc] a')]; return all.map((e) => e.localName); }"
    )
    assert places[0] == "h1"
    assert places.count("a") > 2


def test_the_sign_that_links_to_a_heading_takes_no_line_of_its_own(page, handbook_address):
    page.goto(f"{handbook_address}tools/crm/")
    lines = page.locator("h1").evaluate("e => e.offsetHeight / parseFloat(getComputedStyle(e).lineHeight)")
    assert lines == pytest.approx(1, abs=0.1)


def test_where_there_is_little_height_the_header_leaves_with_the_page(page, small_address):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(small_address + PAGE)
    page.evaluate("scrollTo(0, 600)")
    assert page.locator(".md-header").bounding_box()["y"] < -40
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.locator(".md-header").bounding_box()["y"] == 0


def test_a_category_has_a_hue_and_a_role_a_mark_wherever_they_are_named(page, small_address):
    page.goto(f"{small_address}catalogue/")
    dots = page.locator("td a[href*='categories/']").evaluate_all(
        "all => all.map((e) => [e.textContent, getComputedStyle(e, '::before').backgroundColor])"
    )
    hues = dict(dots)
    assert len(hues) > 1
    assert len(set(hues.values())) == len(hues)
    marks = page.locator("td a[href*='roles/']").evaluate_all(
        "all => all.map((e) => getComputedStyle(e, '::before').content)"
    )
    assert marks
    assert all(mark.startswith('"') for mark in marks)


@pytest.mark.parametrize("width", [1280, 375])
def test_on_the_way_back_the_keyboard_comes_to_nothing_that_is_under_the_header(page, handbook_address, width):
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{handbook_address}playbooks/campaign-management/")
    page.locator(".md-footer a").last.focus()
    covered, seen = [], 0
    for _ in range(70):
        page.keyboard.press("Shift+Tab")
        found = page.evaluate(UNDER)
        seen += found is not None
        covered += [found] if found else []
    assert seen > 40
    assert covered == []


ABOVE = """(id) => {
  const range = document.createRange(), title = document.getElementById(id);
  range.selectNodeContents(title.firstChild);
  const { left, right, top, bottom } = range.getBoundingClientRect(), middle = (top + bottom) / 2;
  return [left + 2, (left + right) / 2, right - 2].filter((x) => document.elementFromPoint(x, middle) !== title).length;
}"""
"""In how many of three places something lies on a heading."""


@pytest.mark.parametrize("width", [1280, 768, 390])
def test_nothing_lies_on_the_heading_that_an_address_leads_to(page, handbook_address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{handbook_address}playbooks/campaign-management/#related")
    page.mouse.wheel(0, -5)  # who moves back a little is offered the way to the top
    page.locator(".md-top:not([hidden])").wait_for()
    assert page.evaluate(ABOVE, "related") == 0


@pytest.mark.parametrize("path", ["", PAGE])
def test_in_a_narrow_window_the_keyboard_never_is_where_nobody_sees_it(page, small_address, path):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(small_address + path)
    page.add_style_tag(content="* { transition: none !important; }")
    unseen, drawer = [], 0
    for _ in range(40):
        page.keyboard.press("Tab")
        place = page.evaluate(KEYBOARD)
        drawer += place["inDrawer"]
        if not place["isSeen"]:
            unseen.append(place["says"])
    assert drawer > 2
    assert unseen == []


def test_a_name_is_bold_and_what_it_is_for_below_it_is_not(page, handbook_address):
    page.goto(f"{handbook_address}backlog/")
    heads = page.locator(".pp-table tbody th:has(br)")
    weights = heads.first.evaluate(
        "e => [e, e.querySelector('strong')].map((part) => +getComputedStyle(part).fontWeight)"
    )
    assert weights == [400, 700]


def test_the_bullet_of_a_name_that_takes_two_lines_stands_beside_the_first(page, handbook_address):
    page.goto(f"{handbook_address}roles/content-creator/")
    below = page.locator(".pp-columns li > a[class*='pp-role-']:last-child").evaluate_all("""all => all.map((link) => {
      link.parentElement.style.whiteSpace = 'nowrap';
      Object.assign(link.style, { whiteSpace: 'normal', width: '10rem' });
      const text = document.createTextNode('x'), range = new Range();
      link.before(text);
      const top = (node) => { range.selectNodeContents(node); return range.getClientRects()[0].top; };
      return Math.abs(top(text) - top(link.firstChild));
    })""")
    assert len(below) > 5
    assert max(below) < 8


def test_places_that_earlier_addresses_of_steps_lead_to_take_no_room(page, small_address):
    page.goto(small_address + PAGE)
    assert page.locator("#step-accept").count() == 1
    gaps = page.locator(".pp-step:has(> .pp-facts)").evaluate_all(
        "all => all.map((e) => e.querySelector('.pp-facts').getBoundingClientRect().top - e.querySelector('summary').getBoundingClientRect().bottom)"
    )
    assert len(gaps) > 5
    assert max(gaps) - min(gaps) < 1


def test_on_a_phone_the_whole_card_of_what_is_mine_is_lit(page, handbook_address):
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{handbook_address}all-tools/")
    page.evaluate("playpress.choose('designer')")
    row = page.locator(".pp-table tr.pp-mine").first
    colours = row.evaluate("e => [e, e.querySelector('td')].map((part) => getComputedStyle(part).backgroundColor)")
    assert colours[0] == colours[1]


@pytest.mark.parametrize(
    ("place", "frame", "width", "more"),
    [
        ("raci-overview/", ".pp-raci", 768, (True, True)),
        ("raci-overview/", ".pp-raci", 1280, (False, True)),
        ("catalogue/", ".pp-catalogue", 768, (True, False)),
        ("catalogue/", ".pp-catalogue", 1280, (False, False)),
        ("backlog/", ".md-typeset__scrollwrap", 768, (True, False)),
    ],
)
def test_a_table_fades_out_where_its_frame_holds_more_of_it(page, handbook_address, place, frame, width, more):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(handbook_address + place)
    table = page.locator(frame).first
    table.wait_for()
    assert table.evaluate(FADES) == list(more)
    table.evaluate("e => e.scrollTo(e.scrollWidth, e.scrollHeight)")
    page.wait_for_function(f"frame => !({FADES})(document.querySelector(frame)).includes(true)", arg=frame)


def test_in_forced_colours_the_chosen_tab_differs_by_more_than_colour(page, small_address):
    page.emulate_media(forced_colors="active")
    page.goto(small_address + PAGE)
    assert page.evaluate(FORCED) == "underline"


CUT = """() => {
  const wide = innerWidth, cut = (e) => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().right > wide;
  return [...document.querySelectorAll(".pp-step h4, .pp-catalogue :is(td, tbody th)")].filter(cut).map((e) => e.textContent);
}"""


@pytest.mark.parametrize("path", [PAGE, "catalogue/"])
def test_on_a_phone_letters_twice_as_large_are_all_seen(page, small_address, path):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(small_address + path)
    page.add_style_tag(content="html { font-size: 250% !important }")
    assert page.evaluate(CUT) == []


UNSEEN = """() => {
  const unseen = new Set();
  for (const e of document.querySelectorAll("body *")) for (const part of [null, "::before", "::after"]) {
    const style = getComputedStyle(e, part);
    if (!style.maskImage.includes("url(") || style.display === "none" || style.content === "none" || !e.getClientRects().length) continue;
    if (style.backgroundColor !== "rgb(0, 0, 0)" && style.backgroundColor !== "rgb(0, 0, 159)") unseen.add(`${e.tagName} ${e.className} ${part}`);
  }
  return [...unseen];
}"""
"""Signs are cut out of a fill; the system's own colours of this browser are black for text and blue for links."""


@pytest.mark.parametrize("width", [390, 1280])
def test_in_forced_colours_every_sign_is_seen(page, small_address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(forced_colors="active")
    page.goto(small_address + PAGE)
    assert page.evaluate(UNSEEN) == []


def test_the_sign_between_two_links_of_the_way_here_is_at_the_height_of_their_letters(page, small_address):
    page.goto(small_address + PAGE)
    assert page.locator(".md-path__item").nth(1).evaluate("e => getComputedStyle(e).alignItems") == "center"


@pytest.mark.parametrize(
    ("sheet", "pieces"),
    [(STYLE_SHEET, STYLE_PIECES), ("search.css", ["search.css"]), ("player.css", ["player.css"])],
    ids=["joined", "search", "player"],
)
def test_a_style_sheet_means_what_its_pieces_say(page, sheet, pieces):
    theme = bundled_theme()
    written = b"\n".join(theme[PUBLISHED + piece] for piece in pieces)
    loaded = site_assets(theme, theme, "")[PUBLISHED + sheet]
    assert len(loaded) < len(written)
    rules = [page.evaluate(RULES, text.decode()) for text in (written, loaded)]
    # a value that has var() in it is kept as it is written
    meant, found = ([re.sub(r",\s+", ",", rule) for rule in some] for some in rules)
    assert len(meant) > 20
    assert found == meant


HEADER = """() => [...document.querySelectorAll(".md-header__inner > *, .md-header__inner label, .pp-search-open")]
  .filter((e) => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.className)"""
TITLE = BROKEN.replace("document.body", "document.querySelector('h1')")


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("path", ["", "playbooks/campaign-management/", "roles/campaign-manager/"])
def test_with_the_browsers_letters_twice_as_large_the_header_fits_on_a_phone(context, handbook_address, path, width):
    page = context.new_page()
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(handbook_address + path)
    page.locator(".pp-lens").wait_for()
    assert page.evaluate(HEADER) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    if width > 320:
        assert page.evaluate(TITLE) == []
