"""Findings of files that a page of cases cannot hold: too large, links, unreadable, not there."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from playpress.pipeline import Request, check_handbook
from playpress.reading.source import LARGEST_FILE
from tests.tools.handbook import REGISTRIES, SMALLEST, Said, checked, said, write_project

if TYPE_CHECKING:
    from pathlib import Path

CODES = frozenset({"PB101", "PB109", "PB110", "PB111", "PB142", "PB143", "PB870", "PB871"})
"""What is tried out here and nowhere else."""


def test_a_file_beyond_a_megabyte_is_not_read(tmp_path: Path):
    files = {
        "playbooks/sales/sell.yml": SMALLEST + "#" * LARGEST_FILE,
        "playbooks/measurements/sales.csv": "x" * (LARGEST_FILE + 1),
    }
    assert said(checked(tmp_path, files)) == [
        Said("playbooks/measurements/sales.csv", 1, 1, "PB101"),
        Said("playbooks/sales/sell.yml", 1, 1, "PB101"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_wrong_figure_is_told_at_its_place_whatever_ends_a_line(tmp_path: Path, end: str):
    text = end.join(["date,value", "2026-01-01,1", "2026-01-02,much", "2026-01-03,2", ""])
    (found,) = said(checked(tmp_path, {"playbooks/measurements/sales.csv": text}))
    assert found == Said("playbooks/measurements/sales.csv", 3, 12, "PB122")


def test_a_link_to_a_file_or_folder_is_not_followed(tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "sell.yml").write_text("secret: x\n")
    project = tmp_path / "project"
    write_project(project, {**REGISTRIES, "playbooks/sales/offer.yml": SMALLEST})
    (project / "playbooks/sales/sell.yml").symlink_to(outside / "sell.yml")
    (project / "playbooks/service").symlink_to(outside)
    (project / "playbooks/sales/loop.yml").symlink_to("loop.yml")
    result = check_handbook(Request(project))
    assert said(result) == [
        Said("playbooks/sales/loop.yml", 1, 1, "PB109"),
        Said("playbooks/sales/sell.yml", 1, 1, "PB109"),
        Said("playbooks/service", 1, 1, "PB109"),
    ]
    assert not any("secret" in source.text for source in result.loaded.sources.values())


def test_links_below_the_own_templates_are_told_and_read_by_nobody(tmp_path: Path):
    outside = tmp_path / "outside"
    write_project(outside, {"home.md.j2": "secret", "partials/header.html": "secret", "logo.svg": "<svg/>"})
    project = tmp_path / "project"
    write_project(project, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST, "site_templates/pages/why.md.j2": "x"})
    (project / "site_templates/pages/home.md.j2").symlink_to(outside / "home.md.j2")
    (project / "site_templates/overrides").symlink_to(outside)
    (project / "site_templates/assets").mkdir()
    (project / "site_templates/assets/__pycache__").symlink_to(outside)
    (project / "site_templates/assets/gone.svg").symlink_to("nowhere")
    result = check_handbook(Request(project))
    assert [found for found in said(result) if found.code == "PB870"] == [
        Said("site_templates/assets/__pycache__", 1, 1, "PB870"),
        Said("site_templates/assets/gone.svg", 1, 1, "PB870"),
        Said("site_templates/overrides", 1, 1, "PB870"),
        Said("site_templates/pages/home.md.j2", 1, 1, "PB870"),
    ]
    assert result.has_errors


def test_a_folder_of_templates_that_is_a_link_is_told(tmp_path: Path):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST, "elsewhere/assets/logo.svg": "<svg/>"})
    (tmp_path / "site_templates").symlink_to("elsewhere")
    result = check_handbook(Request(tmp_path))
    assert said(result) == [Said("site_templates", 1, 1, "PB871")]
    assert not result.has_errors


def test_a_file_that_cannot_be_opened_is_a_finding_and_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_project(tmp_path, {**REGISTRIES, "playbooks/sales/other.yml": SMALLEST.replace("sales-lead", "nobody", 1)})
    monkeypatch.chdir(tmp_path / "playbooks/sales")  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as stream:
        stream.bind("sell.yml")
        assert said(check_handbook(Request(tmp_path))) == [
            Said("playbooks/sales/other.yml", 2, 8, "PB301"),
            Said("playbooks/sales/sell.yml", 1, 1, "PB111"),
        ]


@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "office"])
def test_who_refers_to_a_registry_or_playbook_that_cannot_be_read_is_not_blamed(kind: str, tmp_path: Path):
    project = tmp_path / "project"
    calling = SMALLEST.replace("outcome: The product", "purpose: See [[deliver]].\noutcome: The product")
    files = {**REGISTRIES, "playbooks/sales/sell.yml": calling}
    del files["playbooks/catalog/roles.yml"]
    write_project(project, files)
    put = {"playbooks/catalog/roles.yml": "boss: {name: Boss}\n", "playbooks/sales/deliver.yml": SMALLEST}
    for path, text in put.items():
        if kind == "link":
            write_project(tmp_path / "elsewhere", {path: text})
            (project / path).symlink_to(tmp_path / "elsewhere" / path)
        elif kind == "pipe":
            os.mkfifo(project / path)
        elif kind == "folder":
            (project / path).mkdir()
        else:
            write_project(project, {path.replace(".yml", ".docx"): text})
    code = {"link": "PB109", "pipe": "PB111", "folder": "PB143", "office": "PB112"}[kind]
    ending = ".docx" if kind == "office" else ".yml"
    assert said(check_handbook(Request(project))) == [
        Said(f"playbooks/catalog/roles{ending}", 1, 1, code),
        Said(f"playbooks/sales/deliver{ending}", 1, 1, code),
    ]


def test_a_folder_in_the_place_of_the_settings_or_with_the_name_of_a_file_is_a_finding(tmp_path: Path):
    write_project(
        tmp_path, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST, "playbooks/sales/x.yml/y.yml": SMALLEST}
    )
    (tmp_path / "playbooks/handbook.yml").unlink()
    for name in ("handbook.yml", "empty.yml", "measurements/sales.csv", "nothing"):
        (tmp_path / "playbooks" / name).mkdir(parents=True)
    assert said(check_handbook(Request(tmp_path))) == [
        Said("playbooks/empty.yml", 1, 1, "PB143"),
        Said("playbooks/handbook.yml", 1, 1, "PB143"),
        Said("playbooks/measurements/sales.csv", 1, 1, "PB143"),
        Said("playbooks/sales/x.yml", 1, 1, "PB143"),
    ]


def test_a_handbook_without_playbooks_folder_is_a_finding(tmp_path: Path):
    assert said(check_handbook(Request(tmp_path))) == [Said("playbooks", 1, 1, "PB110")]


def test_a_folder_of_playbooks_that_is_a_link_itself_is_read_and_told_of(tmp_path: Path):
    write_project(tmp_path / "elsewhere", {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    (tmp_path / "playbooks").symlink_to(tmp_path / "elsewhere" / "playbooks")
    result = check_handbook(Request(tmp_path))
    assert said(result) == [Said("playbooks", 1, 1, "PB142")]
    assert not result.has_errors
    assert list(result.loaded.library.playbooks) == ["sell"]
