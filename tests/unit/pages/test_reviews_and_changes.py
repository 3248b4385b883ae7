"""The pages of reviews and of changes as values, and where else due dates and changes stand."""

from __future__ import annotations

import datetime

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.model.role import Role
from playpress.pages.catalogue import catalogue_page
from playpress.pages.changes import changes_page
from playpress.pages.home import home_page
from playpress.pages.page import Part, PlannedPage
from playpress.pages.plan import plan_pages
from playpress.pages.playbook import playbook_page
from playpress.pages.reviews import reviews_page
from playpress.pages.role import role_page
from playpress.pages.sections.catalogue import all_rows
from playpress.pages.writer import Writer
from tests.tools.handbook import library_of, playbook_of
from tests.tools.planned import at

TODAY = datetime.date(2026, 11, 25)
ROLES = {"boss": Role(id="boss", name="Boss"), "clerk": Role(id="clerk", name="Clerk")}
REVIEW = {"every": "3 months", "last": "2026-10-31", "approver": "clerk"}
CHANGES = [
    {"version": "1", "date": "2026-09-01", "what": "First."},
    {"version": "2", "date": "2026-09-02", "what": "Now *with* care.", "why": "Errors.", "expected": "Half."},
    {"version": "3", "date": "2026-12-24", "what": "Not yet."},
]


STEPS = [{"id": "a", "name": "A", "raci": {"responsible": "clerk"}}]


def writer(*playbooks, path="reviews.md", part=None) -> Writer:
    library = library_of(*playbooks, roles=ROLES, categories={"sales": Category(id="sales", name="Sales")})
    return Writer(Facts(library, TODAY), Translator("en"), path, part)


def test_the_page_of_reviews_says_when_whose_who_approves_how_often_and_where_each_playbook_stands():
    page = reviews_page(*at(writer(playbook_of(id="a", name="A"), playbook_of(review=REVIEW, version="2"))))
    first, last = page.rows
    assert (first.version, last.version) == ("version 2", "")
    assert (first.due, first.last, first.every) == (
        "31\u00a0January\u00a02027",
        "31\u00a0October\u00a02026",
        "3 months",
    )
    assert (first.playbook.text, first.approver) == ("Sell", ("Clerk", "roles/clerk.md"))
    assert first.owner == ("Boss", "roles/boss.md")
    assert (first.stage, last.due) == ("Plan: none of its KPIs has a target", "no date: no period is set")
    assert (last.playbook.text, last.last, last.every) == ("A", "", "")
    assert page.calendar.href == "reviews.ics"
    assert [entry.term for entry in page.stages] == ["Plan", "Do", "Check", "Act"]


def test_the_page_of_changes_has_a_heading_for_each_day_the_newest_first_and_nothing_yet_to_come():
    both = playbook_of(changes=CHANGES), playbook_of(id="buy", name="Buy", changes=CHANGES[:1])
    page = changes_page(*at(writer(*both, path="changes.md")))
    assert [(day.anchor, day.date, [change.playbook.text for change in day.changes]) for day in page.days] == [
        ("day-2026-09-02", "2 September 2026", ["Sell"]),
        ("day-2026-09-01", "1 September 2026", ["Buy", "Sell"]),
    ]
    newest = page.days[0].changes[0]
    assert newest.playbook.href == "playbooks/sell.md#history"
    assert (newest.version, newest.what, newest.why, newest.expected) == (
        "version 2",
        "Now *with* care.",
        "Errors.",
        "Half.",
    )
    assert (page.intro, page.feed.href) == ("3 changes, the newest first.", "changes.atom")


def test_a_later_part_of_the_changes_goes_on_where_the_one_before_ends():
    part = Part(2, (("change", "1"),), ())
    planned = PlannedPage(key="changes:2", kind="changes", path="changes/2.md", title="", part=part)
    page = changes_page(planned, writer(playbook_of(changes=CHANGES), path="changes/2.md", part=part))
    assert [change.version for day in page.days for change in day.changes] == ["version 1"]
    assert page.feed.href == ""


def test_without_any_date_the_page_of_reviews_offers_no_calendar():
    page = reviews_page(*at(writer(playbook_of(review={"approver": "boss"}))))
    assert (page.rows[0].due, page.calendar.href) == ("no date: no period is set", "")


def kinds(*playbooks) -> set[str]:
    plan = plan_pages(writer(*playbooks).facts, Translator("en"), lambda _subject: "x.yml")
    return {page.kind for page in plan.pages.values()} & {"changes", "reviews"}


def test_a_handbook_without_changes_or_reviews_has_no_page_of_them():
    assert kinds(playbook_of()) == set()
    assert kinds(playbook_of(changes=CHANGES)) == {"changes"}
    assert kinds(playbook_of(review={"approver": "boss"})) == {"reviews"}
    assert kinds(playbook_of(status="retired", review=REVIEW)) == set()


def test_a_card_says_when_the_next_review_is_due_and_the_history_where_the_playbook_stands():
    write = writer(playbook_of(review=REVIEW, changes=CHANGES, steps=STEPS), path="playbooks/sell.md")
    page = playbook_page(*at(write, "sell"))
    assert ("Next review", "31 January 2027") in page.about.entries
    assert page.history.stage == "Plan: none of its KPIs has a target"
    retired = writer(
        playbook_of(status="retired", review=REVIEW, changes=CHANGES, steps=STEPS), path="playbooks/sell.md"
    )
    page = playbook_page(*at(retired, "sell"))
    assert "Next review" not in [entry.term for entry in page.about.entries]
    assert page.history.stage == ""


def test_the_catalogue_has_a_column_of_next_reviews_only_if_there_is_one():
    write = writer(playbook_of(review=REVIEW), playbook_of(id="buy", name="Buy"), path="catalogue.md")
    section = catalogue_page(*at(write)).playbooks
    assert section.has_reviews
    assert [(row.playbook.text, row.review) for row in section.rows] == [("Buy", ""), ("Sell", "31 January 2027")]
    assert '"31 January 2027"' in all_rows(write)
    assert not catalogue_page(*at(writer(playbook_of(), path="catalogue.md"))).playbooks.has_reviews


def test_a_role_leads_to_the_feed_of_its_changes_only_if_there_are_any_up_to_today():
    for changes, href in ((CHANGES, "../changes/clerk.atom"), (CHANGES[2:], "")):
        page = role_page(*at(writer(playbook_of(changes=changes, steps=STEPS), path="roles/clerk.md"), "clerk"))
        assert page.feed.href == href
        assert page.settings.get("feed", "") == href.removeprefix("../")


def test_the_home_page_leads_to_all_changes_and_a_role_to_the_calendar_of_its_reviews():
    playbook = playbook_of(changes=CHANGES, review=REVIEW, steps=STEPS)
    assert home_page(*at(writer(playbook, path="index.md"))).all_changes.href == "changes.md"
    for role, other in (
        ("boss", playbook_of(steps=STEPS)),
        ("clerk", playbook_of(review={"every": "1 year", "approver": "clerk"}, steps=STEPS)),
    ):
        assert role_page(*at(writer(playbook, path=f"roles/{role}.md"), role)).calendar.href == f"../reviews/{role}.ics"
        assert role_page(*at(writer(other, path=f"roles/{role}.md"), role)).calendar.href == ""
