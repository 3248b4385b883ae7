"""The same handbook gives the same pages, settings, theme and site, byte for byte, whatever the machine."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.tools.amount import one_in
from tests.tools.command import PLAYPRESS, run
from tests.tools.repository import BAKERY, ROOT, copy_handbook, file_bytes

pytestmark = pytest.mark.site

START = """
import os, sys
os.umask(int(sys.argv[1], 8))
if sys.argv[2] == "one core" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Starts a program with a mask for new files, on one core or on all."""
MACHINES = (
    ("022", "all cores", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8"}),
    ("077", "one core", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C"}),
    ("002", "all cores", {"PYTHONHASHSEED": "42", "TZ": "America/Caracas", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"}),
)
HANDBOOKS = {"bakery": BAKERY, "polish": ROOT / "tests" / "golden" / "polish" / "playbooks"}


def build_on(machine, folder, playbooks, *options, backwards):
    """Build a copy of a handbook, its files written in either order, on such a machine; return the files of the build folder.

    It has no templates of its own, so that we make the site, in as many processes as there are cores.
    """
    mask, cores, environment = machine
    root = copy_handbook(folder, playbooks, backwards=backwards)
    shutil.rmtree(root / "site_templates")
    said = run(sys.executable, "-c", START, mask, cores, *PLAYPRESS, "build", *options, cwd=root, **environment)
    assert "MkDocs" not in said
    return {path: text for path, text in file_bytes(root / "build").items() if not path.startswith(".")}


@pytest.mark.parametrize(("name", "options"), one_in(2, [("bakery", ()), ("polish", ("--offline",))]))
def test_a_site_is_built_alike_on_every_machine(name: str, options: tuple[str, ...], tmp_path: Path):
    one, *others = (
        build_on(machine, tmp_path / f"folder {n}" / ("x" * (n + 1)), HANDBOOKS[name], *options, backwards=bool(n % 2))
        for n, machine in enumerate(MACHINES)
    )
    assert {path.partition("/")[0] for path in one} == {"docs", "mkdocs.yml", "site", "theme"}
    assert len(one) > 200
    for other in others:
        assert [path for path in {**one, **other} if one.get(path) != other.get(path)] == []
