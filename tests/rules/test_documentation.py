"""Each rule's page is true: its examples show it and nothing else, its fix mends it, its severity can be chosen as it says."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from playpress.checks import RULES, find_rule
from playpress.checks.silences import UNUSED_SILENCE
from playpress.diagnostics import Severity
from playpress.pipeline import Request, check_handbook, generate
from tests.rules import test_files, test_rules
from tests.site import test_documents
from tests.tools.amount import one_in
from tests.tools.examples import fix_all, handbook_with
from tests.tools.handbook import checked, write_project
from tests.unit.checks import test_templates
from tests.unit.process import test_soundness
from tests.unit.publish import test_drawing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playpress.diagnostics import Diagnostic
    from playpress.rule import Rule
    from tests.rules.test_rules import Case

pytestmark = pytest.mark.repeats

SHOWN = [rule for rule in RULES if rule.bad]
CHOOSING = "severities:"
ADJUSTABLE = [rule for rule in SHOWN if rule.adjustable and CHOOSING not in rule.bad]
BUILT = one_in(6, ADJUSTABLE)
FIXED = [rule for rule in SHOWN if not rule.adjustable]
ELSEWHERE = (
    test_files.CODES
    | test_documents.CODES
    | test_drawing.CODES
    | test_soundness.CODES
    | test_templates.CODES
    | {"PB102", "PB117"}
)
"""What no lines of a file can show."""
SETTINGS = "playbooks/handbook.yml"


def names(rules: Sequence[Rule]) -> list[str]:
    return [rule.name for rule in rules]


def found_in(folder: Path, files: dict[str, str]) -> list[Diagnostic]:
    return check_handbook(write_project(folder, files)).diagnostics


def seen(found: list[Diagnostic]) -> Counter[tuple[str, int, str, str]]:
    return Counter((d.location.file, d.location.line, d.code, d.message.text()) for d in found)


def assert_mended(before: list[Diagnostic], one: Diagnostic, after: list[Diagnostic]) -> None:
    assert seen([one]) <= seen(before) - seen(after), "it is still there"
    places = {(place.file, place.line) for place in (one.location, *(other.location for other in one.related))}
    told = [d for d in after if d.severity > Severity.ADVICE and d.code != UNUSED_SILENCE.code]  # told of whole files
    elsewhere = [(file, line) for file, line, *_ in seen(told) - seen(before)]
    assert set(elsewhere) <= places, "it brought another finding"


def test_each_rule_has_a_code_and_a_name_of_its_own():
    words = [*(rule.code for rule in RULES), *names(RULES)]
    assert len(set(words)) == len(words) == 2 * len(RULES)
    assert [rule for rule in RULES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+){1,3}", rule.name)] == []


@pytest.mark.parametrize("text", ["PB880", "pb880", "missing-quiz", "Missing-Quiz"])
def test_a_rule_is_found_by_its_code_and_by_its_name(text: str):
    assert find_rule(text) in RULES
    assert find_rule(text).code == "PB880"


@pytest.mark.parametrize("text", ["", "PB000", "missing", "PB880 "])
def test_there_is_no_rule_by_any_other_word(text: str):
    assert find_rule(text) is None


def test_each_rule_is_explained_in_at_least_two_sentences():
    short = {rule.code for rule in RULES if len(re.findall(r"[.?!…](?=\s|$)", rule.about)) < 2}
    assert short == set()


def test_a_rule_without_example_is_one_that_no_lines_can_show():
    silent = {rule.code for rule in RULES if not (rule.bad and rule.good)}
    assert silent - ELSEWHERE == set()


@pytest.mark.parametrize("rule", SHOWN, ids=names(SHOWN))
def test_in_its_bad_example_a_rule_is_found_and_no_other_and_in_its_good_one_nothing(rule: Rule, tmp_path: Path):
    assert {d.code for d in found_in(tmp_path / "bad", handbook_with(rule.bad))} == {rule.code}
    assert found_in(tmp_path / "good", handbook_with(rule.good)) == []


@pytest.mark.parametrize("rule", SHOWN, ids=names(SHOWN))
def test_the_fix_of_a_bad_example_mends_it(rule: Rule, tmp_path: Path):
    files = handbook_with(rule.bad)
    found = found_in(tmp_path / "bad", files)
    assert bool(rule.fix) <= any(d.fix for d in found), "an example shows its rule's fix"
    for n, one in enumerate(found):
        if one.fix:
            after = found_in(tmp_path / f"fixed-{n}", fix_all(files, one))
            assert_mended(found, one, after)
            assert len(after) < len(found)


@pytest.mark.parametrize("case", test_rules.CASES.values(), ids=test_rules.CASES)
def test_the_fix_of_a_case_mends_it_and_brings_nothing_to_another_line(case: Case, tmp_path: Path):
    """What stands under a wrong key or in the place of a wrong value is judged once it is read."""
    found = checked(tmp_path, case.files).diagnostics
    for one in found:
        if one.fix:
            file = tmp_path / one.location.file
            before = file.read_bytes()
            after = found_in(tmp_path, fix_all({one.location.file: before.decode()}, one))
            assert_mended(found, one, after)
            file.write_bytes(before)


def with_severity(rule: Rule, word: str, severity: str) -> dict[str, str]:
    files = handbook_with(rule.bad)
    return {**files, SETTINGS: files[SETTINGS] + f'{CHOOSING}\n  {word}: "{severity}"\n'}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one handbook after another: a page that is the same in all of them is made once."""
    return tmp_path_factory.mktemp("project")


def in_place_of_the_last(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder from which all others but what was built are removed, and return it."""
    for path in folder.iterdir():
        if path.is_file():
            path.unlink()
        elif path.name != "build":
            shutil.rmtree(path)
    return write_project(folder, files).root


@pytest.mark.slow
@pytest.mark.parametrize("rule", ADJUSTABLE, ids=names(ADJUSTABLE))
def test_an_adjustable_rule_can_be_turned_off_and_made_advice(rule: Rule, tmp_path: Path):
    assert found_in(tmp_path, with_severity(rule, rule.code, "off")) == []
    advised = found_in(tmp_path, with_severity(rule, rule.name, "advice"))
    assert {(d.code, d.severity) for d in advised} == {(rule.code, Severity.ADVICE)}


@pytest.mark.slow
@pytest.mark.parametrize("rule", BUILT, ids=names(BUILT))
def test_of_what_an_adjustable_rule_finds_pages_can_be_made(rule: Rule, project: Path):
    root = in_place_of_the_last(project, with_severity(rule, rule.name, "advice"))
    advised = generate(Request(root, strict=True))
    assert advised.written is not None
    assert not advised.stops


def test_a_choice_that_cannot_be_made_may_be_left_unsaid(tmp_path: Path):
    rule = find_rule("fixed-severity")
    assert found_in(tmp_path, handbook_with(f'{rule.bad}      {rule.name}: "off"\n')) == []


@pytest.mark.parametrize("rule", FIXED, ids=names(FIXED))
def test_what_no_page_can_be_made_of_cannot_be_turned_off(rule: Rule, tmp_path: Path):
    files = with_severity(rule, rule.name, "off")
    assert {rule.code, "PB802"} <= {d.code for d in found_in(tmp_path, files)}
