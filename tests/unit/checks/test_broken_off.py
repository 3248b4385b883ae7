"""A file that breaks off in the middle is told once, at its last line, whatever follows from that."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from playpress.pipeline import Request, check_handbook
from tests.mistakes.reader import clean_files
from tests.tools.handbook import write_project

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.diagnostics import Diagnostic

TODAY = datetime.date(2026, 11, 25)
PURCHASE, ROLES = "playbooks/buying/purchase.yml", "playbooks/catalog/roles.yml"
CLEAN = clean_files()


def found_in(folder: Path, file: str, text: str) -> list[Diagnostic]:
    request = write_project(folder, {**CLEAN, file: text})
    return check_handbook(Request(request.root, today=TODAY)).diagnostics


@pytest.mark.parametrize(
    "last",
    [
        "name: Purchase o",
        "owner: cost-ce",
        'version: "',
        "goals: [sp",
        "  A [[term",
        "  excludes:\n    -",
        "trigger:\n  name: Someth",
        "volume: {cou",
        "  - {id: rejected, name: The re",
        "  - id: describe",
        "    name: Describe the need\n    ra",
        "      responsible: req",
        "    wait: 1d\n    bran",
        "      - when: Rej",
        "    risks:\n      - {name: An invoice is wrong, likeli",
    ],
)
def test_a_playbook_that_breaks_off_is_told_once(tmp_path: Path, last: str):
    text = CLEAN[PURCHASE]
    cut = text[: text.index(last) + len(last)]
    (found,) = found_in(tmp_path, PURCHASE, cut)
    assert (found.code, found.location.line) == ("PB117", cut.count("\n") + 1)


@pytest.mark.slow
def test_no_place_in_a_playbook_is_one_at_which_a_break_has_several_findings(tmp_path: Path):
    text = CLEAN[PURCHASE]
    places = [place for place in range(20, len(text), 37) if text[place - 1] != "\n"]
    several = [place for place in places if len(found_in(tmp_path, PURCHASE, text[:place])) > 1]
    assert several == []


@pytest.mark.parametrize(
    "below",
    [
        "volume:",
        "steps:",
        "    name: Get three quotes",
        "    raci: {responsible: cost-centre-manager",
    ],
)
def test_a_playbook_that_breaks_off_behind_a_whole_line_is_told_once(tmp_path: Path, below: str):
    cut = CLEAN[PURCHASE][: CLEAN[PURCHASE].index(f"\n{below}") + 1]
    (found,) = found_in(tmp_path, PURCHASE, cut)
    assert found.code == "PB117"


def test_a_playbook_that_has_just_been_begun_does_not_break_off(tmp_path: Path):
    found = found_in(tmp_path, PURCHASE, "name: Purchase of goods\nowner: buyer\n")
    assert {one.code for one in found if one.location.file == PURCHASE} == {"PB201", "PB511", "PB514"}


def test_it_names_what_is_missing(tmp_path: Path):
    (found,) = found_in(tmp_path, PURCHASE, CLEAN[PURCHASE].partition("\nvolume:")[0])
    assert found.hint is not None
    assert found.hint.values["missing"] == "outcome, steps"


def test_a_registry_that_breaks_off_is_told_in_the_place_of_what_refers_to_its_rest(tmp_path: Path):
    text = CLEAN[ROLES]
    cut = text[: text.index("accountant:") + len("accountant:\n  na")]
    (found,) = found_in(tmp_path, ROLES, cut)
    assert (found.code, found.location.file) == ("PB117", ROLES)


def test_a_whole_file_without_the_end_of_its_last_line_is_no_fault(tmp_path: Path):
    assert found_in(tmp_path, PURCHASE, CLEAN[PURCHASE].rstrip("\n")) == []


def test_mistakes_in_the_middle_are_told_beside_the_end(tmp_path: Path):
    text = CLEAN[PURCHASE].replace("tools: [erp]\n    work: 2h", "tools: [epr]\n    work: 2h")
    found = found_in(tmp_path, PURCHASE, text[: text.index("      - when: Rej") + 12])
    assert [one.code for one in found] == ["PB301", "PB117"]


def test_a_slip_in_the_last_line_of_an_else_whole_file_is_told_as_itself(tmp_path: Path):
    text = CLEAN[PURCHASE].replace("expected: Better prices.\n", "expected: [Better prices.")
    assert "PB117" not in [one.code for one in found_in(tmp_path, PURCHASE, text)]


def test_keys_that_are_missing_further_up_are_told_as_missing(tmp_path: Path):
    lines = CLEAN[PURCHASE].rstrip("\n").split("\n")
    text = "\n".join(line for line in lines if not line.startswith(("name:", "owner:")))
    assert [one.code for one in found_in(tmp_path, PURCHASE, text)] == ["PB201", "PB201"]
