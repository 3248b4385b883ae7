"""Finding: the catalogue's filters, whose choice the address holds, and the home page's search for roles."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.tools.command import call
from tests.tools.source import read_registry, roles_of, tools_of
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "catalogue/"
ROWS = ".pp-catalogue tbody tr >> visible=true"
TEXT = "Filter by words"


def shown(page):
    """Return the playbooks whose rows can be seen."""
    links = page.locator(f"{ROWS} >> th a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return {link.rstrip("/").rpartition("/")[2] for link in links}


def queries(page):
    return parse_qs(urlsplit(page.url).query)


def reopen(page):
    """Open the page's address as somebody does who was sent it; the theme's own search must not take it for its own."""
    page.goto(page.url)
    page.wait_for_timeout(300)
    assert not page.locator("#__search").is_checked(), "the theme's search has opened over the page"


@pytest.fixture
def catalogue(page, handbook_address):
    page.goto(handbook_address + PAGE)
    return page


@pytest.fixture(scope="module")
def names(handbook_site):
    """What the entries of the registries are called."""
    return {kind: read_registry(handbook_site.root, kind) for kind in ("roles", "tools", "goals", "categories")}


def fits(playbook, what, value):
    return {
        "Category": playbook["category"] == value,
        "Owner": playbook["owner"] == value,
        "Role": any(value in roles_of(step, playbook["owner"]) for step in playbook["steps"]),
        "Goal": value in playbook["goals"],
        "Tool": value in tools_of(playbook),
    }[what]


@pytest.mark.parametrize(
    ("what", "registry", "value"),
    [
        ("Category", "categories", "content"),
        ("Owner", "roles", "cmo"),
        ("Role", "roles", "finance-partner"),
        ("Goal", "goals", "work-simply"),
        ("Tool", "tools", "marketing-automation"),
    ],
)
def test_a_filter_shows_what_fits_and_the_address_brings_it_back(catalogue, playbooks, names, what, registry, value):
    expected = {name for name, playbook in playbooks.items() if fits(playbook, what, value)}
    assert 0 < len(expected) < len(playbooks)
    catalogue.get_by_label(what, exact=True).select_option(label=names[registry][value]["name"])
    assert shown(catalogue) == expected
    assert f"Playbooks shown: {len(expected)} of {len(playbooks)}" in catalogue.locator("article").inner_text()
    assert len(queries(catalogue)) == 1
    reopen(catalogue)
    assert shown(catalogue) == expected


def test_a_filter_by_status_is_offered_only_where_there_is_more_than_one(catalogue, playbooks):
    statuses = {playbook["status"] for playbook in playbooks.values()}
    assert catalogue.get_by_label("Status", exact=True).count() == (len(statuses) > 1)


def test_each_word_that_is_typed_narrows_the_table(catalogue):
    catalogue.get_by_label(TEXT).press_sequentially("KEYwórd")
    some = shown(catalogue)
    assert "seo-keyword-research" in some
    catalogue.get_by_label(TEXT).press_sequentially(" five best")
    assert shown(catalogue) == {"seo-keyword-research"}
    assert list(queries(catalogue).values()) == [["KEYwórd five best"]]
    reopen(catalogue)
    assert shown(catalogue) == {"seo-keyword-research"}


def test_filters_combine_and_show_all_clears_them(catalogue, playbooks, names):
    catalogue.get_by_label("Category", exact=True).select_option(label=names["categories"]["content"]["name"])
    catalogue.get_by_label("Owner", exact=True).select_option(label=names["roles"]["seo-specialist"]["name"])
    assert shown(catalogue) == {"seo-keyword-research", "search-engine-optimisation"}
    catalogue.get_by_label(TEXT).fill("five best")
    assert shown(catalogue) == {"seo-keyword-research"}
    assert {"category", "owner"} < set(queries(catalogue))
    assert ["five best"] in queries(catalogue).values()
    reopen(catalogue)
    assert shown(catalogue) == {"seo-keyword-research"}
    catalogue.get_by_role("button", name="Show all").click()
    assert shown(catalogue) == set(playbooks)
    assert queries(catalogue) == {}


def test_where_nothing_fits_the_page_says_so(catalogue):
    catalogue.get_by_label(TEXT).fill("no such playbook")
    assert shown(catalogue) == set()
    assert catalogue.get_by_text("No playbooks match. Remove a filter.").is_visible()
    status = catalogue.locator("article [role=status]")
    assert status.inner_text() == "No playbooks match. Remove a filter."


def test_an_unknown_filter_in_the_address_filters_nothing(page, handbook_address, playbooks):
    page.goto(f"{handbook_address}{PAGE}?owner=nobody&tool=%3Cscript%3E")
    assert shown(page) == set(playbooks)


def test_a_role_chosen_in_the_header_filters_nothing_and_stays_in_the_address(page, handbook_address, playbooks):
    page.goto(f"{handbook_address}{PAGE}?role=designer")
    assert page.locator("select.pp-lens").input_value() == "designer"
    assert shown(page) == set(playbooks)
    page.get_by_label("Owner", exact=True).select_option("SEO specialist")
    assert queries(page)["role"] == ["designer"]


def test_a_filter_by_role_does_not_choose_the_readers_own_role(catalogue):
    catalogue.get_by_label("Role", exact=True).select_option("finance-partner")
    reopen(catalogue)
    assert catalogue.locator("select.pp-lens").input_value() == ""


def test_without_script_the_table_is_complete(plain_page, handbook_address, playbooks, names):
    plain_page.goto(handbook_address + PAGE)
    assert shown(plain_page) == set(playbooks)
    rows = plain_page.locator(ROWS)
    for n in range(rows.count()):
        name = rows.nth(n).locator("th a").get_attribute("href").rstrip("/").rpartition("/")[2]
        text, playbook = rows.nth(n).inner_text(), playbooks[name]
        assert playbook["name"] in text
        assert names["categories"][playbook["category"]]["name"] in text
        assert names["roles"][playbook["owner"]]["name"] in text
        assert all(names["goals"][goal]["name"] in text for goal in playbook["goals"])


def test_on_a_narrow_screen_rows_are_cards_and_nothing_is_cut(catalogue):
    catalogue.set_viewport_size({"width": 320, "height": 900})
    assert catalogue.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    first = catalogue.locator(ROWS).first
    tops = first.locator("th, td").evaluate_all("all => all.map(e => e.getBoundingClientRect().top)")
    assert tops == sorted(set(tops)), "cells lie below each other"
    label = first.locator("td[data-label='Owner']").evaluate("e => getComputedStyle(e, '::before').content")
    assert "Owner" in label
    wide = catalogue.locator(".pp-catalogue").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0
    fields = catalogue.locator(".pp-filters > *").evaluate_all("all => all.map(e => e.getBoundingClientRect().right)")
    assert max(fields) <= 320


# The home page


def test_typing_finds_a_role_by_name_on_the_home_page(page, handbook_address):
    page.goto(handbook_address)
    cards = page.locator("h2#roles ~ .pp-cards")
    assert cards.locator("a >> visible=true").count() > 10
    page.get_by_label("Find your role by name").fill("content manager")  # no role is called that
    assert page.get_by_text("No matching roles. Try one word.").is_visible()
    page.get_by_label("Find your role by name").fill("SEO sp")
    assert cards.locator("a >> visible=true").all_inner_texts() == ["SEO specialist"]
    assert cards.locator(".pp-card >> visible=true").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/roles/seo-specialist/")


def test_with_a_role_chosen_the_roles_on_the_home_page_are_folded_and_typing_or_a_click_shows_them(
    page, handbook_address
):
    page.goto(f"{handbook_address}?role=designer")
    shown = page.locator(".pp-cards .pp-card a[href*='roles/'] >> visible=true")
    folded = page.locator("h2#roles ~ details")
    assert (folded.locator("summary").inner_text(), shown.count()) == ("All roles", 0)
    page.get_by_label("Find your role by name").fill("SEO sp")
    assert shown.all_inner_texts() == ["SEO specialist"]
    page.get_by_label("Find your role by name").fill("")
    assert shown.count() == 0
    folded.locator("summary").click()
    assert shown.count() > 10
    page.locator("select.pp-lens").select_option("")
    assert (shown.count() > 10, folded.is_visible()) == (True, False)


def test_without_script_every_role_of_the_organisation_is_on_the_home_page(plain_page, handbook_address, names):
    plain_page.goto(handbook_address)
    shown_names = plain_page.locator(".pp-cards a >> visible=true").all_inner_texts()
    assert sorted(shown_names) == sorted(r["name"] for r in names["roles"].values() if not r.get("external"))


CUT_OFF = """() => [...document.querySelectorAll(".pp-filters .pp-field")].map((field) => {
  const style = getComputedStyle(field), pen = document.createElement("canvas").getContext("2d");
  pen.font = style.font;
  const text = field.tagName === "SELECT" ? field.selectedOptions[0].textContent : field.placeholder;
  const arrow = field.tagName === "SELECT" ? 20 : 0, around = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight) + arrow;
  return { text, lacks: Math.ceil(pen.measureText(text).width + around - field.clientWidth) };
}).filter(({ lacks }) => lacks > 0)"""
"""The filters whose text has no room, and the pixels that it lacks; the arrow of a choice takes twenty."""


@pytest.mark.parametrize("language", ["en", "de", "fr", "pl"])
def test_what_a_filter_says_has_room_in_every_language(page, made_once, language):
    folder = made_once(f"handbook-begun-in-{language}", lambda folder: _begun(folder, language))
    cut = {}
    with served(folder / "handbook" / "build" / "site") as address:
        page.goto(address + PAGE)
        page.locator(".pp-filters").wait_for()
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            if found := page.evaluate(CUT_OFF):
                cut[width] = found
    assert cut == {}


def _begun(folder, language):
    folder.mkdir()
    call("init", "handbook", "--language", language, cwd=folder)
    call("build", cwd=folder / "handbook")
