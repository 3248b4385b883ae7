"""The newcomer's exam: what a new hire asks, answered from the home page in at most two clicks or one search.

The answer then stands in the window or at most a screen below it. Nothing else is opened, and no role is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.tools.search import type_words
from tests.tools.tab import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

MOST_CLICKS, MOST_HITS, MOST_SCREENS = 2, 2, 1
SEARCHING = "guide/"
"""A page that is opened soon: the search is the same on each."""
FRAMES = 6
"""For so many a page has to stay where it is, until it has moved to what was clicked."""


class Question(NamedTuple):
    """What somebody asks, the links they click from the home page on or the words they search for, and what answers."""

    asked: str
    answer: str
    clicks: tuple[str, ...] = ()
    search: str = ""


CAMPAIGN, SEO, MANAGER = "Marketing campaign management", "SEO keyword research", "Marketing-operations manager"
EXAM = (
    # The handbook
    Question("What should I read first?", "own list. Onboarding a new team member: From three weeks before"),
    Question(
        "What changed lately?",
        "19 October 2026: Process optimisation (DMAIC). The criteria of a test are written into the draft",
        ("What changed lately",),
    ),
    Question(
        "What do R, A, C and I mean?",
        "R does it, A answers for it, C is asked before, I is told afterwards",
        ("How to read a playbook",),
    ),
    Question("What matters here?", "Our values Outcomes before activity Simple before clever", ("Why we do this",)),
    Question(
        "Why do we have processes at all?",
        "We bundle work into processes for three reasons.",
        ("Why processes, and what this handbook does about each principle",),
    ),
    Question("Which processes are there?", "Product launch From a confirmed release date", ("16 playbooks",)),
    Question("What figures are not as they should be?", "Conversion rate 2.1% amber", ("Where we stand",)),
    Question("What does MoSCoW mean?", "Four groups into which requests are sorted", search="MoSCoW"),
    Question(
        "What is planned for this quarter?",
        "By the end of the year, whoever looks for what we offer finds a page of ours",
        search="quarterly plan 2026",
    ),
    # A process
    Question(
        "Who approves a campaign plan?",
        "6. Approve the campaign plan R Marketing director",
        search="approve campaign plan",
    ),
    Question(
        "What happens if a campaign plan is rejected?",
        "If you reject it, write down why. The money is free",
        (CAMPAIGN, "6. Approve the campaign plan"),
    ),
    Question(
        "How long may a campaign plan wait for approval?",
        "Decide within two working days.",
        (CAMPAIGN, "6. Approve the campaign plan"),
    ),
    Question("How long does a campaign take?", "Takes: about 8.3 weeks, of which 4.3 weeks is work", (CAMPAIGN,)),
    Question("Whom do I ask about campaigns?", "Questions to: Campaign manager", (CAMPAIGN,)),
    Question(
        "What is campaign management for?", "Marketing money is spent once.", search="campaign management purpose"
    ),
    Question(
        "What must the strategy step of a campaign leave behind?",
        "Done when: A campaign plan with message, channels",
        (CAMPAIGN, "5. Develop the marketing strategy"),
    ),
    Question(
        "May I move budget between channels?",
        "Yes, within the approved sum.",
        search="move budget between channels",
    ),
    Question(
        "What if the budget is cut while my campaign runs?",
        "Stop the channel with the highest cost per lead first.",
        search="budget cut campaign",
    ),
    Question(
        "What do others get wrong in campaigns?",
        'Choosing "everybody" as the target group',
        search="mistakes campaign",
    ),
    Question(
        "When do I escalate a campaign's problem, and to whom?",
        "Nobody has answered within four working hours, or the launch day is at risk: Marketing director",
        search="campaign management ask",
    ),
    Question(
        "What can go wrong in a campaign, and what prevents it?",
        "2. The campaign brings leads that sales does not want 4. Choose the most suitable targets medium high The sales manager is asked",
        search="campaign risk leads sales does not want",
    ),
    Question(
        "Why does keyword research run beside design?",
        "Why: Assets waited three days for keywords.",
        search="campaign history",
    ),
    Question(
        "What follows keyword research?",
        "Prepares for: Content development, Search-engine optimisation",
        search="keyword research related processes",
    ),
    Question(
        "Where do requests from sales go?",
        "to its place in the one ordered list, or to an honest no.",
        ("16 playbooks", "Work intake and the marketing backlog"),
    ),
    Question(
        "What becomes of a request from sales?", "Agree now only if four things are true.", search="decide request"
    ),
    Question(
        "When is a micro-campaign stopped?",
        "when the figures are below the value for stopping after half of the time",
        search="stop micro-campaign",
    ),
    Question("Who owns lead management?", "Owner: Demand-generation manager", ("16 playbooks", "Lead management")),
    # A role
    Question(
        "What do I do on my first day as a campaign manager?",
        "First day Read the playbook Marketing campaign management and do its quiz",
        ("Campaign manager", "First day"),
    ),
    Question(
        "Which tools must I ask for as a campaign manager, and who grants them?",
        "Marketing automation publish Marketing-operations manager",
        ("Campaign manager", "Access you need"),
    ),
    Question(
        "What do I hand to whom as a designer?",
        "You hand over to Campaign manager Set of assets",
        ("Designer", "Hand-offs"),
    ),
    Question(
        "By what is SEO measured, and from which data?",
        "target 25,000 Formula: Number of sessions in the month whose source is an unpaid search result "
        "Source: Web-analytics data Measures: Search-engine optimisation, SEO keyword research",
        ("SEO specialist", "How you are measured"),
    ),
    Question(
        "What is my part in content development as an SEO specialist?",
        "Content development Starts when: The planned start of a piece has come You are asked before: "
        "2. Decide whether to write the piece",
        ("SEO specialist", "Content development"),
    ),
    Question("Who stands in for the CMO?", "Your stand-in: Marketing director", ("Chief marketing officer (CMO)",)),
    Question("Who is my manager as a designer?", "Your manager: Marketing director", ("Designer",)),
    Question(
        "What do I read, in which order, as a data analyst?",
        "Performance measurement and reporting",
        ("Data analyst", "Read in this order"),
    ),
    # A tool, a data set, a KPI
    Question(
        "How is lead response time calculated?",
        "Formula: Median working hours from the stage “sales-ready” to the first contact",
        search="lead response time",
    ),
    Question(
        "How quickly must a new lead be answered?",
        "Target: 4\N{NO-BREAK SPACE}working hours",
        search="lead response time",
    ),
    Question("How good must our click-through rate be?", "Target: 3.5%", search="click-through rate"),
    Question("Who gives access to the CRM?", "Access from: Marketing-operations manager", search="CRM"),
    Question("How do I learn the CRM?", "Half a day in the practice copy", search="CRM"),
    Question("Is consumer data confidential?", "Classification: confidential", search="consumer data"),
)


SCREENS = """(sentence) => {
  const squeezed = (text) => text.replace(/[\\s¶]/g, "").replace(/[“”]/g, '"');
  const places = [], article = document.querySelector("article");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let said = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true })) continue;
    [...node.data].forEach((letter, n) => { if (squeezed(letter)) { said += squeezed(letter); places.push([node, n]); } });
  }
  const wanted = squeezed(sentence);
  const screens = [];
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    const range = document.createRange();
    range.setStart(...places[at]);
    range.setEnd(...places[at + wanted.length - 1]);
    const { top, bottom } = range.getBoundingClientRect();
    const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
    screens.push(Math.max(0, bottom - innerHeight, header - top) / (innerHeight - header));
  }
  return screens.length ? Math.min(...screens) : null;
}"""
"""How many screens of a page have to be scrolled to read a sentence that can be seen on it; null if there is none."""

SETTLED = """(frames) => new Promise((done) => {
  let last = scrollY, same = 0;
  const look = () => {
    same = scrollY === last ? same + 1 : 0;
    last = scrollY;
    if (same < frames) requestAnimationFrame(look); else done();
  };
  requestAnimationFrame(look);
})"""
"""Waits until a page has stayed where it is for so many frames."""


class Reader(NamedTuple):
    """Somebody with three tabs: the home page, a page that is searched, and the page to read an answer on."""

    home: Page
    searched: Page
    page: Page


@pytest.fixture(scope="module")
def reader(browser, handbook_address):
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(PATIENCE)
        found = Reader(context.new_page(), context.new_page(), context.new_page())
        found.home.goto(handbook_address)
        found.searched.goto(f"{handbook_address}{SEARCHING}")
        yield found


def settle(page):
    """Wait until a page is there and no longer moves."""
    page.wait_for_load_state()
    page.evaluate(SETTLED, FRAMES)


def link_of(page, words):
    """Return the link with these words in the table of contents of a page, or else in the page."""
    for place in (".md-sidebar--secondary", "article"):
        link = page.locator(place).get_by_role("link", name=words, exact=True)
        if link.count():
            break
    return link.first


def follow(reader, clicks):
    """Go where the first link on the home page leads, and click from there on."""
    link = link_of(reader.home, clicks[0])
    link.click(trial=True)
    reader.page.goto(link.evaluate("a => a.href"))
    for words in clicks[1:]:
        reader.page.locator("article h1").wait_for()
        link_of(reader.page, words).click()
    reader.page.locator("article h1").wait_for()
    settle(reader.page)


def ways_to_answers(reader, question):
    """Show the page that links lead to, or one after the other those that are found first, on whatever page one searches."""
    if question.search:
        for hit in list(dict.fromkeys(type_words(reader.searched, question.search)))[:MOST_HITS]:
            reader.page.goto(hit)
            settle(reader.page)
            yield reader.page
    elif question.clicks:
        follow(reader, question.clicks)
        yield reader.page
    else:
        reader.home.evaluate("scrollTo(0, 0)")
        settle(reader.home)
        yield reader.home


def screens_to_scroll(page, sentence):
    """Return how many screens to scroll until a sentence can be read; None where it cannot be seen."""
    return page.evaluate(SCREENS, sentence)


def test_the_exam_has_forty_questions_and_no_way_is_long():
    assert len({question.asked for question in EXAM}) >= 40
    assert all(len(question.clicks) <= MOST_CLICKS for question in EXAM)
    assert not any(question.clicks and question.search for question in EXAM)


@pytest.mark.parametrize("question", EXAM, ids=lambda question: question.asked)
def test_a_newcomers_question_is_answered_within_a_screen(reader, question):
    scrolled = []
    for page in ways_to_answers(reader, question):
        scrolled.append(screens_to_scroll(page, question.answer))
        if scrolled[-1] is not None and scrolled[-1] <= MOST_SCREENS:
            return
    pytest.fail(f"the answer is so many screens away, or cannot be seen: {scrolled}")
