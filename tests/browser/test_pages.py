"""Pages in use can be read by everyone. Those that somebody has just opened: `test_kinds.py`."""

import pytest

from tests.tools.axe import AROUND, violations
from tests.tools.search import type_words
from tests.tools.tab import open_book
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]


def answer_a_quiz(page):
    for n, asked in enumerate(page.locator(".pp-question").all()[:2]):
        asked.locator("input").nth(n).check()
        asked.locator("button").click()
    page.locator(".pp-read input").check()


def choose_a_role(page):
    page.locator("select.pp-lens").select_option("baker")
    page.wait_for_timeout(300)


def open_a_diagram(page):
    page.locator(".pp-zoom-open >> visible=true").first.click()
    assert page.locator("dialog.pp-zoom").is_visible()


def meet_a_term(page):
    page.locator("ol a.pp-term").first.focus()
    assert page.get_by_role("tooltip").is_visible()


def find_nothing(page):
    page.get_by_label("Filter by words").fill("no such playbook")


def forget_everything(page):
    page.get_by_label("Filter by words").fill("no such role")
    page.locator("select.pp-lens").select_option("designer")
    page.get_by_role("button", name="Clear my progress").click()


def search_for_something(page):
    assert type_words(page, "bread")
    page.keyboard.press("ArrowDown")


def search_for_nothing(page):
    assert type_words(page, "qqxxzzv") == []


PLAYBOOK = "playbooks/bread-order/"
STATES = {
    "a search with hits": (PLAYBOOK, search_for_something),
    "a search without": (PLAYBOOK, search_for_nothing),
    "a quiz answered": (f"{PLAYBOOK}#quiz", answer_a_quiz),
    "the lens on": (PLAYBOOK, choose_a_role),
    "a diagram open": (f"{PLAYBOOK}#flow", open_a_diagram),
    "nothing found": ("catalogue/", find_nothing),
    "progress made": ("progress/baker/", lambda page: page.locator(".pp-tasks input").first.check()),
}
IN_THE_LARGE_ONE = {
    "a term explained": ("playbooks/campaign-management/", meet_a_term),
    "progress to be cleared": ("my-progress/", forget_everything),
}
"""What the small handbook has not enough of."""
IN_THE_HEAD = {"the lens on", "progress to be cleared"}
"""What changes something beside the content of its page, too."""
WITHIN = {"a search with hits": ".pp-search", "a search without": ".pp-search", "a diagram open": "dialog.pp-zoom"}
"""What alone is another than in a page that has just been opened."""


@pytest.mark.node
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_a_page_that_is_in_use(page, small_address, state):
    assert violations_in_use(page, small_address, state, *STATES[state]) == {}


@pytest.mark.node
@pytest.mark.parametrize("state", IN_THE_LARGE_ONE)
def test_nor_in_a_page_of_the_large_handbook(page, handbook_address, state):
    assert violations_in_use(page, handbook_address, state, *IN_THE_LARGE_ONE[state]) == {}


def violations_in_use(page, address, state, path, prepare):
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + path)
    prepare(page)
    if part := WITHIN.get(state):
        assert page.locator(part).is_visible()
        return violations(page, within=part)
    return violations(page, without=() if state in IN_THE_HEAD else AROUND)


@pytest.mark.node
def test_axe_finds_nothing_in_the_page_for_lost_readers(page, small_site):
    with served(small_site.pages, "/playpress/", missing="404.html") as address:
        page.goto(f"{address}no/such/page")
        assert violations(page) == {}


@pytest.mark.node
def test_axe_finds_nothing_in_a_handbook_to_print(page, small_address):
    open_book(page, f"{small_address}handbooks/role-baker/")
    assert violations(page, without=AROUND) == {}


@pytest.mark.node
def test_axe_finds_text_that_is_pale_and_text_that_can_hardly_be_seen(page, small_address):
    page.goto(f"{small_address}glossary/")
    page.locator("article").evaluate("""article => {
      article.innerHTML = "<h1>Title</h1><p id=pale>Some words</p><p id=faint>Some words</p>";
      article.querySelector("#pale").style.color = "#666";
      article.querySelector("#faint").style.color = "#ccc";
    }""")
    found = violations(page, ("default",), within="article")
    assert {place for _, rule, place in found if rule == "color-contrast-enhanced"} == {"#pale", "#faint"}
