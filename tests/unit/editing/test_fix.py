"""Sure fixes are written into the files; all else in them stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from playpress.commands.check import check
from playpress.diagnostics import Diagnostic, Location, Message, Severity
from playpress.editing import fix
from playpress.editing.fix import with_fixes
from tests.tools.handbook import REGISTRIES, write_project

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SLIPS = """\
# how we sell
name: In short: sell\r
owner:boss  # since March
trigger: A customer asks
outcome: Sold
review: {last: 02.03.2026, every: 1 year}  # by hand
steps:
  - id: offer
\tname: Make an offer
    raci: {responsible: selle}
    wait: 3 days
"""
MENDED = """\
# how we sell
name: "In short: sell"\r
owner: boss  # since March
trigger: A customer asks
outcome: Sold
review: {last: 2026-03-02, every: 1 year}  # by hand
steps:
  - id: offer
    name: Make an offer
    raci: {responsible: selle}
    wait: 3d
"""


def run(folder: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(check, ["--project", str(folder), "--today", "2026-11-25", *options])
    return result.exit_code, result.output


def test_what_surely_was_meant_is_written_and_told_and_a_guess_is_left_to_the_editor(tmp_path: Path):
    mark = b"\xef\xbb\xbf"
    sell = "playbooks/sales/sell.yml"
    write_project(tmp_path, {**REGISTRIES, sell: mark + SLIPS.encode()})
    code, said = run(tmp_path, "--fix")
    assert (tmp_path / sell).read_bytes() == mark + MENDED.encode()
    told = {line.split(": ")[0] for line in said.splitlines() if ": fixed PB" in line}
    assert told == {f"{sell}:{line}" for line in (2, 3, 6, 9, 11)}
    assert "did you mean “seller”" in said
    assert code == 1


def test_without_the_option_no_file_is_changed(tmp_path: Path):
    sell = "playbooks/sales/sell.yml"
    write_project(tmp_path, {**REGISTRIES, sell: SLIPS})
    run(tmp_path)
    assert (tmp_path / sell).read_bytes() == SLIPS.encode()


def test_of_two_fixes_that_overlap_the_first_is_written():
    def found(start: int, end: int, fix: str) -> Diagnostic:
        at = Location("x.yml", 1, start, 1, end)
        return Diagnostic("PB203", Severity.ERROR, at, Message("x"), fix=fix)

    one, two, three = found(1, 3, "A"), found(2, 4, "B"), found(4, 5, "C")
    assert with_fixes("abcd", [three, two, one]) == ("AcC", [one, three])


def test_a_fix_that_does_not_help_is_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fix, "with_fixes", lambda text, wanted: (text, list(wanted)))
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SLIPS})
    told = [line for line in run(tmp_path, "--fix")[1].splitlines() if ": fixed PB" in line]
    assert told
    assert len(told) == len(set(told))


def test_an_id_is_written_in_all_places_where_it_stands_wrong(tmp_path: Path):
    text = "name: Sell\nowner: Boss\nexpert: Boss\ntrigger: A customer asks\noutcome: Sold\n"
    steps = "steps:\n  - id: offer\n    name: Make an offer\n    raci: {responsible: Boss}\n"
    sell = "playbooks/sales/sell.yml"
    write_project(tmp_path, {**REGISTRIES, sell: text + steps})
    assert run(tmp_path, "--fix")[1].count("fixed PB301") == 3
    assert (tmp_path / sell).read_text(encoding="utf-8") == (text + steps).replace("Boss", "boss")
