"""A handbook to print is put together in the browser: whole, with links that lead within, and nothing that could do harm."""

import re

import pytest

from tests.tools.pages import quoted
from tests.tools.tab import SIZE, open_book
from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

BOOK = "handbooks/category-baking/"
IDS = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const named = [...document.querySelectorAll(".pp-book *")].flatMap((element) =>
    ["for", "aria-labelledby", "aria-describedby"].flatMap((name) => (element.getAttribute(name) ?? "").split(" ").filter(Boolean)));
  return { twice: ids.filter((id, n) => ids.indexOf(id) !== n), lost: named.filter((id) => !ids.includes(id)), named: named.length };
}"""
HREFS = "all => all.map(link => link.getAttribute('href'))"
ON_A_SCREEN = "button, .pp-heads, .pp-bands, .pp-marks a"
"""What scripts put there: buttons, heads that stay in sight, and the names of steps, which are their numbers before."""
ALONE = """() => {
  const isShown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const alone = [];
  let last = null, hasMore = true;
  const walker = document.createTreeWalker(document.querySelector(".pp-book"), NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (!isShown(element) || last?.contains(node)) continue;
    if (/^H[2-6]$/.test(node.nodeName)) {
      if (!hasMore && node.nodeName <= last.nodeName) alone.push(last.textContent);
      [last, hasMore] = [node, false];
    } else if (["svg", "IMG", "INPUT"].includes(node.nodeName) || node.data?.trim()) hasMore = true;
  }
  return alone;
}"""
"""The headings that are shown with nothing below them before the next one that is not deeper."""
WITHOUT = "(e, some) => { for (const one of e.querySelectorAll(some)) one.remove() }"
TEXT = "article => article.textContent.replace(/\\s+/g, ' ')"


def book_of(page, html, site):
    """Have the first chapter of the handbook be this page."""
    page.route("**/categories/baking/", lambda route: route.fulfill(body=html, content_type="text/html"))
    with served(site.pages) as address:
        open_book(page, address + BOOK)


@pytest.fixture(scope="module")
def book(browser, small_address):
    """A handbook that is put together once for all tests that only look at it."""
    with browser.new_context(viewport=SIZE) as context:
        page = context.new_page()
        open_book(page, small_address + BOOK)
        yield page


def test_a_handbook_has_each_page_of_its_list_as_a_chapter_in_order(book):
    names = book.locator(".pp-contents a").all_inner_texts()
    assert len(names) == 3
    assert (
        book.locator(".pp-chapter > h2").evaluate_all("all => all.map(h => h.firstChild.textContent.trim())") == names
    )
    assert book.locator(".pp-contents a").evaluate_all(HREFS) == ["#c1", "#c2", "#c3"]
    assert book.inner_text(".pp-making") == "Chapters put together: 3 of 3."


def test_a_chapter_says_what_its_page_says_but_for_what_is_no_use_on_paper(page, plain_page, small_address):
    plain_page.goto(f"{small_address}playbooks/bread-order/")
    plain_page.locator("article").evaluate(WITHOUT, f"{ON_A_SCREEN}, .pp-more, .pp-read")
    open_book(page, small_address + BOOK)
    chapter = page.locator("[data-page='/playbooks/bread-order/']")
    assert chapter.locator(".pp-marks a").first.text_content() == "1. Take the order"
    chapter.evaluate(WITHOUT, ON_A_SCREEN)
    assert len(chapter.evaluate(TEXT)) > 3000
    assert chapter.evaluate(TEXT).strip() == plain_page.locator("article").evaluate(TEXT).strip()


def test_no_chapter_asks_for_a_role(book):
    assert book.locator(".pp-chapter .pp-my-part").count() > 0
    assert book.locator(".pp-chapter").get_by_role("combobox").count() == 0


def test_the_handbook_of_a_role_shows_its_part_in_each_process_whichever_role_is_chosen(page, small_address):
    page.goto(small_address)
    page.evaluate("playpress.choose('miller')")
    open_book(page, f"{small_address}handbooks/role-baker/")
    shown = page.locator(".pp-chapter .pp-part").filter(visible=True)
    assert {part.get_attribute("data-role") for part in shown.all()} == {"baker"}
    assert page.locator(".pp-chapter .pp-part-head").filter(visible=True).count() == page.locator(".pp-my-part").count()
    assert page.get_by_role("button", name="Change role").count() == 0
    page.emulate_media(media="print")
    assert shown.count() > 1


@pytest.mark.parametrize("path", [BOOK, "handbooks/role-baker/"])
def test_no_heading_of_a_handbook_stands_alone(page, small_address, path):
    open_book(page, small_address + path)
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        assert page.evaluate(ALONE) == [], medium


def test_ids_in_a_handbook_are_unique_and_what_names_one_finds_it(book):
    found = book.evaluate(IDS)
    assert found["twice"] == found["lost"] == []
    assert found["named"] > 5


def test_links_between_chapters_lead_within_and_others_to_their_pages(book, small_address):
    links = book.locator(".pp-book a[href]")
    within = [href for href in links.evaluate_all(HREFS) if href.startswith("#")]
    assert len(within) > 30
    assert "#c2-step-bake" in within
    ids = set(book.locator(".pp-book [id]").evaluate_all("all => all.map(e => e.id)"))
    assert [href for href in within if href[1:] not in ids] == []
    others = {href for href in links.evaluate_all(HREFS) if not re.match(r"#|https?:|mailto:", href)}
    assert "/roles/baker/" in others
    assert not {href for href in others if href.startswith(("/playbooks/bread-order/", "/categories/baking/"))}
    assert [href for href in others if not book.request.get(small_address.rstrip("/") + href).ok] == []


def test_headings_go_one_level_down(book):
    assert book.locator("h1").count() == 1
    assert book.locator("#c2 > h2").count() == 1
    assert book.locator("h5[id='c2-step-bake']").count() == 1


def test_the_name_of_a_step_looks_in_a_handbook_as_on_its_page(page, small_address):
    looks = "e => (({ textTransform, fontSize, color, fontWeight }) => [textTransform, fontSize, color, fontWeight])(getComputedStyle(e))"
    page.goto(f"{small_address}playbooks/bread-order/")
    usual = page.locator("#step-take").evaluate(looks)
    open_book(page, small_address + BOOK)
    assert page.locator("[id$='-step-take']").evaluate(looks) == usual


def test_a_place_in_a_chapter_is_come_to_by_its_address(page, small_address):
    open_book(page, f"{small_address}{BOOK}#c2-step-bake")
    page.wait_for_function("Math.abs(document.getElementById('c2-step-bake').getBoundingClientRect().top) < 200")


def test_a_chapter_that_cannot_be_had_is_named_and_stops_no_other(page, small_address):
    page.route("**/playbooks/bread-order/", lambda route: route.fulfill(status=500, body="no"))
    open_book(page, small_address + BOOK)
    assert page.inner_text(".pp-making") == "Chapters put together: 2 of 3. Could not be loaded: Bread order."
    assert page.inner_text("#c2") == "Bread order\n\nCould not be loaded: Bread order."
    assert "Night order" in page.inner_text("#c3 > h2")
    assert page.locator(".pp-contents a").nth(1).get_attribute("href") == "../../playbooks/bread-order/"


def test_nothing_in_a_page_runs_as_part_of_a_handbook(page, small_site):
    harm = "document.title = 'harmed'"
    html = f'<article><h1>A</h1><script>{harm}</script><img src="/none.png" onerror="{harm}"><iframe srcdoc="x"></iframe></article>'
    book_of(page, html, small_site)
    page.wait_for_timeout(300)
    assert page.title() != "harmed"
    assert page.locator("#c1 script, #c1 iframe, #c1 [onerror]").count() == 0
    assert page.locator("#c1 > h2").inner_text() == "A"


def test_a_page_without_an_article_is_no_chapter(page, small_site):
    book_of(page, "<p>Please sign in</p>", small_site)
    assert "Could not be loaded: Baking." in page.inner_text(".pp-making")
    assert "sign in" not in page.inner_text(".pp-book")


def in_parts(route):
    """Answer with the handbook's page as if its list had two parts."""
    html = route.fetch().text()
    head, contents, rest = re.split(r'(<div class="pp-contents">.*?</div>)', quoted(html), maxsplit=1, flags=re.DOTALL)
    first, second, *others = re.findall(r"<li>.*?(?=<li>|</ul>)", contents, re.DOTALL)
    route.fulfill(
        body=f'{head}<div class="pp-contents"><h2 id="part-1">Part 1</h2><ul>{first}</ul>'
        f'<h2 id="part-2">Part 2</h2><ul>{second}{"".join(others)}</ul></div>{rest}',
        content_type="text/html",
    )


def test_of_a_handbook_in_parts_one_is_put_together_at_a_time(page, small_address):
    page.route(re.compile(r"/handbooks/category-baking/(\?.*)?$"), in_parts)
    open_book(page, small_address + BOOK)
    assert page.inner_text(".pp-making") == "Chapters put together: 1 of 1."
    page.get_by_role("link", name="Part 2").click()
    page.wait_for_url("**?part=2")
    page.locator(".pp-buttons .pp-button").wait_for()
    assert page.inner_text(".pp-making") == "Chapters put together: 2 of 2."
    assert page.get_by_role("link", name="Part 2").get_attribute("aria-current") == "true"
    page.emulate_media(media="print")
    assert [heading.is_visible() for heading in page.locator(".pp-contents h2").all()] == [False, True]


def test_diagrams_and_terms_of_a_handbook_can_be_used_like_those_of_pages(page, handbook_address):
    open_book(page, f"{handbook_address}handbooks/category-content/")
    page.locator(".pp-chapter .pp-zoom-open >> visible=true").first.click()
    assert page.locator("dialog.pp-zoom").is_visible()
    page.keyboard.press("Escape")
    page.locator(".pp-chapter a.pp-term").first.focus()
    assert page.get_by_role("tooltip").is_visible()


def test_below_a_path_of_a_host_a_handbook_is_put_together_too(page, small_site):
    with served(small_site.pages, "/team/handbook/") as address:
        open_book(page, address + BOOK)
        assert page.locator("[data-page='/team/handbook/playbooks/bread-order/'] > h2").count() == 1


def test_print_is_asked_for_by_the_button(page, small_address):
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    open_book(page, small_address + BOOK)
    page.get_by_role("button", name="Print").click()
    assert page.title() == "printed"


def test_without_script_the_chapters_open_one_by_one(plain_page, small_address):
    plain_page.goto(small_address + BOOK)
    assert "open one by one" in plain_page.inner_text("article")
    plain_page.get_by_role("link", name="Bread order").first.click()
    assert plain_page.url == f"{small_address}playbooks/bread-order/"
