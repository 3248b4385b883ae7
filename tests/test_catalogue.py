"""The catalogue of rules: each code of the source is a rule of the list, means one thing, and is tried out."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from playpress.checks import RULES
from tests.rules import test_files, test_rules
from tests.site import test_documents
from tests.tools.handbook import checked
from tests.tools.repository import ROOT
from tests.unit.checks import test_templates
from tests.unit.process import test_soundness
from tests.unit.publish import test_drawing

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = ROOT / "generator" / "playpress"
CODE = re.compile(r"PB\d{3}")

SAID_IN_SEVERAL_WAYS = {
    "PB100": "the file is no YAML",
    "PB102": "the file is not UTF-8",
    "PB105": "a value is shared: an anchor, an alias, a merge key",
    "PB115": "something is no mapping",
    "PB120": "the first line, or what stands between the columns, is not that of a series",
    "PB122": "figures are no numbers",
    "PB180": "a silence keeps nothing silent",
    "PB207": "not a duration or period",
    "PB301": "something refers to nothing",
    "PB302": "two things have one id",
    "PB304": "a playbook calls itself, alone or by way of others",
    "PB351": "a change is tried by one side only",
    "PB354": "a criterion decides nothing",
    "PB359": "a pilot without a playbook in use, or the reverse",
    "PB418": "a team brings nobody",
    "PB503": "the probabilities do not add up",
    "PB509": "a sub-process without playbook, or the reverse",
    "PB543": "rework without a limit, by way of an earlier or a later step",
    "PB511": "both or neither of `outcome` and `ends`",
    "PB530": "a step waits for ever",
    "PB531": "a step can wait for ever",
    "PB535": "a parallel path leads back to where it began",
    "PB537": "a step can be left waiting when the process ends",
    "PB551": "steps cannot be left out of a variant",
    "PB552": "a variant says two things of one step",
    "PB601": "a level does not go with the direction",
    "PB621": "a goal has too few KPIs, or too many",
    "PB732": "the changes are out of order",
    "PB742": "a process in use calls one that is not",
    "PB762": "a baseline says nothing to compare with",
    "PB801": "`mkdocs.yml` says something else than `handbook.yml`, or what only that should say",
    "PB802": "a severity cannot be chosen",
    "PB862": "nothing uses a file or folder",
    "PB867": "an edit address leads to no file",
}
"""Codes with more than one wording, and the one thing that they mean all the same."""
MAKERS = {"rule.py", "reading/loaded.py"}
"""Where findings are made: of rules, and with their places."""


class Source(NamedTuple):
    """What is said of rules in one module: the codes of those it makes, all codes it names as values, whether it makes findings."""

    made: set[str]
    named: set[str]
    makes_findings: bool


@cache
def sources() -> dict[str, Source]:
    """Return what each module says of rules, by its path in the package."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {file.relative_to(PACKAGE).as_posix(): source_of(file.read_text(encoding="utf-8")) for file in files}


def source_of(text: str) -> Source:
    nodes = [*ast.walk(ast.parse(text))]
    calls = [(node.func.id, node) for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    keywords = (keyword for name, call in calls if name == "Rule" for keyword in call.keywords if keyword.arg == "code")
    values = (node.value for node in nodes if isinstance(node, ast.Constant))
    return Source(
        {str(keyword.value.value) for keyword in keywords if isinstance(keyword.value, ast.Constant)},
        {value for value in values if isinstance(value, str) and CODE.fullmatch(value)},
        any(name in {"Finding", "Diagnostic"} for name, _ in calls),
    )


LISTED = {rule.code for rule in RULES}
CASES = test_rules.codes().union(
    test_files.CODES, test_documents.CODES, test_drawing.CODES, test_soundness.CODES, test_templates.CODES
)
TRIED = CASES | {rule.code for rule in RULES if rule.bad}


@pytest.fixture(scope="module")
def wordings(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[str]]:
    """Return the messages of each code: those of the rules, and whatever else the cases are told."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for rule in RULES:
        found[rule.code].add(rule.message)
    for case in test_rules.CASES.values():
        for one in checked(tmp_path_factory.mktemp("case"), case.files).diagnostics:
            found[one.code].add(one.message.template)
    return found


@pytest.mark.repeats
def test_each_rule_of_the_source_is_in_the_list_and_made_once():
    made = [code for source in sources().values() for code in source.made]
    assert sorted(made) == sorted(LISTED)
    assert len(RULES) == len(LISTED)


def test_each_code_of_the_source_is_that_of_a_rule():
    assert set().union(*(source.named for source in sources().values())) - LISTED == set()


def test_the_rules_of_a_check_are_of_one_family():
    checks = {
        module: {code[:3] for code in source.made}
        for module, source in sources().items()
        if module.startswith("checks/")
    }
    mixed = {module: families for module, families in checks.items() if len(families) > 1}
    assert mixed == {}, "the codes of a module of checks begin with one digit; see CONTRIBUTING"


def test_findings_are_made_of_rules():
    assert {module for module, source in sources().items() if source.makes_findings} == MAKERS


def test_each_rule_is_tried_out_by_an_example_or_a_case():
    assert set() == LISTED - TRIED


def test_no_case_expects_a_code_that_no_rule_has():
    assert set() == CASES - LISTED


@pytest.mark.repeats
def test_no_code_is_used_for_two_meanings(wordings: Mapping[str, set[str]]):
    assert {code for code, ways in wordings.items() if len(ways) > 1} == set(SAID_IN_SEVERAL_WAYS)


@pytest.mark.repeats
def test_no_message_comes_with_two_codes(wordings: Mapping[str, set[str]]):
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for code, ways in wordings.items():
        for message in ways:
            codes[message].add(code)
    assert {message: found for message, found in codes.items() if len(found) > 1} == {}
