"""A playbook opens with the reader's part; what others do folds to a line."""

import pytest

from tests.tools.source import roles_of

pytestmark = [pytest.mark.site, pytest.mark.browser]

PLAYBOOK = "playbooks/campaign-management/"
ROLE, OTHER = "designer", "data-analyst"
FRAME, STEPS = ".pp-my-part", "details.pp-step"


@pytest.fixture
def playbook(playbooks):
    return playbooks["campaign-management"]


@pytest.fixture
def with_role(page, handbook_address):
    """A playbook as a designer sees it."""
    page.goto(f"{handbook_address}{PLAYBOOK}?role={ROLE}")
    return page


def ids(page, selector):
    return set(page.locator(selector).evaluate_all("all => all.map(e => e.querySelector('summary > [id]').id)"))


def steps_of(playbook, role):
    return {f"step-{step['id']}" for step in playbook["steps"] if role in roles_of(step, playbook["owner"])}


def test_without_a_role_the_frame_asks_for_one_and_names_those_with_a_part_first(page, handbook_address, playbook):
    page.goto(handbook_address + PLAYBOOK)
    groups = page.locator(f"{FRAME} optgroup")
    first = groups.first.locator("option")
    known = set(page.locator("select.pp-lens option").evaluate_all("all => all.map(e => e.value)"))
    has_part = {role for step in playbook["steps"] for role in roles_of(step, playbook["owner"])} & known
    assert set(first.evaluate_all("all => all.map(e => e.value)")) == has_part
    assert f"Designer – 4 of {len(playbook['steps'])} steps" in first.all_inner_texts()
    assert groups.count() == 2
    assert page.locator(f"{FRAME} .pp-part >> visible=true").count() == 0


def test_a_role_chosen_in_the_frame_is_chosen_everywhere(page, handbook_address):
    page.goto(handbook_address + PLAYBOOK)
    page.locator(f"{FRAME} select").select_option(ROLE)
    assert page.locator("select.pp-lens").input_value() == ROLE
    assert "role=designer" in page.url
    assert page.locator(f"{FRAME} .pp-part-head").inner_text().startswith("You: 4 of 15 steps")


def test_a_folded_step_says_who_does_it_and_an_open_one_says_it_once(with_role):
    folded = with_role.locator(f"{STEPS}:has(#step-strategy)")
    assert folded.get_attribute("open") is None
    assert folded.locator("summary .pp-who").inner_text().split() == ["R", "Campaign", "manager"]
    folded.locator("summary").first.click()
    assert folded.locator(".pp-who").is_hidden()
    assert folded.locator(".pp-facts").get_by_text("Campaign manager").is_visible()


def test_the_frame_leads_to_each_of_the_roles_steps_once(with_role, playbook):
    links = with_role.locator(f"{FRAME} .pp-part.pp-mine .pp-marks a")
    found = [href.removeprefix("#") for href in links.evaluate_all("all => all.map(e => e.getAttribute('href'))")]
    assert sorted(found) == sorted(steps_of(playbook, ROLE))
    assert "9. Design the assets" in links.all_inner_texts()


def test_many_steps_stand_by_their_numbers_and_are_called_by_their_names(page, handbook_address):
    page.goto(f"{handbook_address}{PLAYBOOK}?role=campaign-manager")
    link = page.locator(f"{FRAME} .pp-part.pp-mine .pp-marks a[href='#step-research']")
    assert link.inner_text() == "2"
    assert link.get_attribute("aria-label") == link.get_attribute("title") == "2. Do the research"


def test_only_a_few_lines_of_what_one_gets_are_shown_until_one_asks_for_all(page, handbook_address):
    page.goto(f"{handbook_address}{PLAYBOOK}?role=campaign-manager")
    gets = page.locator(f"{FRAME} .pp-part.pp-mine .pp-passing > div").first
    lines = gets.locator("li >> visible=true")
    assert lines.count() == 2
    gets.get_by_role("button").click()
    assert lines.count() == gets.locator("li").count() > 2
    assert gets.get_by_role("button").count() == 0


def test_a_role_without_a_part_is_told_so_and_can_change(page, handbook_address):
    page.goto(f"{handbook_address}playbooks/lead-management/?role=designer")
    frame = page.locator(FRAME)
    assert "As Designer, you have no part in this process." in frame.inner_text()
    assert frame.locator(".pp-part >> visible=true").count() == 0
    assert page.locator(f"{STEPS}:not([open])").count() == 0, "nothing is folded where nothing is mine"
    frame.get_by_role("button", name="Change role").click()
    assert page.locator("select.pp-lens").input_value() == ""
    assert frame.locator("select").evaluate("e => e === document.activeElement")


def test_who_has_no_part_in_what_everyone_reads_is_told_to_read_it_all_the_same(page, handbook_address):
    page.goto(f"{handbook_address}playbooks/onboarding-a-new-team-member/?role=designer")
    said = "As Designer, you have no part in this process; it is one of those to read first."
    assert said in page.locator(FRAME).inner_text()


def test_steps_of_others_fold_and_open_with_a_click(with_role, playbook):
    mine = steps_of(playbook, ROLE)
    assert ids(with_role, f"{STEPS}[open]") == mine
    other = with_role.locator(STEPS).filter(has=with_role.locator("#step-research"))
    other.locator("h4").click()
    assert ids(with_role, f"{STEPS}[open]") == {*mine, "step-research"}
    with_role.locator("select.pp-lens").select_option("")
    assert with_role.locator(f"{STEPS}:not([open])").count() == 0


@pytest.mark.parametrize("way", ["address", "link"])
def test_a_step_of_others_to_which_one_is_led_is_open(page, handbook_address, way):
    page.goto(f"{handbook_address}{PLAYBOOK}?role={ROLE}" + ("#step-research" if way == "address" else ""))
    if way == "link":
        page.locator(".md-nav--secondary a[href='#step-research'] >> visible=true").click()
    assert "step-research" in ids(page, f"{STEPS}[open]")
    assert "step-approve-plan" not in ids(page, f"{STEPS}[open]")


@pytest.mark.parametrize("role", ["", "campaign-manager"])
def test_the_frame_is_no_wider_than_its_page(page, handbook_address, role):
    page.goto(f"{handbook_address}{PLAYBOOK}?role={role}")
    for width in (1280, 375, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        inside = page.locator(FRAME).evaluate(
            "e => [...e.querySelectorAll('*')].every(x => x.getBoundingClientRect().right <= e.getBoundingClientRect().right)"
        )
        assert inside, width


@pytest.mark.parametrize("role", ["", "campaign-manager", "designer"])
def test_the_first_step_stands_within_one_and_a_half_screens(page, handbook_address, role):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{handbook_address}{PLAYBOOK}?role={role}")
    top = page.locator(f"{STEPS} h4").first.evaluate("e => e.getBoundingClientRect().top + scrollY")
    assert top <= 1.5 * 800
    assert page.locator(FRAME).bounding_box()["height"] <= 380


def test_without_script_the_part_of_each_role_opens_by_itself(plain_page, handbook_address):
    plain_page.goto(handbook_address + PLAYBOOK)
    part = plain_page.locator(f"{FRAME} .pp-part[data-role='{ROLE}']")
    assert plain_page.locator(FRAME).bounding_box()["height"] < 80
    plain_page.locator(f"{FRAME} .pp-all-parts > summary").click()
    assert not part.locator(".pp-passing").is_visible()
    part.locator("> summary").click()
    assert part.locator(".pp-passing").is_visible()
    assert "You get" in part.inner_text()


def test_on_paper_there_is_the_readers_part_and_no_question(page, handbook_address):
    page.emulate_media(media="print")
    page.goto(f"{handbook_address}{PLAYBOOK}?role=")
    assert not page.locator(FRAME).is_visible()
    page.goto(f"{handbook_address}{PLAYBOOK}?role={ROLE}")
    assert page.locator(f"{FRAME} .pp-part.pp-mine .pp-marks").is_visible()
    assert page.locator(f"{FRAME} button >> visible=true").count() == 0
