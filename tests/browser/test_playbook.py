"""A playbook's page in a real browser: short, light, in three parts that open by themselves, steps as cards."""

import gzip
from typing import Any

import pytest

from tests.tools.amount import one_in
from tests.tools.tab import open_book

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAYBOOK = "playbooks/campaign-management/"
PARTS = ("steps", "understand", "look-up")
PART_OF = {
    "steps": ("phase-plan", "step-approve-plan"),
    "understand": (
        "flow", "flow-by-role", "raci", "hand-offs", "inputs-and-outputs", "kpis", "times", "purpose", "start-and-end",
    ),
    "look-up": (
        "tools", "data", "risks", "risks-2", "exceptions", "exceptions-1", "mistakes", "faq", "faq-2", "quiz", "quiz-1",
        "before", "related", "about", "history",
    ),
}  # fmt: skip
"""Anchors that links lead to, by the part in which each stands."""
SIZES = """() => ({
  height: document.documentElement.scrollHeight,
  aside: document.documentElement.scrollWidth - innerWidth,
  first: document.querySelector(".pp-step").getBoundingClientRect().top + scrollY,
  pressed: [...document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true })).length,
  read: window.read,
})"""
COUNT = """document.addEventListener("readystatechange", () => {
  if (document.readyState === "interactive") window.read = document.querySelectorAll("*").length;
})"""
CLOSE_ALL = "() => { document.querySelectorAll('.pp-tab').forEach((tab) => { tab.open = false; }); scrollTo(0, 0); }"
WIDE, SMALL, PHONE = {"width": 1440, "height": 900}, {"width": 1280, "height": 800}, {"width": 375, "height": 800}


def open_parts(page):
    """Return the parts that are open, by the ids of their headings."""
    return page.locator(".pp-tab[open] h2").evaluate_all("all => all.map((heading) => heading.id)")


def can_be_seen(page, anchor):
    """Tell whether a place is shown, and not in a closed box."""
    return page.locator(f"#{anchor}").evaluate(
        "e => e.checkVisibility() && e.getBoundingClientRect().top < innerHeight"
    )


# Sizes


@pytest.fixture(scope="module")
def measured(browser, handbook_address, long_playbooks):
    """The sizes of each long playbook's page: wide, on a phone and on a small screen; `read` counts elements."""
    with browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(COUNT)
        found: dict[str, dict[str, Any]] = {"wide": {}, "phone": {}, "small": {}}
        for name in long_playbooks:
            for size, viewport in (("phone", PHONE), ("wide", WIDE)):
                page.set_viewport_size(viewport)
                page.goto(f"{handbook_address}playbooks/{name}/")
                found[size][name] = page.evaluate(SIZES)
            page.set_viewport_size(SMALL)
            found["small"][name] = page.evaluate(SIZES)
        return found


@pytest.mark.parametrize(("size", "highest"), [("wide", 9_000), ("phone", 14_000)])
def test_no_playbook_is_longer_than_one_reads(measured, size, highest):
    found = measured[size]
    assert {name: sizes for name, sizes in found.items() if sizes["height"] > highest or sizes["aside"] > 0} == {}
    assert {name: sizes["pressed"] for name, sizes in found.items() if sizes["pressed"] > 250} == {}


def test_the_first_step_stands_within_a_screen_and_a_half(measured):
    assert {name: sizes["first"] for name, sizes in measured["small"].items() if sizes["first"] > 1200} == {}


def test_a_browser_has_few_elements_to_read_before_it_shows_a_playbook(measured):
    assert {name: sizes["read"] for name, sizes in measured["wide"].items() if sizes["read"] > 1500} == {}


def test_a_playbook_is_light(handbook_site, playbooks):
    files = {name: handbook_site.pages / "playbooks" / name / "index.html" for name in playbooks}
    sizes = {name: len(gzip.compress(file.read_bytes(), mtime=0)) for name, file in files.items()}
    assert {name: size for name, size in sizes.items() if size > 60_000} == {}


# Parts


def test_without_script_the_title_of_a_part_shows_it_alone(plain_page, handbook_address):
    plain_page.goto(handbook_address + PLAYBOOK)
    assert open_parts(plain_page) == ["steps"]
    for part in (*PARTS[1:], PARTS[0]):
        plain_page.locator(f".pp-tab:has(#{part}) > summary").click()
        assert open_parts(plain_page) == [part]
        assert plain_page.locator(f"#{PART_OF[part][0]}").evaluate("e => e.checkVisibility()")


@pytest.mark.parametrize("part", PARTS)
def test_an_address_opens_the_part_that_it_names_a_place_in(page, plain_page, handbook_address, part):
    address = f"{handbook_address}{PLAYBOOK}#"
    for browser in (page, plain_page):
        for anchor in (part, PART_OF[part][-1]):
            browser.goto("about:blank")
            browser.goto(address + anchor)
            assert_that_it_shows(browser, part, anchor)
        for anchor in one_in(3, PART_OF[part]):
            if browser is page:
                browser.goto(address + next(other for other in PARTS if other != part))
            else:
                browser.evaluate(CLOSE_ALL)
                assert open_parts(browser) == []
            browser.goto(address + anchor)
            assert_that_it_shows(browser, part, anchor)


def assert_that_it_shows(page, part, anchor):
    """Fail unless one part alone is open, with a place in it in sight."""
    page.wait_for_function("id => scrollY > 0 && document.querySelector(`.pp-tab[open] #${id}`)", arg=part)
    assert open_parts(page) == [part], anchor
    assert can_be_seen(page, anchor), anchor


def test_a_link_in_the_page_opens_the_part_that_it_leads_to(page, handbook_address):
    page.goto(handbook_address + PLAYBOOK)
    page.locator(".md-sidebar--secondary a[href='#look-up']").click()
    assert open_parts(page) == ["look-up"]
    page.locator(".pp-tab:has(#look-up) table a[href='#step-approve-plan']").first.click()
    assert open_parts(page) == ["steps"]
    assert can_be_seen(page, "step-approve-plan")


def test_words_that_an_address_asks_the_browser_to_find_open_their_part(plain_page, handbook_address):
    plain_page.goto(f"{handbook_address}{PLAYBOOK}#:~:text=One%20plan%20in%20four%20comes%20back")
    plain_page.wait_for_function("scrollY > 0")
    assert open_parts(plain_page) == ["look-up"]


def test_one_part_stays_open(page, handbook_address):
    page.goto(handbook_address + PLAYBOOK)
    title = page.locator(".pp-tab > summary").nth(1)
    for _ in range(2):
        title.click()
        assert open_parts(page) == ["understand"]
    title.press("Enter")
    assert open_parts(page) == ["understand"]


@pytest.mark.parametrize("comes", ["back", "again", "by the address"])
def test_who_comes_to_a_page_again_finds_the_part_and_the_view_that_were_open(page, handbook_address, comes):
    page.goto(f"{handbook_address}{PLAYBOOK}?role=cmo")
    page.locator(".pp-tab > summary").nth(1).click()
    page.locator("label[for='flow-in-words-tab']").click()
    address = page.url
    if comes == "back":
        page.locator(".pp-view a[href*='roles/']:visible").first.click()
        page.wait_for_url("**/roles/**")
        page.go_back()
    elif comes == "again":
        page.reload()
    else:
        page.goto("about:blank")
        page.goto(address)
    page.wait_for_function("scrollY > 0")
    assert address == f"{handbook_address}{PLAYBOOK}?role=cmo#flow-in-words"
    assert open_parts(page) == ["understand"]
    assert page.locator("#flow-in-words-tab").is_checked()
    assert can_be_seen(page, "flow-in-words")


@pytest.mark.parametrize("width", [390, 900])
def test_the_step_that_an_address_names_begins_below_the_titles_of_the_parts(page, handbook_address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{handbook_address}{PLAYBOOK}#step-approve-plan")
    page.wait_for_function("scrollY > 0")
    titles, step = page.evaluate(
        """() => [
          document.querySelector(".pp-tab[open] > summary").getBoundingClientRect().bottom,
          document.querySelector("#step-approve-plan").closest(".pp-step").getBoundingClientRect().top,
        ]"""
    )
    assert 0 <= step - titles < 40


def test_on_paper_all_parts_are_there_and_afterwards_the_one_that_was_open(page, handbook_address):
    page.goto(handbook_address + PLAYBOOK)
    page.emulate_media(media="print")
    left_out = ("flow-", "quiz", "before", "related", "history")
    places = [anchor for part in PARTS for anchor in PART_OF[part] if not anchor.startswith(left_out)]
    shown = page.evaluate("all => all.filter((id) => document.getElementById(id).checkVisibility())", places)
    assert shown == places
    page.emulate_media(media="screen")
    page.pdf()
    assert open_parts(page) == ["steps"]


def test_the_table_of_contents_shows_what_the_open_part_holds(page, handbook_address):
    page.set_viewport_size(WIDE)
    page.goto(handbook_address + PLAYBOOK)
    step, raci = (page.locator(f".md-sidebar--secondary a[href='#{name}']") for name in ("step-approve-plan", "raci"))
    assert (step.is_visible(), raci.is_visible()) == (True, False)
    page.locator(".pp-tab > summary").nth(1).click()
    assert (step.is_visible(), raci.is_visible()) == (False, True)


def test_what_is_put_off_is_the_same_with_and_without_script(page, plain_page, handbook_address):
    headings = "all => all.map((heading) => [heading.tagName, heading.id, heading.textContent])"
    found = []
    for browser in (page, plain_page):
        browser.goto(handbook_address + PLAYBOOK)
        found.append(browser.locator("article :is(h1, h2, h3, h4)").evaluate_all(headings))
    assert len(found[0]) > 40
    assert found[0] == found[1]
    assert page.locator("noscript.pp-later").count() == 0
    assert plain_page.locator("noscript.pp-later").count() > 10


def test_what_is_in_closed_parts_is_not_laid_out_before_the_reader_does_anything(page, handbook_address):
    for act in (
        lambda: page.keyboard.press("Shift"),
        lambda: page.mouse.wheel(0, 200),
        lambda: page.evaluate("document.querySelectorAll('.pp-tab > summary')[1].click()"),
    ):
        page.goto("about:blank")
        page.goto(handbook_address + PLAYBOOK, wait_until="networkidle")
        page.wait_for_timeout(500)  # so that what scripts open and scroll by themselves has been told
        assert (
            page.locator(".pp-tab:not([open]) > .pp-held > #raci").evaluate("e => e.getBoundingClientRect().height")
            == 0
        )
        act()
        page.locator(".pp-tab > #raci").wait_for(state="attached")
        assert page.locator(".pp-held").count() == 0
    page.goto(f"{handbook_address}{PLAYBOOK}#raci")
    assert open_parts(page) == ["understand"]


def test_nobody_sees_what_is_put_off_as_markup_while_scripts_are_on_their_way(page, handbook_address):
    page.route("**/assets/playpress/playpress.js", lambda route: route.abort())
    page.goto(handbook_address + PLAYBOOK)
    assert "<details" in page.locator(".pp-my-part").text_content()
    assert "<" not in page.locator("article").inner_text()
    assert page.locator(".pp-my-part").bounding_box()["height"] < 150


def test_a_book_shows_all_parts_of_each_playbook(page, handbook_address):
    open_book(page, f"{handbook_address}handbooks/category-demand-generation/")
    assert page.locator(".pp-book .pp-tab").count() >= 9
    assert page.locator(".pp-book :is(.pp-tab, .pp-step):not([open])").count() == 0
    assert page.locator(".pp-book noscript, .pp-book .pp-more").count() == 0
    assert page.locator(".pp-book [id$='-history']").first.evaluate("e => e.checkVisibility()")


# Steps


def test_an_address_opens_the_step_that_it_names(page, handbook_address):
    page.goto(handbook_address + PLAYBOOK)
    page.locator(".pp-step:has(#step-approve-plan) h4").click()
    assert not page.locator(".pp-step:has(#step-approve-plan) ol").first.is_visible()
    page.evaluate("location.hash = 'step-approve-plan'")
    page.locator(".pp-step:has(#step-approve-plan) ol").first.wait_for()


def test_the_menu_of_a_step_is_named_after_it_and_closes_with_escape_and_with_a_press_elsewhere(page, handbook_address):
    page.goto(handbook_address + PLAYBOOK)
    card = page.locator(".pp-step:has(#step-approve-plan)")
    menu = card.locator(".pp-more")
    assert menu.locator("summary").inner_text() == "More for step 6, Approve the campaign plan"
    report = menu.get_by_role("link", name="Report a problem with this step")
    for close in (lambda: page.keyboard.press("Escape"), card.locator("ol").first.click):
        menu.locator("summary").click()
        assert report.is_visible()
        close()
        assert not report.is_visible()


def test_a_step_closes_to_its_title_and_opens_again_without_script(plain_page, handbook_address):
    plain_page.goto(handbook_address + PLAYBOOK)
    card = plain_page.locator(".pp-step:has(#step-approve-plan)")
    height = card.bounding_box()["height"]
    card.locator("h4").click()
    assert card.bounding_box()["height"] < 60
    card.locator("h4").click()
    assert card.bounding_box()["height"] == height


@pytest.mark.parametrize("size", [WIDE, PHONE, {"width": 320, "height": 700}], ids=["wide", "phone", "narrow"])
def test_nothing_in_a_card_lies_on_something_else(page, handbook_address, size):
    page.set_viewport_size(size)
    page.goto(handbook_address + PLAYBOOK)
    covered = page.locator(".pp-step").evaluate_all("""cards => cards.flatMap((card) => {
      const boxes = [...card.querySelectorAll(".pp-no, .pp-more > summary, .pp-facts li, .pp-how > *, .pp-uses")]
        .map((element) => [element, element.getBoundingClientRect()]).filter(([, box]) => box.width);
      return boxes.flatMap(([a, x], n) => boxes.slice(n + 1)
        .filter(([, y]) => x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 1 && y.top < x.bottom - 1)
        .map(([b]) => `${a.className} ${b.className} ${card.innerText.slice(0, 40)}`));
    })""")
    assert covered == []


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_the_heading_above_a_wide_picture_is_not_hidden_by_it(page, handbook_address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{handbook_address}playbooks/product-promotion/#related")
    page.locator("#related + .pp-picture .pp-wide").wait_for()
    assert page.locator("#related").evaluate("""heading => {
      const text = document.createRange();
      text.selectNodeContents(heading);
      const { left, top, height } = text.getBoundingClientRect();
      return document.elementFromPoint(left + 5, top + height / 2) === heading;
    }""")


def test_the_signs_of_a_flow_are_explained_below_its_pictures_and_not_below_hand_offs_or_words(page, handbook_address):
    page.goto(f"{handbook_address}playbooks/campaign-management/#understand")
    signs = page.locator(".pp-views + .pp-legend")
    seen = []
    for view in ("flow-by-role", "flow-by-phase", "flow-hand-offs", "flow-in-words"):
        page.locator(f"label[for={view}-tab]").click()
        seen.append(signs.is_visible())
    assert seen == [True, True, False, False]
