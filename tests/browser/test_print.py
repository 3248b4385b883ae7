"""On paper: a playbook with all it says, a role's card on one page, the handbook of a category or role in one."""

import re

import pytest

from tests.tools.amount import longest, one_in
from tests.tools.pdf import Pdf, squeezed
from tests.tools.tab import open_book
from tests.tools.website import address_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAYBOOK, ROLE = "campaign-management", "campaign-manager"
A4 = (595, 842)
MOST_SHEETS = 12
"""The most sheets of one playbook."""
PAPER, SMALLEST = 720, 7
"""CSS pixels: what fits on A4 between its margins, and the smallest letters there, which are more than 5 points."""
PRINTED = "#flow-by-role :is(.pp-diagram-svg, .pp-piece)"
LETTERS = """(all) => Math.min(...all.map((e) => {
  const matrix = e.getScreenCTM();
  return parseFloat(getComputedStyle(e).fontSize) * Math.hypot(matrix.a, matrix.b);
}))"""
COLUMNS = """() => [...document.querySelectorAll(".pp-columns > :is(p, ul)")]
  .filter((part) => new Set([...part.getClientRects()].map((box) => Math.round(box.left))).size > 1
    || (part.matches("ul") && Math.round(part.getBoundingClientRect().left - part.previousElementSibling.getBoundingClientRect().left) > 20))
  .map((part) => part.previousElementSibling?.textContent ?? part.textContent)"""
TEXTS = """(selector) => {
  const found = [];
  for (const part of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (!text.parentElement.closest(".headerlink, .pp-report, button, .pp-said, summary")) found.push(text.data);
    }
  }
  return found.filter((text) => text.trim());
}"""


def pdf_of(page, address):
    page.goto(address)
    return Pdf(page.pdf(format="A4"))


def missing(pdf, texts):
    assert texts
    return [text for text in texts if squeezed(text) not in pdf.text]


# A role's card


def test_every_card_of_a_role_is_one_page_that_names_its_steps(page, handbook_address, handbook_site, playbooks):
    cards = list((handbook_site.pages / "cards").glob("*/index.html"))
    assert len(cards) > 10
    wrong, names = {}, [card.parent.name for card in longest(4, cards, lambda card: card.stat().st_size)]
    for name in names:
        pdf = pdf_of(page, f"{handbook_address}cards/{name}/")
        done = [
            f"{n}. {step['name']}"
            for playbook in playbooks.values()
            for n, step in enumerate(playbook["steps"], 1)
            if name in _listed(step.get("raci", {}).get("responsible"))
        ]
        lost = missing(pdf, done) if done else []
        pages = [(round(width), round(height)) for width, height in pdf.sizes]
        if lost or len(pages) != 1 or abs(pages[0][0] - A4[0]) > 2 or abs(pages[0][1] - A4[1]) > 2:
            wrong[name] = (pages, lost)
    assert wrong == {}


@pytest.mark.parametrize(
    ("media", "width", "kind"), [("print", PAPER, "cards"), ("screen", 1280, "cards"), ("screen", 1280, "roles")]
)
def test_a_list_of_a_card_is_in_the_column_of_its_title(page, handbook_address, handbook_site, media, width, kind):
    page.emulate_media(media=media)
    page.set_viewport_size({"width": width, "height": 1000})
    torn = {}
    for card in sorted((handbook_site.pages / kind).glob("*/index.html")):
        page.goto(f"{handbook_address}{kind}/{card.parent.name}/")
        if found := page.evaluate(COLUMNS):
            torn[card.parent.name] = found
    page.emulate_media(media="screen")
    assert torn == {}


def test_the_labels_of_a_card_are_no_larger_than_what_stands_below_them(page, handbook_address):
    page.goto(f"{handbook_address}cards/{ROLE}/")
    page.emulate_media(media="print")
    sizes = page.locator(".pp-card > ul > li").first.evaluate(
        "e => [e.querySelector('strong'), e.querySelector('a')].map(part => parseFloat(getComputedStyle(part).fontSize))"
    )
    page.emulate_media(media="screen")
    assert sizes[0] <= sizes[1]


def _listed(value):
    return value if isinstance(value, list) else [value]


# A playbook


@pytest.fixture(scope="module")
def printed(browser, handbook_address):
    """A playbook's page in print, its PDF, and the texts that it must hold."""
    with browser.new_context() as context:
        page = context.new_page()
        pdf = pdf_of(page, f"{handbook_address}playbooks/{PLAYBOOK}/")
        page.set_viewport_size({"width": PAPER, "height": 1000})
        page.emulate_media(media="print")
        yield page, pdf


def test_the_pdf_of_a_playbook_holds_every_word_of_its_steps(printed):
    page, pdf = printed
    texts = page.evaluate(TEXTS, ".pp-step > summary h4, .pp-step .pp-facts, .pp-step .pp-how, .pp-step .pp-uses")
    assert len(texts) > 200
    assert missing(pdf, texts) == []
    names = [name.removesuffix("¶") for name in page.locator(".pp-step h4").all_text_contents()]
    assert len(names) > 10
    assert missing(pdf, names) == []


def test_the_pdf_of_a_playbook_holds_its_duties_kpis_exceptions_and_questions(printed):
    page, pdf = printed
    texts = page.evaluate(TEXTS, ".pp-raci tbody, .pp-tiles, #exceptions + ul, #faq, #about, .pp-card")
    assert len(texts) > 60
    assert missing(pdf, texts) == []


def test_every_playbook_takes_at_most_twelve_sheets_on_which_nothing_is_cut_or_lies_on_another(
    page, handbook_address, long_playbooks
):
    sheets: dict[str, int] = {}
    torn: dict[str, list[str]] = {}
    for name in long_playbooks:
        page.goto(f"{handbook_address}playbooks/{name}/")
        page.add_style_tag(
            content=".pp-picture, .pp-printed, .pp-small { visibility: hidden }"
        )  # pictures have tests of their own
        pdf = Pdf(page.pdf(format="A4"))
        sheets[name] = len(pdf.sizes)
        near = ((one, other) for n, one in enumerate(pdf.boxes) for other in pdf.boxes[n + 1 : n + 100])
        found = [box.text for box in pdf.boxes if box.is_cut]
        found += [one.text + other.text for one, other in near if one.covers(other, slack=2)]
        torn |= {name: found} if found else {}
    assert {name: count for name, count in sheets.items() if count > MOST_SHEETS} == {}
    assert torn == {}


def test_the_title_of_a_part_is_on_the_sheet_of_the_picture_that_it_begins_with(printed):
    _, pdf = printed
    sheets = {
        title: {box.page for box in pdf.boxes if squeezed(box.text) == squeezed(title)}
        for title in ("Understand it", "Flow", "By role")
    }
    assert len(sheets["By role"]) == 1
    assert set(map(frozenset, sheets.values())) == {frozenset(sheets["By role"])}


def test_what_is_read_once_is_not_printed_with_a_playbook(printed):
    page, pdf = printed
    for selector in ("#quiz", "#history", "#related"):
        (first, *_) = page.evaluate(TEXTS, selector)
        assert page.locator(selector).first.is_hidden()
        assert squeezed(first) not in pdf.text, first


def test_without_a_role_no_roles_part_is_printed_and_with_one_only_its_own(page, handbook_address):
    page.goto(f"{handbook_address}playbooks/{PLAYBOOK}/")
    page.emulate_media(media="print")
    assert page.locator(".pp-part").filter(visible=True).count() == 0
    assert page.locator("#my-part").is_hidden()
    page.emulate_media(media="screen")
    page.evaluate(f"playpress.choose('{ROLE}')")
    page.emulate_media(media="print")
    shown = page.locator(".pp-part").filter(visible=True)
    assert [part.get_attribute("data-role") for part in shown.all()] == [ROLE]
    assert page.locator("#my-part").is_visible()


def test_the_pdf_of_a_playbook_holds_its_picture_by_role_with_every_word(printed):
    page, pdf = printed
    words = page.evaluate(TEXTS, "#flow-by-role .pp-diagram-svg text")
    assert missing(pdf, words) == []
    pieces = page.locator(PRINTED).filter(visible=True).all()
    assert len(pieces) > 1, "it is too large for one sheet"
    assert page.locator("#flow-by-role .pp-diagram-svg").filter(visible=True).count() == 0


def test_of_the_views_of_a_flow_one_is_printed_whichever_is_chosen(printed):
    page, pdf = printed
    views = ("flow-by-role", "flow-by-phase", "flow-hand-offs", "flow-in-words")
    for chosen in views:
        page.locator(f"#{chosen}-tab").evaluate("choice => { choice.checked = true; }")
        assert [view for view in views if page.locator(f"#{view}").is_visible()] == ["flow-by-role"]
    assert squeezed("In words") not in pdf.text


def test_every_picture_by_role_is_printed_in_letters_that_can_be_read(page, handbook_address, long_playbooks):
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    wrong = {}
    for name in long_playbooks:
        page.goto(f"{handbook_address}playbooks/{name}/")
        found = page.locator(PRINTED).filter(visible=True).all()
        widths = [piece.bounding_box()["width"] for piece in found]
        letters = [piece.locator("text").evaluate_all(LETTERS) for piece in found]
        if not found or max(widths) > PAPER or min(letters) < SMALLEST:
            wrong[name] = (widths, letters)
    assert wrong == {}


def test_on_the_screen_no_piece_for_paper_is_seen_or_said(page, handbook_address):
    page.goto(f"{handbook_address}playbooks/{PLAYBOOK}/#flow")
    assert page.locator(".pp-piece").count() > 1
    assert page.locator(".pp-piece").filter(visible=True).count() == 0
    assert page.locator("#flow-by-role .pp-diagram-svg.pp-wide").is_visible()


def test_what_is_no_use_on_paper_is_not_printed(printed):
    page, pdf = printed
    assert squeezed("Report a problem with this step") not in pdf.text
    assert (
        page.locator("header.md-header, nav.md-nav, .md-footer__link, .pp-lens >> visible=true")
        .filter(visible=True)
        .count()
        == 0
    )


def test_the_address_of_an_outside_link_is_printed(printed):
    assert squeezed("(https://projects.example.com/templates/objective-page)") in printed[1].text


def test_ways_within_the_handbook_are_printed_without_their_addresses(page, handbook_address):
    for path in ("my-progress/", f"progress/{ROLE}/", f"roles/{ROLE}/", ""):
        pdf = pdf_of(page, f"{handbook_address}{path}")
        assert "127.0.0.1" not in pdf.text


COLOURS = """() => [...document.querySelectorAll("body, article *")].map((e) => {
  const style = getComputedStyle(e);
  return [e.tagName, style.color, style.backgroundColor, style.borderColor, style.fill, style.stroke, style.colorScheme].join(" ");
})"""


@pytest.mark.parametrize("kind", ["playbook", "kpi", "role", "process-map"])
def test_in_dark_a_page_is_printed_in_the_colours_of_light(browser, handbook_site, handbook_address, kind):
    colours = {}
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme, reduced_motion="reduce") as context:
            page = context.new_page()
            page.goto(handbook_address + address_of(kind, handbook_site.docs))
            page.emulate_media(media="print", color_scheme=scheme)
            colours[scheme] = page.evaluate(COLOURS)
    assert len(colours["light"]) > 100
    assert set(colours["dark"]) - set(colours["light"]) == set()


def test_a_page_is_printed_in_dark_letters_on_white(page, handbook_address):
    page.goto(f"{handbook_address}playbooks/{PLAYBOOK}/")
    page.emulate_media(media="print")
    colours = page.locator("article p, article li, article td, article h2").evaluate_all(
        "all => [...new Set(all.map(e => getComputedStyle(e).color))]"
    )
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="screen")
    assert [c for c in colours if sum(map(float, re.findall(r"[\d.]+", c)[:3])) > 3 * 128] == []
    assert background in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


# Tables


TABLES = [
    "raci-overview", "catalogue", "category", "playbook", "role", "tool", "kpi", "process-map",
    "all-roles", "all-tools", "all-datasets", "all-kpis", "all-goals",
]  # fmt: skip
"""Kinds of pages that have tables."""


@pytest.mark.parametrize("kind", one_in(2, TABLES))
def test_in_print_no_text_lies_on_another_and_none_is_cut(page, handbook_site, handbook_address, kind):
    page.goto(handbook_address + address_of(kind, handbook_site.docs))
    page.add_style_tag(
        content=".pp-picture, .pp-printed { display: none !important }"
    )  # pictures have tests of their own
    assert page.locator("table").count() > 0
    pdf = Pdf(page.pdf(format="A4"))
    assert len(pdf.boxes) > 30
    assert [box.text for box in pdf.boxes if box.is_cut] == []
    near = [(one, other) for n, one in enumerate(pdf.boxes) for other in pdf.boxes[n + 1 : n + 300]]
    assert [(one.text, other.text) for one, other in near if one.covers(other, slack=2)] == []


def test_the_head_of_a_table_is_on_the_sheet_of_its_first_row(page, handbook_address):
    page.goto(f"{handbook_address}which-process-first/")
    for millimetres in (0, 4, 8, 12, 16):  # wherever the sheets end
        page.add_style_tag(content=f"article {{ padding-top: {millimetres}mm !important }}")
        boxes = Pdf(page.pdf(format="A4")).boxes
        ends = [n for n, box in enumerate(boxes[:-1]) if box.page != boxes[n + 1].page]
        assert len(ends) > 4
        assert "weight" not in {boxes[n].text for n in ends}, millimetres


MARKED = """() => {
  const mark = (cell, text) => { cell.textContent = text; };
  const tables = [...document.querySelectorAll("article table")].filter(({ rows, tHead }) => tHead && rows.length > 3);
  tables.forEach(({ rows }, n) => [...rows].slice(-2).forEach((row, last) => mark(row.cells[0], `qx${n}${"ab"[last]}`)));
  return tables.length;
}"""
"""Writes a mark into the last two rows of each table, since their own names stand elsewhere too."""


@pytest.mark.parametrize("path", ["which-process-first/", "findings/"])
def test_on_paper_no_last_row_of_a_table_stands_alone(page, handbook_address, path):
    page.goto(handbook_address + path)
    count = page.evaluate(MARKED)
    assert count > 2
    for millimetres in range(0, 60, 6):  # wherever the sheets end
        page.add_style_tag(content=f"article {{ padding-top: {millimetres}mm !important }}")
        sheets = {box.text: box.page for box in Pdf(page.pdf(format="A4")).boxes if box.text.startswith("qx")}
        assert len(sheets) == 2 * count
        assert [n for n in range(count) if sheets[f"qx{n}a"] != sheets[f"qx{n}b"]] == [], millimetres


ENDS = """() => {
  const below = (table) => (table.closest(".md-typeset__scrollwrap") ?? table).nextElementSibling;
  const tables = [...document.querySelectorAll("article table")].filter((table) => table.rows.length < 9 && below(table)?.matches("p"));
  tables.forEach((table, n) => { table.rows[1].cells[0].textContent = `qx${n}a`; below(table).textContent = `qx${n}b`; });
  return tables.length;
}"""
"""Writes a mark into the first row of each short table and one into the line below it."""


def test_on_paper_a_short_table_is_on_one_sheet_with_what_it_comes_to(page, handbook_address):
    page.goto(f"{handbook_address}which-process-first/")
    count = page.evaluate(ENDS)
    assert count > 10
    sheets = {box.text: box.page for box in Pdf(page.pdf(format="A4")).boxes if box.text.startswith("qx")}
    assert len(sheets) == 2 * count
    assert [n for n in range(count) if sheets[f"qx{n}a"] != sheets[f"qx{n}b"]] == []


def test_on_paper_a_tree_of_goals_begins_below_its_title(page, handbook_address):
    boxes = pdf_of(page, f"{handbook_address}strategy/").boxes
    title = next(box for box in boxes if box.text == squeezed("Goals, and what serves them"))
    assert title.page == 0


def test_on_paper_what_a_role_needs_is_not_parted_from_its_title(page, handbook_address):
    page.goto(f"{handbook_address}roles/{ROLE}/")
    needs = page.locator(".pp-own-card p", has_text="Access you need").locator("xpath=following-sibling::ul[1]/li")
    needs.evaluate_all("all => all.forEach((item, n) => item.replaceChildren(`qx${n}`))")
    boxes = Pdf(page.pdf(format="A4")).boxes
    title = next(box for box in boxes if box.text == squeezed("Access you need"))
    sheets = {box.page for box in boxes if box.text.startswith("qx")}
    assert needs.count() > 5
    assert sheets == {title.page}


def test_the_raci_overview_is_printed_on_its_side_with_its_heads_turned_and_on_every_sheet(page, handbook_address):
    pdf = pdf_of(page, f"{handbook_address}raci-overview/")
    assert all(width > height for width, height in pdf.sizes)
    roles = [squeezed(name) for name in page.locator(".pp-raci thead th + th").all_inner_texts()]
    load = next(n for n, box in enumerate(pdf.boxes) if box.text == squeezed("Load of each role"))
    last = pdf.boxes[load - 1].page
    assert roles
    assert last > 0
    for sheet in range(last + 1):
        turned = "".join(b.text for b in pdf.boxes if b.page == sheet and b.top - b.bottom > 1.5 * (b.right - b.left))
        assert [name for name in roles if name not in turned] == [], f"sheet {sheet + 1}"


def test_on_paper_the_lines_of_a_matrix_are_those_of_its_cells_for_a_frame_would_go_on_below_the_last_row(
    page, handbook_address
):
    page.goto(f"{handbook_address}raci-overview/")
    page.emulate_media(media="print")
    table = page.locator(".pp-raci")
    frame, collapse = table.evaluate("e => [getComputedStyle(e).borderStyle, getComputedStyle(e).borderCollapse]")
    cells = table.locator("tr > *").evaluate_all("all => all.map(e => getComputedStyle(e).borderWidth)")
    page.emulate_media(media="screen")
    assert (frame, collapse, set(cells)) == ("none", "collapse", {"1px"})


def test_in_print_a_task_stays_with_its_box(page, handbook_address):
    page.goto(f"{handbook_address}progress/{ROLE}/")
    tasks = [squeezed(text) for text in page.locator(".pp-task").all_inner_texts()]
    page.add_style_tag(content=".pp-task::before { content: '\u2610' } .pp-task > input { display: none }")
    boxes = Pdf(page.pdf(width="90mm", height="80mm")).boxes
    marks = [n for n, box in enumerate(boxes) if box.text == "\u2610"]
    assert len(marks) == len(tasks) > 10
    assert len({boxes[n].page for n in marks}) > 2
    torn = []
    for n, task in zip(marks, tasks, strict=True):
        text = ""
        for box in boxes[n + 1 :]:
            if len(text) >= len(task):
                break
            text += box.text
            if box.page != boxes[n].page:
                torn.append(task)
                break
    assert torn == []


# The handbook of a category or a role


def test_the_pdf_of_a_roles_handbook_holds_its_card_and_every_word_of_the_steps_in_it(
    page, handbook_address, playbooks
):
    open_book(page, f"{handbook_address}handbooks/role-{ROLE}/")
    pdf = Pdf(page.pdf(format="A4"))
    read = [name for name in playbooks if page.locator(f".pp-chapter[data-page$='/playbooks/{name}/']").count()]
    assert len(read) > 3
    steps = [
        f"{n}. {step['name']}" for name in read for n, step in enumerate(playbooks[name]["steps"], 1) if "name" in step
    ]
    assert missing(pdf, steps) == []
    texts = page.evaluate(TEXTS, ".pp-chapter .pp-columns, .pp-chapter .pp-facts, .pp-chapter .pp-question")
    assert missing(pdf, texts) == []
    assert squeezed("Chapters put together") not in pdf.text
    assert squeezed("Report a problem with this step") not in pdf.text
    assert "(http://127" not in pdf.text


def test_each_chapter_of_a_handbook_begins_on_a_sheet_of_its_own(page, handbook_address):
    open_book(page, f"{handbook_address}handbooks/category-content/")
    names = [squeezed(name) for name in page.locator(".pp-chapter > h2").all_inner_texts()]
    pdf = Pdf(page.pdf(format="A4"))
    assert len(names) == 5
    first: dict[int, str] = {}
    for box in pdf.boxes:
        first[box.page] = first.get(box.page, "") + box.text
    without = [name for name in names if not any(text.startswith(name.rstrip("\u00b6")) for text in first.values())]
    assert without == []


def test_pictures_in_a_handbook_are_printed_in_letters_that_can_be_read(page, handbook_address):
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    open_book(page, f"{handbook_address}handbooks/category-content/")
    found = page.locator("[id$='-flow-by-role'] :is(.pp-diagram-svg, .pp-piece)").filter(visible=True).all()
    assert len(found) >= 4
    assert max(piece.bounding_box()["width"] for piece in found) <= PAPER
    assert min(piece.locator("text").evaluate_all(LETTERS) for piece in found) >= SMALLEST
