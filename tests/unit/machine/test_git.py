"""The commit that a project's files are of."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from playpress.engine.data import DATA
from playpress.engine.settings import DOCS, THEME
from playpress.machine.git import find_revision
from playpress.pipeline import Request, generate
from tests.tools.handbook import REGISTRIES, SMALLEST, write_project

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("playbooks", "mkdocs.yml")
AUTHOR = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.com", "GIT_COMMITTER_NAME": "A"}
COMMITTER = {**AUTHOR, "GIT_COMMITTER_EMAIL": "a@example.com", "GIT_COMMITTER_DATE": "2026-03-01T23:30:00-02:00"}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env={"PATH": "/usr/bin:/bin", **COMMITTER}, capture_output=True, text=True, check=True)  # fmt: skip
    return done.stdout.strip()


def committed(folder: Path) -> Path:
    (folder / "playbooks").mkdir(parents=True)
    (folder / "playbooks" / "handbook.yml").write_text("name: A\n")
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "First")
    return folder


def test_a_commit_has_a_name_and_a_day_that_is_the_same_everywhere(tmp_path: Path, monkeypatch):
    folder = committed(tmp_path)
    for zone in ("Pacific/Kiritimati", "America/Caracas"):
        monkeypatch.setenv("TZ", zone)
        found = find_revision(folder, PARTS)
        assert found is not None
        assert git(folder, "rev-parse", "HEAD").startswith(found.name)
        assert (len(found.name), found.date, found.is_changed) == (10, date(2026, 3, 2), False)


def test_changes_of_the_content_are_told_and_others_are_not(tmp_path: Path):
    folder = committed(tmp_path)
    (folder / "notes.txt").write_text("x")
    (folder / "build").mkdir()
    before = find_revision(folder, PARTS)
    (folder / "playbooks" / "new.yml").write_text("x")
    after = find_revision(folder, PARTS)
    assert before is not None
    assert after is not None
    assert (before.is_changed, after.is_changed) == (False, True)


def test_nothing_is_known_without_git_without_commit_or_in_somebody_elses_repository(tmp_path: Path, monkeypatch):
    assert find_revision(tmp_path, PARTS) is None
    folder = committed(tmp_path / "other")
    (folder / "inner" / "playbooks").mkdir(parents=True)
    assert find_revision(folder / "inner", PARTS) is None
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/nothing\n")
    assert find_revision(folder, PARTS) is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_revision(committed(tmp_path / "third"), PARTS) is None


def as_of(project: Request) -> str:
    generate(replace(project, today=date(2026, 11, 25)))
    data = (project.build / THEME / DATA).read_text().partition("=")[2]
    told: str = json.loads(data.rstrip(";\n"))["asOf"]
    assert told in (project.build / DOCS / "index.md").read_text(), "without script the home page tells it"
    return told


def test_pages_tell_the_commit_and_else_the_day_of_the_last_change(tmp_path: Path):
    folder = committed(tmp_path)
    project = write_project(folder, {**REGISTRIES, "playbooks/sales/sell.yml": SMALLEST})
    name = git(folder, "rev-parse", "HEAD")[:10]
    assert as_of(project) == f"As of 2 March 2026, revision {name} with later changes"
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Second")
    name = git(folder, "rev-parse", "HEAD")[:10]
    assert as_of(project) == f"As of 2 March 2026, revision {name}"
    assert as_of(project) == f"As of 2 March 2026, revision {name}", "what is built changes nothing"
    (folder / ".git").rename(folder / "no-git")
    assert as_of(project) == ""
    days = ("2026-02-01", "2026-03-01", "2027-05-01")
    changes = "".join(f"  - {{version: {n}.x, date: {day}, what: x}}\n" for n, day in enumerate(days))
    write_project(folder, {"playbooks/sales/sell.yml": f"{SMALLEST}changes:\n{changes}"})
    assert as_of(project) == "As of 1 March 2026"
