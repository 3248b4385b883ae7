"""The questions of a monthly review: each is answered from the home page in at most two clicks.

A question is a row: the links and titles of parts to click, in order, the section in which the answer stands (empty: the whole page), and words
that are part of it. Whoever adds a page that answers another question adds its row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.site, pytest.mark.browser]

MOST_CLICKS = 2


class Question(NamedTuple):
    """What is asked, the links and parts of a page that lead to the answer, the anchor of its section, and a pattern of what it says."""

    asked: str
    clicks: tuple[str, ...]
    section: str
    says: str


FIRST, CAMPAIGNS, DIRECTOR = "Which process first?", "Marketing campaign management", "Marketing director"
UNDERSTAND, LOOK_UP = "Understand it", "Look it up"
QUESTIONS = (
    Question("Which process first, and why?", (FIRST,), "", r"comes first, with [\d.]+ of 5 points.*come from: \w+"),
    Question("How does its score come about?", (FIRST, r"\d\.\d+"), "arithmetic", r"1 \+ 4 × .* = .*Score: .* ÷ .* = \d"),
    Question("What is that ranking made of, data or guesses?", (FIRST,), "questions", r"from data: \d+. Estimates: \d+"),
    Question("Which KPI is red?", ("All KPIs",), "", r"Red: \d+ · Amber: \d+.*Amber \(\d+\)"),
    Question(
        "Did the change of keyword research help?", ("All KPIs", "Click-through rate"), "changes",
        r"SEO keyword research 1\.1\.0.*before \(\d+ figures\).*after \(\d+ figures\).*By chance alone",
    ),
    Question("What is the latest figure?", ("All KPIs", "Click-through rate"), "", r"20\d\d [\d.]+%|[\d.]+% \w+ \d+ \w+ 20\d\d"),
    Question("What is done when a figure turns red?", ("All KPIs", "Click-through rate"), "breach", r"content creator"),
    Question("How long may a campaign take?", (CAMPAIGNS, LOOK_UP), "", r"Lead time target.*9 weeks"),
    Question("Where do campaigns wait?", (CAMPAIGNS, UNDERSTAND), "", r"waits longest at \d+\. \w+"),
    Question("How long does each process take?", ("Findings of the analysis",), "times", r"Lead management [\d.]+ weeks"),
    Question("How many approvals has a campaign?", (CAMPAIGNS, LOOK_UP), "", r"Simplicity.*\d approval"),
    Question("When was a playbook last reviewed?", (CAMPAIGNS, LOOK_UP), "", r"Last reviewed.*20\d\d"),
    Question("Who approves its changes?", (CAMPAIGNS, LOOK_UP), "", r"Changes approved by.*\w+"),
    Question("What is due for review?", ("Reviews",), "", r"Next review.*\d+ \w+ 20\d\d Marketing campaign management"),
    Question("What changed lately?", (), "changes", r"20\d\d: \w+"),
    Question("Why did it change, and what is expected of it?", (CAMPAIGNS, LOOK_UP), "history", r"Why.*Expected"),
    Question("What does a role approve?", (DIRECTOR,), "approvals", r"Approve the campaign plan"),
    Question("What does a role wait for, and from whom?", (DIRECTOR,), "received", r"From.*After step.*Data analyst"),
    Question("By what is a role measured, and how is it computed?", (DIRECTOR,), "kpis", r"Formula.*\d%"),
    Question("Who has how much to do?", ("RACI overview",), "load", r"Marketing director\s+\d+\s+\d+"),
    Question("Which processes need one another?", ("Process map",), "", r"Lead management"),
    Question("Which processes serve a goal?", ("Goals", "Be found by those who search"), "playbooks", r"Search-engine optimisation"),
    Question("Which data are confidential?", ("Data sets",), "", r"Classification.*confidential"),
    Question("Do we keep to our principles?", ("Why processes",), "principles", r"exactly one accountable role: \d+ of \d+"),
    Question("Where does that figure stand?", ("Why processes", "See for yourself"), "counted", r"role: \d+ of \d+"),
)  # fmt: skip

SECTION = """anchor => {
  const at = document.getElementById(anchor), heading = at.closest('h2, h3') ?? at;
  const texts = [];
  for (let next = heading.nextElementSibling; next && !/^H[12]$/.test(next.tagName) && next.tagName !== heading.tagName; next = next.nextElementSibling)
    texts.push(next.innerText);
  return texts.join(' ');
}"""


def text_of(page: Page, section: str) -> str:
    """Return what can be read of a section, or of the whole page; spaces are folded."""
    text = page.evaluate(SECTION, section) if section else page.locator("article").inner_text()
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("clicks", dict.fromkeys(question.clicks for question in QUESTIONS))
def test_the_questions_of_the_monthly_review_are_answered_in_two_clicks(page, handbook_address: str, clicks):
    page.goto(handbook_address)
    for name in clicks:
        exactly = re.compile(rf"^\s*{name.replace('?', '[?]')}\s*$")
        part = page.locator(".pp-tab > summary > strong", has_text=exactly)
        page.get_by_role("link", name=exactly).or_(part).locator("visible=true").first.click()
        page.wait_for_load_state()
    assert len(clicks) <= MOST_CLICKS
    said = {question: text_of(page, question.section) for question in QUESTIONS if question.clicks == clicks}
    assert {question.asked: text for question, text in said.items() if not re.search(question.says, text)} == {}


def test_there_are_twenty_questions_and_none_is_asked_twice():
    assert len({question.asked for question in QUESTIONS}) == len(QUESTIONS) >= 20
