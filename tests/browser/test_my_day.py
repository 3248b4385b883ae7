"""The home page of somebody with a role is that role's day; the way on is the order in which the role reads."""

import json

import pytest

pytestmark = [pytest.mark.site, pytest.mark.browser]

ROLE = "designer"
DAY, NEXT, PREVIOUS = ".pp-my-day", ".md-footer__link--next", ".md-footer__link--prev"


def card(page, title):
    return page.locator(f"{DAY} .pp-card").filter(has=page.locator("h3", has_text=title))


def readings(page, address):
    """Return the addresses of the playbooks that the role's page says to read, in order."""
    page.goto(f"{address}roles/{ROLE}/")
    return page.locator(".pp-reading > ol > li > a").evaluate_all("all => all.map(a => a.href)")


@pytest.fixture
def order(page, handbook_address):
    found = readings(page, handbook_address)
    assert len(found) > 3
    return found


def test_without_a_role_the_home_page_asks_for_one(page, handbook_address):
    page.goto(handbook_address)
    assert "Which role is yours?" in page.locator(DAY).inner_text()
    page.locator(f"{DAY} select").select_option(ROLE)
    page.locator(f"{DAY} h2").wait_for()
    assert page.locator(f"{DAY} h2").inner_text() == "Your day: Designer"


def test_which_state_of_the_handbook_this_is_stands_once(page, handbook_address):
    page.goto(handbook_address)
    page.locator(DAY).locator("select").wait_for()
    assert page.locator("body").inner_text().count("As of ") == 1
    page.goto(f"{handbook_address}catalogue/")
    assert page.locator(".pp-as-of").inner_text().startswith("As of ")


def test_the_next_task_is_the_first_that_is_not_ticked_on_the_roles_page(page, handbook_address):
    page.goto(f"{handbook_address}roles/{ROLE}/?role={ROLE}")
    tasks = [text.strip() for text in page.locator(".pp-tasks li").all_inner_texts()]
    for ticked in range(3):
        page.goto(handbook_address)
        assert tasks[ticked] in card(page, "Next task").inner_text()
        page.goto(f"{handbook_address}roles/{ROLE}/")
        page.locator(".pp-tasks input").nth(ticked).check()
    page.goto(handbook_address)
    assert f"Tasks done: 3 of {len(tasks)}" in card(page, "Your progress").inner_text()
    assert card(page, "Your progress").locator("progress").first.evaluate("e => e.value") == 3


def show_day_with_task(page, address, read, quiz):
    """Open the home page of a role that has one task, for which these playbooks are to be read and these quizzes to be passed."""
    reading = [
        [name, name, "1", "about 5 minutes"] for name in ("work-intake", "lead-management", "campaign-management")
    ]
    day = {
        "tasks": [["first-week", "First week", "Learn it", read, quiz]],
        "reading": reading,
        "kpis": [],
        "people": [],
    }
    script = f"playpress.days[{json.dumps(ROLE)}] = {json.dumps({**day, 'contact': '', 'parts': []})};"
    page.route(f"**/{ROLE}.js", lambda route: route.fulfill(body=script, content_type="text/javascript"))
    page.goto(f"{address}?role={ROLE}")


@pytest.mark.parametrize(
    ("read", "quiz", "done", "leads"),
    [
        ("campaign-management", "campaign-management/3", [], "campaign-management/"),
        ("campaign-management", "campaign-management/3", ["campaign-management"], "campaign-management/#quiz"),
        ("", "work-intake/3", [], "work-intake/#quiz"),
        ("campaign-management work-intake", "", [], None),
        ("campaign-management work-intake", "", ["campaign-management"], "work-intake/"),
        ("", "", [], None),
    ],
)
def test_the_next_task_leads_to_the_playbook_that_is_left_of_it(page, handbook_address, read, quiz, done, leads):
    for playbook in done:
        page.goto(f"{handbook_address}playbooks/{playbook}/")
        page.locator(".pp-read input").check()
    show_day_with_task(page, handbook_address, read, quiz)
    told = card(page, "Next task").locator("p").first
    assert told.inner_text() == "Learn it"
    hrefs = told.locator("a").evaluate_all("all => all.map((a) => a.href)")
    assert hrefs == ([f"{handbook_address}playbooks/{leads}"] if leads else [])


@pytest.mark.parametrize(
    ("read", "next_to_read"),
    [("", "work-intake"), ("campaign-management lead-management", "lead-management"), ("elsewhere", "work-intake")],
)
def test_what_the_next_task_asks_to_read_is_read_next(page, handbook_address, read, next_to_read):
    show_day_with_task(page, handbook_address, read, "")
    address = f"{handbook_address}playbooks/{next_to_read}/"
    assert card(page, "Next to read").locator("a").evaluate("a => a.href") == address
    assert page.locator(NEXT).evaluate("a => a.href") == address


def test_the_next_playbook_is_the_first_of_the_list_that_is_not_read_with_its_minutes(page, handbook_address, order):
    page.goto(f"{handbook_address}?role={ROLE}")
    assert card(page, "Next to read").locator("a").evaluate("a => a.href") == order[0]
    assert "minutes" in card(page, "Next to read").inner_text()
    page.goto(order[0])
    page.locator(".pp-read input").check()
    page.goto(handbook_address)
    assert card(page, "Next to read").locator("a").evaluate("a => a.href") == order[1]
    assert f"Playbooks read: 1 of {len(order)}" in card(page, "Your progress").inner_text()


def test_the_day_leads_to_people_figures_and_card_of_the_role(page, handbook_address):
    page.goto(f"{handbook_address}?role={ROLE}")
    card(page, "Your role").wait_for()
    ways = page.locator(f"{DAY} a").evaluate_all("all => all.map(a => a.href)")
    wanted = ("roles/marketing-director/", f"roles/{ROLE}/", f"cards/{ROLE}/", f"progress/{ROLE}/", "kpis/")
    assert [path for path in wanted if not any(handbook_address + path in way for way in ways)] == []
    links = [way for way in ways if way.startswith("http")]
    assert {way: page.request.get(way).status for way in links} == dict.fromkeys(links, 200)
    assert page.locator(f"{DAY} .pp-figure").count() > 0


def test_the_role_can_be_changed_on_the_home_page(page, handbook_address):
    page.goto(f"{handbook_address}?role={ROLE}")
    page.locator(DAY).get_by_role("button", name="Change role").click()
    assert page.locator(f"{DAY} select").is_visible()
    assert page.locator("select.pp-lens").input_value() == ""


def test_a_day_and_its_order_are_there_from_disk_too(browser, offline_site, order):
    first, second = (f"{url.rstrip('/').rpartition('/')[2]}.html" for url in order[:2])
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{(offline_site / 'index.html').as_uri()}?role={ROLE}")
        way = card(page, "Next to read").locator("a")
        way.wait_for()
        assert way.evaluate("a => a.href") == (offline_site / "playbooks" / first).as_uri()
        way.click()
        page.wait_for_url(f"**/{first}*")
        page.locator(f"{NEXT}[href$='{second}']").wait_for()


# The order of reading


def test_next_goes_through_the_roles_list_to_its_end_and_previous_back(page, handbook_address, order):
    page.goto(f"{handbook_address}?role={ROLE}")
    followed = []
    card(page, "Next to read").wait_for()
    for _ in order:
        page.locator(NEXT).click()
        page.locator(".pp-my-part").wait_for()
        page.locator(f"{NEXT} .md-ellipsis").wait_for()
        page.wait_for_function("playpress.days[playpress.role()]")
        followed.append(page.url)
    assert followed == order
    assert page.locator(NEXT).evaluate("a => a.href") == f"{handbook_address}progress/{ROLE}/"
    assert page.locator(PREVIOUS).evaluate("a => a.href") == order[-2]


def test_next_says_the_name_and_minutes_of_the_playbook(page, order):
    page.goto(f"{order[0]}?role={ROLE}")
    page.wait_for_function("playpress.days[playpress.role()]")
    said, name = page.locator(f"{NEXT} .md-ellipsis").inner_text(), page.locator(NEXT).get_attribute("aria-label")
    assert "about" in said
    assert name == f"Next: {said}"


def test_without_a_role_next_goes_through_what_everyone_reads_to_finding_a_role(page, handbook_address):
    page.goto(handbook_address)
    everyone = page.locator("#first ~ ol").first.locator("> li > a").evaluate_all("all => all.map(a => a.href)")
    followed = []
    for _ in everyone:
        page.locator(NEXT).click()
        page.locator(".pp-my-part").wait_for()
        followed.append(page.url)
    assert followed == everyone
    assert page.locator(NEXT).evaluate("a => a.href") == f"{handbook_address}#roles"


def test_a_page_that_is_not_in_the_list_keeps_the_order_of_the_navigation(
    page, plain_page, handbook_address, order, playbooks
):
    others = [f"playbooks/{name}/" for name in sorted(playbooks) if f"{handbook_address}playbooks/{name}/" not in order]
    paths = ["glossary/", others[0]]
    for path in paths:
        plain_page.goto(handbook_address + path)
        page.goto(f"{handbook_address}{path}?role={ROLE}")
        page.wait_for_function("playpress.days[playpress.role()]")
        ways = [tab.locator(NEXT).evaluate("a => a.href") for tab in (plain_page, page)]
        assert ways[0] == ways[1]


# A role's page


def test_a_roles_page_opens_with_its_card(plain_page, handbook_address):
    plain_page.goto(f"{handbook_address}cards/{ROLE}/")
    of_card = plain_page.locator(".pp-columns").inner_text()
    plain_page.goto(f"{handbook_address}roles/{ROLE}/")
    columns = plain_page.locator(".pp-columns")
    assert columns.inner_text() == of_card
    assert columns.evaluate("e => e.compareDocumentPosition(document.querySelector('#path')) & 4")


def test_what_planners_want_to_know_of_a_role_stands_at_the_end(plain_page, handbook_address):
    plain_page.goto(f"{handbook_address}roles/campaign-manager/")
    text = plain_page.locator("article").inner_text()
    assert text.index("Total capacity") > text.index("For planning") > text.index("What you should be able to do")


def test_a_roles_page_offers_to_be_mine_and_says_when_it_is(page, handbook_address):
    page.goto(f"{handbook_address}roles/{ROLE}/")
    button = page.locator(".pp-choose button")
    assert (button.inner_text(), button.get_attribute("aria-pressed")) == ("This is my role", "false")
    button.click()
    assert page.locator("select.pp-lens").input_value() == ROLE
    assert (button.inner_text().strip(), button.get_attribute("aria-pressed")) == ("Your role", "true")
    page.goto(f"{handbook_address}roles/customer/")
    assert page.locator(".pp-choose button").count() == 0, "nobody outside the organisation reads as such"
