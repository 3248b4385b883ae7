"""The role lens: choose your role once, and everywhere your part stands out and the rest steps back."""

import re

import pytest

from tests.tools.source import roles_of
from tests.tools.tab import SIZE, open_book

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAYBOOK = "playbooks/campaign-management/"
ROLE, ROLE_NAME = "designer", "Designer"
STEPS = "details.pp-step"
MARKED = """all => all.map(e => [
    e.getAttribute('href') ?? e.querySelector('summary > [id]').id, e.className.baseVal ?? e.className])"""


def choose(page, role):
    page.locator("select.pp-lens").select_option(role)


def marks(page, selector):
    """Return which of the elements are marked as mine, which as others', and which not at all, by id or address."""
    found: dict[str, set[str]] = {"mine": set(), "other": set(), "": set()}
    for name, classes in page.locator(selector).evaluate_all(MARKED):
        kind = re.search(r"\bpp-(mine|other)\b", classes)
        found[kind[1] if kind else ""].add(name)
    return found


@pytest.fixture
def mine(playbooks):
    """The steps of the playbook in which the role has a part."""
    playbook = playbooks["campaign-management"]
    found = {f"step-{s['id']}" for s in playbook["steps"] if ROLE in roles_of(s, playbook["owner"])}
    assert 0 < len(found) < len(playbook["steps"])
    return found


@pytest.fixture
def playbook_page(page, handbook_address):
    """A playbook seen through the lens."""
    page.goto(handbook_address + PLAYBOOK)
    choose(page, ROLE)
    return page


@pytest.fixture(scope="module")
def seen(browser, handbook_address):
    """The same, opened once for all tests that only look at it."""
    with browser.new_context(viewport=SIZE) as context:
        page = context.new_page()
        page.goto(handbook_address + PLAYBOOK)
        choose(page, ROLE)
        yield page


def test_steps_of_the_role_stand_out_and_the_others_step_back(seen, mine):
    found = marks(seen, STEPS)
    assert found["mine"] == mine
    assert found["other"]
    assert found[""] == set()
    colours = [
        seen.locator(f"{STEPS}.pp-{which} h4").first.evaluate("e => getComputedStyle(e).color")
        for which in ("mine", "other")
    ]
    assert colours[0] != colours[1]


@pytest.mark.parametrize("view", ["flow-by-role", "flow-by-phase"])
def test_boxes_of_a_diagram_that_are_the_roles_steps_stand_out(seen, mine, view):
    found = marks(seen, f"#{view} svg a[href*='#step-']")
    drawn = {f"#{step}" for step in mine}
    assert found["mine"] & found["other"] == set()
    assert found["mine"] == drawn
    assert found["other"]


def test_the_head_of_the_roles_lane_stands_out(seen):
    found = marks(seen, "#flow-by-role svg a[href*='/roles/']")
    assert {href for href in found["mine"] if href.rstrip("/").endswith(f"/{ROLE}")} == found["mine"] != set()
    assert found["other"]


def test_the_roles_column_of_the_raci_table_stands_out(seen):
    columns = seen.locator(".pp-raci thead th").evaluate_all("all => all.map(e => [e.textContent.trim(), e.className])")
    assert {name for name, classes in columns if "pp-mine" in classes} == {ROLE_NAME}
    assert {name for name, classes in columns if "pp-other" in classes} == {name for name, _ in columns[1:]} - {
        ROLE_NAME
    }
    rows = seen.locator(".pp-raci tbody tr").count()
    assert seen.locator(".pp-raci tbody td.pp-mine").count() == rows


def test_what_a_team_is_told_stands_out_for_its_roles_and_the_table_has_a_column_for_it(page, handbook_address):
    page.goto(f"{handbook_address}playbooks/product-promotion/?role=sales-development-representative")
    assert "step-start" in marks(page, STEPS)["mine"]
    columns = page.locator(".pp-raci thead th.pp-mine").all_text_contents()
    assert columns == ["Sales development representative (SDR)", "Sales (team)"]
    told = page.locator(".pp-raci tbody tr").filter(has_text="Switch the promotion on").locator("td.pp-mine")
    assert told.all_text_contents() == ["I", "I"]
    choose(page, "designer")
    assert "step-start" in marks(page, STEPS)["other"]


def test_the_roles_column_is_the_first_of_the_raci_table_until_there_is_no_role(playbook_page):
    def rows():
        return playbook_page.locator(".pp-raci").first.evaluate(
            "e => [...e.rows].map(row => [...row.cells].map(cell => cell.textContent.trim()))"
        )

    with_role = rows()
    choose(playbook_page, "")
    without = rows()
    column = without[0].index(ROLE_NAME)
    assert column > 1
    assert with_role == [[row[0], row[column], *row[1:column], *row[column + 1 :]] for row in without]


def test_the_roles_steps_are_marked_in_the_table_of_contents_and_the_small_flow(seen, mine):
    assert marks(seen, ".md-nav--secondary a[href^='#step-']")["mine"] == {f"#{step}" for step in mine}
    numbers = seen.locator("a.pp-small path.s").evaluate_all(
        "all => all.flatMap((e, n) => e.classList.contains('pp-mine') ? [n] : [])"
    )
    order = seen.locator(f"{STEPS} h4").evaluate_all("all => all.map(e => e.id)")
    assert {order[number] for number in numbers} == mine


def test_where_the_small_flow_has_phases_alone_those_with_a_step_of_the_role_stand_out(page, handbook_address, mine):
    page.goto(handbook_address + PLAYBOOK)
    order = page.locator(f"{STEPS} summary > [id]").evaluate_all("all => all.map(e => e.id)")
    first = [number for number, step in enumerate(order, 1) if step in mine][1]
    said = [f"{first}–{first}", "–", f"1–{first}", f"{len(order) + 1}–{len(order) + 2}"]
    drawn = "".join(f'<path class="s" d="M0 0h9"/><text>{numbers}</text>' for numbers in said)
    page.locator("a.pp-small svg").evaluate("(svg, drawn) => { svg.innerHTML = drawn; }", drawn)
    choose(page, ROLE)
    lit = page.locator("a.pp-small path.s").evaluate_all("all => all.map(e => e.classList.contains('pp-mine'))")
    assert lit == [True, False, True, False]


def test_processes_in_which_the_role_has_a_part_are_lit_on_the_process_map(page, handbook_address, playbooks):
    page.goto(f"{handbook_address}process-map/?role={ROLE}")
    page.locator(".pp-diagram-svg a.pp-mine").first.wait_for()
    found = marks(page, ".pp-diagram-svg a[href*='/playbooks/']")
    has_part = {name for name, p in playbooks.items() if any(ROLE in roles_of(step, p["owner"]) for step in p["steps"])}
    assert {href.rstrip("/").rpartition("/")[2] for href in found["mine"]} == has_part
    assert found["other"]


def test_rows_of_a_table_that_name_the_role_stand_out(page, handbook_address):
    page.goto(handbook_address + "raci-overview/")
    choose(page, ROLE)
    assert page.locator("tr.pp-mine > :first-child").all_inner_texts() == [ROLE_NAME]
    page.goto(f"{handbook_address}{PLAYBOOK}?role=campaign-manager#data")
    assert "Campaign data" in " ".join(page.locator("article table:not(.pp-raci) tr.pp-mine").all_inner_texts())


def test_figures_whose_owner_is_the_role_stand_out(page, handbook_address):
    page.goto(f"{handbook_address}{PLAYBOOK}?role=campaign-manager#kpis")
    mine, ground = page.locator(".pp-tiles li.pp-mine"), "e => getComputedStyle(e).backgroundColor"
    assert mine.locator("> strong").all_inner_texts() == ["Cost per qualified lead"]
    others = page.locator(".pp-tiles li:not(.pp-mine)")
    assert others.filter(has_text="Qualified leads").count() == 1
    assert mine.first.evaluate(ground) != others.first.evaluate(ground)
    choose(page, "")
    assert mine.count() == 0


def test_the_roles_own_card_stands_out_on_the_home_page(page, handbook_address):
    page.goto(handbook_address)
    choose(page, ROLE)
    page.locator("h2#roles ~ details summary").click()
    assert page.locator(".pp-cards a.pp-mine").all_inner_texts() == [ROLE_NAME]


def test_the_choice_is_remembered_on_the_next_page(playbook_page, handbook_address):
    playbook_page.goto(f"{handbook_address}playbooks/seo-keyword-research/")
    assert playbook_page.locator("select.pp-lens").input_value() == ROLE
    assert playbook_page.locator(f"{STEPS}.pp-other").count() > 0


def test_all_roles_takes_every_mark_away(playbook_page):
    choose(playbook_page, "")
    assert playbook_page.locator(".pp-mine, .pp-other").count() == 0
    playbook_page.reload()
    assert playbook_page.locator("select.pp-lens").input_value() == ""


def test_the_address_follows_the_choice(playbook_page):
    assert "role=designer" in playbook_page.url
    choose(playbook_page, "")
    assert "role=" not in playbook_page.url


def test_a_link_with_a_role_chooses_it(page, handbook_address, mine):
    page.goto(f"{handbook_address}{PLAYBOOK}?role={ROLE}#step-design")
    assert page.locator("select.pp-lens").input_value() == ROLE
    assert marks(page, STEPS)["mine"] == mine
    page.goto(f"{handbook_address}{PLAYBOOK}?role=")
    assert page.locator("select.pp-lens").input_value() == ""


def test_a_link_with_an_unknown_role_shows_everything(page, handbook_address):
    page.goto(f"{handbook_address}{PLAYBOOK}?role=%3Cb%3Enobody")
    assert page.locator("select.pp-lens").input_value() == ""
    assert page.locator(".pp-mine, .pp-other").count() == 0


def test_a_role_is_chosen_by_keyboard_alone(page, handbook_address, mine):
    page.goto(handbook_address + PLAYBOOK)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('select.pp-lens')"):
            break
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Your role"
    assert page.locator("select.pp-lens").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    page.keyboard.type("Desi")
    assert page.locator("select.pp-lens").input_value() == ROLE
    assert marks(page, STEPS)["mine"] == mine


def test_without_script_there_is_no_switch_and_everything_is_there(plain_page, handbook_address, playbooks):
    plain_page.goto(f"{handbook_address}{PLAYBOOK}?role={ROLE}")
    assert plain_page.locator(".pp-lens, .pp-mine, .pp-other").count() == 0
    steps = plain_page.locator(f"{STEPS}[open] h4[id^='step-'] >> visible=true")
    assert steps.count() == len(playbooks["campaign-management"]["steps"])


# Other pages and earlier ids


def test_an_earlier_id_of_a_role_chooses_it(page, small_address):
    page.goto(f"{small_address}?role=bread-maker")
    assert page.locator("select.pp-lens").input_value() == "baker"


def test_a_role_remembered_under_an_earlier_id_is_still_chosen(context, small_address):
    context.add_init_script("localStorage.setItem('pp-role:/', 'bread-maker')")
    page = context.new_page()
    page.goto(small_address)
    assert page.locator("select.pp-lens").input_value() == "baker"


def test_in_a_handbook_to_print_the_same_steps_stand_out_as_in_the_playbooks(page, small_address):
    page.goto(f"{small_address}playbooks/bread-order/?role=baker")
    of_playbook = marks(page, STEPS)
    boxes = marks(page, "#flow-by-role svg a[href*='#step-']")
    assert of_playbook["mine"]
    assert of_playbook["other"]
    open_book(page, f"{small_address}handbooks/category-baking/?role=baker")
    chapter = page.locator("[data-page='/playbooks/bread-order/']").get_attribute("id")
    of_chapter = marks(page, f"#{chapter} {STEPS}")
    assert {kind: {name.partition("-")[2] for name in names} for kind, names in of_chapter.items()} == of_playbook
    in_chapter = marks(page, f"#{chapter}-flow-by-role svg a[href*='-step-']")
    assert {k: {f"#{name.partition('-')[2]}" for name in names} for k, names in in_chapter.items()} == boxes
