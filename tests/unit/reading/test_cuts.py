"""Texts that YAML has cut: told, and made whole where nothing else can be meant."""

from __future__ import annotations

import pytest

from playpress.diagnostics import Severity
from playpress.model.playbook import Playbook
from playpress.reading.cuts import mend_cuts
from tests.tools.yaml_documents import read


def mended(text: str, prefix: tuple[str, ...] = ()):
    """Return the mended data of a playbook, and code, severity and place of what was found."""
    source = read(text)
    fields = source.data[prefix[0]] if prefix else source.data
    data, found = mend_cuts(Playbook, fields, source, prefix)
    return data, [(d.code, d.severity, source.text_at(d.location)) for d in found]


@pytest.mark.parametrize(
    ("text", "data", "piece"),
    [
        ("trigger: {name: A call, a letter}", {"trigger": {"name": "A call, a letter"}}, "a letter"),
        ("trigger: {name: A, b, c, type: event}", {"trigger": {"name": "A, b, c", "type": "event"}}, "b, c"),
        ("steps: [{raci: {responsible: boss, clerk}}]", {"steps": [{"raci": {"responsible": ["boss", "clerk"]}}]}, "clerk"),
        ("trigger: {name: A call, type}", {"trigger": {"name": "A call, type"}}, "type"),
    ],
)  # fmt: skip
def test_pieces_behind_a_comma_in_braces_are_one_text_or_one_list_with_the_value_before(text, data, piece):
    assert mended(text) == (data, [("PB138", Severity.ERROR, piece)])


def test_a_comment_behind_a_text_is_a_warning_and_the_text_stays_as_it_is_read():
    assert mended("summary: Ticket #12 is it") == (
        {"summary": "Ticket"},
        [("PB137", Severity.WARNING, "#12 is it")],
    )


def test_a_comment_that_leaves_nothing_of_a_text_is_an_error_and_the_text_is_made_whole():
    assert mended("summary: #1 of all") == ({"summary": "#1 of all"}, [("PB137", Severity.ERROR, "#1 of all")])


@pytest.mark.parametrize("text", ["summary: All # a remark", "summary: '#1' # a remark", "order: 1 #2"])
def test_a_remark_and_what_follows_no_text_are_not_told(text: str):
    assert mended(text) == (read(text).data, [])


def test_a_number_that_commas_cut_is_told_once_and_its_pieces_stay_texts():
    assert mended("scope: {includes: [Up to 1,000,000 EUR, 2,5]}") == (
        {"scope": {"includes": ["Up to 1", "000", "000 EUR", "2", "5"]}},
        [("PB144", Severity.WARNING, "000,000 EUR"), ("PB144", Severity.WARNING, "5")],
    )


def test_of_one_entry_of_a_file_only_its_own_cuts_are_told():
    text = "one: {summary: Ticket}\ntwo: {trigger: {name: A, b}}\n"
    assert mended(text, ("one",)) == ({"summary": "Ticket"}, [])
    assert mended(text, ("two",)) == ({"trigger": {"name": "A, b"}}, [("PB138", Severity.ERROR, "b")])


def test_the_data_that_was_read_stays_as_it_was():
    source = read("trigger: {name: A, b}")
    mend_cuts(Playbook, source.data, source, ())
    assert source.data == {"trigger": {"name": "A"}}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("purpose: |\n  Sell.\n  scope:\n    includes: [a]\n", ["scope"]),
        ("purpose: >-\n    Sell.\n\n    lead_time_target: 3d\n    goals: [a]\n", ["lead_time_target", "goals"]),
        ("purpose: |\n  scope: {includes: [a]}\n", ["scope"]),
        ("steps:\n  - id: a\n    definition_of_done: |\n      Done.\n      work: 3h\n", ["work"]),
        ("steps:\n  - id: a\n    instructions:\n      - |\n        Do it.\n        work: 3h\n", ["work"]),
        ("steps:\n  - id: a\n    definition_of_done: |\n      Done.\n      kpis: [a]\n", ["kpis"]),
    ],
)
def test_a_line_of_a_text_that_begins_with_a_missing_key_is_told_and_stays_a_part_of_the_text(
    text: str, keys: list[str]
):
    assert mended(text) == (read(text).data, [("PB168", Severity.WARNING, key) for key in keys])


@pytest.mark.parametrize("key", ["trigger: A call", "steps:", "ends: []"])
def test_a_key_that_a_thing_needs_is_an_error_within_a_text(key: str):
    text = f"purpose: |\n  Sell.\n  {key}\n"
    assert mended(text)[1] == [("PB168", Severity.ERROR, key.partition(":")[0])]


@pytest.mark.parametrize(
    "text",
    [
        "purpose: |\n  Sell.\n  scope: all\nscope: {includes: [a]}\n",
        "purpose: |\n  Sell.\n    scope: all\n",
        "purpose: |\n  Sell.\n  Scope: all\n",
        "purpose: |\n  Sell.\n  note: all\n",
        "purpose: |\n  Sell.\n  `scope: all`\n",
        "purpose: |\n  Sell.\n  scope:all\n",
        "purpose: |\n\n",
        'purpose: "Sell.\n  scope: all"\n',
        "x-note: |\n  Sell.\n  scope: all\n",
    ],
)
def test_other_lines_of_a_text_are_no_keys(text: str):
    assert mended(text) == (read(text).data, [])
