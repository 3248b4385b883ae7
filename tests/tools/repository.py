"""Where this repository's things are, and copies of its handbook to build in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
BAKERY = ROOT / "tests" / "golden" / "everything" / "playbooks"
"""A small handbook with one of everything: builds in a fifth of the time."""
SMALLEST = ROOT / "tests" / "golden" / "smallest" / "playbooks"
"""One playbook of two steps: for what is the same in every handbook."""


def copy_handbook(folder: Path, playbooks: Path = ROOT / "playbooks", *, backwards: bool = False) -> Path:
    """Copy what a handbook is made of into `folder`, which must not be there yet; in either order of files."""
    sources = {"playbooks": playbooks, "site_templates": ROOT / "site_templates"}
    files = {folder / "mkdocs.yml": ROOT / "mkdocs.yml"}
    for name, source in sources.items():
        found = (file for file in source.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
        files |= {folder / name / file.relative_to(source): file for file in found}
    for target, file in sorted(files.items(), reverse=backwards):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return folder


def files_of_repository() -> list[str]:
    """Return the paths of all files that are, or would be, committed."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted({name for name in listed if name and (ROOT / name).is_file()})


def file_bytes(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder by its path there."""
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
