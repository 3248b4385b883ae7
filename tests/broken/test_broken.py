"""Broken handbooks, each a folder named for its flaw: `expected.txt` is what `playpress check` says about it, in full."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from playpress.pipeline import Checked, Request, check_handbook
from playpress.report.text import summary, write_text

HERE = Path(__file__).parent
PROJECTS = sorted(path.name for path in HERE.iterdir() if path.is_dir() and not path.name.startswith("_"))
TRANSLATED = {"german-handbook"}
"""Their words are the catalogues' business; here only codes and places are compared."""


def whole_report(result: Checked) -> str:
    report = write_text(result.diagnostics, result.loaded.sources, result.translator)
    return f"{report}\n{summary(result.diagnostics, result.translator)}\n"


def bones(report: str) -> list[tuple[str, ...]]:
    """Return a report without its words: places and codes, source lines, carets."""
    return re.findall(r"^(\S+:\d+:\d+): \S+ (PB\d{3})|^ +(\d* \| .*)$", report, re.MULTILINE)


@pytest.mark.parametrize("project", PROJECTS)
def test_a_broken_handbook_is_told_what_is_wrong_with_it(project: str, pytestconfig: pytest.Config):
    said = whole_report(check_handbook(Request(HERE / project)))
    expected = HERE / project / "expected.txt"
    if pytestconfig.getoption("--update-golden", default=False):
        expected.write_text(said, encoding="utf-8")
    wanted = expected.read_text(encoding="utf-8")
    if project in TRANSLATED:
        assert bones(said) == bones(wanted)
        assert len(bones(said)) > 8
    else:
        assert said == wanted
