"""What somebody in a role should read, in which order, and how long it takes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.analysis.assignments import Assignment
from playpress.analysis.facts import Facts
from playpress.analysis.network import Link
from playpress.analysis.reading import WORDS_A_MINUTE, reading_order
from playpress.model.handbook import Handbook
from playpress.model.role import Role
from tests.tools.handbook import library_of, playbook_of

if TYPE_CHECKING:
    from playpress.analysis.assignments import Letter


def playbook(name: str, *before: str, **fields: object):
    return playbook_of(id=name, learning={"prerequisites": list(before)}, **fields)


def part(name: str, *letters: Letter, step: str = "a") -> Assignment:
    return Assignment("clerk", name, step, letters)


def test_only_playbooks_in_which_a_role_does_or_answers_for_something_are_to_be_read():
    library = library_of(*map(playbook, "abcd"))
    parts = [part("a", "C"), part("b", "I"), part("c", "R"), part("d", "A", "C")]
    assert reading_order("clerk", parts, library, {}) == ["c", "d"]
    assert reading_order("clerk", (), library, {}) == []


def test_what_weighs_most_comes_first():
    library = library_of(*map(playbook, "abc"))
    parts = [part("a", "A"), part("b", "R"), part("c", "R"), part("c", "I", step="b"), part("c", "C", step="c")]
    assert reading_order("clerk", parts, library, {}) == ["c", "b", "a"]


def test_a_prerequisite_comes_first_even_where_the_role_has_no_part_in_it():
    library = library_of(playbook("a", "b"), playbook("b", "c"), playbook("c"), playbook("d"))
    assert reading_order("clerk", [part("a", "R")], library, {}) == ["c", "b", "a"]
    assert reading_order("clerk", [part("a", "A"), part("d", "R")], library, {}) == ["d", "c", "b", "a"]


def test_of_equals_what_feeds_the_other_comes_first():
    library = library_of(playbook("a"), playbook("b"))
    parts = [part("a", "R"), part("b", "R")]
    assert reading_order("clerk", parts, library, {}) == ["a", "b"]
    assert reading_order("clerk", parts, library, {"a": [Link("b", "a", "feeds", "x")]}) == ["b", "a"]
    assert reading_order("clerk", parts, library, {"a": [Link("b", "a", "calls", "x")]}) == ["a", "b"]


def handbook(*playbooks, start_here=(), **role):
    library = library_of(*playbooks)
    clerk = Role.model_validate({"id": "clerk", "name": "Clerk", **role})
    return replace(
        library, handbook=Handbook(start_here=start_here), entities={**library.entities, "role": {"clerk": clerk}}
    )


def test_what_everyone_reads_comes_first_then_what_the_roles_first_tasks_name_then_the_rest():
    tasks = {"first_day": ["Read [[d]]"], "first_week": ["Read [[role:clerk]], [[c]] and [[nowhere]]", "Read [[d]]"]}
    library = handbook(*map(playbook, "abcde"), start_here=["e", "c"], onboarding=tasks)
    parts = [part("a", "A"), part("b", "R")]
    assert reading_order("clerk", parts, library, {}) == ["e", "c", "d", "b", "a"]
    assert reading_order("clerk", (), library, {}) == ["e", "c", "d"]
    assert reading_order(None, (), library, {}) == ["e", "c"]


def test_a_task_names_what_it_has_somebody_read_but_not_what_it_only_mentions():
    tasks = {"first_day": [{"task": "Read [[b|about bread]]", "read": "b"}, "Look at [[c|an oven]]"]}
    library = handbook(*map(playbook, "abc"), onboarding={**tasks, "manager": ["Open [[c]]"]})
    assert reading_order("clerk", [part("a", "R")], library, {}) == ["b", "a"]


def test_what_a_playbook_named_first_needs_comes_before_it_and_before_what_is_named_later():
    library = handbook(playbook("a"), playbook("b", "c"), playbook("c"), playbook("d"), start_here=["b", "d"])
    assert reading_order("clerk", [part("a", "R")], library, {}) == ["c", "b", "d", "a"]


def test_a_role_outside_the_organisation_reads_only_what_it_has_a_part_in():
    library = handbook(*map(playbook, "ab"), start_here=["b"], external=True)
    assert reading_order("clerk", [part("a", "R")], library, {}) == ["a"]


def test_playbooks_that_name_each_other_or_nothing_that_exists_are_read_all_the_same():
    library = library_of(playbook("a", "b"), playbook("b", "a", "nowhere"))
    assert sorted(reading_order("clerk", [part("a", "R")], library, {})) == ["a", "b"]


names = "abcdef"


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(names), st.sets(st.sampled_from(names)), max_size=6),
    st.lists(st.tuples(st.sampled_from(names), st.sampled_from("RACI")), max_size=12),
)
def test_nothing_is_read_before_what_it_needs_and_nothing_twice(needs, drawn):
    acyclic = {name: {n for n in needs.get(name, ()) if n > name} for name in names}
    library = library_of(*(playbook(name, *sorted(acyclic[name])) for name in names))
    order = reading_order("clerk", [part(name, letter) for name, letter in drawn], library, {})
    assert len(set(order)) == len(order)
    assert {name for name, letter in drawn if letter in "RA"} <= set(order)
    for place, name in enumerate(order):
        assert acyclic[name] <= set(order[:place])


def test_reading_takes_a_minute_at_least_and_is_counted_in_words_that_people_read():
    long = " ".join(["word"] * (3 * WORDS_A_MINUTE))
    library = library_of(playbook_of(), playbook_of(id="long", purpose=long))
    assert Facts(library).reading_minutes == {"sell": 1, "long": 3}


def test_a_retired_playbook_is_not_to_be_read_but_what_has_replaced_it():
    old, older = (playbook(n, status="retired", replaced_by=by) for n, by in (("old", "new"), ("older", "old")))
    gone = playbook("gone", status="retired")
    library = handbook(old, older, gone, playbook("new"), playbook("a", "older", "gone"), start_here=["old", "gone"])
    parts = [part("a", "R"), part("old", "R"), part("gone", "R")]
    assert reading_order("clerk", parts, library, {}) == ["new", "a"]
    assert reading_order(None, (), library, {}) == ["new"]


def test_playbooks_that_replace_each_other_have_no_stand_in():
    library = library_of(
        playbook("a", status="retired", replaced_by="b"), playbook("b", status="retired", replaced_by="a")
    )
    assert library.stand_in("a") is None
