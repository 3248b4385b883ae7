"""Light and dark: right from the first look, the system's until the reader chooses; and what a page's start costs."""

import pytest

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "playbooks/bread-order/"
LOOK = """async () => {
  for (const _ of [1, 2]) await new Promise(requestAnimationFrame); // the browser tells of the system's colours with a frame
  const labels = [...document.querySelectorAll("header label[for^='__palette']")];
  return {
    scheme: document.body.dataset.mdColorScheme,
    canvas: document.documentElement.style.colorScheme,
    offered: labels.filter((label) => !label.hidden).map((label) => label.title),
  };
}"""
LIGHT = {"scheme": "default", "canvas": "light", "offered": ["Switch to dark"]}
DARK = {"scheme": "slate", "canvas": "dark", "offered": ["Switch to light"]}
WATCH = """document.addEventListener("readystatechange", () => {
  window.added = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) window.added.push(node.outerHTML);
  }).observe(document.querySelector("article"), { childList: true });
}, { once: true })"""


@pytest.mark.parametrize(("system", "look"), [("light", LIGHT), ("dark", DARK)])
def test_a_page_has_the_systems_colours_before_any_other_script_ran(page, small_address, system, look):
    page.emulate_media(color_scheme=system)
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(small_address + PAGE)
    assert page.evaluate(LOOK) == look


def test_a_page_follows_the_system_until_the_reader_chooses(page, small_address):
    page.emulate_media(color_scheme="light")
    page.goto(small_address + PAGE)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(LOOK) == DARK
    page.get_by_title("Switch to light").click()
    assert page.evaluate(LOOK) == LIGHT
    page.emulate_media(color_scheme="light")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(LOOK) == LIGHT
    page.goto(small_address)
    assert page.evaluate(LOOK) == LIGHT


def test_after_going_back_a_page_has_what_was_chosen_meanwhile_and_can_be_switched_again(page, small_address):
    page.emulate_media(color_scheme="light")
    page.goto(small_address)
    page.goto(small_address + PAGE)
    page.get_by_title("Switch to dark").click()
    page.go_back()
    assert page.evaluate(LOOK) == DARK
    page.get_by_title("Switch to light").click()
    assert page.evaluate(LOOK) == LIGHT


def test_all_colours_change_at_once(page, small_address):
    page.emulate_media(color_scheme="light")
    page.goto(small_address + PAGE)
    page.get_by_title("Switch to dark").click()
    fading = "one => /color/.test(one.transitionProperty) && one.effect.target.checkVisibility()"
    assert page.evaluate(f"document.getAnimations().filter({fading}).length") == 0
    assert page.evaluate(LOOK) == DARK
    page.wait_for_function("!('mdColorSwitching' in document.body.dataset)")


def test_a_projects_own_choice_may_leave_it_to_the_system(page, small_address):
    def with_own_choices(route):
        text = route.fetch().text()
        assert text.count('data-md-color-media="(prefers-color-scheme: light)"') == 1
        route.fulfill(
            body=text.replace("(prefers-color-scheme: light)", "(prefers-color-scheme)"), content_type="text/html"
        )

    page.route(small_address + PAGE, with_own_choices)
    page.emulate_media(color_scheme="dark")
    page.goto(small_address + PAGE)
    assert page.evaluate(LOOK) == {**DARK, "offered": ["Switch to dark"]}
    page.emulate_media(color_scheme="light")
    assert page.evaluate(LOOK) == LIGHT


def test_the_keyboard_chooses_too(page, small_address):
    page.emulate_media(color_scheme="light")
    page.goto(small_address + PAGE)
    page.locator("input[name='__palette']:checked").focus()
    for look in (DARK, LIGHT):
        page.keyboard.press("Enter")
        assert page.evaluate(LOOK) == look
        assert page.evaluate("document.activeElement.matches('input[name=__palette]:checked')")


def test_the_browsers_own_bar_has_the_headers_colour(page, small_address):
    page.goto(small_address + PAGE)
    header = page.locator(".md-header").evaluate("header => getComputedStyle(header).backgroundColor")
    assert page.locator("meta[name='theme-color']").get_attribute("content") == header


def test_where_the_browser_keeps_nothing_the_system_decides_and_the_switch_works(context, small_address):
    page = context.new_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })")
    page.emulate_media(color_scheme="dark")
    page.goto(small_address + PAGE)
    assert page.evaluate(LOOK) == DARK
    page.get_by_title("Switch to light").click()
    assert page.evaluate(LOOK) == LIGHT


def test_no_script_adds_anything_beside_the_paragraphs_of_a_playbook(context, small_address):
    """The browser would work out the style of all of them anew."""
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(small_address + PAGE, wait_until="networkidle")
    assert page.locator(".pp-zoom-open, .pp-score, .pp-read input").count() > 2
    assert page.evaluate("window.added") == []
