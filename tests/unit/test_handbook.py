"""The shipped handbook says one thing: what newcomers read, what they need, which words they meet."""

import pytest

from playpress.analysis.facts import Facts
from playpress.language.richtext import find_references
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
    return list(built_pages(checked.loaded, checked.translator, "role"))


@pytest.mark.slow
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
        named = [name for task in role.onboarding.tasks for name in task.read if name not in first]
        assert [name for name in order if name in named] == list(dict.fromkeys(named)), role.id


@pytest.mark.slow
def test_a_newcomer_gets_five_lines_from_the_manager_and_a_way_to_reach_everybody_around(facts, pages):
    roles = {page.planned.name: page for page in pages if page.template == "role" and not page.planned.part}
    inside = [role for role in facts.library.roles.values() if not role.external]
    assert len(inside) > 10
    for role in inside:
        page = roles[role.id]
        assert all(person.contact for person in page.people.people), role.id
        assert len(page.before_day_one.tasks) == (5 if role.reports_to else 0), role.id
        assert all("](" in order.giver.md and order.contact for order in page.before_day_one.orders), role.id
        assert page.before_day_one.orders, role.id


def test_rights_that_follow_a_training_are_not_there_on_the_first_day(facts):
    for role in facts.library.roles.values():
        for use in role.onboarding.before_day_one if role.onboarding else ():
            assert use.access in ("view", "comment", "edit", "admin"), (role.id, use)
            assert use.tool != "crm", role.id


def test_each_playbook_says_where_to_ask_and_when_to_go_further(facts):
    for playbook in facts.library.playbooks.values():
        assert playbook.ask is not None, playbook.id
        assert playbook.ask.where, playbook.id
        assert playbook.ask.escalate, playbook.id


def test_five_of_six_tasks_of_the_first_months_link_to_what_they_name(facts):
    tasks = [task for role in facts.library.roles.values() if role.onboarding for task in role.onboarding.tasks]
    linked = [task for task in tasks if find_references(task.task)]
    assert len(linked) >= len(tasks) * 5 / 6


def test_the_words_for_a_lead_that_is_taken_for_another_lead_to_each_other(facts):
    glossary = facts.library.glossary
    words = ("sales-ready-lead", "accepted-lead", "qualified-lead")
    for word in words:
        linked = {*glossary[word].see, *(name for kind, name in find_references(glossary[word].definition))}
        assert linked & set(words) - {word}, word
