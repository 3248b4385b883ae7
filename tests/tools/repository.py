"""Where this repository's things are, and copies of its handbook to build in."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
HANDBOOK = ("playbooks", "site_templates", "mkdocs.yml")


def copy_handbook(folder: Path, *, backwards: bool = False) -> Path:
    """Copy what the handbook is made of into `folder`, which must not be there yet; in either order of files."""
    files = [ROOT / name for name in HANDBOOK if (ROOT / name).is_file()]
    files += [f for name in HANDBOOK for f in (ROOT / name).rglob("*") if f.is_file() and "__pycache__" not in f.parts]
    for file in sorted(files, reverse=backwards):
        target = folder / file.relative_to(ROOT)
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
