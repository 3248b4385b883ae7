"""What is wrong with a value is said in an editor's words, with a text for its place where it is known what was meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from playpress.model.kpi import Kpi
from playpress.model.playbook import Playbook
from playpress.model.role import Role
from playpress.reading.rules.shape import RULES
from playpress.reading.shape import shape
from tests.tools.handbook import SMALLEST, beyond_advice, checked

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.diagnostics import Diagnostic

PLAYBOOK, ROLES, KPIS, SETTINGS = "sales/sell", "catalog/roles", "catalog/kpis", "handbook"
TEAM = "sales-lead: {name: Lead}\nclerk: {name: Clerk}\nboss: {name: Boss}\n"
STEPS = "steps:\n  - id: offer\n    name: Make an offer\n    raci: {responsible: sales-lead}\n"


def findings(folder: Path, file: str, text: str) -> list[Diagnostic]:
    """Return what is found about the data of one file; a playbook's keys are added to those of the smallest."""
    if file == PLAYBOOK:
        keys = set(re.findall(r"^(\w+):", text, re.MULTILINE))
        blocks = re.split(r"^(?=\w)", SMALLEST, flags=re.MULTILINE)
        text += "".join(block for block in blocks if block.partition(":")[0] not in keys)
    files = {"playbooks/sales/sell.yml": SMALLEST, f"playbooks/{file}.yml": text}
    found = beyond_advice(checked(folder, files).diagnostics)
    return [d for d in found if d.location.file.endswith(f"{file}.yml")]


def mended(text: str, found: Diagnostic) -> str:
    """Return a text with the fix in the place of what the finding points at."""
    at, lines = found.location, text.split("\n")
    line = lines[at.line - 1]
    lines[at.line - 1] = line[: at.column - 1] + found.fix + line[at.end_column - 1 :]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("{hours: 3}", "write 3h"),
        ("{days: 2}", "write 2d"),
        ("{Stunden: 3}", "write 3h"),
        ("{hours: 2, minutes: 30}", "write 150m"),
        ("{value: 3, unit: hours}", "write 3h"),
        ("{from: 1d, to: 2d}", "write {min: 1d, likely: 1.5d, max: 2d}"),
        ("{min: 1, max: 2, unit: days}", "write {min: 1d, likely: 1.5d, max: 2d}"),
        ("{optimistic: 1h, likely: 2h, pessimistic: 4h}", "write {min: 1h, likely: 2h, max: 4h}"),
        ("{best: 1h, expected: 2 hours, worst: 4h}", "write {min: 1h, likely: 2h, max: 4h}"),
        ("{von: 1h, bis: 3 Stunden}", "write {min: 1h, likely: 2h, max: 3h}"),
        ("{Shortest: 30m, longest: 1h}", "write {min: 30m, likely: 1h, max: 1h}"),
        ("{likely: 30, unit: minutes}", "write 30m"),
        ("[1h, 3h]", "write {min: 1h, likely: 2h, max: 3h}"),
        ("[1h, 2h, 4h]", "write {min: 1h, likely: 2h, max: 4h}"),
        ("{days: 1, hours: 4}", "write working time like 30m, 4h, 2d or 1w"),
        ("{hours: 3, note: at least}", "write working time like 30m, 4h, 2d or 1w"),
        ("[1h, 2h, 3h, 4h]", "write working time like 30m, 4h, 2d or 1w"),
        ("[soon, later]", "write working time like 30m, 4h, 2d or 1w"),
        ("[4h, 2h, 1h]", "write working time like 30m, 4h, 2d or 1w"),
        ("[1d, 2h]", "write working time like 30m, 4h, 2d or 1w"),
        ("{min: 30, unit: minutes}", "write working time like 30m, 4h, 2d or 1w"),
        ("{from: 1d, to: 2d, note: often}", "write working time like 30m, 4h, 2d or 1w"),
        ("[]", "write working time like 30m, 4h, 2d or 1w"),
    ],
)
def test_a_time_as_a_mapping_or_a_list_is_one_finding_with_the_right_text(tmp_path: Path, written: str, hint: str):
    (found,) = findings(tmp_path, PLAYBOOK, f"{STEPS}    work: {written}\n")
    assert (found.code, found.message.text(str)) == ("PB207", f"“{written}” is not a duration")
    assert (found.hint.text(str), found.fix) == (hint, "")


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("{likly: 3h}", ["PB204"]),
        ("{typical: 3h}", ["PB204"]),
        ("{Min: 1h, likely: 2h, max: 3h}", ["PB204"]),
        ("{Min: 1h, Likely: 2h, Max: 3h}", ["PB204", "PB204", "PB204"]),
        ("{min: 1h, likely: 2h, maximum: 3h}", ["PB204"]),
        ("{min: 1h, likely: 2h, mx: 3h}", ["PB204"]),
        ("{mn: 1h, likly: 2h, mx: 3h}", ["PB204", "PB204", "PB204"]),
        ("{likely: 3h, min: 1h, x-why: new}", []),
        ("{likely: 3h, note: long}", ["PB204"]),
        ("{min: 1h, max: 3h}", ["PB201"]),
        ("{min: 1h, likely: 3}", ["PB207"]),
        ("{}", ["PB201"]),
    ],
)
def test_a_key_that_is_wrong_in_times_as_they_should_be_is_told_by_itself(
    tmp_path: Path, written: str, codes: list[str]
):
    assert [d.code for d in findings(tmp_path, PLAYBOOK, f"{STEPS}    work: {written}\n")] == codes


def test_a_target_is_not_taken_for_a_time(tmp_path: Path):
    (found,) = findings(tmp_path, KPIS, "sales: {name: Sales, direction: up, target: {best: 98}}\n")
    assert "min" not in found.hint.text(str).partition(":")[0]


@pytest.mark.parametrize("written", ["{days: 3}", "{min: 1d, max: 3d}", "[1d, 3d]"])
def test_where_one_time_stands_it_is_written_alone(tmp_path: Path, written: str):
    (found,) = findings(tmp_path, PLAYBOOK, f"lead_time_target: {written}\n")
    assert found.code == "PB207"
    assert found.hint.text(str) in ("write 3d", "write one time alone, such as 3d")


@pytest.mark.repeats
@pytest.mark.parametrize(
    ("file", "wrong", "right"),
    [
        (PLAYBOOK, "version: 1.10\n", 'version: "1.10"\n'),
        (PLAYBOOK, "scope:\n  includes: [Yes, true]\n", 'scope:\n  includes: [Yes, "true"]\n'),
        (PLAYBOOK, "status: activ # not yet\n", "status: active # not yet\n"),
        (PLAYBOOK, 'status: "Active"\n', "status: active\n"),
        (SETTINGS, "name: X\nseverities: {PB701: of}\n", "name: X\nseverities: {PB701: off}\n"),
        (PLAYBOOK, "volume: {count: 12 offers, per: week}\n", "volume: {count: 12, per: week}\n"),
        (PLAYBOOK, "estimates: {potential: '3'}\n", "estimates: {potential: 3}\n"),
        (KPIS, 'sales: {name: Sales, target: "12 %"}\n', "sales: {name: Sales, target: 12}\n"),
        (ROLES, TEAM + "seller: {name: S, external: ja}\n", TEAM + "seller: {name: S, external: true}\n"),
        (PLAYBOOK, f"{STEPS}    work: 3 hours\n", f"{STEPS}    work: 3h\n"),
        (PLAYBOOK, "lead_time_target: '2 Tage'\n", "lead_time_target: 2d\n"),
        (PLAYBOOK, "review: {last: 25.9.2026}\n", "review: {last: 2026-09-25}\n"),
        (PLAYBOOK, "sumary: All\n", "summary: All\n"),
        (PLAYBOOK, "trigger: {name: Now, 'frequenzy': daily}\n", "trigger: {name: Now, frequency: daily}\n"),
        (PLAYBOOK, "phases: [{id: Zweite Phase, name: A}]\n", "phases: [{id: zweite-phase, name: A}]\n"),
        (PLAYBOOK, "phases: [{id: 12!, name: A}]\n", 'phases: [{id: "12", name: A}]\n'),
        (PLAYBOOK, "phases: [{id: True, name: A}]\n", 'phases: [{id: "true", name: A}]\n'),
        (PLAYBOOK, STEPS.replace("{responsible: sales-lead}", "sales-lead"), STEPS),
        (PLAYBOOK, f"{STEPS}    materials: [Price list]\n", f"{STEPS}    materials: [{{name: Price list}}]\n"),
    ],
)  # fmt: skip
def test_a_fix_in_its_place_makes_the_file_right(file, wrong, right, tmp_path):
    (found,) = findings(tmp_path, file, wrong)
    assert mended(wrong, found) == right
    assert findings(tmp_path, file, right) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("sumary: All\nsummary: All of it\n", "PB204"),  # the key would stand twice
        ("scope: {includes: [All], objectives: [a]}\n", "PB204"),
        ("objectives: [a]\n", "PB204"),  # it belongs below another key
        ("colour: red\n", "PB204"),
        ("estimates: {potential: '3.5'}\n", "PB203"),  # a whole number is wanted
        ("ends: [sold]\noutcome:\n", "PB203"),  # an end needs a name too
        ("changes: true\n", "PB203"),
        ("version: [1, 2]\n", "PB202"),
        ("lead_time_target: >\n  3\n  days\n", "PB207"),  # a fix stands in one line
        ("review: {every: often}\n", "PB207"),
        ("review: {last: 3/4/2026}\n", "PB208"),
        ("status: zzz\n", "PB206"),
        ("estimates: {potential: 9}\n", "PB209"),
    ],
)
def test_where_nobody_knows_what_was_meant_there_is_no_fix(line, code, tmp_path):
    found = [d for d in findings(tmp_path, PLAYBOOK, line) if d.code.startswith("PB2")]
    assert [(d.code, d.fix) for d in found] == [(code, "")]


def test_a_share_is_written_from_0_to_1(tmp_path):
    steps = STEPS + (
        "  - id: ask\n    name: Ask\n    type: decision\n    raci: {responsible: boss}\n    branches:\n"
        "      - {when: 'Yes', to: sold, probability: 60}\n      - {when: 'No', to: offer, probability: 0.4}\n"
        "outcome:\nends: [{id: sold, name: Sold}]\n"
    )
    (found,) = [d for d in findings(tmp_path, PLAYBOOK, steps) if d.code == "PB209"]
    assert "probability: 0.6}" in mended(steps, found)


@pytest.mark.parametrize(
    ("model", "fields", "said"),
    [
        (Playbook, {"review": {"last": "2026-02-30"}}, "“2026-02-30” is not a date / no calendar has this day; check month and day"),
        (Playbook, {"review": {"last": 5}}, "“5” is not a date / write year-month-day, like 2026-09-01"),
        (Playbook, {"review": {"every": "often"}}, "“often” is not a period / write it like “3 months” or “1 year”"),
        (Playbook, {"goals": [None]}, "“goals” takes a text, not nothing / write a text behind the dash, or remove the dash"),
        (Playbook, {"estimates": {"potential": 1.5}}, "“potential” must be a whole number, not a number / write a whole number; allowed is 1 … 5"),
        (Kpi, {"baseline": 5}, "“baseline” must be “key: value” lines, not a number / write “key: value” lines below it, indented"),
        (Role, {"external": "perhaps"}, "“external” must be true or false, not a text / write true or false, without quotes"),
        (Role, {"hourly_rate": -1}, "-1 is out of range / allowed is 0 …"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_in_plain_words(model, fields, said):
    good = {"id": "x", "name": "X"} | ({"category": "a", "owner": "b", "trigger": "T"} if model is Playbook else {})
    (found,) = shape(model, good | fields, ("thing", "x"), lambda _route: "").findings
    assert found.hint
    assert f"{found.message.text()} / {found.hint.text()}" == said


@pytest.mark.parametrize(
    ("file", "text", "hint"),
    [
        (KPIS, "sales: {name: Sales, baseline: 60}\n", "write {value: 60}"),
        (PLAYBOOK, STEPS.replace("{responsible: sales-lead}", "60"), "write “key: value” lines below it, indented"),
    ],
)
def test_a_number_in_the_place_of_a_record_is_its_first_key_where_that_is_a_number(file, text, hint, tmp_path: Path):
    (found,) = [d for d in findings(tmp_path, file, text) if d.code == "PB203"]
    assert found.hint
    assert found.hint.text() == hint
    assert found.fix == ""


def test_what_the_model_does_not_take_cannot_be_tolerated():
    assert [rule.code for rule in RULES if rule.adjustable] == []
