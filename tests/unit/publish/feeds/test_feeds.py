"""Feeds and calendars, read back by programs that others have written for them."""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET

import icalendar
import pytest
from feedparser.api import parse
from hypothesis import given
from hypothesis import strategies as st

from playpress.analysis.facts import Facts
from playpress.language.translation import Translator
from playpress.model.category import Category
from playpress.model.handbook import Handbook
from playpress.model.role import Role
from playpress.pages.plan import plan_pages
from playpress.pages.writer import Writer
from playpress.publish.data.addresses import Addresses
from playpress.publish.data.of_page import data_of_page
from playpress.publish.feeds import atom
from playpress.publish.feeds.calendar import folded, review_calendar
from playpress.publish.feeds.identity import urn_of
from tests.tools.handbook import library_of, playbook_of

TODAY = datetime.date(2026, 11, 25)
HOSTED = Addresses(has_folders=True)
SITE = Handbook(name="Ours & <theirs>", site_url="https://example.org/book/")
ODD = 'Größe; "A", B\\C <b>&amp; 𝕏'
CHANGES = [
    {
        "version": "1.10",
        "date": "2026-09-02",
        "what": "Now **with** care.",
        "why": "Too many errors.",
        "expected": "Half.",
    },
    {"version": "1.9", "date": "2026-09-01", "what": "First."},
    {"version": "2", "date": "2026-12-24", "what": "Not yet."},
]


def files_of(*playbooks, handbook: Handbook = SITE, **registries) -> dict[str, str]:
    """Return all feeds and calendars of a handbook by path."""
    registries = {"categories": {"sales": Category(id="sales", name="Sales")}, **registries}
    facts = Facts(library_of(*playbooks, handbook=handbook, **registries), TODAY)
    plan = plan_pages(facts, Translator("en"), lambda _subject: "x.yml")
    made = [data_of_page(page, facts, Translator("en"), HOSTED) for page in plan.pages.values()]
    return {path: text for files in made for path, text in files.items() if path.endswith((".atom", ".ics"))}


def events(text: str) -> list[icalendar.Component]:
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def test_a_feed_reader_finds_what_changed_why_and_what_is_expected_the_newest_first():
    feed = parse(files_of(playbook_of(name=ODD, changes=CHANGES))["changes.atom"].encode())
    assert not feed.bozo
    assert feed.version == "atom10"
    assert (feed.feed.title, feed.feed.author, feed.feed.updated) == (
        "Ours & <theirs>: changes",
        "Ours & <theirs>",
        "2026-09-02T00:00:00Z",
    )
    assert [entry.title for entry in feed.entries] == [f"{ODD}, version 1.10", f"{ODD}, version 1.9"]
    newest = feed.entries[0]
    assert newest.content[0].value == "Now with care.\n\nWhy: Too many errors.\n\nExpected: Half."
    assert newest.link == "https://example.org/book/playbooks/sell/#history"
    assert {link.rel: link.href for link in feed.feed.links} == {
        "alternate": "https://example.org/book/changes/", "self": "https://example.org/book/changes.atom",
    }  # fmt: skip


def test_each_entry_of_a_feed_has_all_that_rfc_4287_asks_for():
    root = ET.fromstring(files_of(playbook_of(changes=CHANGES))["changes.atom"])  # noqa: S314 - we wrote it
    names = [child.tag.rpartition("}")[2] for child in root]
    assert {"id", "title", "updated", "author"} <= set(names)
    ids = [found.text for found in root.iter(f"{{{atom.NAMESPACE}}}id")]
    assert len(set(ids)) == len(ids) == 3
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", found) for found in ids)
    for entry in root.iter(f"{{{atom.NAMESPACE}}}entry"):
        assert [child.tag.rpartition("}")[2] for child in entry] == ["id", "title", "updated", "link", "content"]


def test_the_names_of_entries_stay_when_others_come_and_differ_between_handbooks():
    def ids(handbook, *changes):
        text = files_of(playbook_of(changes=list(changes)), handbook=handbook)["changes.atom"]
        return [entry.id for entry in parse(text.encode()).entries]

    before, after = ids(SITE, CHANGES[1]), ids(SITE, *CHANGES)
    assert after[1:] == before
    assert ids(Handbook(name="Other"), CHANGES[1]) != before
    assert urn_of(SITE, "a", "b") != urn_of(SITE, "a\nb", "") != urn_of(SITE, "b", "a")


def test_two_changes_of_one_version_on_one_day_are_two_entries_and_the_first_keeps_its_name():
    def ids(*whats):
        changes = [{**CHANGES[1], "what": what} for what in whats]
        return [entry.id for entry in parse(files_of(playbook_of(changes=changes))["changes.atom"].encode()).entries]

    assert len(set(ids("One.", "Two.", "Three."))) == 3
    assert ids("One.", "Two.")[0] == ids("One.")[0]


def test_a_role_has_a_feed_of_what_changed_in_the_processes_in_which_it_has_a_part():
    clerk = {"clerk": Role(id="clerk", name="Clerk")}
    steps = [{"id": "a", "name": "A", "raci": {"responsible": "boss", "informed": ["clerk"]}}]
    files = files_of(
        playbook_of(steps=steps, changes=CHANGES), playbook_of(id="buy", name="Buy", changes=CHANGES), roles=clerk
    )
    feed = parse(files["changes/clerk.atom"].encode())
    assert [entry.title for entry in feed.entries] == ["Sell, version 1.10", "Sell, version 1.9"]
    assert (feed.bozo, feed.feed.title) == (False, "Changes: Clerk")
    assert {link.rel: link.href for link in feed.feed.links} == {
        "alternate": "https://example.org/book/roles/clerk/", "self": "https://example.org/book/changes/clerk.atom",
    }  # fmt: skip
    every = parse(files["changes.atom"].encode())
    assert {entry.id for entry in feed.entries} < {entry.id for entry in every.entries}, "the same entries"
    assert feed.feed.id != every.feed.id
    assert set(files_of(playbook_of(id="buy", changes=CHANGES), roles=clerk)) == {"changes.atom"}


def test_without_an_address_of_the_site_the_links_of_a_feed_are_relative_to_it():
    text = files_of(playbook_of(changes=CHANGES), handbook=Handbook(name="Ours"))["changes.atom"]
    assert 'href="playbooks/sell/#history"' in text
    assert 'rel="self"' not in text


def test_a_feed_has_the_latest_changes_only(monkeypatch):
    monkeypatch.setattr(atom, "MOST_ENTRIES", 1)
    feed = parse(files_of(playbook_of(changes=CHANGES))["changes.atom"].encode())
    assert [entry.title for entry in feed.entries] == ["Sell, version 1.10"]


def test_changes_that_are_all_yet_to_come_make_an_empty_feed():
    feed = parse(files_of(playbook_of(changes=CHANGES[2:]))["changes.atom"].encode())
    assert (feed.bozo, feed.entries, feed.feed.updated) == (False, [], "2000-01-01T00:00:00Z")


@given(st.text())
def test_any_text_makes_a_feed_and_a_calendar_that_can_be_read(text):
    name = text or "-"
    files = files_of(
        playbook_of(name=name, changes=[{"version": name, "date": "2026-01-01", "what": text}], review=REVIEW),
        handbook=Handbook(name=name),
    )
    assert not parse(files["changes.atom"].encode("utf-8", "replace")).bozo
    assert len(events(files["reviews.ics"])) == 1


REVIEW = {"every": "3 months", "last": "2026-11-30", "approver": "clerk"}


def test_a_calendar_has_a_day_for_each_review_with_a_date_and_says_who_approves():
    files = files_of(
        playbook_of(name=ODD, review=REVIEW), playbook_of(id="other"), roles={"clerk": Role(id="clerk", name="Clerk")}
    )
    (event,) = events(files["reviews.ics"])
    assert event.decoded("dtstart") == datetime.date(2027, 2, 28)
    assert event.decoded("dtstamp") == datetime.datetime(2026, 11, 30, tzinfo=datetime.UTC)
    assert (str(event["uid"]), str(event["summary"])) == ("review-sell@example.org", f"Review: {ODD}")
    assert str(event["description"]) == "Last reviewed on 30 November 2026. Approved by: Clerk."
    assert str(event["url"]) == "https://example.org/book/playbooks/sell/"
    assert set(files) == {"reviews.ics", "reviews/clerk.ics"}, "boss is in no registry, and so has no page"
    assert len(events(files["reviews/clerk.ics"])) == 1


def test_the_name_of_an_event_stays_when_the_review_has_been_done_and_without_an_address_of_the_site_too():
    for handbook in (SITE, Handbook(name="Ours")):
        (before,), (after,) = (
            events(files_of(playbook_of(review={"every": "1 year", "last": day}), handbook=handbook)["reviews.ics"])
            for day in ("2026-01-01", "2026-06-01")
        )
        assert before["uid"] == after["uid"]
        assert before.decoded("dtstart") != after.decoded("dtstart")


def test_no_reviews_no_page_of_them_and_no_calendar():
    assert files_of(playbook_of()) == {}


def test_reviews_without_any_date_make_no_calendar_since_one_without_events_is_none():
    assert files_of(playbook_of(review={"approver": "boss"})) == {}


@pytest.mark.parametrize("text", ["a" * 74, "a" * 75, "a" * 76, "a" * 300, "ä" * 100, "𝕏" * 100, "x" + "€" * 90])
def test_lines_are_folded_at_75_octets_and_no_character_is_cut(text):
    lines = folded(text).split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert len(lines[0].encode()) >= min(72, len(text.encode()))
    assert all(line.startswith(" ") for line in lines[1:])
    assert lines[0] + "".join(line[1:] for line in lines[1:]) == text


def test_every_line_of_a_calendar_ends_as_rfc_5545_says():
    write = Writer(Facts(library_of(playbook_of(name="x" * 200, review=REVIEW))), Translator("pl"), "")
    text = review_calendar("a\nb", write.facts.reviews.values(), write, HOSTED)
    assert text.count("\n") == text.count("\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "NAME:a\\nb\r\n" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
