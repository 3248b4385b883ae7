"""Handbooks with one mistake each (`*.md` in this folder, read by `reader.py`): exactly what is written there is found.

A rule that judges the clean handbook, too, is content for its files, not for 180 pages of findings: keep it clean.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from playpress.diagnostics import Severity
from playpress.editing.fix import in_all_places, is_sure, with_fixes
from playpress.pipeline import Request, check_handbook
from tests.mistakes.reader import HERE, Mistake, check_mistake, read_mistakes, with_findings

if TYPE_CHECKING:
    from pathlib import Path

    from playpress.pipeline import Checked

TODAY = datetime.date(2026, 11, 25)
MISTAKES = {f"{mistake.page}: {mistake.title}": mistake for mistake in read_mistakes()}
PROPOSING = {title: mistake for title, mistake in MISTAKES.items() if " fix: " in mistake.body}
"""Those of which a finding proposes what to write instead."""


def said_in(result: Checked, least: Severity = Severity.ADVICE) -> set[tuple[str, int, str]]:
    return {(d.location.file, d.location.line, d.message.text()) for d in result.diagnostics if d.severity >= least}


def test_there_are_enough_mistakes_and_each_has_a_title_of_its_own():
    assert len(MISTAKES) == len(list(read_mistakes())) >= 150


def test_nothing_is_found_in_the_handbook_without_mistakes():
    assert check_handbook(Request(HERE / "handbook", today=TODAY)).diagnostics == []


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_as_its_page_says(mistake: Mistake, tmp_path: Path, pytestconfig: pytest.Config):
    result = check_mistake(mistake, tmp_path, TODAY)
    written = with_findings(mistake, result.diagnostics)
    if pytestconfig.getoption("--update-golden", default=False):
        page = HERE / f"{mistake.page}.md"
        page.write_text(page.read_text(encoding="utf-8").replace(mistake.body, written, 1), encoding="utf-8")
    else:
        assert written == mistake.body


@pytest.mark.slow
@pytest.mark.parametrize("mistake", PROPOSING.values(), ids=PROPOSING)
def test_what_a_finding_proposes_puts_it_right_and_nothing_else_wrong(mistake: Mistake, tmp_path: Path):
    result = check_mistake(mistake, tmp_path / "before", TODAY)
    before = said_in(result)
    for n, one in enumerate(d for d in result.diagnostics if d.fix):
        file = one.location.file
        places = [place for place in in_all_places(one, result.loaded) if place.location.file == file]
        text, done = with_fixes(result.loaded.sources[file].text, places)
        assert done == places
        mended = Mistake(mistake.page, mistake.title, mistake.body, {**mistake.files, file: text})
        after = check_mistake(mended, tmp_path / str(n), TODAY)
        assert (file, one.location.line, one.message.text()) not in said_in(after), one.fix
        if is_sure(one):
            assert said_in(after, Severity.ERROR) <= before, one.fix
