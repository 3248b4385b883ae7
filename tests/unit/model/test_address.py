"""A place within a record keeps its address, whatever is inserted, removed or moved beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.model.address import address_of, addresses, route_of
from playpress.model.kinds import KINDS
from playpress.model.playbook import Playbook
from playpress.model.record import ABSENT, Record
from playpress.model.role import Role
from playpress.model.walk import walk
from playpress.reading.load import load_handbook
from tests.tools.flows import random_playbook
from tests.tools.handbook import playbook_of
from tests.tools.repository import ROOT

SALE = playbook_of(
    changes=[{"version": "1.2", "date": "2026-01-01", "what": "More"}, {"version": "1.1", "date": "2025-01-01", "what": "New"}],
    learning={"quiz": [{"question": "Who?", "options": ["I", "You"], "answer": 1}]},
    scope={"includes": ["This", "That"]},
    steps=[
        {
            "id": "approve",
            "raci": {"responsible": "boss", "consulted": ["clerk", "seller"]},
            "instructions": ["Read", "Sign"],
            "inputs": [{"from": "offer/quote"}, {"name": "Luck"}, {"dataset": "orders"}],
            "tools": ["crm"],
            "branches": [
                {"when": "Yes", "to": "pay"}, {"when": "No", "to": "rejected"}, {"when": "Perhaps", "to": "pay"},
            ],
        },
        {"id": "2", "next": ["approve", "approve"]},
    ],
)  # fmt: skip


@pytest.mark.parametrize(
    ("route", "address"),
    [
        ((), ""),
        (("name",), "name"),
        (("steps", 0, "name"), "steps.approve.name"),
        (("steps", 0, "branches", 1, "when"), "steps.approve.branches.rejected.when"),
        (("steps", 0, "branches", 0, "when"), "steps.approve.branches.pay.when"),
        (("steps", 0, "branches", 2, "when"), "steps.approve.branches.pay[2].when"),
        (("steps", 0, "instructions", 1), "steps.approve.instructions[2]"),
        (("steps", 0, "raci", "consulted", 1), "steps.approve.raci.consulted.seller"),
        (("steps", 0, "tools", 0, "access"), "steps.approve.tools.crm.access"),
        (("steps", 0, "inputs", 0, "from"), "steps.approve.inputs.offer/quote.from"),
        (("steps", 0, "inputs", 1, "name"), "steps.approve.inputs[1].name"),
        (("steps", 0, "inputs", 2), "steps.approve.inputs.orders"),
        (("steps", 1, "next", 1), "steps.2.next.approve[2]"),
        (("changes", 0, "what"), 'changes."1.2".what'),
        (("learning", "quiz", 0, "options", 1), "learning.quiz[1].options[2]"),
        (("summary",), "summary"),
    ],
)
def test_an_entry_is_named_by_its_id_or_what_it_leads_to_and_a_text_by_its_place(route, address):
    assert address_of(SALE, route) == address
    assert route_of(SALE, address) == route


@pytest.mark.parametrize(
    "address",
    [
        "steps.reject", "steps.approve[2]", "steps[1]", "steps.approve.instructions[3]", "steps.approve.instructions.Read",
        "steps.approve.branches.pay[3].when", "colour", "scope.excludes[1]", "variants[1].name", "name.name", "name[1]",
        "steps.", ".steps", "steps..name", 'changes."1.2', "changes.1.2.what", "steps.approve.", "purpose.text",
    ],
)  # fmt: skip
def test_an_address_of_what_is_not_there_leads_nowhere(address):
    assert route_of(SALE, address) is None


def test_a_place_that_a_record_does_not_have_still_has_an_address():
    assert address_of(SALE, ("ownr",)) == "ownr"
    assert address_of(SALE, ("steps", 7, "raci", "responsible")) == "steps[8].raci.responsible"
    assert address_of(SALE, ("variants", 0, "odd key")) == 'variants[1]."odd key"'


def test_steps_without_an_id_are_counted_among_themselves():
    flawed = playbook_of(steps=[{"id": "one"}, {"id": ABSENT}, {"id": "two"}, {"id": ABSENT, "name": "Lost"}])
    assert address_of(flawed, ("steps", 3, "name")) == "steps[2].name"
    assert route_of(flawed, "steps[2].name") == ("steps", 3, "name")


def test_tasks_have_their_count_within_their_stage():
    role = Role(id="boss", name="Boss", onboarding={"first_day": ["Look", {"task": "Read", "read": ["sell"]}]})
    assert address_of(role, ("onboarding", "first_day", 1, "read", 0)) == "onboarding.first_day[2].read.sell"


def test_what_names_an_entry_is_a_field_of_it():
    records = {record for record in subclasses(Record) if record.__module__.startswith("playpress.")}
    naming = {record.__name__: record for record in records if record is not Record and "named_by" in vars(record)}
    assert naming.keys() == {
        "Branch",
        "Change",
        "Escalation",
        "ExampleStep",
        "Instead",
        "Silence",
        "StepInput",
        "ToolUse",
    }
    for record in naming.values():
        assert set(record.named_by) <= record.model_fields.keys()


def subclasses(kind):
    return {kind}.union(*map(subclasses, kind.__subclasses__()))


odd = st.sampled_from(["a", "b", "a.b", "a[2]", "[1]", 'say "a"', "\\", "1", "", " ", "ü", "a/b", ABSENT]) | st.text(
    max_size=4
)
odd_steps = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["a", "b", "1", "2", "a-b", ABSENT])},
        optional={
            "next": st.lists(odd, max_size=3),
            "instructions": st.lists(odd, max_size=3),
            "tools": st.lists(odd, max_size=3),
            "branches": st.lists(st.fixed_dictionaries({"when": odd, "to": odd}), max_size=3),
            "inputs": st.lists(
                st.fixed_dictionaries({}, optional={"from": odd, "dataset": odd, "name": odd}), max_size=3
            ),
        },
    ),
    max_size=4,
)


def assert_each_place_has_its_own(record):
    found = addresses(record)
    assert len(set(found.values())) == len(found)
    for route, address in found.items():
        assert address_of(record, route) == address
        assert route_of(record, address) == route
    assert {route for route, _, _ in walk(record)} <= found.keys()


@settings(max_examples=100, deadline=None)
@given(odd_steps)
def test_each_place_of_a_flawed_playbook_has_an_address_of_its_own_that_leads_back(steps):
    assert_each_place_has_its_own(playbook_of(steps=steps))


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 1000), st.integers(2, 12))
def test_each_place_of_a_random_process_has_an_address_of_its_own_that_leads_back(seed, steps):
    assert_each_place_has_its_own(random_playbook(seed, steps))


@pytest.mark.slow
def test_each_place_of_the_shipped_handbook_has_an_address_of_its_own_that_leads_back():
    library = load_handbook(ROOT / "playbooks", ROOT).library
    records = [library.handbook, *(r for kind in KINDS for r in library.of_kind(kind).values())]
    assert len(records) > 50
    for record in records:
        assert_each_place_has_its_own(record)


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 1000), st.integers(2, 12), st.data())
def test_a_step_that_is_inserted_removed_or_moved_changes_no_address_of_another(seed, count, data):
    playbook = random_playbook(seed, count)
    before = content(playbook)
    steps = list(playbook.steps)
    moved = steps.pop(data.draw(st.integers(0, len(steps) - 1)))
    without = content(playbook.model_copy(update={"steps": tuple(steps)}))
    assert {a: v for a, v in before.items() if not a.startswith(f"steps.{moved.id}.")} == without
    steps.insert(data.draw(st.integers(0, len(steps))), moved)
    assert content(playbook.model_copy(update={"steps": tuple(steps)})) == before
    new = Playbook.model_validate({**SMALL, "steps": [{"id": "new", "name": "New", "instructions": ["a"]}]}).steps[0]
    steps.insert(data.draw(st.integers(0, len(steps))), new)
    after = content(playbook.model_copy(update={"steps": tuple(steps)}))
    assert after == {**before, "steps.new.name": "New", "steps.new.instructions[1]": "a"}


SMALL = {"id": "sell", "category": "sales", "name": "Sell", "owner": "boss", "trigger": "Now"}


def content(record):
    """Return every text and reference of a record by its address."""
    known = addresses(record)
    return {known[route]: value for route, value, _ in walk(record)}
