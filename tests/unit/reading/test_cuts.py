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
    data, found, _ = mend_cuts(Playbook, fields, source, prefix)
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


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("purpose: |\n  Sell.\n  scope:\n    includes: [a]\n", "scope"),
        ("purpose: |\n\n  Sell.\n  scope:\n    includes: [a]\n", "scope"),
        ("purpose: >-\n    Sell.\n\n    lead_time_target: 3d\n    goals: [a]\n    goals: [b]\n", "lead_time_target"),
        ("purpose: |\n  scope: {includes: [a]}\n", "scope"),
        ("purpose: |\n  We sell\n  goals: [a]\n", "goals"),
        ("purpose: |\n  We need\n  inputs:\n  - the offer\n", "inputs"),
        ("purpose: |\n  We sell\n\n  summary: What we sell\n", "summary"),
        ("purpose: |\n  We sell.\n  summary: What we sell\n", "summary"),
        ("steps:\n  - id: a\n    definition_of_done: |\n      Done.\n      work: 3h\n", "work"),
        ("steps:\n  - id: a\n    instructions:\n      - |\n        Do it.\n        work: 3h\n", "work"),
    ],
)
def test_a_line_of_a_text_that_begins_with_a_missing_key_is_told_once(text: str, key: str, line_break: str):
    text = text.replace("\n", line_break)
    assert mended(text) == (read(text).data, [("PB168", Severity.WARNING, key)])


@pytest.mark.parametrize(
    ("text", "key", "hidden"),
    [
        ("purpose: |\n  Sell.\n  trigger: A call\n", "trigger", {("trigger",)}),
        ("purpose: |\n  Sell.\n  goals: [a]\n  trigger: A call\n  steps:\n", "goals", {("trigger",), ("steps",)}),
        ("purpose: |\n  Sell.\n  ends: []\n", "ends", {("ends",)}),
        ("steps:\n  - id: a\n    definition_of_done: |\n      Done.\n      next: b\n", "next", {("steps", 0, "next")}),
    ],
)
def test_a_key_that_a_thing_needs_is_as_good_as_missing_within_a_text(
    text: str, key: str, hidden: set[tuple[str, ...]]
):
    source = read(text)
    cut = mend_cuts(Playbook, source.data, source, ())
    assert [(d.code, d.severity, source.text_at(d.location)) for d in cut.found] == [("PB201", Severity.ERROR, key)]
    assert cut.hidden == hidden


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
        "purpose: |\n  For this we need two\n  inputs: the offer and the price.\n",
        "purpose: >\n  There are three\n  outcome: good, bad, none.\n",
        "steps:\n  - id: a\n    definition_of_done: |\n      The customer knows what comes\n      next: we pay.\n",
        "faq:\n  - question: What?\n    answer: |\n      That.\n      inputs: b\n",
    ],
)
def test_other_lines_of_a_text_are_no_keys(text: str):
    assert mended(text) == (read(text).data, [])
