"""The newcomer's exam: what a new hire asks, answered from the home page in at most two clicks or one search."""

from typing import NamedTuple

import pytest

from tests.tools.search import search

pytestmark = [pytest.mark.site, pytest.mark.browser]

MOST_CLICKS, MOST_HITS = 2, 2
OPEN_ALL = "() => document.querySelectorAll('article details').forEach(e => { e.open = true; })"


class Question(NamedTuple):
    """What somebody asks, the links they click from the home page on or the words they search for, and what answers."""

    asked: str
    answer: str
    clicks: tuple[str, ...] = ()
    search: str = ""


CAMPAIGN = ("Marketing campaign management",)
EXAM = (
    Question("What should I read first?", "own list. Onboarding a new team member: From three weeks before"),
    Question("What changed lately?", "What changed lately 19 October 2026: Process optimisation (DMAIC)"),
    Question("What do R, A, C and I mean?", "R does it, A answers for it, C is asked before, I is told afterwards"),
    Question("What matters here?", "Our values Outcomes before activity Simple before clever"),
    Question(
        "Why do we have processes at all?",
        "We bundle work into processes for three reasons.",
        ("Why processes, and what this handbook does about each principle",),
    ),
    Question("Who approves a campaign plan?", "Approve the campaign plan (Approval): Marketing director.", CAMPAIGN),
    Question(
        "What happens if a campaign plan is rejected?", "If you reject it, write down why. The money is free", CAMPAIGN
    ),
    Question("How long may a campaign plan wait for approval?", "Decide within two working days.", CAMPAIGN),
    Question("How long does a campaign take?", "Lead time target: 9 weeks", CAMPAIGN),
    Question("Whom do I ask about campaigns?", "Questions to: Campaign manager", CAMPAIGN),
    Question("What is campaign management for?", "Serves: Grow the qualified pipeline", CAMPAIGN),
    Question("May I move budget between channels?", "Yes, within the approved sum.", CAMPAIGN),
    Question(
        "What if the budget is cut while my campaign runs?",
        "Stop the channel with the highest cost per lead first.",
        CAMPAIGN,
    ),
    Question(
        "What do I do on my first day as a campaign manager?",
        "First day Read the playbook Marketing campaign management and do its quiz",
        ("Campaign manager",),
    ),
    Question(
        "Which tools must I ask for as a campaign manager, and who grants them?",
        "Marketing automation publish Marketing-operations manager",
        ("Campaign manager",),
    ),
    Question("What do I hand to whom as a designer?", "You hand over to Campaign manager Set of assets", ("Designer",)),
    Question(
        "By what is SEO measured, and from which data?",
        "target 25,000 Formula: Number of sessions in the month whose source is an unpaid search result "
        "Source: Web-analytics data Measures: Search-engine optimisation, SEO keyword research",
        ("SEO specialist",),
    ),
    Question(
        "What is my part in content development as an SEO specialist?",
        "Content development Starts when: The planned start of a piece has come You are asked before: "
        "2. Decide whether to write the piece",
        ("SEO specialist",),
    ),
    Question("Who stands in for the CMO?", "Your stand-in: Marketing director", ("Chief marketing officer (CMO)",)),
    Question(
        "What follows keyword research?",
        "Prepares for: Content development, Search-engine optimisation",
        ("16 playbooks", "SEO keyword research"),
    ),
    Question(
        "Where do requests from sales go?",
        "There is one list of our future work.",
        ("16 playbooks", "Work intake and the marketing backlog"),
    ),
    Question("What becomes of a request from sales?", "Declined with a reason", search="request from sales"),
    Question(
        "When is a micro-campaign stopped?",
        "when the figures are below the value for stopping after half of the time",
        search="micro-campaign",
    ),
    Question("Who owns lead management?", "Owner: Demand-generation manager", ("16 playbooks", "Lead management")),
    Question(
        "How is lead response time calculated, and what is its target?",
        "Formula: Median working hours from the stage “sales-ready” to the first contact",
        search="lead response time",
    ),
    Question(
        "How quickly must a new lead be answered?",
        "Target: 4\N{NO-BREAK SPACE}working hours",
        search="lead response time",
    ),
    Question("What does MoSCoW mean?", "Four groups into which requests are sorted", search="MoSCoW"),
    Question("Who gives access to the CRM?", "Access from: Marketing-operations manager", search="CRM"),
    Question("How do I learn the CRM?", "Half a day in the practice copy", search="CRM"),
    Question("How good must our click-through rate be?", "Target: 3.5%", search="click-through rate"),
)


@pytest.fixture(scope="module")
def page(browser):
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def follow(page, handbook_address):
    """Click from the home page on; who asks again what the same way answers is there already."""
    reached: list[tuple[tuple[str, ...], str]] = []

    def by(clicks):
        if reached != [(clicks, page.url)]:
            page.goto(handbook_address)
            for words in clicks:
                page.locator("article").get_by_role("link", name=words, exact=True).first.click()
                page.locator("article h1").wait_for()
            reached[:] = [(clicks, page.url)]

    return by


def is_answered(page, sentence):
    """Tell whether a sentence can be seen on the page, after opening its boxes, parts and views one by one if need be."""

    def is_shown():
        return _plain(sentence) in _plain(page.locator("article").inner_text())

    if is_shown():
        return True
    page.evaluate(OPEN_ALL)
    return is_shown() or any(is_shown() for _ in _opened(page, ".pp-tab > summary", ".pp-views > label"))


def _opened(page, choice, *within):
    """Choose each of what can be chosen, and within it each of the next; yield after each."""
    choices = page.locator(f"article {choice} >> visible=true")
    for n in range(choices.count() or 1):
        if choices.count():
            choices.nth(n).click()
        yield
        if within:
            yield from _opened(page, *within)


def _plain(text):
    return " ".join(text.replace("¶", " ").replace("“", '"').replace("”", '"').split())


def test_the_exam_has_at_least_twenty_questions_and_no_way_is_long():
    assert len({question.asked for question in EXAM}) >= 20
    assert all(len(question.clicks) <= MOST_CLICKS for question in EXAM)
    assert not any(question.clicks and question.search for question in EXAM)


@pytest.mark.parametrize("question", EXAM, ids=lambda question: question.asked)
def test_a_newcomers_question_is_answered(page, handbook_address, follow, question):
    if question.search:
        hits = list(dict.fromkeys(search(page, handbook_address, question.search)))[:MOST_HITS]
        assert any(page.goto(hit) and is_answered(page, question.answer) for hit in hits), hits
    else:
        follow(question.clicks)
        assert is_answered(page, question.answer)
