"""Learning: tasks, readings and quizzes, kept in this browser only."""

import json
import re

import pytest

from tests.tools.website import served

pytestmark = [pytest.mark.site, pytest.mark.browser]

ROLE = "campaign-manager"
ROLE_PAGE, PLAYBOOK, PROGRESS = f"roles/{ROLE}/", "playbooks/campaign-management/", "my-progress/"
OWN = f"progress/{ROLE}/"
READING = ".pp-reading li:has(a[href*='playbooks/campaign-management/'])"


ANSWER = """(questions, answers) => questions.map((question, n) => {
  question.querySelectorAll("input")[answers[n] - 1].click();
  question.querySelector("button").click();
  return question.querySelector(".pp-said strong").textContent;
})"""
BARS = """(bars) => bars.filter((bar) => bar.checkVisibility()).map((bar) => {
  const { value, max } = bar.querySelector("progress");
  return [bar.textContent, value, max];
})"""


def stored(page):
    return json.loads(page.evaluate("localStorage.getItem('pp-progress:/')") or "null")


def store(context, progress):
    context.add_init_script(
        f"if (!localStorage.getItem('pp-progress:/')) localStorage.setItem('pp-progress:/', '{json.dumps(progress)}')"
    )


def test_what_was_kept_under_earlier_ids_is_still_there(page, small_site):
    with served(small_site.pages) as address:
        page.goto(f"{address}roles/baker/")
        page.locator(".pp-tasks input").first.check()
        page.goto(f"{address}playbooks/bread-order/")
        page.locator(".pp-read input").check()
        page.evaluate("""localStorage.setItem("pp-progress:/", localStorage.getItem("pp-progress:/")
            .replace('"baker"', '"bread-maker"').replace('"bread-order"', '"loaf-order"'))""")
        assert {"bread-maker", "loaf-order"} == {*stored(page)["tasks"], *stored(page)["read"]}
        page.reload()
        assert page.locator(".pp-read input").is_checked()
        page.goto(f"{address}roles/baker/")
        assert page.locator(".pp-tasks input:checked").count() == 1


# Tasks


def test_a_ticked_task_is_still_ticked_after_reloading(page, handbook_address):
    page.goto(handbook_address + ROLE_PAGE)
    page.locator(".pp-tasks label").nth(1).click(position={"x": 5, "y": 8})
    page.reload()
    ticked = page.locator(".pp-tasks input").evaluate_all("all => all.map(box => box.checked)")
    assert [n for n, is_ticked in enumerate(ticked) if is_ticked] == [1]
    page.locator(".pp-tasks input").nth(1).uncheck()
    page.reload()
    assert page.locator(".pp-tasks input:checked").count() == 0


def test_the_same_task_is_ticked_for_each_role_on_its_own(page, handbook_address):
    task = page.locator(".pp-tasks label", has_text=re.compile("^Read the outline of the sales process$"))
    page.goto(handbook_address + ROLE_PAGE)
    task.locator("input").check()
    page.goto(handbook_address + "roles/sales-development-representative/")
    assert not task.locator("input").is_checked()


def test_my_progress_shows_the_chosen_roles_way_with_what_is_done(page, handbook_address):
    page.goto(handbook_address + ROLE_PAGE)
    page.locator(".pp-tasks input").first.check()
    page.goto(f"{handbook_address}{PROGRESS}?role={ROLE}")
    assert page.inner_text(".pp-summary") == "Your role: Campaign manager · All tasks and playbooks"
    page.locator(".pp-summary a").click()
    assert page.inner_text("h1").startswith("My progress: Campaign manager")
    page.locator(".pp-way .pp-tasks input:checked").wait_for()
    tasks, readings = page.locator(".pp-way .pp-tasks li").count(), page.locator(".pp-way .pp-reading li").count()
    assert page.locator(".pp-far").evaluate_all(BARS) == [
        [f"Tasks done: 1 of {tasks}", 1, tasks],
        [f"Playbooks read: 0 of {readings}", 0, readings],
    ]


def test_what_is_ticked_on_a_roles_progress_is_ticked_on_its_page_too(page, handbook_address):
    page.goto(handbook_address + OWN)
    page.locator(".pp-tasks input").nth(1).check()
    page.goto(handbook_address + ROLE_PAGE)
    ticked = page.locator(".pp-tasks input").evaluate_all("all => all.map(box => box.checked)")
    assert [n for n, is_ticked in enumerate(ticked) if is_ticked] == [1]


def test_a_role_is_found_by_typing_a_part_of_its_name(page, handbook_address):
    page.goto(handbook_address + PROGRESS)
    shown = page.locator(".pp-choice li >> visible=true")
    assert shown.count() > 10
    field = page.get_by_label("Filter by words", exact=True)
    field.fill("campaign")
    assert shown.all_inner_texts() == ["Campaign manager"]
    field.fill("nobody at all")
    assert shown.count() == 0
    assert page.locator("[role=status]", has_text="Nothing has that name.").is_visible()
    field.fill("campaign")
    field.press("Enter")
    page.wait_for_url(f"**/{OWN}?role={ROLE}")


def test_whoever_picks_a_role_for_their_progress_has_chosen_it(page, handbook_address):
    page.goto(handbook_address + PROGRESS)
    page.locator(".pp-choice").get_by_role("link", name="Campaign manager").click()
    page.wait_for_url(f"**/{OWN}*")
    page.goto(handbook_address)
    assert page.evaluate("playpress.role()") == ROLE


def test_with_a_role_chosen_the_navigation_leads_to_its_progress_and_without_to_the_picker(page, handbook_address):
    page.goto(f"{handbook_address}?role={ROLE}")
    way = page.locator(".md-nav a", has_text=re.compile(r"^\s*My progress\s*$")).first
    assert way.evaluate("(link) => link.pathname") == f"/{OWN}"
    page.locator(".pp-lens").select_option("")
    assert way.evaluate("(link) => link.pathname") == f"/{PROGRESS}"


def test_a_role_that_reads_everything_and_does_all_its_tasks_has_full_bars(page, handbook_address):
    page.goto(handbook_address + OWN)
    boxes = page.locator(".pp-way .pp-tasks input")
    boxes.evaluate_all("(all) => all.forEach((box) => box.click())")
    assert page.locator(".pp-far.pp-full").all_inner_texts() == [f"Tasks done: {boxes.count()} of {boxes.count()}"]


def test_with_a_role_chosen_my_progress_lists_no_roles_until_the_reader_wants_another(page, handbook_address):
    page.goto(f"{handbook_address}{PROGRESS}?role={ROLE}")
    others = page.locator("h2#roles, .pp-field, .pp-choice a")
    change = page.get_by_role("button", name="Change role")
    assert others.count() > 10
    assert not any(other.is_visible() for other in others.all())
    change.click()
    assert all(other.is_visible() for other in others.all())
    assert not change.is_visible()


def test_my_progress_says_that_it_is_no_record_for_an_audit(plain_page, handbook_address):
    plain_page.goto(handbook_address + PROGRESS)
    assert "does not count as an audit record" in plain_page.inner_text("article")
    assert plain_page.locator(".pp-choice a").count() > 10
    plain_page.get_by_role("link", name="Campaign manager").click()
    assert "does not count as an audit record" in plain_page.inner_text("article")
    assert plain_page.locator(".pp-tasks li").count() > 10


ASKED = "Read the playbook Marketing campaign management and do its quiz"


def test_a_task_that_asks_for_reading_and_quiz_is_ticked_by_both_and_by_neither_alone(
    page, handbook_address, playbooks
):
    answers = [asked["answer"] for asked in playbooks["campaign-management"]["learning"]["quiz"]]
    task = page.locator(".pp-task", has_text=ASKED).locator("input")
    ticked = {}
    for done in ("nothing", "quiz", "both"):
        page.goto(handbook_address + PLAYBOOK)
        if done == "quiz":
            assert page.locator(".pp-question").evaluate_all(ANSWER, answers) == ["Right."] * len(answers)
        if done == "both":
            page.locator(".pp-read input").check()
        page.goto(handbook_address + ROLE_PAGE)
        ticked[done] = task.is_checked()
    assert ticked == {"nothing": False, "quiz": False, "both": True}
    page.goto(handbook_address + OWN)
    assert page.locator(".pp-way .pp-tasks input:checked").count() == 1
    assert "Tasks done: 1 of" in page.inner_text(".pp-bars")


def test_reading_alone_does_not_tick_what_asks_for_the_quiz_too(page, handbook_address):
    page.goto(handbook_address + PLAYBOOK)
    page.locator(".pp-read input").check()
    page.goto(handbook_address + ROLE_PAGE)
    assert not page.locator(".pp-task", has_text=ASKED).locator("input").is_checked()


def test_a_task_that_ticked_itself_can_be_opened_again_and_one_can_be_ticked_before(page, handbook_address):
    task = page.locator(".pp-task", has_text="Read the playbooks Lead management and SEO keyword research").locator(
        "input"
    )
    page.goto(handbook_address + ROLE_PAGE)
    task.check()
    page.reload()
    assert task.is_checked()
    task.uncheck()
    for name in ("lead-management", "seo-keyword-research"):
        page.goto(f"{handbook_address}playbooks/{name}/")
        page.locator(".pp-read input").check()
    page.goto(handbook_address + ROLE_PAGE)
    assert task.is_checked()
    task.uncheck()
    page.reload()
    assert not task.is_checked()


# A file to take along


def test_progress_saved_to_a_file_is_restored_in_another_browser(page, browser, handbook_address, tmp_path):
    page.goto(handbook_address + ROLE_PAGE)
    page.locator(".pp-tasks input").first.check()
    page.goto(handbook_address + PROGRESS)
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save to a file").click()
    saved = tmp_path / saving.value.suggested_filename
    saving.value.save_as(saved)
    assert saved.suffix == ".json"
    assert json.loads(saved.read_text()) == stored(page)
    with browser.new_context() as other:
        elsewhere = other.new_page()
        elsewhere.goto(handbook_address + PROGRESS)
        with elsewhere.expect_file_chooser() as choosing:
            elsewhere.get_by_role("button", name="Load from a file").click()
        choosing.value.set_files(saved)
        elsewhere.get_by_text("Loaded.").wait_for()
        elsewhere.goto(handbook_address + ROLE_PAGE)
        assert elsewhere.locator(".pp-tasks input").first.is_checked()


FOREIGN = (
    "",
    "{",
    "null",
    "[]",
    '{"name": "other"}',
    '{"tasks": {}, "read": 1, "quiz": {}}',
    '{"tasks": [], "read": [], "quiz": []}',
    '{"tasks": {"campaign-manager": "all"}, "read": {"x": {}}, "quiz": {}}',
)


def test_foreign_and_broken_files_are_refused_with_words_and_change_nothing(page, handbook_address, tmp_path):
    page.goto(handbook_address + ROLE_PAGE)
    page.locator(".pp-tasks input").first.check()
    before, file, accepted = stored(page), tmp_path / "progress.json", []
    page.goto(handbook_address + PROGRESS)
    for text in FOREIGN:
        file.write_text(text)
        page.evaluate("document.querySelector('.pp-imported').textContent = ''")
        page.locator(".pp-buttons input[type=file]").set_input_files(file)
        page.wait_for_function("document.querySelector('.pp-imported').textContent")
        if page.inner_text(".pp-imported") != "This file contains no saved progress." or stored(page) != before:
            accepted.append(text)
    assert accepted == []


def test_damaged_storage_does_not_break_the_page(context, handbook_address):
    page, troubles = context.new_page(), []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.add_init_script("localStorage.setItem('pp-progress:/', '{\"tasks\": 1')")
    page.goto(handbook_address + ROLE_PAGE)
    page.locator(".pp-tasks input").first.check()
    assert troubles == []


def test_everything_is_forgotten_at_the_second_press_only(page, handbook_address):
    page.goto(handbook_address + ROLE_PAGE)
    page.locator(".pp-tasks input").first.check()
    page.goto(handbook_address + PROGRESS)
    before = stored(page)
    page.get_by_role("button", name="Clear my progress").click()
    assert stored(page) == before
    assert before["tasks"]
    page.get_by_role("button", name="Clear everything? Press again to confirm.").click()
    assert stored(page) == {"tasks": {}, "read": {}, "quiz": {}}


# Readings


def test_a_playbook_marked_as_read_is_so_on_the_reading_list_and_in_my_progress(page, handbook_address, playbooks):
    page.goto(handbook_address + PLAYBOOK)
    box = page.get_by_role("checkbox", name=f"I have read version {playbooks['campaign-management']['version']}")
    box.check()
    page.reload()
    assert box.is_checked()
    page.goto(handbook_address + ROLE_PAGE)
    assert page.locator(READING).locator(".pp-kept").inner_text() == "✓ Read"
    page.goto(handbook_address + OWN)
    assert page.locator(f"{READING} >> visible=true").locator(".pp-kept").inner_text() == "✓ Read"
    assert re.search(r"Playbooks read: 1 of \d+", page.inner_text(".pp-bars"))


def test_a_playbook_that_changed_since_is_open_again(context, handbook_address):
    page = context.new_page()
    store(context, {"tasks": {}, "read": {"campaign-management": "1.0.0"}, "quiz": {}})
    page.goto(handbook_address + ROLE_PAGE)
    assert page.locator(READING).locator(".pp-kept").inner_text() == "Changed since you read version 1.0.0"
    page.goto(handbook_address + OWN)
    assert re.search(r"Playbooks read: 0 of \d+", page.inner_text(".pp-bars"))
    page.goto(handbook_address + PLAYBOOK)
    assert not page.locator(".pp-read input").is_checked()
    assert "Changed since you read version 1.0.0" in page.inner_text(".pp-read")
    page.locator(".pp-read input").check()
    assert "Changed" not in page.inner_text(".pp-read")


def test_without_script_a_playbook_does_not_claim_to_have_been_read(plain_page, handbook_address):
    plain_page.goto(handbook_address + PLAYBOOK)
    assert not plain_page.locator(".pp-read").is_visible()


# Quiz


@pytest.fixture
def quiz(playbooks):
    return playbooks["campaign-management"]["learning"]["quiz"]


def test_a_wrong_answer_is_marked_says_why_and_leads_to_the_step_that_tells(page, handbook_address, quiz):
    page.goto(f"{handbook_address}{PLAYBOOK}#quiz")
    question, asked = page.locator(".pp-question").first, quiz[0]
    answer = asked["answer"] - 1
    wrong = next(n for n in range(len(asked["options"])) if n != answer)
    said, option = question.get_by_role("status"), question.locator(".pp-option")
    check = question.get_by_role("button", name="Check the answer")
    check.click()
    assert said.inner_text() == "Choose an answer first."
    question.get_by_role("radio", name=asked["options"][wrong], exact=True).check()
    check.click()
    assert said.inner_text().startswith("Not quite.")
    assert asked["because"].replace("*", "") in said.inner_text()
    assert said.locator("a").get_attribute("href") == f"#step-{asked['step']}"
    red = page.evaluate(COLOUR, [".pp-said strong", ".pp-option.pp-wrong > span"])
    assert all(colour[0] > 2 * max(colour[1:]) for colour in red), red
    assert option.locator("css=.pp-right").count() == 0
    question.get_by_role("radio", name=asked["options"][answer], exact=True).check()
    check.click()
    assert said.inner_text().startswith("Right.")
    assert asked["because"].replace("*", "") in said.inner_text()
    green = page.evaluate(COLOUR, [".pp-said strong", ".pp-option.pp-right > span"])
    assert all(colour[1] > max(colour[0], colour[2]) for colour in green), green


COLOUR = """(selectors) => selectors.map((selector) =>
  getComputedStyle(document.querySelector(selector)).color.match(/\\d+/g).slice(0, 3).map(Number))"""


def test_the_score_has_a_bar_and_says_when_the_quiz_is_passed(page, handbook_address, quiz):
    page.goto(f"{handbook_address}{PLAYBOOK}?role={ROLE}#quiz")
    questions, score = page.locator(".pp-question"), page.locator(".pp-quiz .pp-far")
    answers = [asked["answer"] for asked in quiz]
    wrong = answers[0] % len(quiz[0]["options"]) + 1
    questions.evaluate_all(ANSWER, [wrong, *answers[1:]])
    right = len(quiz) - 1
    assert score.evaluate_all(BARS) == [[f"Right answers: {right} of {len(quiz)}", right, len(quiz)]]
    assert page.inner_text(".pp-passed") == ""
    questions.evaluate_all(ANSWER, answers)
    assert page.inner_text(".pp-passed").endswith("You have passed this quiz. See your progress")
    page.locator(".pp-passed a").click()
    page.wait_for_url(f"**/{OWN}")


STATE = """(questions) => questions.map((question) => [
  [...question.querySelectorAll("input")].findIndex((choice) => choice.checked) + 1,
  question.querySelector(".pp-said strong")?.textContent ?? "",
  [...question.querySelectorAll(".pp-option")].map((option) => option.className.slice("pp-option".length)),
])"""


def test_after_a_reload_answers_marks_and_score_are_those_of_before(page, handbook_address, quiz):
    page.goto(handbook_address + PLAYBOOK)
    answers = [asked["answer"] for asked in quiz]
    answers[1] = answers[1] % len(quiz[1]["options"]) + 1
    questions = page.locator(".pp-question")
    questions.evaluate_all(ANSWER, answers)
    before, score = questions.evaluate_all(STATE), page.text_content(".pp-quiz .pp-far")
    assert [state[1] for state in before] == ["Right.", "Not quite.", *["Right."] * (len(quiz) - 2)]
    page.reload()
    assert questions.evaluate_all(STATE) == before
    assert page.text_content(".pp-quiz .pp-far") == score
    assert str(len(quiz) - 1) in score


def test_after_a_reload_a_choice_that_was_not_checked_gives_way_to_the_answer_that_was(page, handbook_address, quiz):
    page.goto(handbook_address + PLAYBOOK)
    questions = page.locator(".pp-question")
    questions.evaluate_all(ANSWER, [asked["answer"] for asked in quiz])
    before = questions.evaluate_all(STATE)
    questions.first.locator("input").nth(quiz[0]["answer"] % len(quiz[0]["options"])).evaluate(
        "(choice) => choice.click()"
    )
    page.reload()
    assert questions.evaluate_all(STATE) == before
    assert page.locator(".pp-question input:not([autocomplete=off])").count() == 0


def test_coming_back_to_a_page_shows_what_was_done_meanwhile(page, handbook_address):
    page.goto(handbook_address + ROLE_PAGE)
    key, done = (
        "pp-progress:/",
        {"tasks": {}, "read": {"lead-management": "x", "seo-keyword-research": "x"}, "quiz": {}},
    )
    page.evaluate("([key, done]) => localStorage.setItem(key, done)", [key, json.dumps(done)])
    task = page.locator(".pp-task", has_text="Read the playbooks Lead management and SEO keyword research").locator(
        "input"
    )
    assert not task.is_checked()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert task.is_checked()


def test_answers_kept_by_an_earlier_version_are_shown_too(page, handbook_address, quiz):
    page.goto(handbook_address + PLAYBOOK)
    answers = [asked["answer"] for asked in quiz]
    questions = page.locator(".pp-question")
    questions.evaluate_all(ANSWER, answers)
    page.evaluate(
        """localStorage.setItem("pp-progress:/", localStorage.getItem("pp-progress:/").replace(/"\\+[^"]*"/g, "true"))"""
    )
    assert set(stored(page)["quiz"]["campaign-management"].values()) == {True}
    page.reload()
    assert [state[:2] for state in questions.evaluate_all(STATE)] == [[answer, "Right."] for answer in answers]


def test_another_choice_takes_the_mark_away_until_it_is_checked(page, handbook_address, quiz):
    page.goto(handbook_address + PLAYBOOK)
    questions = page.locator(".pp-question")
    questions.evaluate_all(ANSWER, [asked["answer"] for asked in quiz])
    other = quiz[0]["answer"] % len(quiz[0]["options"])
    questions.first.locator("input").nth(other).evaluate("(choice) => choice.click()")
    assert questions.evaluate_all(STATE)[0] == [other + 1, "", [""] * len(quiz[0]["options"])]


def test_the_quiz_can_be_answered_by_keyboard_alone(page, handbook_address, quiz):
    page.goto(f"{handbook_address}{PLAYBOOK}#quiz")
    question = page.locator(".pp-question").first
    question.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in range(quiz[0]["answer"] - 1):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert question.get_by_role("status").inner_text().startswith("Right.")


def test_each_question_of_every_playbook_has_an_answer_that_is_counted_as_right(
    page, handbook_address, playbooks, long_playbooks
):
    for name in long_playbooks:
        page.goto(f"{handbook_address}playbooks/{name}/")
        answers = [asked["answer"] for asked in playbooks[name]["learning"]["quiz"]]
        assert len(answers) > 2
        assert page.locator(".pp-question").evaluate_all(ANSWER, answers) == ["Right."] * len(answers), name


def test_without_script_an_answer_opens_by_itself(plain_page, handbook_address, quiz):
    plain_page.goto(f"{handbook_address}{PLAYBOOK}#quiz")
    question = plain_page.locator(".pp-question").first
    assert quiz[0]["question"] in question.inner_text()
    answer = question.locator("details strong")
    assert not answer.is_visible()
    question.locator("summary").click()
    assert answer.inner_text() == quiz[0]["options"][quiz[0]["answer"] - 1]
