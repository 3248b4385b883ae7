"""Pictures in a page: seen whole where the window has room, with heads and names of phases in sight, one column on a phone."""

import pytest

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "playbooks/product-promotion/"
"""The page with the widest picture."""
EDGES = (
    "e => { const r = e.getBoundingClientRect(); return {left: r.left, right: r.right, top: r.top, bottom: r.bottom}; }"
)
WIDER_THAN_WINDOW = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def opened(request, handbook_address):
    """Open the flow of the page in a window of a width; `script` tells whether scripts run."""

    def open_(width, *, script=True):
        page = request.getfixturevalue("page" if script else "plain_page")
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{handbook_address}{PAGE}#flow-by-role")
        return page

    return open_


@pytest.mark.parametrize("width", [1920, 1440, 1280, 1024])
def test_a_wide_picture_leaves_the_column_and_is_seen_whole(opened, width):
    page = opened(width)
    frame = page.locator("#flow-by-role .pp-diagram")
    picture, column = frame.locator("svg").evaluate(EDGES), page.locator(".pp-views").evaluate(EDGES)
    assert picture["right"] - picture["left"] > column["right"] - column["left"]
    assert picture["left"] >= 0
    assert picture["right"] <= width
    assert frame.evaluate("e => e.scrollWidth <= e.clientWidth + 1")
    assert not page.evaluate(WIDER_THAN_WINDOW)


def test_heads_of_lanes_and_names_of_phases_stay_in_sight(opened):
    page = opened(1280)
    page.locator(".pp-heads").first.wait_for(state="attached")
    picture = page.locator("#flow-by-role .pp-diagram > svg")
    picture.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 300)")
    page.wait_for_function(
        "document.querySelector('#flow-by-role .pp-diagram > svg').getBoundingClientRect().top > 250"
    )
    before = page.locator("#flow-by-role .pp-heads").evaluate(EDGES)
    original = picture.locator(".heads").evaluate(EDGES)
    assert before["top"] == pytest.approx(original["top"], abs=1.5)
    page.evaluate("top => scrollTo(0, top)", picture.evaluate("e => e.getBoundingClientRect().top + scrollY + 500"))
    page.wait_for_function(
        "document.querySelector('#flow-by-role .pp-diagram > svg').getBoundingClientRect().top < -400"
    )
    heads = page.locator("#flow-by-role .pp-heads").evaluate(EDGES)
    assert 0 < heads["top"] < 160
    names = page.locator("#flow-by-role .pp-band > svg").evaluate_all(
        "all => all.map(e => [e.getBoundingClientRect(), e.parentElement.getBoundingClientRect()]).filter(([, band]) => band.bottom - 250 > 0 && band.top + 150 < innerHeight).map(([r]) => [r.top, r.bottom])"
    )
    assert names
    assert all(0 < top < bottom < 900 for top, bottom in names)


def test_heads_lie_on_the_picture_until_they_stay_right_below_the_header(page, handbook_address):
    page.goto(handbook_address)
    heads = page.locator(".pp-heads")
    heads.wait_for(state="attached")
    drawn = page.locator(".pp-picture svg .heads").first.evaluate(EDGES)
    assert heads.evaluate(EDGES)["top"] == pytest.approx(drawn["top"], abs=1.5)
    page.evaluate("top => scrollTo(0, top + 300)", drawn["top"])
    page.wait_for_function("document.querySelector('.pp-picture').getBoundingClientRect().top < -200")
    assert heads.evaluate(EDGES)["top"] == pytest.approx(page.locator(".md-header").evaluate(EDGES)["bottom"], abs=1.5)


def test_a_picture_with_no_room_says_that_it_scrolls_and_its_heads_scroll_along(opened):
    page = opened(800)
    frame = page.locator("#flow-by-role .pp-diagram")
    page.locator("#flow-by-role .pp-scrolls-on").wait_for()
    assert frame.get_attribute("tabindex") == "0"
    assert not page.evaluate(WIDER_THAN_WINDOW)
    frame.evaluate("e => { e.scrollLeft = 60; }")
    page.wait_for_function("document.querySelector('#flow-by-role .pp-heads').scrollLeft === 60")
    frame.evaluate("e => { e.scrollLeft = 9999; }")
    page.wait_for_function("!document.querySelector('#flow-by-role .pp-picture').classList.contains('pp-beyond')")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [375, 320])
def test_on_a_phone_the_flow_by_role_is_one_column_and_fits(opened, width, script):
    page = opened(width, script=script)
    for closed in page.locator(".pp-tab:not([open]) > summary:has(#understand)").all():
        closed.click()
    narrow = page.locator("#flow-by-role .pp-one-column")
    assert narrow.is_visible()
    assert not page.locator("#flow-by-role .pp-diagram").is_visible()
    picture = narrow.locator("svg").evaluate(EDGES)
    assert 0 <= picture["left"] < picture["right"] <= width
    assert narrow.locator(".who").count() > 10


def test_on_a_phone_a_calendar_stays_large_enough_to_be_read_and_says_that_it_scrolls(page, handbook_address):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{handbook_address}plans/2026-q4/")
    page.get_by_text("Scroll sideways to see all of it").wait_for()
    letters = page.locator(".pp-gantt").evaluate("e => 13 * e.getBoundingClientRect().width / e.viewBox.baseVal.width")
    assert letters > 9
    assert not page.evaluate(WIDER_THAN_WINDOW)


def test_the_column_on_a_phone_is_as_wide_as_before_once_the_search_is_there(opened, handbook_address):
    page = opened(375)
    narrow = page.locator("#flow-by-role .pp-one-column")
    before = narrow.evaluate(EDGES)
    assert before["right"] - before["left"] > 250
    page.add_style_tag(url=f"{handbook_address}assets/playpress/search.css")
    after = narrow.evaluate(EDGES)
    assert (after["left"], after["right"]) == (before["left"], before["right"])


def test_paper_shows_neither_copies_of_heads_nor_the_column_for_phones(opened):
    page = opened(1280)
    page.locator(".pp-heads").first.wait_for(state="attached")
    page.emulate_media(media="print")
    for name in (".pp-heads", ".pp-bands", ".pp-one-column"):
        assert page.locator(f"{name} >> visible=true").count() == 0, name


@pytest.mark.parametrize("width", [1920, 1280, 1024])
@pytest.mark.parametrize("where", ["", "roles/content-creator/"])
def test_the_button_for_full_screen_stands_at_the_corner_of_its_picture(page, handbook_address, where, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(handbook_address + where)
    picture = page.locator(".pp-picture").first
    button, frame = (picture.locator(part).evaluate(EDGES) for part in (".pp-zoom-open", ".pp-diagram"))
    assert abs(button["right"] - frame["right"]) < 2
    assert 0 <= frame["top"] - button["bottom"] < 16
