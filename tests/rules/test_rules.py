"""Every rule against small handbooks: `*.md` in this folder holds the cases, each finding written beside its line.

A heading is a case, its fences are files (`playbooks/sales/sell.yml` when a fence names none), added to the registries of
`tests/tools/handbook.py`. `# PB204:7 unknown key` in a line says that PB204 is found there in column 7, with these words in
its message or hint; a line that begins with `#^` speaks of the line above. `escaped` after a fence's path stands for
Python's escapes. A fence `expected` lists findings of places that can hold no remark, as `path:line:column code words`.
What is not written is not found, but for advice of rules that the case does not speak of: a small handbook is never
without it.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from playpress.diagnostics import Severity
from playpress.language.translation import PSEUDO, Translator
from playpress.report.text import write_text
from tests.tools.handbook import Said, checked, said

USUAL = "playbooks/sales/sell.yml"
_CASE = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^````?(\w+) ?(\S*) ?(escaped)?\n(.*?)^````?$", re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"#\^? *(PB\d{3}):(\d+) *((?:[^#\n]|#(?!\^? *PB))*)")
_UNFOUND = re.compile(r"# not found: (PB\d{3})")
_LISTED = re.compile(r"^(\S.*?):(\d+):(\d+) (PB\d{3}) *(.*)$", re.MULTILINE)


class Case(NamedTuple):
    """Files, and what is to be found in them: where, and with which words."""

    files: dict[str, bytes]
    expected: list[tuple[Said, str]]


def read_cases() -> dict[str, Case]:
    cases = {}
    for page in sorted(Path(__file__).parent.glob("*.md")):
        for title, body in _CASE.findall(page.read_text(encoding="utf-8")):
            assert f"{page.stem}: {title}" not in cases
            cases[f"{page.stem}: {title}"] = read_case(body)
    return cases


def read_case(body: str) -> Case:
    files: dict[str, bytes] = {}
    expected: list[tuple[Said, str]] = []
    for kind, name, escaped, text in _FENCE.findall(body):
        if kind == "expected":
            expected += [(Said(f, int(n), int(c), code), words) for f, n, c, code, words in _LISTED.findall(text)]
            continue
        path = name or USUAL
        files[path] = text.encode().decode("unicode_escape").encode("latin-1") if escaped else text.encode()
        expected += remarks(path, text)
    return Case(files, expected)


def remarks(path: str, text: str) -> list[tuple[Said, str]]:
    found = []
    meant = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.lstrip().startswith("#^"):
            meant = number
        for code, column, words in _REMARK.findall(line):
            found.append((Said(path, meant, int(column), code), words.strip()))
    return found


def spoken_of(case: Case) -> set[str]:
    """Return the codes that a case expects, or says that are not found: `not found: PB415`."""
    unfound = (code for text in case.files.values() for code in _UNFOUND.findall(text.decode(errors="replace")))
    return {finding.code for finding, _ in case.expected} | set(unfound)


CASES = read_cases()


def codes() -> set[str]:
    """Return the codes that some case expects."""
    return {finding.code for case in CASES.values() for finding, _ in case.expected}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_case_has_the_findings_that_are_written_in_it_and_no_other(case: Case, tmp_path: Path):
    result = checked(tmp_path, case.files)
    result.diagnostics[:] = [d for d in result.diagnostics if d.severity > Severity.ADVICE or d.code in spoken_of(case)]
    found, expected = (
        Counter(f"{p.file}:{p.line}:{p.column} {p.code}" for p in places)
        for places in (said(result), (place for place, _ in case.expected))
    )
    assert (sorted(expected - found), sorted(found - expected)) == ([], []), "missing, and unexpected"
    shown = [
        (place, d.message.text(), d.hint.text())
        for place, d in zip(said(result), result.diagnostics, strict=True)
        if d.hint
    ]
    assert len(shown) == len(result.diagnostics), "each finding says what to do"
    for place, words in case.expected:
        assert any(place == at and words in f"{message}\n{hint}" for at, message, hint in shown), (place, words, shown)
    report = write_text(result.diagnostics, result.loaded.sources, Translator(PSEUDO))
    assert report.count("⟦") >= 2 * len(result.diagnostics)
