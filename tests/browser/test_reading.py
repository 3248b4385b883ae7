"""What a newcomer does in the site: search, switch to dark, read on a phone, print."""

import pytest

from tests.tools.search import search

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def page(page):
    page.set_viewport_size({"width": 1400, "height": 900})
    return page


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("SEO keyword research", "playbooks/seo-keyword-research/"),
        ("lead management", "playbooks/lead-management/"),
        ("marketing director", "roles/marketing-director/"),
    ],
)
def test_search_finds_a_thing_by_its_name_first(page, handbook_address, words, path):
    assert search(page, handbook_address, words)[0] == handbook_address + path


def test_search_does_not_find_the_source_of_a_diagram(page, handbook_address):
    assert search(page, handbook_address, "subgraph") == []  # each Mermaid source has some


def test_search_finds_my_progress_once_and_a_roles_first_week_on_its_own_page(page, handbook_address):
    assert search(page, handbook_address, "my progress")[0] == handbook_address + "my-progress/"
    hits = search(page, handbook_address, "first week")
    assert any(hit.startswith(f"{handbook_address}roles/") for hit in hits)
    assert not any(hit.startswith(f"{handbook_address}my-progress/") for hit in hits)


def test_a_box_of_the_flow_leads_to_its_step(page, handbook_address):
    page.goto(handbook_address + "playbooks/seo-keyword-research/#flow")
    link = page.locator(".pp-diagram svg a[href^='#step-'] >> visible=true").first
    target = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**/{target}")
    assert page.locator(f"[id='{target[1:]}']").is_visible()


def test_a_box_of_the_process_map_leads_to_its_playbook(page, handbook_address):
    page.goto(handbook_address + "process-map/")
    page.locator(".pp-diagram svg a", has_text="Lead management").first.click()
    page.wait_for_url(handbook_address + "playbooks/lead-management/")


def test_a_reader_can_switch_to_dark_and_it_stays(page, handbook_address):
    page.emulate_media(color_scheme="light")
    page.goto(handbook_address)
    page.locator("label[for='__palette_1'] >> visible=true").click()
    page.goto(handbook_address + "glossary/")
    assert page.evaluate("document.body.getAttribute('data-md-color-scheme')") == "slate"


def test_without_script_the_page_and_its_diagram_are_there(plain_page, handbook_address):
    plain_page.goto(handbook_address + "playbooks/seo-keyword-research/")
    plain_page.locator("summary", has_text="Understand it").click()
    assert plain_page.locator(".pp-diagram svg >> visible=true").count()
    assert plain_page.locator("#raci ~ * table, #raci ~ table").first.is_visible()
