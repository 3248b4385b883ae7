"""Maps of processes and RACI tables as people use them: by mouse, keyboard and finger, wide and on a phone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.tools.pdf import Pdf

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

PROCESS = "Search-engine optimisation"
LIT = ".pp-landscape .process.pp-lit"
PHONE = {"width": 375, "height": 800}
SIDE, MARGIN = 842, 34
"""Points that a sheet of A4 on its side is wide, and its margin."""


@pytest.fixture
def map_page(page, handbook_address) -> Page:
    page.goto(f"{handbook_address}process-map/")
    return page


def names(page: Page, boxes: str) -> set[str | None]:
    return {box.locator("text").text_content() for box in page.locator(boxes).all()}


def expected(playbooks: dict, process: str) -> set[str]:
    """Return the names of a process and of all that pass it something, take something from it, run it or are run by it."""
    by_name = {playbook["name"]: name for name, playbook in playbooks.items()}
    pairs = set()
    for name, playbook in playbooks.items():
        pairs |= {
            (one.get("from", "").partition("/")[0], name) for one in playbook.get("inputs", []) if isinstance(one, dict)
        }
        pairs |= {(name, step["calls"]) for step in playbook["steps"] if "calls" in step}
    around = {end for pair in pairs if by_name[process] in pair for end in pair if end in playbooks}
    return {playbooks[name]["name"] for name in around}


def test_pointing_at_a_process_lights_what_is_connected_and_tells_what_passes(map_page, playbooks):
    assert "Point at a process" in map_page.locator(".pp-map-says").inner_text()
    map_page.locator("a.process", has_text=PROCESS).hover()
    assert names(map_page, LIT) == expected(playbooks, PROCESS)
    told = map_page.locator(".pp-map-says").inner_text()
    assert "Published content from Content development" in told
    assert "SEO report to Performance measurement and reporting" in told
    map_page.hover("h1")
    assert map_page.locator(LIT).count() == 0


def test_the_keyboard_reaches_a_process_and_hears_the_same(map_page, playbooks):
    map_page.locator(".pp-landscape .frame a").last.focus()
    map_page.keyboard.press("Tab")
    first = map_page.evaluate("document.activeElement.querySelector('text').textContent")
    assert names(map_page, LIT) == expected(playbooks, first)
    assert first in map_page.locator(".pp-map-says[role=status]").inner_text()
    map_page.keyboard.press("Escape")
    assert map_page.locator(LIT).count() == 0


def test_a_first_tap_tells_and_a_second_one_opens_the_playbook(browser, handbook_address):
    with browser.new_context(viewport={"width": 1024, "height": 900}, has_touch=True) as context:
        page = context.new_page()
        page.goto(f"{handbook_address}process-map/")
        box = page.locator("a.process", has_text=PROCESS)
        box.tap()
        assert "SEO report" in page.locator(".pp-map-says").inner_text()
        assert page.url.endswith("/process-map/")
        box.tap()
        page.wait_for_url("**/playbooks/search-engine-optimisation/")


def test_with_a_role_the_processes_in_which_it_has_a_part_are_lit(map_page, playbooks):
    map_page.locator("select.pp-lens").select_option("seo-specialist")
    lit = names(map_page, ".pp-landscape .process.pp-mine")
    assert {"Search-engine optimisation", "SEO keyword research"} <= lit
    assert len(lit) < len(playbooks)
    map_page.locator("select.pp-lens").select_option("")
    assert map_page.locator(".pp-landscape .process.pp-mine").count() == 0


def test_below_768_pixels_cards_stand_in_place_of_the_map(map_page, playbooks):
    assert map_page.locator(".pp-map").is_visible()
    map_page.set_viewport_size({"width": 767, "height": 900})
    assert not map_page.locator(".pp-map").is_visible()
    cards = map_page.locator(".pp-processes > ul > li > strong > a").all_inner_texts()
    assert sorted(cards) == sorted(playbook["name"] for playbook in playbooks.values())


def test_a_map_without_scripts_is_whole(plain_page, handbook_address, playbooks):
    plain_page.goto(f"{handbook_address}process-map/")
    assert plain_page.locator(".pp-landscape .process").count() == len(playbooks)
    opacities = plain_page.locator(".pp-landscape .process").evaluate_all(
        "all => all.map(e => getComputedStyle(e).opacity)"
    )
    assert set(opacities) == {"1"}


def test_the_matrix_of_21_roles_fits_a_thousand_pixels_with_all_its_letters(page, handbook_address):
    page.goto(f"{handbook_address}raci-overview/")
    page.set_viewport_size({"width": 1440, "height": 900})
    table = page.locator(".pp-raci")
    assert table.locator("thead th + th").count() == 21
    assert table.bounding_box()["width"] <= 1000
    assert table.evaluate("e => e.scrollWidth - e.clientWidth") == 0
    spilt = table.locator("td").evaluate_all(
        "all => all.filter(cell => [...cell.children].some(e => e.getBoundingClientRect().right > cell.getBoundingClientRect().right)).length"
    )
    assert spilt == 0


def test_head_and_first_column_of_a_matrix_stay_in_sight_while_it_scrolls(page, handbook_address):
    page.set_viewport_size({"width": 760, "height": 500})
    page.goto(f"{handbook_address}raci-overview/")
    table = page.locator(".pp-raci")
    head, first = table.locator("thead th").nth(20), table.locator("tbody th").nth(9)
    before = head.bounding_box()["y"], first.bounding_box()["x"]
    table.evaluate("e => e.scrollTo(150, 120)")
    assert table.evaluate("e => [e.scrollLeft, e.scrollTop]") == [150, 120]
    assert (head.bounding_box()["y"], first.bounding_box()["x"]) == before


def test_on_a_phone_a_matrix_is_a_list_by_role_with_the_chosen_role_first_and_open(page, handbook_address):
    page.set_viewport_size(PHONE)
    page.goto(f"{handbook_address}raci-overview/?role=seo-specialist")
    assert not page.locator(".pp-raci").is_visible()
    lists = page.locator(".pp-raci-roles > details")
    assert lists.count() == 21
    assert [one.get_attribute("data-roles") for one in lists.all() if one.get_attribute("open") is not None] == [
        "seo-specialist"
    ]
    first = lists.first
    assert "SEO specialist" in first.locator("summary").inner_text()
    letters = first.locator("li", has_text="SEO keyword research").locator("abbr").all_inner_texts()
    column = page.locator(".pp-raci thead th + th").all_text_contents().index("SEO specialist")
    cell = page.locator(".pp-raci tbody tr", has_text="SEO keyword research").locator("td").nth(column)
    assert letters == cell.locator("abbr").all_text_contents() != []


def test_on_a_phone_the_letters_of_a_role_stand_on_one_line(page, handbook_address):
    page.set_viewport_size(PHONE)
    page.goto(f"{handbook_address}raci-overview/")
    lines = page.locator(".pp-raci-roles summary").evaluate_all(
        "all => all.map(one => new Set([...one.querySelectorAll('abbr')].map(e => Math.round(e.getBoundingClientRect().y / 9))).size)"
    )
    assert set(lines) == {1}


def test_a_matrix_is_a_table_again_where_there_is_room_and_on_paper(page, handbook_address):
    page.set_viewport_size(PHONE)
    page.goto(f"{handbook_address}raci-overview/")
    page.emulate_media(media="print")
    assert page.locator(".pp-raci").is_visible()
    assert not page.locator(".pp-raci-roles").is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1200, "height": 800})
    assert page.locator(".pp-raci").is_visible()
    assert not page.locator(".pp-raci-roles").is_visible()


def test_on_paper_every_letter_of_a_matrix_stands_for_itself_within_the_sheet(page, handbook_address):
    page.goto(f"{handbook_address}raci-overview/")
    letters = Counter(page.locator(".pp-raci abbr").all_text_contents())
    pdf = Pdf(page.pdf(format="A4"))
    assert all(abs(width - SIDE) < 2 for width, _ in pdf.sizes)
    end = next(n for n, box in enumerate(pdf.boxes) if box.text.startswith("Loadofeach"))
    printed = [box for box in pdf.boxes[:end] if box.text in letters and box.top - box.bottom < 10]
    assert Counter(box.text for box in printed) == letters
    assert [box for box in printed if box.is_cut or box.right > SIDE - MARGIN] == []
    near = [(one, other) for n, one in enumerate(printed) for other in printed[n + 1 :]]
    assert [pair for pair in near if pair[0].covers(pair[1], slack=0.1)] == []
