"""Plain data to values: what does not fit is said, and the rest is kept where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playpress.language.spelling import nearest, suggested_id
from playpress.model.handbook import Handbook
from playpress.model.kpi import Kpi
from playpress.model.playbook import Playbook
from playpress.model.record import ABSENT, ID_PATTERN
from playpress.model.role import Role
from playpress.reading.shape import shape

if TYPE_CHECKING:
    from playpress.diagnostics import Route

GOOD = {"id": "sell", "category": "sales", "name": "Sell", "owner": "boss", "trigger": "Now", "outcome": "Sold"}
STEP = {"id": "one", "name": "One", "raci": {"responsible": "boss"}}


def shaped(model, fields):
    return shape(model, fields, ("playbook", "sell"), lambda _route: "")


def routes(result):
    return [(finding.code, finding.route) for finding in result.findings]


def test_right_data_is_a_value_without_findings():
    result = shaped(Playbook, {**GOOD, "steps": [STEP]})
    assert result.findings == ()
    assert result.value is not None
    assert result.value.steps[0].raci.responsible == ("boss",)


def test_a_wrong_field_is_left_out_or_read_as_text_and_the_others_are_kept():
    result = shaped(
        Playbook, {**GOOD, "status": "activ", "volume": {"count": "x", "per": "day"}, "version": 2, "colour": "red"}
    )
    assert routes(result) == [
        ("PB206", ("status",)), ("PB202", ("version",)), ("PB203", ("volume", "count")), ("PB204", ("colour",)),
    ]  # fmt: skip
    assert (result.value.name, result.value.status, result.value.volume, result.value.version) == (
        "Sell",
        "active",
        None,
        "2",
    )


def test_entries_of_a_list_keep_their_index():
    result = shaped(
        Playbook, {**GOOD, "goals": ["a", 5, "b"], "steps": ["text", STEP, {"name": "Two"}, {**STEP, "id": "A B"}]}
    )
    assert routes(result) == [
        ("PB202", ("goals", 1)), ("PB203", ("steps", 0)), ("PB201", ("steps", 2, "id")), ("PB205", ("steps", 3, "id")),
    ]  # fmt: skip
    assert result.value.goals == ("a", ABSENT, "b")
    assert [step.id for step in result.value.steps] == [ABSENT, "one", ABSENT, ABSENT]


def test_what_must_be_there_gets_a_placeholder():
    result = shaped(Playbook, {"id": "sell", "category": "sales"})
    assert routes(result) == [("PB201", ("name",)), ("PB201", ("owner",)), ("PB201", ("trigger",))]
    assert (result.value.name, result.value.owner, result.value.trigger.name) == (ABSENT, ABSENT, ABSENT)


def test_a_mapping_whose_number_is_missing_is_left_out():
    result = shaped(Playbook, {**GOOD, "learning": {"quiz": [{"question": "q"}]}, "changes": [{"version": "1"}]})
    assert routes(result) == [
        ("PB201", ("learning", "quiz", 0, "answer")), ("PB201", ("changes", 0, "date")), ("PB201", ("changes", 0, "what")),
    ]  # fmt: skip
    assert shaped(Playbook, {**GOOD, "volume": {}}).value.volume is None
    assert result.value.learning.quiz == ()
    assert result.value.changes == ()


@pytest.mark.parametrize(
    ("model", "fields", "found"),
    [
        (Role, {"hourly_rate": "x"}, ("PB203", ("hourly_rate",))),
        (Role, {"hourly_rate": {"int": 1}}, ("PB203", ("hourly_rate",))),
        (Role, {"int": 1}, ("PB204", ("int",))),
        (Kpi, {"target": "12"}, ("PB203", ("target",))),
        (Kpi, {"target": {"min": "a"}}, ("PB203", ("target", "min"))),
        (Kpi, {"target": {"value": True}}, ("PB203", ("target", "value"))),
        (Kpi, {"baseline": {"value": 1}}, ("PB201", ("baseline", "as_of"))),
        (Kpi, {"goals": "grow"}, ("PB203", ("goals",))),
    ],
)
def test_a_route_is_the_way_through_the_file_and_not_through_the_model(model, fields, found):
    result = shaped(model, {"id": "x", "name": "X", **fields})
    assert routes(result) == [found]
    assert result.value is not None


def test_short_forms_are_blamed_where_they_are_written():
    steps = [{**STEP, "work": "soon", "tools": [5, "crm"], "next": [5]}]
    result = shaped(Playbook, {**GOOD, "trigger": 5, "steps": steps, "lead_time_target": 3})
    assert routes(result) == [
        ("PB203", ("trigger",)), ("PB207", ("lead_time_target",)), ("PB203", ("steps", 0, "tools", 0)),
        ("PB207", ("steps", 0, "work")), ("PB202", ("steps", 0, "next", 0)),
    ]  # fmt: skip
    assert [use.tool for use in result.value.steps[0].tools] == [ABSENT, "crm"]


def test_a_value_is_quoted_as_the_file_writes_it():
    written: dict[Route, str] = {("version",): "1.10", ("status",): "1.0", ("lead_time_target",): "2.50"}
    fields = {**GOOD, "version": 1.1, "status": 1.0, "lead_time_target": 2.5}
    found = shape(Playbook, fields, ("playbook", "sell"), lambda route: written.get(route, "")).findings
    said = [finding.message.text() + " / " + finding.hint.text() for finding in found if finding.hint]
    assert '"1.10"' in said[1]
    assert "“1.0”" in said[0]
    assert "“2.50”" in said[2]


def test_an_unknown_key_comes_with_the_nearest_or_with_where_all_are_listed():
    near, far = shaped(Handbook, {"nam": "x", "zzzz": 1}).findings
    assert near.hint.text() == "did you mean “name”?"
    assert "playpress explain" in far.hint.text()
    assert near.at_key


def test_settings_of_rules_are_checked_too():
    result = shaped(Handbook, {"severities": {"PB101": "of", "PB204": "warning"}, "limits": {"hand_offs": -1}})
    assert sorted(routes(result)) == [("PB206", ("severities", "PB101")), ("PB209", ("limits", "hand_offs"))]
    assert result.value.severities == {"PB204": "warning"}


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Sell a product", "sell-a-product"), ("Größe", "grosse"), ("Zażółć GĘŚLĄ", "zazolc-gesla"), ("Łódź", "lodz"), ("élan vital", "elan-vital"),
        ("--a--", "a"), ("日本", "id"), ("", "id"), ("a" * 80, "a" * 60), ("a" * 59 + " bc", "a" * 59), ("①½", "11-2"),
    ],
)  # fmt: skip
def test_the_nearest_id_is_suggested(text: str, identifier: str):
    assert suggested_id(text) == identifier


@given(st.text())
def test_every_suggestion_is_an_id(text: str):
    assert ID_PATTERN.match(suggested_id(text))
    assert len(suggested_id(text)) <= 60


@pytest.mark.parametrize(("word", "near"), [("acountable", "accountable"), ("nme", "name"), ("zzz", None), ("", None)])
def test_the_nearest_known_word_is_found_if_one_is_near(word: str, near: str | None):
    assert nearest(word, ["name", "accountable", "owner"]) == near


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("time-system", None),
        ("tickt-sytsem", "ticket-system"),
        ("ticketsystem", "ticket-system"),
        ("tier-2", None),
        ("the-ticket-system", "ticket-system"),
    ],
)
def test_words_of_as_many_parts_are_near_if_each_part_is(word: str, near: str | None):
    assert nearest(word, ["ticket-system", "tier-1"]) == near


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from(["", "a", "2d", "3 months", "int"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "name", "int", "float", "min", "value", "likely", "when", "to", "x-y"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


@pytest.mark.repeats
@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*Playbook.keys(), "int", "float", "x-y", "colour"]), anything, max_size=6))
def test_of_any_data_a_playbook_is_made_or_it_is_said_what_is_wrong(fields):
    result = shaped(Playbook, {**fields, "id": "sell", "category": "sales"})
    assert result.value is not None
    assert result.value.id == "sell"
    for finding in result.findings:
        assert finding.route
        assert finding.message.text()
        assert finding.hint
        assert finding.hint.text()
