"""A handbook that is too large for one page a list: filters look through all of it, and what has moved to another part is found."""

import re

import pytest

from tests.tools.command import call
from tests.tools.handbook import SMALLEST
from tests.tools.repository import ROOT
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAYBOOKS, ROLES, TERMS = 120, 110, 400
ROWS = ".pp-catalogue tbody tr >> visible=true"


def write_long(folder):
    """Write a handbook of many small playbooks in two categories, and of many roles in two teams, terms and goals."""
    files = {
        "handbook.yml": "name: Long handbook\n",
        "catalog/teams.yml": "red: {name: Red team}\nblue: {name: Blue team}\n",
        "catalog/categories.yml": "odd: {name: Odd ones}\neven: {name: Even ones}\n",
        "catalog/goals.yml": "grow: {name: Grow}\nshrink: {name: Shrink}\n",
        "catalog/roles.yml": "sales-lead: {name: Sales lead, team: red}\n"
        + "".join(f"role-{n}: {{name: Role {n}, team: {('red', 'blue')[n % 2]}}}\n" for n in range(ROLES)),
        "catalog/glossary.yml": "".join(f"t{n:03}: {{name: Term {n:03}, definition: A word.}}\n" for n in range(TERMS)),
    }
    for n in range(PLAYBOOKS):
        text = re.sub(r"^name: .*$", f"name: Work {n:03}", SMALLEST, count=1, flags=re.MULTILINE)
        text += f"summary: What {n} is & <b>does</b>.\ngoals: [{'grow' if n == 77 else 'shrink'}]\n"
        files[f"{('even', 'odd')[n % 2]}/work-{n:03}.yml"] = text
    for path, text in files.items():
        (folder / "playbooks" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "playbooks" / path).write_text(text)
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())


@pytest.fixture(scope="module", params=[(), ("--offline",)], ids=["hosted", "from-disk"])
def address_of(request, made_once):
    """Return a function from a page's path to its address, in either edition of the long handbook."""

    def make(folder):
        write_long(folder)
        call("build", *request.param, cwd=folder, SOURCE_DATE_EPOCH="1800000000")

    site = made_once(f"long-handbook{'-offline' * len(request.param)}", make) / "build" / "site"
    if request.param:
        yield lambda path: (site / f"{path or 'index'}.html").as_uri()
    else:
        with served(site, "/below/") as address:
            yield lambda path: f"{address}{path}{'/' * bool(path)}"


def shown(page):
    return page.locator(f"{ROWS} >> th a").all_inner_texts()


def test_the_filter_of_a_part_finds_what_is_on_another_one(page, address_of):
    page.goto(address_of("catalogue"))
    first = shown(page)
    assert (len(first), "Work 077" in first) == (60, False)
    page.get_by_label("Goal", exact=True).select_option(label="Grow")
    assert shown(page) == ["Work 077"]
    assert not page.locator(".pp-parts").is_visible()
    row = page.locator(ROWS).inner_text()
    assert "What 77 is & <b>does</b>." in row
    page.reload()
    page.get_by_text(f"Playbooks shown: 1 of {PLAYBOOKS}").wait_for()
    assert shown(page) == ["Work 077"]
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == first
    page.get_by_label("Filter by words").fill("work 07")
    assert shown(page) == [f"Work {n:03}" for n in range(PLAYBOOKS) if "07" in f"{n:03}"]
    page.get_by_role("link", name="Work 077").click()
    assert page.locator("h1").inner_text().startswith("Work 077")


def test_of_too_many_that_match_the_first_are_shown_and_the_page_says_so(page, address_of):
    page.goto(address_of("catalogue/2"))
    page.get_by_label("Goal", exact=True).select_option(label="Shrink")
    assert len(shown(page)) == 100
    assert page.get_by_text("Playbooks shown: 100 of 119").is_visible()


def test_the_filter_of_a_category_in_parts_looks_through_that_category_alone(page, address_of):
    page.goto(address_of("categories/odd"))
    assert len(shown(page)) == 30
    page.get_by_label("Filter by words").fill("work 11")
    assert shown(page) == [f"Work {n:03}" for n in range(1, PLAYBOOKS, 2) if "11" in f"{n:03}"]


def test_a_term_that_has_gone_to_a_further_part_is_found_there(page, address_of):
    page.goto(f"{address_of('glossary')}#term-t399")
    page.locator("#term-t399").wait_for()
    page.wait_for_function("!location.search")
    assert page.evaluate("location.hash") == "#term-t399"
    assert page.locator("#term-t399").bounding_box()["y"] < page.viewport_size["height"]


def test_the_ways_to_many_parts_leave_room_on_a_phone_and_lead_there(page, address_of):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(address_of("glossary"))
    assert page.locator("h3").first.bounding_box()["y"] < 600
    fourth = page.locator(".pp-parts li").nth(3)
    assert not fourth.is_visible()
    page.get_by_text("Part 1 of 7: Term").click()
    name = fourth.inner_text()
    fourth.get_by_role("link").click()
    page.get_by_text(f"Part 4 of 7: {name}").wait_for()
    assert page.locator("h3").first.inner_text().startswith(name.partition(" –")[0])


def test_for_a_term_that_is_nowhere_the_search_ends_where_it_began(page, address_of):
    start = address_of("glossary/2")
    page.goto(f"{start}#term-nowhere")
    page.wait_for_function("!location.search && document.readyState === 'complete'")
    page.wait_for_timeout(1500)
    assert page.url == f"{start}#term-nowhere"


def test_the_home_page_finds_every_role_though_it_shows_only_teams(page, address_of):
    page.goto(address_of(""))
    assert page.locator(".pp-cards a").all_inner_texts() == ["55 roles", "56 roles"]
    page.get_by_label("Find your role by name").fill("role 10")
    found = page.locator("h2#roles ~ ul >> visible=true").first.locator("a")
    assert found.all_inner_texts() == ["Role 10", *(f"Role {n}" for n in range(100, ROLES))]
    page.get_by_label("Find your role by name").fill("role 107")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Role 107", level=1).wait_for()


def test_no_part_is_wider_than_a_phone(page, address_of):
    page.set_viewport_size({"width": 375, "height": 900})
    for path in ("catalogue/2", "glossary/2", "all-roles/2", "categories/odd", "roles/sales-lead/2", "raci-overview"):
        page.goto(address_of(path))
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0, path
