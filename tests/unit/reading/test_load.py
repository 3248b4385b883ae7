"""A folder to a library: every file is read, whatever is wrong with another."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

import pytest

from playpress.model.measurement import Measurement
from playpress.reading.load import load_handbook, load_language
from tests.tools.handbook import REGISTRIES, SMALLEST, checked, said, write_project

if TYPE_CHECKING:
    from pathlib import Path


def test_a_playbook_has_its_id_from_the_file_and_its_category_from_the_folder(tmp_path: Path):
    library = checked(tmp_path, {"playbooks/sales/sell.yml": SMALLEST}).loaded.library
    assert {(p.id, p.category) for p in library.playbooks.values()} == {("sell", "sales")}
    assert {role.id for role in library.roles.values()} == {"sales-lead", "seller", "boss", "clerk"}


def test_everything_is_ordered_by_id_whatever_the_order_of_the_files(tmp_path: Path):
    files = {
        "playbooks/sales/b.yml": SMALLEST,
        "playbooks/sales/a.yml": SMALLEST,
        "playbooks/catalog/tools.yml": "z: {name: Z}\na: {name: A}\n",
        "playbooks/measurements/sales.csv": "date,value\n2026-10-01,2\n2026-09-01,1\n",
    }
    library = checked(tmp_path, files).loaded.library
    assert list(library.playbooks) == ["a", "b"]
    assert list(library.tools) == ["a", "z"]
    assert [m.value for m in library.measurements["sales"]] == [1, 2]


def test_series_keep_dates_figures_and_notes(tmp_path: Path):
    csv = '\ufeffdate,value,note\r\n2026-09-01,-1.5e3,"Snow, ice"\r\n 2026-09-02 , 7 ,\r\n'
    result = checked(tmp_path, {"playbooks/measurements/sales.csv": csv})
    assert result.diagnostics == []
    assert result.loaded.library.measurements["sales"] == (
        Measurement(datetime.date(2026, 9, 1), -1500.0, "Snow, ice"),
        Measurement(datetime.date(2026, 9, 2), 7.0, ""),
    )


def test_files_are_named_relative_to_the_project(tmp_path: Path):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    loaded = load_handbook(tmp_path / "playbooks", tmp_path)
    assert loaded.file_of(("playbook", "sell")) == "playbooks/sales/sell.yml"
    assert loaded.file_of(("role", "boss")) == "playbooks/catalog/roles.yml"
    assert loaded.file_of(("handbook", "handbook")) == "playbooks/handbook.yml"
    assert loaded.file_of(("playbook", "unknown")) == "playbooks"
    below = load_handbook(tmp_path / "playbooks", tmp_path / "playbooks" / "sales")
    assert below.file_of(("playbook", "sell")) == "../sales/sell.yml"


def test_an_entry_that_could_not_be_read_is_declared_all_the_same(tmp_path: Path):
    library = checked(tmp_path, {"playbooks/catalog/tools.yml": "crm: text\nmail: {nam: Mail}\n"}).loaded.library
    assert library.declared["tool"] == {"crm", "mail"}
    assert list(library.tools) == ["mail"]


def test_a_playbook_read_only_in_part_says_so(tmp_path: Path):
    files = {
        "playbooks/sales/a.yml": SMALLEST.replace("steps:", "step:"),
        "playbooks/sales/b.yml": SMALLEST,
        "playbooks/sales/c.yml": SMALLEST + "colour: red\nfaq: none\n",
    }
    assert checked(tmp_path, files).loaded.library.partial.keys() == {"a"}


def test_without_settings_the_defaults_hold(tmp_path: Path):
    write_project(tmp_path, {"playbooks/sales/sell.yml": SMALLEST})
    handbook = load_handbook(tmp_path / "playbooks", tmp_path).library.handbook
    assert (handbook.name, handbook.language, handbook.hours_per_day, handbook.days_per_week) == (
        "Handbook",
        "en",
        8,
        5,
    )


def test_wrong_settings_do_not_take_the_right_ones_with_them(tmp_path: Path):
    settings = "name: Ours\nlanguage: xx\nhours_per_day: many\n"
    handbook = checked(tmp_path, {"playbooks/handbook.yml": settings}).loaded.library.handbook
    assert (handbook.name, handbook.language, handbook.hours_per_day) == ("Ours", "en", 8)


def test_a_byte_order_mark_and_windows_line_ends_are_fine_everywhere(tmp_path: Path):
    files = {path: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for path, text in REGISTRIES.items()}
    files["playbooks/sales/sell.yml"] = b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode()
    assert said(checked(tmp_path, files)) == []


def test_a_folder_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    closed = project.playbooks / "sales"
    monkeypatch.setattr(os, "access", lambda path, _mode: path != closed)  # root may open everything
    loaded = load_handbook(project.playbooks, tmp_path)
    assert [(d.location.file, d.code) for d in loaded.diagnostics] == [("playbooks/sales", "PB111")]
    assert loaded.diagnostics[0].message.text() == "the file cannot be read: you have no permission for that"
    assert loaded.library.playbooks == {}


@pytest.mark.parametrize(
    "name",
    ["sell.yml", "über uns.yml", "a\nb.yml", "-x.yml", "a'b\".yml", "x" * 200 + ".yml", "..yml", "~.yml", "CON.yml"],
)
def test_any_file_name_ends_in_a_playbook_or_a_finding(name: str, tmp_path: Path):
    result = checked(tmp_path, {f"playbooks/sales/{name}": SMALLEST})
    hidden = name.startswith(".")
    assert hidden or result.loaded.library.playbooks
    assert hidden or name == "sell.yml" or {s.code for s in said(result)} == {"PB205"}


def test_a_file_name_that_is_no_text_is_a_finding(tmp_path: Path):
    write_project(tmp_path, REGISTRIES)
    folder = bytes(tmp_path / "playbooks" / "sales")
    (tmp_path / "playbooks" / "sales").mkdir()
    with open(folder + b"/sell\xff.yml", "wb") as stream:  # noqa: PTH123 - a name that is not UTF-8
        stream.write(SMALLEST.encode())
    result = load_handbook(tmp_path / "playbooks", tmp_path)
    assert [d.code for d in result.diagnostics] == ["PB205"]
    assert result.diagnostics[0].message.text() == "“sell\\udcff” is not an id"


@pytest.mark.parametrize("line", ["language: de", 'language:   "de" # the language'])
def test_settings_that_are_no_yaml_are_told_in_the_language_that_a_line_of_them_names(tmp_path, line):
    playbooks = tmp_path / "playbooks"
    playbooks.mkdir()
    (playbooks / "handbook.yml").write_text(f"name: [\n{line}\n")
    assert load_handbook(playbooks, tmp_path).library.handbook.language == "de"
    assert load_language(playbooks) == "de"


@pytest.mark.parametrize("line", ["language: xx", "language:", "# language: de"])
def test_settings_that_name_no_language_are_told_in_english(tmp_path, line):
    playbooks = tmp_path / "playbooks"
    playbooks.mkdir()
    (playbooks / "handbook.yml").write_text(f"name: [\n{line}\n")
    assert load_handbook(playbooks, tmp_path).library.handbook.language == "en"
    assert load_language(playbooks) == "en"
