"""The player: a token walks through a process, by answers of the reader or along a worked example."""

import pytest

from tests.tools.node import AXE
from tests.tools.tab import SIZE, open_book

pytestmark = [pytest.mark.site, pytest.mark.browser]

PAGE = "playbooks/bread-order/#flow"
OPENERS = ".pp-play-openers button"
PHONE = {"width": 375, "height": 740}
AT = "() => [...document.querySelectorAll('.pp-at')].map(part => part.dataset.node)"


@pytest.fixture
def player(page, small_address):
    """The player of the bakery's process, opened and begun, with a page about which the browser complains of nothing."""
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.emulate_media(reduced_motion="reduce")
    page.goto(small_address + PAGE)
    begin(page, 0)
    yield page
    assert troubles == []


def begin(page, number):
    """Open the player by the keyboard, for the process (0) or one of its examples, and start."""
    page.locator(OPENERS).nth(number).focus()
    press(page, "Enter")
    page.locator(".pp-play.pp-open").wait_for()
    press(page, "Enter")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def said(page):
    return " ".join(page.locator(".pp-play-now").inner_text().split())


def clocks(page):
    return " ".join(page.locator(".pp-play-clocks").inner_text().split())


def lit(page):
    return page.evaluate(AT)


def centre(page, selector):
    box = page.locator(selector).bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# Reading


def test_without_script_a_worked_example_is_read_with_its_answers_and_there_is_no_player(plain_page, small_address):
    plain_page.goto(small_address + PAGE)
    plain_page.locator(".pp-example summary").first.click()
    text = plain_page.locator(".pp-example").first.inner_text()
    for words in ("Monday at 4 · Baker · 10 minutes of work", "Answer: Yes", "Exception: The oven smokes"):
        assert words in text
    assert not plain_page.locator(".pp-player").is_visible()


# Playing


def test_each_step_is_lit_in_the_picture_and_told_with_who_does_it_what_it_takes_and_needs(player):
    assert lit(player) == ["take"]
    assert "1. Take the order" in said(player)
    assert "Who Shop keeper, Baker Takes 5 minutes of work, 1 hour of waiting Needs The wish, A pencil" in said(player)
    x, y = centre(player, ".pp-token")
    box = player.locator(".pp-picture [data-node='take']").first.bounding_box()
    assert box["x"] - 10 <= x <= box["x"] + box["width"]
    assert box["y"] - 10 <= y <= box["y"] + box["height"]


def test_enter_alone_leads_along_the_main_path_to_an_end(player):
    press(player, *["Enter"] * 8)
    assert lit(player) == ["sold"]
    assert "End: The loaf is sold" in said(player)
    assert player.evaluate("document.activeElement.textContent") == "Start over"


def test_a_number_gives_an_answer_and_the_flow_goes_there(player):
    press(player, "Enter")
    ways = player.locator(".pp-play-ways > button").all_inner_texts()
    assert [" ".join(way.split()) for way in ways] == [
        "1 Yes → 4. Knead and shape", "2 No, but soon → 3. Flour purchase", "3 No → No bread today",
    ]  # fmt: skip
    press(player, "2")
    assert lit(player) == ["buy"]
    press(player, "ArrowRight")
    assert lit(player) == ["possible"]
    assert "round 2" in said(player)
    press(player, "3")
    assert lit(player) == ["given-up"]


def test_parallel_steps_have_a_token_each_and_a_join_waits_for_both(player):
    press(player, "Enter", "1", "Enter")
    assert player.locator(".pp-token").count() == 2
    assert lit(player) == ["heat"]
    player.get_by_role("button", name="At the same time: 6. Let it rest").click()
    assert lit(player) == ["rest"]
    press(player, "Enter")
    assert "7. Bake waits for: 5. Heat the oven" in said(player)
    assert lit(player) == ["heat"]
    press(player, "Enter")
    assert lit(player) == ["bake"]
    assert player.locator(".pp-token").count() == 2  # both have come; the step takes them together
    press(player, "Enter")
    assert player.locator(".pp-token").count() == 1


def test_an_exception_that_is_thrown_leads_where_it_says(player):
    press(player, "Enter", "1", "Enter")
    player.locator(".pp-play-throw summary").click()
    player.get_by_role("button", name="The oven smokes").click()
    assert lit(player) == ["burnt"]
    assert "Exception: The oven smokes" in said(player)
    assert player.get_by_role("link", name="What to do then").get_attribute("href") == "#exceptions-1"


def test_an_exception_that_leads_nowhere_is_told_and_the_step_goes_on(player):
    player.locator(".pp-play-throw summary").click()
    player.get_by_role("button", name="The power is out").click()
    assert lit(player) == ["take"]
    assert "Exception: The power is out" in said(player)
    press(player, "Enter")
    assert lit(player) == ["possible"]


def test_clocks_add_work_and_waiting_and_count_parallel_work_once_in_the_time_since_the_start(player):
    assert clocks(player) == "Work 0 minutes Waiting 0 minutes Since the start 0 minutes"
    press(player, "Enter")
    assert clocks(player) == "Work 5 minutes Waiting 1 hour Since the start 1.1 hours"
    press(player, "2", "Enter", "1", "Enter", "Enter")
    # the purchase waits 18.75 hours; 5 minutes and 1 h 5 min of work; the oven's time is not known
    before = clocks(player)
    press(player, "Enter")
    assert before == "Work at least 1.2 hours Waiting at least 2.6 days Since the start at least 2.8 days"
    assert clocks(player) == "Work at least 1.2 hours Waiting at least 2.9 days Since the start at least 3.1 days"


# Examples


def test_a_worked_example_is_played_with_its_notes_and_its_own_times(page, small_address):
    page.emulate_media(reduced_motion="reduce")
    page.goto(small_address + PAGE)
    begin(page, 1)
    assert "Monday at 4 · Baker · 10 minutes of work · 30 minutes of waiting Asked for the time." in said(page)
    press(page, "Enter")
    assert clocks(page) == "Work 10 minutes Waiting 30 minutes Since the start 40 minutes"
    assert "There was flour. Answer: Yes" in said(page)
    press(page, "Enter", "Enter")
    assert lit(page) == ["rest"]  # the example tells the wait before the oven
    press(page, "Enter", "Enter")
    assert lit(page) == ["burnt"]
    assert "What it shows: Look at the oven." in said(page)


def test_every_example_comes_to_its_end(page, small_address):
    page.emulate_media(reduced_motion="reduce")
    page.goto(small_address + PAGE)
    begin(page, 2)
    press(page, *["ArrowRight"] * 13)
    assert lit(page) == ["sold"]
    assert page.locator(".pp-play-way").inner_text().endswith("1 → 2 → 3 → 2 → 4 → 5 → 6 → 7 → 8 → 9 → 7 → 8 → 9")


# Keys, screen readers, movement


def test_keys_go_back_start_over_and_close_with_the_focus_where_it_was(player):
    press(player, "Enter", "1", "ArrowLeft")
    assert lit(player) == ["possible"]
    press(player, "Home")
    assert lit(player) == ["^start"]
    press(player, "Escape")
    assert not player.locator(".pp-play").is_visible()
    assert player.locator(".pp-token, .pp-at, .pp-been").count() == 0
    assert "Play the process" in player.evaluate("document.activeElement.textContent")


def test_what_is_lit_is_announced_and_axe_finds_nothing_in_the_player(player):
    press(player, "Enter")
    assert player.locator(".pp-play [role=status]").inner_text().startswith("Step: 2 of 9 · Checkpoint")
    player.add_script_tag(path=AXE)
    for scheme in ("light", "dark"):
        player.emulate_media(color_scheme=scheme)
        found = player.evaluate("async () => (await axe.run('.pp-play', {resultTypes: ['violations']})).violations")
        assert [(rule["id"], node["target"]) for rule in found for node in rule["nodes"]] == []


def test_the_token_walks_along_the_lines_unless_the_reader_wants_no_movement(page, small_address):
    page.goto(small_address + PAGE)
    begin(page, 0)
    press(page, "Enter", "1")
    moves = "document.querySelector('.pp-token').getAnimations().map(a => a.effect.getKeyframes().length)"
    assert page.evaluate(moves)[0] > 3
    page.emulate_media(reduced_motion="reduce")
    press(page, "Enter")
    assert page.evaluate(moves) == []


@pytest.mark.parametrize("size", [SIZE, PHONE], ids=["wide", "phone"])
def test_the_lit_step_is_in_sight_above_the_panel(player, size):
    player.set_viewport_size(size)
    press(player, "Home", "Enter")
    for _ in range(8):
        panel = player.locator(".pp-play").bounding_box()
        x, y = centre(player, ".pp-at")
        assert 50 < y < panel["y"]
        assert 0 < x < size["width"]
        assert panel["y"] + panel["height"] <= size["height"] + 1
        press(player, "Enter")


def test_a_player_that_could_not_be_loaded_is_asked_for_again(page, small_address):
    page.route("**/player-core.js", lambda route: route.abort())
    page.goto(small_address + PAGE)
    with page.expect_event("requestfailed"):
        page.locator(OPENERS).first.click()
    assert page.locator(".pp-play").count() == 0
    page.unroute_all()
    page.locator(OPENERS).first.click()
    page.locator(".pp-play.pp-open").wait_for()


def test_the_player_is_not_printed(player):
    player.emulate_media(media="print")
    assert not player.locator(".pp-play").is_visible()
    assert player.locator(".pp-play-openers >> visible=true").count() == 0


def test_in_a_handbook_to_print_examples_are_read_and_nothing_is_played(page, small_address):
    open_book(page, f"{small_address}handbooks/category-baking/")
    assert page.locator(".pp-book .pp-example").count() == 2
    assert page.locator(".pp-play, .pp-play-openers").count() == 0
