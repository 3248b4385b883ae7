"""Diagrams in a real browser: views without script, the zoom dialog, links by keyboard, text that fits and can be read."""

import re

import pytest

from tests.tools.amount import amount
from tests.tools.node import AXE
from tests.tools.tab import is_complaint

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "playbooks/campaign-management/"
VIEWS = ("flow-by-role", "flow-by-phase", "flow-hand-offs", "flow-in-words")
LEAST_CONTRAST = 4.5


CLOSE = "document.querySelector('dialog.pp-zoom').close()"
GIVEN_BACK = "!document.querySelector('.pp-zoom-stage > svg')"
"""Holds once a closed dialog, which tells so a moment later, has put the picture back to its place."""
FIRST_VIEW = (
    "() => { document.activeElement.blur(); document.querySelector('#flow-by-role-tab').click(); scrollTo(0, 0); }"
)


@pytest.fixture(scope="module")
def opened(tab, handbook_address):
    """The page with the diagrams, opened once, and what the browser has to complain of in it."""
    page, troubles = tab.page, []
    tab.forget()

    def hear(message):
        if is_complaint(message):
            troubles.append(message.text)

    def note(error):
        troubles.append(str(error))

    page.on("console", hear)
    page.on("pageerror", note)
    page.goto(f"{handbook_address}{PAGE}#flow")
    yield page, troubles
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", note)
    tab.forget()


@pytest.fixture
def page(opened, handbook_address):
    """That page as it is when it has been opened; the browser has nothing to complain about it."""
    page, troubles = opened
    page.emulate_media(media="null")
    page.mouse.move(0, 0)
    page.evaluate(CLOSE)
    page.wait_for_function(GIVEN_BACK)
    page.evaluate(FIRST_VIEW)
    page.goto(f"{handbook_address}{PAGE}#flow")
    page.wait_for_function("scrollY > 0")
    yield page
    assert troubles == []


def shown(page):
    """Return the views that can be seen."""
    return [view for view in VIEWS if page.locator(f"#{view}").is_visible()]


# Views


def test_without_script_each_label_shows_its_view_and_hides_the_others(plain_page, handbook_address):
    plain_page.goto(f"{handbook_address}{PAGE}#flow")
    assert shown(plain_page) == ["flow-by-role"]
    for view in (*VIEWS[1:], VIEWS[0]):
        plain_page.locator(f"label[for='{view}-tab']").click()
        assert shown(plain_page) == [view]


def test_arrow_keys_switch_the_view(page):
    page.locator("#flow-by-role-tab").focus()
    seen = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        seen += shown(page)
    assert seen == [*VIEWS[1:], VIEWS[0], VIEWS[3]]


def test_the_chosen_view_shows_where_the_keyboard_is(page):
    page.locator("#flow-by-role-tab").focus()
    page.keyboard.press("ArrowRight")
    outline = page.locator("label[for='flow-by-phase-tab']").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"


def test_on_paper_the_view_that_says_most_has_its_title_and_is_there_alone(page):
    page.emulate_media(media="print")
    assert shown(page) == [VIEWS[0]]
    assert page.locator(f"#{VIEWS[0]} .pp-view-title").is_visible()
    assert not page.locator(".pp-views > label").first.is_visible()
    assert page.locator(".pp-zoom-open >> visible=true").count() == 0


@pytest.mark.parametrize("view", VIEWS[:2])
def test_a_link_of_a_picture_is_announced_as_it_is_written(page, view):
    page.locator(f"label[for='{view}-tab']").click()
    name = "1. Outline the campaign's objectives"
    assert page.locator(f"#{view}").get_by_role("link", name=name, exact=True).count() == 1


def test_a_link_to_a_step_in_the_words_leads_there(page):
    page.locator("label[for='flow-in-words-tab']").click()
    link = page.locator("#flow-in-words a[href^='#step-']").first
    target = link.get_attribute("href")
    link.click()
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()


@pytest.mark.parametrize("view", VIEWS)
def test_the_address_of_a_view_leads_to_it(page, handbook_address, view):
    page.goto("about:blank")
    page.goto(f"{handbook_address}{PAGE}#{view}")
    assert page.locator("#flow").is_visible()


# Zoom


@pytest.fixture
def dialog(page):
    """The dialog with the first diagram, opened by mouse."""
    page.locator(".pp-zoom-open >> visible=true").first.click()
    return page.locator("dialog.pp-zoom")


def transform(page):
    """Return where the picture in the dialog is: left, top and scale."""
    style = page.locator(".pp-zoom-stage > svg").get_attribute("style")
    return [float(number) for number in re.search(r"translate\((.+?)px, (.+?)px\) scale\((.+?)\)", style).groups()]


def test_the_dialog_shows_the_whole_picture_and_takes_the_focus(page, dialog):
    assert dialog.is_visible()
    assert dialog.get_attribute("aria-label") == "Marketing campaign management"
    assert page.evaluate("document.activeElement.className").startswith("pp-zoom-stage")
    picture = page.locator(".pp-zoom-stage > svg").bounding_box()
    assert picture["x"] >= -1
    assert picture["y"] >= -1
    assert picture["x"] + picture["width"] <= 1281
    assert picture["y"] + picture["height"] <= 901


@pytest.mark.parametrize("how", ["Escape", "button"])
def test_closing_gives_back_the_picture_and_the_focus(page, how):
    before = page.locator(".pp-diagram").first.inner_html()
    opener = page.locator(".pp-zoom-open >> visible=true").first
    opener.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog.pp-zoom").is_visible()
    if how == "Escape":
        page.keyboard.press("+")
        page.keyboard.press("Escape")
    else:
        page.locator(".pp-zoom-bar > button").last.click()
    page.wait_for_function(GIVEN_BACK)
    assert not page.locator("dialog.pp-zoom").is_visible()
    assert opener.evaluate("e => e === document.activeElement")
    assert page.locator(".pp-diagram").first.inner_html() == before


def test_each_diagram_can_be_opened_one_after_the_other(page):
    for view in VIEWS[:3]:
        page.locator(f"label[for='{view}-tab']").click()
        page.locator(f"#{view} .pp-zoom-open").click()
        assert page.locator(".pp-zoom-stage > svg").count() == 1
        page.keyboard.press("Escape")
        page.wait_for_function(GIVEN_BACK)
        assert page.locator(f"#{view} .pp-diagram svg").is_visible()


@pytest.mark.parametrize("key", ["+", "=", "-"])
@pytest.mark.usefixtures("dialog")
def test_plus_and_minus_zoom_around_the_middle_and_zero_shows_all(page, key):
    whole = transform(page)
    page.keyboard.press(key)
    x, y, scale = transform(page)
    assert scale == pytest.approx(whole[2] / 1.25 if key == "-" else whole[2] * 1.25, rel=1e-4)
    assert (640 - x) / scale == pytest.approx((640 - whole[0]) / whole[2], rel=1e-3)
    assert (450 - y) / scale == pytest.approx((450 - whole[1]) / whole[2], rel=1e-3)
    page.keyboard.press("0")
    assert transform(page) == pytest.approx(whole)


@pytest.mark.parametrize(("key", "by"), [("ArrowLeft", (60, 0)), ("ArrowRight", (-60, 0)), ("ArrowUp", (0, 60)), ("ArrowDown", (0, -60))])  # fmt: skip
@pytest.mark.usefixtures("dialog")
def test_arrow_keys_move_the_picture(page, key, by):
    x, y, scale = transform(page)
    page.keyboard.press(key)
    assert transform(page) == pytest.approx([x + by[0], y + by[1], scale])


@pytest.mark.usefixtures("dialog")
def test_the_wheel_zooms_where_the_mouse_is(page):
    page.mouse.move(300, 200)
    x, y, scale = transform(page)
    page.mouse.wheel(0, -100)
    page.wait_for_function(
        f"!document.querySelector('.pp-zoom-stage > svg').style.transform.includes('scale({scale})')"
    )
    after = transform(page)
    assert after[2] > scale
    assert (300 - after[0]) / after[2] == pytest.approx((300 - x) / scale, abs=0.1)
    assert (200 - after[1]) / after[2] == pytest.approx((200 - y) / scale, abs=0.1)


@pytest.mark.usefixtures("dialog")
def test_zooming_has_an_end(page):
    for key in "+-":
        for _ in range(40):
            page.keyboard.press(key)
        assert 0.1 <= transform(page)[2] <= 8


@pytest.mark.usefixtures("dialog")
def test_buttons_zoom(page):
    scale = transform(page)[2]
    smaller, larger, whole, _ = page.locator(".pp-zoom-bar > button").all()
    larger.click()
    assert transform(page)[2] > scale
    smaller.click()
    smaller.click()
    assert transform(page)[2] < scale
    whole.click()
    assert transform(page)[2] == pytest.approx(scale)


def test_a_link_to_a_step_closes_the_dialog_and_goes_there(page, dialog):
    link = page.locator(".pp-zoom-stage a[href^='#step-']").first
    target = link.get_attribute("href")
    link.click()
    assert not dialog.is_visible()
    assert page.url.endswith(target)
    assert page.locator(target).is_visible()


def test_a_link_to_a_step_works_by_keyboard_too(page, dialog):
    page.locator(".pp-zoom-stage a[href^='#step-']").first.focus()
    page.keyboard.press("Enter")
    assert not dialog.is_visible()
    assert "#step-" in page.url


def test_moving_the_picture_by_a_link_follows_no_link(page, dialog):
    box = page.locator(".pp-zoom-stage a[href^='#step-']").first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    before, address = transform(page), page.url
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y + 30, steps=5)
    page.mouse.up()
    assert transform(page) == pytest.approx([before[0] + 50, before[1] + 30, before[2]])
    assert dialog.is_visible()
    assert page.url == address


def test_two_fingers_zoom(browser, handbook_address):
    with browser.new_context(viewport={"width": 375, "height": 700}, has_touch=True) as context:
        page = context.new_page()
        page.goto(f"{handbook_address}{PAGE}#flow")
        page.locator("label[for='flow-by-phase-tab']").tap()  # by role, a phone has one column that fits
        page.locator("#flow-by-phase .pp-zoom-open >> visible=true").first.tap()
        scale = transform(page)[2]
        touch = context.new_cdp_session(page)
        for kind, apart in (("touchStart", 40), ("touchMove", 80), ("touchMove", 120)):
            points = [{"x": 180 + side * apart, "y": 350, "id": n} for n, side in enumerate((-1, 1))]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        assert transform(page)[2] > 2 * scale


def test_in_the_page_a_diagram_leaves_the_wheel_to_the_page(page):
    page.locator("#flow-by-role svg").first.scroll_into_view_if_needed()
    box = page.locator("#flow-by-role .pp-diagram").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, max(box["y"], 100) + 100)
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 300)
    page.wait_for_function(f"scrollY > {before} + 200")


@pytest.mark.node
@pytest.mark.usefixtures("dialog")
def test_axe_finds_nothing_in_the_dialog(page, dialog):
    assert dialog.is_visible()
    page.add_script_tag(path=AXE)
    found = page.evaluate("async () => (await axe.run('dialog.pp-zoom', {resultTypes: ['violations']})).violations")
    assert [(rule["id"], node["target"], node["failureSummary"]) for rule in found for node in rule["nodes"]] == []


# Links


@pytest.mark.parametrize("view", VIEWS[:2])
def test_links_of_a_diagram_are_reached_by_tab_with_a_visible_outline(page, view):
    page.locator(f"label[for='{view}-tab']").click()
    page.locator(f"#{view} .pp-zoom-open").focus()
    links = page.locator(f"#{view} .pp-diagram svg a").count()  # those of the column for phones are hidden
    reached = []
    for _ in range(links + 2):
        page.keyboard.press("Tab")
        reached += page.evaluate(
            """() => { const at = document.activeElement;
                if (!at.closest('svg')) return [];
                const style = getComputedStyle(at);
                return [[at.getAttribute('href'), style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0]]; }"""
        )
    assert len(reached) == links > 10
    assert [href for href, is_seen in reached if not is_seen] == []


def test_the_outline_of_a_link_is_painted(page):
    link = page.locator("#flow-by-role svg a[href^='#step-']").first
    link.scroll_into_view_if_needed()
    box = link.bounding_box()
    clip = {"x": box["x"] - 8, "y": box["y"] - 8, "width": box["width"] + 16, "height": box["height"] + 16}
    page.locator("#flow-by-role .pp-zoom-open").focus()
    plain = page.screenshot(clip=clip)
    while not link.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    assert page.evaluate("scrollY") >= 0
    box = link.bounding_box()
    clip |= {"x": box["x"] - 8, "y": box["y"] - 8}
    assert page.screenshot(clip=clip) != plain


# Text

TOO_WIDE = """() => [...document.querySelectorAll('svg.pp-grid .node')].flatMap(shape => {
    let text = shape.nextElementSibling;
    while (text && text.tagName !== 'text' && !text.classList.contains('node')) text = text.nextElementSibling;
    if (!text || text.tagName !== 'text') return [];
    const box = shape.getBBox(), inner = text.getBBox();
    const fits = inner.x >= box.x && inner.x + inner.width <= box.x + box.width
        && inner.y >= box.y - 1 && inner.y + inner.height <= box.y + box.height + 1;
    return fits ? [] : [text.textContent];
})"""
BOXES = "document.querySelectorAll('svg.pp-grid .node').length"
COVERED = """() => [...document.querySelectorAll('svg.pp-grid .answer')].flatMap(label => {
    const a = label.getBBox();
    return [...label.closest('svg').querySelectorAll('.answer, .node')].filter(other => {
        const b = other.getBBox();
        return other !== label && a.x + 1 < b.x + b.width && b.x + 1 < a.x + a.width && a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height;
    }).map(other => [label.textContent, other.textContent]);
})"""


CONTRASTS = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
    const painted = (...colours) => {
        for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
    const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const variable = name => getComputedStyle(document.body).getPropertyValue(name).trim();
    const page = variable('--md-default-bg-color');
    const behind = text => {
        const group = text.closest('.node, .letter'), actor = text.matches('text.actor');
        let shape = group ? group.querySelector('rect, polygon, path, circle') : actor ? text.parentNode.querySelector('rect') : null;
        for (let at = text.previousElementSibling; !shape && at && !text.getAttribute('class'); at = at.previousElementSibling)
            if (at.matches('.node')) shape = at;
        const fill = shape && getComputedStyle(shape).fill;
        return fill && fill !== 'none' ? [fill] : [variable('--pp-node'), variable('--pp-surface')];
    };
    return [...document.querySelectorAll('.pp-diagram svg text')].filter(text => text.textContent.trim()).flatMap(text =>
        behind(text).map(fill => [ratio(light(painted(page, fill)), light(painted(page, fill, getComputedStyle(text).fill))), text.textContent]));
}"""


SCHEMES = ("default", "slate")


@pytest.fixture(scope="module")
def looks(browser, handbook_address, long_playbooks):
    """What can be measured of the text of diagrams, page by page; without script, since pages then come at once."""
    paths = ["process-map", *(f"playbooks/{name}" for name in long_playbooks), "roles/campaign-manager"]
    found = {}
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        for path in paths:
            page.goto(f"{handbook_address}{path}/#flow-by-role")
            measured = {"boxes": page.evaluate(BOXES), "out": page.evaluate(TOO_WIDE), "on": page.evaluate(COVERED)}
            if path.startswith("playbooks/"):
                page.locator("label[for='flow-by-phase-tab']").click()
                measured["on"] += page.evaluate(COVERED)
                measured["out"] += page.evaluate(TOO_WIDE)
            for scheme in SCHEMES:
                page.locator("body").evaluate("(body, scheme) => body.dataset.mdColorScheme = scheme", scheme)
                measured[scheme] = page.evaluate(CONTRASTS)
            found[path] = measured
    return found


def test_text_lies_within_its_box(looks):
    assert sum(look["boxes"] for look in looks.values()) > 100
    assert {path: look["out"] for path, look in looks.items() if look["out"]} == {}


def test_no_answer_lies_on_another_or_on_a_box(looks):
    assert {path: look["on"] for path, look in looks.items() if look["on"]} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_of_diagrams_can_be_read(looks, scheme):
    assert sum(len(look[scheme]) for look in looks.values()) > amount(500, 1000)
    faint = {
        (path, text, round(ratio, 1))
        for path, look in looks.items()
        for ratio, text in look[scheme]
        if ratio < LEAST_CONTRAST
    }
    assert faint == set()


def test_contrast_is_measured(page):
    style = page.add_style_tag(content=".pp-diagram-svg text { fill: #ddd !important; }")
    found = page.evaluate(CONTRASTS)
    style.evaluate("e => e.remove()")
    assert all(ratio < LEAST_CONTRAST for ratio, text in found if text.startswith("1. "))
