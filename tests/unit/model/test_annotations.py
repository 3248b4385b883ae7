"""What the model takes at a place is read off its annotations."""

from __future__ import annotations

import typing

import pytest

from playpress.model.annotations import Annotation, annotation_at, entry_of, fields_of, keys_of
from playpress.model.handbook import Handbook, Limits
from playpress.model.kpi import Kpi
from playpress.model.playbook import Estimates, Playbook
from playpress.model.record import Reference, Text
from playpress.model.role import Role, Task
from playpress.model.step import Branch, Raci, Step, StepInput


def test_a_field_is_known_by_the_key_that_a_file_uses():
    assert [(key, field.attribute) for key, field in fields_of(StepInput).items()] == [
        ("from", "from_"), ("name", "name"), ("dataset", "dataset"),
    ]  # fmt: skip
    assert fields_of(Estimates)["return"].attribute == "return_"


def test_a_field_says_whether_it_must_be_there():
    assert [key for key, field in fields_of(Branch).items() if field.is_required] == ["when", "to"]


@pytest.mark.parametrize(
    ("model", "route", "kind", "mark"),
    [
        (Playbook, (), Playbook, None),
        (Playbook, ("summary",), str, Text(markdown=False)),
        (Playbook, ("purpose",), str, Text(markdown=True)),
        (Playbook, ("owner",), str, Reference("role")),
        (Playbook, ("goals", 3), str, Reference("goal")),
        (Playbook, ("steps", 0), Step, None),
        (Playbook, ("steps", 0, "raci"), Raci, None),
        (Playbook, ("steps", 0, "raci", "responsible", 0), str, Reference("role")),
        (Playbook, ("steps", 0, "tools", 1, "tool"), str, Reference("tool")),
        (Playbook, ("steps", 0, "instructions", 0), str, Text(markdown=True)),
        (Role, ("onboarding", "first_day", 0), Task, None),
        (Handbook, ("limits",), Limits, None),
    ],
)
def test_a_place_is_found_through_lists_short_forms_and_what_may_be_absent(model, route, kind, mark):
    found = annotation_at(model, route)
    assert (found.kind, found.mark) == (kind, mark)
    assert found.record is (kind if kind is not str else None)


def test_values_of_a_mapping_are_found_by_any_key():
    found = annotation_at(Handbook, ("severities", "PB101"))
    assert typing.get_args(found.kind) == ("error", "warning", "advice", "off")


def test_whole_and_decimal_numbers_stay_two_types():
    assert len(typing.get_args(annotation_at(Kpi, ("baseline", "value")).kind)) == 2
    assert annotation_at(Kpi, ("baseline", "value")).record is None


@pytest.mark.parametrize(
    "route",
    [("colour",), ("name", "x"), ("steps", "name"), ("steps", 0, "colour"), ("name", 0), ("colour", "x", 0), (0,)],
)
def test_what_the_model_does_not_have_takes_nothing(route):
    assert annotation_at(Playbook, route) == Annotation(None)


def test_only_a_list_has_entries_and_only_a_record_has_keys():
    assert entry_of(annotation_at(Playbook, ("goals",)).kind).kind is str
    assert entry_of(str) == entry_of(None) == Annotation(None)
    assert keys_of(Branch) == ("when", "to", "kind", "probability")
    assert keys_of(str) == keys_of(None) == keys_of(tuple[str, ...]) == ()
