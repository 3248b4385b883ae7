"""Large tables: only pieces that would differ are made anew, and whatever was kept, the table is the same."""

from __future__ import annotations

import datetime
import shutil
from typing import TYPE_CHECKING

import pytest

from playpress.analysis.facts import Facts
from playpress.model.handbook import Handbook
from playpress.model.role import Role
from playpress.publish.data.files import large_tables
from playpress.publish.data.pieces import KEPT, make_pieces, read_pieces, write_pieces
from tests.tools.handbook import library_of, playbook_of

if TYPE_CHECKING:
    from pathlib import Path

STEPS = [{"id": "a", "name": "A", "raci": {"responsible": "boss"}, "work": "1d"}]


def facts_of(name: str = "Sell", handbook: Handbook | None = None, boss: str = "Boss") -> Facts:
    playbooks = playbook_of(name=name, steps=STEPS), playbook_of(id="buy", name="Buy", steps=STEPS)
    roles = {"boss": Role(id="boss", name=boss)}
    return Facts(library_of(*playbooks, roles=roles, handbook=handbook or Handbook()), datetime.date(2026, 11, 25))


def kept(build: Path, facts: Facts) -> dict[str, bytes]:
    """Write the large tables as a build does, and return them."""
    tables = large_tables(facts, read_pieces(build, "theme"), has_folders=True)
    for path, table in tables.items():
        (build / "theme" / path).parent.mkdir(parents=True, exist_ok=True)
        (build / "theme" / path).write_bytes(table.content)
    write_pieces(build, tables)
    return {path: table.content for path, table in tables.items()}


@pytest.mark.parametrize(
    "later", [facts_of("Trade"), facts_of(boss="Head"), facts_of(handbook=Handbook(hours_per_day=7)), facts_of()],
    ids=["a playbook", "a role's name", "the length of a day", "nothing"],
)  # fmt: skip
def test_a_table_of_kept_pieces_is_the_one_that_is_made_anew_whatever_has_changed(tmp_path: Path, later: Facts):
    kept(tmp_path, facts_of())
    again = kept(tmp_path, later)
    assert again == {path: table.content for path, table in large_tables(later, {}, has_folders=True).items()}


def test_only_pieces_with_another_key_are_made():
    made: list[str] = []

    def make(name: str) -> bytes:
        made.append(name)
        return name.encode()

    first = make_pieces(b"head;", {"a": "1", "b": "1"}, make, {})
    assert (first.content, made) == (b"head;ab", ["a", "b"])
    later = make_pieces(
        b"head;", {"a": "1", "b": "2", "c": "1"}, make, {"a": ("1", b"A"), "b": ("1", b"B"), "d": ("1", b"D")}
    )
    assert (later.content, made) == (b"head;Abc", ["a", "b", "b", "c"])


def test_pieces_are_found_again_in_the_file_of_the_last_run(tmp_path: Path):
    content = kept(tmp_path, facts_of())
    found = read_pieces(tmp_path, "theme")
    assert set(found) == set(content)
    for path, pieces in found.items():
        assert list(pieces) == ["sell", "buy"]
        assert content[path].endswith(b"".join(piece for _, piece in pieces.values()))
        assert all(piece.startswith(name.encode()) for name, (_, piece) in pieces.items())


def test_nothing_is_believed_that_is_damaged_gone_or_no_longer_what_was_written(tmp_path: Path):
    kept(tmp_path, facts_of())
    raci, whole = tmp_path / "theme" / "api" / "raci.csv", tmp_path / "whole"
    shutil.copytree(tmp_path / "theme", whole)
    raci.write_bytes(raci.read_bytes().replace(b"Boss", b"Thief"))
    assert read_pieces(tmp_path, "theme")["api/raci.csv"] == {}
    assert kept(tmp_path, facts_of())["api/raci.csv"] == (whole / "api" / "raci.csv").read_bytes()
    raci.unlink()
    assert read_pieces(tmp_path, "theme") == {}
    kept(tmp_path, facts_of())
    (tmp_path / KEPT).write_bytes(b"{}")
    assert read_pieces(tmp_path, "theme") == {}
