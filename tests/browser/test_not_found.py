"""The page for an address that leads nowhere, wherever the site stands: with its looks, its links and its search."""

import pytest

from tests.tools.amount import amount
from tests.tools.command import call
from tests.tools.repository import BAKERY, copy_handbook
from tests.tools.search import FIELD, HITS, RESTS, type_words
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLACES = [
    ("/handbook/", True), ("/-/jobs/17/artifacts/public/", False), ("/", False), ("/repo/", True),
    ("/", True), ("/handbook/", False), ("/repo/", False), ("/-/jobs/17/artifacts/public/", True),
]  # fmt: skip
"""Where the site is put, and whether it says itself that it stands at /handbook/ or does not say where."""
USUAL = amount(2, len(PLACES))
"""So many of them are tried: as a rule a site that says where it stands, and one deeper down that does not know."""
ASKED = ["nothing", "nothing/here/", "playbooks/none/at/all.html"]


@pytest.fixture(scope="module")
def nowhere_site(made_once):
    """The small handbook as `init` leaves one: without an address of its own."""

    def make(folder):
        settings = copy_handbook(folder, BAKERY) / "playbooks" / "handbook.yml"
        known = ("site_url", "repository", "branch", "edit_address")
        lines = settings.read_text().splitlines(keepends=True)
        settings.write_text("".join(line for line in lines if not line.startswith(known)))
        call("build", cwd=folder)

    return made_once("nowhere-handbook", make) / "build" / "site"


@pytest.fixture(scope="module", params=PLACES[:USUAL])
def place(request, small_site, nowhere_site):
    below, knows = request.param
    with served(small_site.pages if knows else nowhere_site, below, missing="404.html") as address:
        yield address


HEADER = "const e = document.querySelector('.md-header'), of = [e.offsetHeight, getComputedStyle(e).backgroundColor]"
"""The height and the colour of a page's header, as `of`."""


def wait_for_answer(page):
    """Wait until the page has asked the search what comes nearest, which it does last, and for as long as an answer takes.

    That nothing is loaded any more is not told reliably of a page that finds its files below another address.
    """
    words = "() => performance.getEntriesByType('resource').some(({ name }) => /search\\/w-/.test(name))"
    page.wait_for_function(words)
    page.wait_for_timeout(300)


def test_it_looks_like_every_other_page_of_the_site(page, place):
    page.goto(f"{place}catalogue/")
    usual = page.evaluate(f"() => {{ {HEADER}; return of; }}")
    for asked in ASKED:
        page.goto(f"{place}{asked}")
        page.locator("select.pp-lens").wait_for()
        page.wait_for_function(
            f"([height, colour]) => {{ {HEADER}; return of[0] === height && of[1] === colour; }}", arg=usual
        )
        assert page.locator("h1").inner_text() == "Page not found"


def test_its_links_lead_to_pages_of_the_site(page, place):
    found = set()
    for asked in ASKED:
        page.goto(f"{place}{asked}")
        page.locator("select.pp-lens").wait_for()
        links = page.locator("article a, .md-logo").evaluate_all("all => all.map(link => link.href)")
        assert len(links) >= 5, asked
        found.update(links)
    for link in found:
        assert link.startswith(place)
        assert page.request.get(link).status == 200


@pytest.mark.parametrize(
    "asked", ["playbooks/bred-order/", "playbooks/flour-purchasing.html", "old/flour-purchase/x1/"]
)
def test_it_names_the_pages_that_come_nearest_to_what_was_asked_for(page, place, asked):
    page.goto(f"{place}{asked}")
    nearest = page.locator(".pp-nearest a")
    nearest.first.wait_for()
    wanted = "bread-order" if "bred" in asked else "flour-purchase"
    links = nearest.evaluate_all("all => all.map(link => link.href)")
    assert f"{place}playbooks/{wanted}/" in links[:3]
    assert len(links) == len(set(links)) <= 5
    assert all(page.request.get(link).status == 200 for link in links)


def test_where_nothing_comes_near_it_has_its_usual_links_alone(page, place):
    page.goto(f"{place}qqxxzzv/")
    wait_for_answer(page)
    assert page.locator(".pp-nearest").is_hidden()
    assert page.locator("article li a >> visible=true").count() == 4


def test_its_search_finds_pages_of_the_site(page, place):
    page.goto(f"{place}nothing/here")
    page.locator("select.pp-lens").wait_for()
    found = type_words(page, "flour")
    assert found
    for address in found:
        assert address.startswith(place)
        assert page.request.get(address).status == 200


def test_a_role_chosen_there_is_chosen_on_other_pages(page, place):
    page.goto(f"{place}nothing/here")
    page.locator("select.pp-lens").select_option("baker")
    page.locator("article a").first.click()
    page.wait_for_url(lambda url: "nothing" not in url)
    assert page.locator("select.pp-lens").input_value() == "baker"


def test_an_address_that_reads_like_another_host_is_not_asked_there(page, small_site):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with served(small_site.pages, "/repo/", missing="404.html") as address:
        host = address.removesuffix("/repo/")
        page.goto(f"{host}//other.example/x/")
        page.wait_for_load_state("networkidle")
    assert len(asked) > 1
    assert [url for url in asked if not url.startswith((host, "data:"))] == []


def test_what_a_page_asks_the_search_by_itself_does_not_take_the_readers_answer(page, small_address):
    page.goto(small_address)
    page.locator("select.pp-lens").wait_for()
    page.evaluate("() => { for (let n = 0; n < 100; n++) setTimeout(() => playpress.find('baker'), 2 * n); }")
    page.fill(FIELD, "flour")
    page.wait_for_function(RESTS)
    assert page.locator(HITS).count()
