"""The catalogue of findings: each code means one thing, is named where it is found, and is tried out."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.rules import test_files, test_rules
from tests.tools.repository import ROOT
from tests.unit.checks import test_templates
from tests.unit.publish import test_drawing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKAGE = ROOT / "generator" / "playpress"
CODE = re.compile(r"PB\d{3}")

SAID_IN_SEVERAL_WAYS = {
    "PB862": "nothing uses a file or folder",
}
"""Codes with more than one wording, and the one thing that they mean all the same."""


def sources() -> Iterator[tuple[str, Path]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file.relative_to(PACKAGE).as_posix(), file


def used() -> Iterator[tuple[str, str, str]]:
    """Yield module, code and message of each place in the source that makes a finding."""
    for module, file in sources():
        for function in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(function, (ast.FunctionDef, ast.Assign)):
                for call, code in calls_with_code(function):
                    yield module, code, next(templates(call), next(templates(function), ""))


def calls_with_code(function: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
            if isinstance(argument, ast.Constant) and CODE.fullmatch(code := str(argument.value)):
                yield node, code


def templates(place: ast.AST) -> Iterator[str]:
    """Yield what is marked for translation at a place, in the order of its text."""
    marked = [
        n for n in ast.walk(place) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "N_"
    ]
    for node in sorted(marked, key=lambda n: (n.lineno, n.col_offset)):
        yield ast.literal_eval(node.args[0])


USED = tuple(used())
CODES = {code for _, file in sources() for code in CODE.findall(file.read_text(encoding="utf-8"))}


TRIED = test_rules.codes() | test_files.CODES | test_drawing.CODES | test_templates.CODES


def test_every_code_of_the_source_is_tried_out_by_a_case():
    assert set() == CODES - TRIED


def test_no_case_expects_a_code_that_the_source_does_not_have():
    assert set() == TRIED - CODES


def test_every_place_that_makes_a_finding_says_something():
    assert {code for _, code, _ in USED} == CODES
    assert all(message for _, _, message in USED)


def test_no_code_is_used_for_two_meanings():
    messages: dict[str, set[str]] = {}
    for _, code, message in USED:
        messages.setdefault(code, set()).add(message)
    assert {code for code, ways in messages.items() if len(ways) > 1} == set(SAID_IN_SEVERAL_WAYS)


def test_no_message_comes_with_two_codes():
    codes: dict[str, set[str]] = {}
    for _, code, message in USED:
        codes.setdefault(message, set()).add(code)
    assert {message: found for message, found in codes.items() if len(found) > 1} == {}
