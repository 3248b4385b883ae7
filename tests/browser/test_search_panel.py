"""The search's field and panel: keyboard and mouse, groups and choices, phones and screen readers, and what is loaded when."""

import re

import pytest

from tests.tools.search import FIELD, HITS, PANEL, RESTS, addresses, type_words
from tests.tools.source import roles_of
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

PHONE = {"width": 375, "height": 740}
START = "guide/"
"""A page that is opened soon: the field is the same on all of them."""
PRESSED = ".pp-narrower[aria-pressed=true]"
ACTIVE = f"{HITS}[aria-selected=true]"
MOST_LOADED = 150_000
"""Bytes, compressed, that the first search may load in all."""


@pytest.fixture
def opened(page, handbook_address):
    """A page with the field in it."""
    page.goto(handbook_address + START)
    return page


def focused(page):
    """Return what has the focus, as a selector would name its class."""
    return page.evaluate("document.activeElement.className")


# What is loaded when


def test_nothing_is_asked_for_before_the_field_is_used_and_little_then(page, handbook_site):
    sizes = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    with served(handbook_site.pages, is_compressed=True) as address:
        page.goto(address + START, wait_until="networkidle")
        before = set(sizes)
        assert [url for url in before if re.search(r"search(?!-field)", url)] == []
        assert type_words(page, "who approves a campaign")
        page.wait_for_load_state("networkidle")
        sizes = {url: size for url, size in sizes.items() if url not in before}
    assert len(sizes) > 3
    assert sum(sizes.values()) <= MOST_LOADED, sizes


def test_without_script_there_is_no_field(plain_page, handbook_address):
    plain_page.goto(handbook_address + START)
    assert plain_page.locator("h1").is_visible()
    assert plain_page.locator("header input >> visible=true").count() == 0
    assert plain_page.locator(".pp-search, .md-search").count() == 0


def test_what_cannot_be_loaded_is_said_and_loaded_later(opened):
    opened.route("**/search-results.js", lambda route: route.abort())
    type_words(opened, "campaign")
    assert opened.locator(".pp-search [role=status]").inner_text().startswith("The search could not be loaded.")
    opened.unroute_all()
    assert type_words(opened, "campaigns")


@pytest.mark.parametrize("lost", ["t-*", "w-*", "head.js"])
def test_files_of_the_answer_that_cannot_be_loaded_are_not_taken_for_nothing_found(opened, lost):
    opened.route(f"**/assets/search/{lost}", lambda route: route.abort())
    assert type_words(opened, "campaign") == []
    assert opened.locator(".pp-search [role=status]").inner_text().startswith("The search could not be loaded.")
    opened.unroute_all()
    assert type_words(opened, "campaigns")


def test_a_search_that_takes_long_says_that_it_goes_on(opened):
    waiting = []
    opened.route("**/assets/search/head.js", lambda route: waiting.append(route))  # noqa: PLW0108 - playwright wants a function
    opened.keyboard.press("/")
    opened.keyboard.type("campaign")
    opened.locator(".pp-search-said", has_text="Searching").wait_for(state="visible")
    assert opened.locator(".pp-search [role=status]").inner_text() == "Searching …"
    for route in waiting:
        route.continue_()
    opened.locator(HITS).first.wait_for()
    assert opened.locator(".pp-search-said", has_text="Searching").count() == 0


# By keyboard


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_leads_to_the_field_except_from_where_letters_are_typed(opened, key):
    opened.locator("select.pp-lens").focus()
    opened.keyboard.press(key)
    assert "pp-lens" in focused(opened)
    opened.locator("select.pp-lens").blur()
    opened.keyboard.press(key)
    assert "pp-search-field" in focused(opened)
    assert opened.input_value(FIELD) == ""


def test_the_arrows_walk_through_the_hits_while_the_focus_stays_in_the_field(opened):
    type_words(opened, "campaign")
    assert opened.locator(ACTIVE).count() == 0
    found = opened.locator(HITS)
    for n in (0, 1):
        opened.keyboard.press("ArrowDown")
        assert opened.locator(FIELD).get_attribute("aria-activedescendant") == found.nth(n).get_attribute("id")
        assert found.nth(n).get_attribute("aria-selected") == "true"
        assert opened.locator(ACTIVE).count() == 1
    opened.keyboard.press("ArrowUp")
    opened.keyboard.press("ArrowUp")
    assert opened.locator(FIELD).get_attribute("aria-activedescendant") is None
    assert "pp-search-field" in focused(opened)
    opened.keyboard.press("Home")
    opened.keyboard.type("x")
    assert opened.input_value(FIELD) == "xcampaign"


def test_enter_opens_the_hit_that_the_arrows_have_come_to_and_back_returns(opened):
    second = type_words(opened, "campaign")[1]
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    opened.wait_for_url(lambda url: re.sub(r"\?[^#]*", "", url) == second)
    opened.wait_for_load_state("networkidle")
    opened.evaluate("history.back()")
    opened.wait_for_url(f"**/{START}")
    assert not opened.locator(PANEL).is_visible()


def test_who_comes_back_from_a_hit_finds_what_was_typed_and_its_hits_at_the_field(opened):
    first = type_words(opened, "campaign")[0]
    opened.locator(HITS).first.click()
    opened.wait_for_url(lambda url: re.sub(r"\?[^#]*", "", url) == first)
    opened.wait_for_load_state("networkidle")
    opened.evaluate("history.back()")
    opened.wait_for_url(f"**/{START}")
    assert not opened.locator(PANEL).is_visible()
    assert opened.locator(FIELD).input_value() == "campaign"
    opened.locator(FIELD).click()
    opened.locator(HITS).first.wait_for()


def test_enter_opens_the_first_hit_even_before_it_is_there(opened):
    first = type_words(opened, "keyword research")[0]
    opened.reload()
    opened.keyboard.press("/")
    opened.keyboard.type("keyword research\n")
    opened.wait_for_url(lambda url: re.sub(r"\?[^#]*", "", url) == first)


def test_escape_closes_then_clears(opened):
    found = type_words(opened, "campaign")
    opened.keyboard.press("Escape")
    assert not opened.locator(PANEL).is_visible()
    assert opened.input_value(FIELD) == "campaign"
    assert opened.locator(FIELD).get_attribute("aria-expanded") == "false"
    opened.keyboard.press("ArrowDown")
    assert addresses(opened) == found
    opened.keyboard.press("Escape")
    opened.keyboard.press("Escape")
    assert opened.input_value(FIELD) == ""
    opened.keyboard.press("ArrowDown")
    assert not opened.locator(PANEL).is_visible()


def test_tab_goes_on_through_the_choices_to_the_page_and_closes_the_panel_there(opened):
    type_words(opened, "campaign")
    choices = opened.locator(".pp-narrower").count()
    assert choices > 5
    for _ in range(choices):
        opened.keyboard.press("Tab")
        assert "pp-narrower" in focused(opened)
        assert opened.locator(PANEL).is_visible()
    opened.keyboard.press("Tab")
    assert not opened.locator(PANEL).is_visible()
    assert opened.evaluate("document.activeElement !== document.body")


# By mouse


def test_hits_are_links_that_open_in_tabs_of_their_own_as_well(opened):
    found = type_words(opened, "campaign")
    with opened.context.expect_page() as other:
        opened.locator(HITS).nth(1).click(button="middle")
    assert shown_in(other.value) == found[1]
    with opened.context.expect_page() as other:
        opened.locator(HITS).nth(2).click(modifiers=["Control"])
    assert shown_in(other.value) == found[2]
    assert opened.locator(PANEL).is_visible()
    with opened.context.expect_page() as other:
        opened.keyboard.press("ArrowDown")
        opened.keyboard.press("Control+Enter")
    assert shown_in(other.value) == found[0]
    assert "pp-search-field" in focused(opened)


def shown_in(tab):
    """Return the address that a new tab has come to, without the words to be marked there."""
    tab.wait_for_url(re.compile("^http"))
    return re.sub(r"\?[^#]*", "", tab.url)


def test_a_click_beside_it_closes_the_panel(opened):
    type_words(opened, "campaign")
    opened.mouse.click(300, 780)
    assert not opened.locator(PANEL).is_visible()


def test_a_choice_by_mouse_leaves_the_focus_in_the_field(opened):
    type_words(opened, "campaign")
    opened.locator(".pp-narrower[data-kind=step]").click()
    assert "pp-search-field" in focused(opened)


# What is shown


def test_ten_hits_of_one_line_are_in_sight_each_with_its_mark(opened):
    opened.set_viewport_size({"width": 1280, "height": 800})
    for words in ("campaign", "approve"):
        type_words(opened, words)
        boxes = [hit.bounding_box() for hit in opened.locator(HITS).all()]
        assert len(boxes) >= 10
        assert max(box["y"] + box["height"] for box in boxes[:10]) <= 800
        assert {box["height"] for box in boxes} == {boxes[0]["height"]}
        assert boxes[0]["height"] < 32
        assert opened.locator(f"{HITS} > svg").count() == len(boxes)


@pytest.mark.parametrize("width", [960, 1000, 1280, 1920])
def test_the_panel_lies_within_the_window_below_the_field(opened, width):
    opened.set_viewport_size({"width": width, "height": 800})
    type_words(opened, "campaign")
    panel, field = opened.locator(PANEL).bounding_box(), opened.locator(FIELD).bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= width
    assert panel["y"] >= field["y"] + field["height"]
    assert panel["y"] + panel["height"] <= 800


def test_the_best_stand_first_and_the_others_in_groups_by_kind(opened):
    type_words(opened, "campaign")
    groups = opened.locator("#pp-hits > [role=group]").evaluate_all(
        "all => all.map(g => [g.getAttribute('aria-label'), [...g.querySelectorAll('a')].map(a => a.dataset.kind)])"
    )
    (name, best), *others = groups
    assert name == "Best results"
    assert len(best) == 3
    assert others
    assert all(len(set(kinds)) == 1 for _, kinds in others)
    assert len({kinds[0] for _, kinds in others}) == len(others)
    marks = opened.locator(f"{HITS}").evaluate_all(
        "all => all.map(a => [a.dataset.kind, a.querySelector('path').outerHTML])"
    )
    drawn = dict(marks)
    assert len(set(drawn.values())) == len(drawn) > 2


def test_a_step_has_its_number_and_playbook_and_the_word_in_its_sentence(opened):
    type_words(opened, "approve the campaign plan")
    step = opened.locator(f"{HITS}[href*='#step-approve-plan']").first
    assert re.match(r"\d+\. Approve the campaign plan$", step.locator(".pp-hit-title").inner_text())
    assert step.locator(".pp-hit-where").inner_text() == "Marketing campaign management"
    type_words(opened, "cheapest lead")
    marked = opened.locator(f"{HITS} mark").all_inner_texts()
    assert "lead" in {text.lower() for text in marked}


def test_a_kind_narrows_the_hits_and_stays_while_one_types_on(opened):
    type_words(opened, "campaign")
    many = int(opened.locator(".pp-narrower[data-kind=step]").inner_text().split()[-1])
    opened.locator(".pp-narrower[data-kind=step]").click()
    opened.wait_for_function(RESTS)
    assert opened.locator(PRESSED).inner_text() == f"Steps {many}"
    kinds = "all => [...new Set(all.map(a => a.dataset.kind))]"
    assert opened.locator(HITS).evaluate_all(kinds) == ["step"]
    type_words(opened, "approve")
    assert opened.locator(HITS).evaluate_all(kinds) == ["step"]
    opened.locator(".pp-narrower[data-kind='']").click()
    opened.wait_for_function(RESTS)
    assert len(opened.locator(HITS).evaluate_all(kinds)) > 1


def test_a_category_narrows_the_hits(opened):
    type_words(opened, "approve")
    before = addresses(opened)
    opened.get_by_label("Category").focus()
    opened.get_by_label("Category").select_option(label="Content creation and management")
    opened.wait_for_function(RESTS)
    found = addresses(opened)
    assert found != before
    assert found
    assert "pp-narrower" in focused(opened)
    assert [url for url in found if "/campaign-management/" in url] == []


def test_more_hits_come_when_asked_for(opened):
    few = type_words(opened, "campaign")
    assert len(few) == 10
    opened.keyboard.press("ArrowUp")
    assert "pp-hit-more" in opened.locator("[role=option][aria-selected=true]").get_attribute("class")
    opened.keyboard.press("Enter")
    opened.wait_for_function(RESTS)
    assert len(addresses(opened)) == 30
    assert "pp-search-field" in focused(opened)


def test_where_nothing_is_found_it_is_said_and_the_index_pages_are_there(opened, handbook_address):
    assert type_words(opened, "qqxxzzv") == []
    assert opened.locator(".pp-search [role=status]").inner_text() == "Nothing found for “qqxxzzv”."
    ways = opened.locator(".pp-ways > a").evaluate_all("all => all.map(a => [a.innerText.trim(), a.href])")
    assert ("All playbooks", f"{handbook_address}catalogue/") in [tuple(way) for way in ways]
    assert ("Glossary", f"{handbook_address}glossary/") in [tuple(way) for way in ways]
    for _, href in ways:
        assert opened.request.get(href).status == 200
    opened.keyboard.press("Enter")
    assert opened.url == f"{handbook_address}{START}"
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/catalogue/")


# On a phone


def test_on_a_phone_the_search_takes_the_whole_screen_and_a_button_closes_it(opened):
    opened.set_viewport_size(PHONE)
    assert not opened.locator(FIELD).is_visible()
    opened.get_by_role("button", name="Search").click()
    assert "pp-search-field" in focused(opened)
    assert opened.locator(".pp-search-box").bounding_box() == {"x": 0, "y": 0, **PHONE}
    assert opened.locator(FIELD).evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 16
    type_words(opened, "campaign")
    assert opened.locator(HITS).nth(3).is_visible()
    assert opened.evaluate("document.scrollingElement.scrollWidth") == PHONE["width"]
    assert opened.evaluate("getComputedStyle(document.body).overflowY") == "hidden"
    opened.get_by_role("button", name="Close").click()
    assert not opened.locator(FIELD).is_visible()
    assert "pp-search-open" in focused(opened)
    assert opened.evaluate("getComputedStyle(document.body).overflowY") == "visible"


def test_at_four_times_its_size_the_page_is_searched_without_scrolling_sideways(opened):
    opened.set_viewport_size({"width": 320, "height": 200})
    opened.get_by_role("button", name="Search").click()
    type_words(opened, "campaign")
    panel = opened.locator(PANEL)
    assert panel.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    opened.keyboard.press("ArrowDown")
    assert opened.locator(ACTIVE).bounding_box()["y"] < 200


# For everyone


def test_a_screen_reader_is_told_what_the_field_is_how_many_hits_there_are_and_what_each_is(opened):
    assert opened.locator(".pp-search").aria_snapshot() == '- search "Search":\n  - combobox "Search"\n  - status'
    type_words(opened, "keyword research")
    opened.keyboard.press("ArrowDown")
    told = opened.locator(".pp-search").aria_snapshot()
    assert '- combobox "Search" [expanded]' in told or '- combobox "Search" [expanded] [active]' in told
    assert '- group "Narrow the results"' in told
    assert '- listbox "Search results"' in told
    assert re.search(
        r"""- group "Best results":\n\s+- '?option "SEO keyword research Playbook .*" \[selected\]""", told
    ), told
    assert re.search(r"- status: ['\"]?Results: 10 of \d+", told), told


def test_in_forced_colours_the_chosen_hit_has_an_outline(opened):
    opened.emulate_media(forced_colors="active")
    type_words(opened, "campaign")
    opened.keyboard.press("ArrowDown")
    assert opened.locator(ACTIVE).evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_of_the_role_that_is_chosen_for_every_page_the_own_steps_stand_first_and_the_panel_says_so(opened, playbooks):
    own = {
        f"/{name}/#step-{step['id']}"
        for name, playbook in playbooks.items()
        for step in playbook["steps"]
        if "designer" in roles_of(step, playbook["owner"])
    }

    def is_own(url):
        return any(url.endswith(step) for step in own)

    assert not is_own(type_words(opened, "design")[0])
    opened.locator("select.pp-lens").select_option("designer")
    assert is_own(type_words(opened, "design")[0])
    choice = opened.locator(PANEL).get_by_label("Role", exact=True)
    assert choice.locator("option").first.inner_text() == "All roles, “Designer” first"
    choice.select_option("designer")
    opened.wait_for_function(RESTS)
    found = addresses(opened)
    assert found
    assert all(is_own(url) or "/roles/designer/" in url for url in found)


def test_on_paper_there_is_no_search(opened):
    type_words(opened, "campaign")
    opened.emulate_media(media="print")
    assert not opened.locator(".pp-search").is_visible()


def test_the_right_arrow_takes_the_word_that_is_suggested(opened):
    type_words(opened, "keyw")
    rest = opened.locator(".pp-search-rest").text_content()
    assert rest.startswith("keywor")
    opened.keyboard.press("ArrowRight")
    opened.wait_for_function(RESTS)
    assert opened.input_value(FIELD) == rest
    assert opened.locator(".pp-search-rest").text_content() == ""
