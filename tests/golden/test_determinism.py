"""The same handbook gives the same bytes, whatever the machine's time zone, language, hash seed and order of files.

What whole builds write, and in another language: `tests/site/test_same_bytes.py`.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.tools.command import PLAYPRESS, run
from tests.tools.repository import file_bytes

WORLD = "everything"
HERE = Path(__file__).parent
ENVIRONMENTS = (
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/Caracas", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0", "COLUMNS": "20"},
)


def generated(folder: Path, environment: dict[str, Any], *, backwards: bool) -> tuple[str, dict[str, bytes]]:
    """Generate a copy of the world by the command line; return what it prints and writes."""
    source = HERE / WORLD / "playbooks"
    for file in sorted((f for f in source.rglob("*") if f.is_file()), reverse=backwards):
        target = folder / "playbooks" / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    said = run(*PLAYPRESS, "generate", cwd=folder, **environment)
    return said, {
        path: content for path, content in file_bytes(folder / "build").items() if not path.startswith(".cache/")
    }


@pytest.mark.slow
def test_a_handbook_is_generated_alike_in_every_environment(tmp_path: Path):
    made = [
        generated(tmp_path / str(n), environment, backwards=bool(n % 2)) for n, environment in enumerate(ENVIRONMENTS)
    ]  # fmt: skip
    assert made[0] == made[1]
    assert made[0] == made[2]
    assert len(made[0][1]) > 20
