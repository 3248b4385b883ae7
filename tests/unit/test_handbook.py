"""The shipped handbook says one thing: what newcomers read, what they need, which words they meet."""

import pytest

from playpress.analysis.facts import Facts
from playpress.language.richtext import find_references
from playpress.model.walk import walk
from playpress.pipeline import Request, check_handbook
from tests.tools.planned import built_pages
from tests.tools.repository import ROOT


@pytest.fixture(scope="module")
def checked():
    return check_handbook(Request(ROOT))


@pytest.fixture(scope="module")
def facts(checked):
    return Facts(checked.loaded.library)


@pytest.fixture(scope="module")
def pages(checked):
    return list(built_pages(checked.loaded, checked.translator))


def test_every_tool_on_the_access_list_of_a_role_has_a_level(pages):
    lists = {page.planned.title: page.tools.rows for page in pages if page.template == "role" and page.tools.rows}
    assert len(lists) > 10
    assert [(role, row.thing.text) for role, rows in lists.items() for row in rows if not row.what] == []


def test_a_newcomer_meets_one_order_of_reading(facts):
    first = facts.first_reads
    assert first[0] == "onboarding-a-new-team-member"
    for role in facts.library.roles.values():
        if role.external or not role.onboarding:
            continue
        order = facts.reading_order[role.id]
        assert order[: len(first)] == first, role.id
        named = [
            name
            for _, text, _ in walk(role.onboarding)
            if text.startswith("Read")
            for kind, name in find_references(text)
            if kind == "playbook" and name not in first
        ]
        assert [name for name in order if name in named] == list(dict.fromkeys(named)), role.id


def test_the_words_for_a_lead_that_is_taken_for_another_lead_to_each_other(facts):
    glossary = facts.library.glossary
    words = ("sales-ready-lead", "accepted-lead", "qualified-lead")
    for word in words:
        linked = {*glossary[word].see, *(name for kind, name in find_references(glossary[word].definition))}
        assert linked & set(words) - {word}, word
