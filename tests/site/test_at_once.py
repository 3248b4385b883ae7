"""Several runs in one folder at once: one after the other, and every one leaves a whole site."""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from tests.tools.command import MKDOCS, PLAYPRESS, call
from tests.tools.repository import SMALLEST, copy_handbook, file_bytes

pytestmark = pytest.mark.site

EPOCH = "1800000000"
HOLD = """
import sys
from pathlib import Path
from playpress.publish.build_folder import opened
with opened(Path("build"), print, 1):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path):
    return copy_handbook(tmp_path / "handbook", SMALLEST)


@pytest.fixture(scope="module")
def once_built(made_once):
    def make(folder):
        copy_handbook(folder, SMALLEST)
        call("build", cwd=folder, SOURCE_DATE_EPOCH=EPOCH)

    return made_once("smallest-handbook", make)


@pytest.fixture
def built(once_built, tmp_path):
    """The folder of a handbook as a build has left it."""
    return shutil.copytree(once_built, tmp_path / "built")


@pytest.fixture(scope="module")
def whole(once_built):
    """The files of the site that every way leads to."""

    return file_bytes(once_built / "build" / "site")


@contextmanager
def held(root):
    """Have the build folder held by a process, and yield that."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout.readline() == "held\n"
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def started(root, *command):
    return subprocess.Popen(
        command,
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_builds_at_once_all_end_well_and_leave_a_whole_site(root, whole):
    runs = [started(root, *PLAYPRESS, "build") for _ in range(3)]
    said = [process.communicate()[0] for process in runs]
    assert [process.returncode for process in runs] == [0, 0, 0], said
    assert file_bytes(root / "build" / "site") == whole
    left = {path.name for path in (root / "build").iterdir()}
    assert left == {".playpress", ".lock", ".cache", "docs", "mkdocs.yml", "site", "theme"}


def test_every_way_of_making_pages_may_run_beside_every_other(root, whole, tmp_path):
    runs = [
        started(root, *PLAYPRESS, "build"),
        started(root, *PLAYPRESS, "generate"),
        started(root, *MKDOCS, "build", "--strict", "-d", tmp_path / "site"),
    ]
    said = [process.communicate()[0] for process in runs]
    assert [process.returncode for process in runs] == [0, 0, 0], said
    call("build", cwd=root, SOURCE_DATE_EPOCH=EPOCH)
    assert file_bytes(root / "build" / "site") == whole
    pages = sorted(path for path in whole if path.endswith(".html"))
    assert sorted(path for path in file_bytes(tmp_path / "site") if path.endswith(".html")) == pages


@pytest.mark.parametrize("command", [("build",), ("generate",)])
def test_a_second_run_says_for_whom_it_waits_and_goes_on_when_that_ends(root, command):
    with held(root) as holder:
        waiting = started(root, *PLAYPRESS, *command)
        first = waiting.stdout.readline()
        assert first.startswith(f"waiting for another run that is building here: process {holder.pid}, since ")
        holder.communicate()
        said, _ = waiting.communicate()
        assert waiting.returncode == 0, said


def test_a_second_run_gives_up_after_the_time_that_it_was_told(root):
    with held(root) as holder:
        said = call("build", "--wait", "0", cwd=root, exits=2).splitlines()
    assert said[-1].startswith(
        f"playpress: another run is still building here, after 0 seconds of waiting: process {holder.pid}, "
    )
    assert not (root / "build" / "docs").exists()


def test_a_run_that_was_killed_holds_nobody_up(root):
    with held(root) as holder:
        holder.kill()
        holder.communicate()
        assert "waiting" not in call("generate", cwd=root)


def test_a_run_killed_while_it_builds_leaves_the_earlier_site_or_the_next_one(built, whole):
    for pause in (0.4, 0.7, 1.1, 1.6):
        shutil.rmtree(built / "build" / ".cache", ignore_errors=True)  # or it would have nothing to do
        killed = started(built, *PLAYPRESS, "build")
        time.sleep(pause)
        killed.kill()
        killed.communicate()
        assert file_bytes(built / "build" / "site") == whole
    call("build", cwd=built, SOURCE_DATE_EPOCH=EPOCH)
    assert file_bytes(built / "build" / "site") == whole


def test_a_site_that_was_about_to_be_replaced_when_a_run_was_killed_is_back_after_the_next(built):
    (built / "build" / "site").rename(built / "build" / ".site-old")
    with (built / "mkdocs.yml").open("a") as settings:
        settings.write("nonsense: [1]\nextra_templates: [nowhere.html]\n")
    call("build", cwd=built, exits=2)
    assert (built / "build" / "site" / "index.html").is_file()


def test_who_is_building_is_not_left_behind(root):
    with held(root) as holder:
        assert json.loads((root / "build" / ".holder.json").read_text())["pid"] == holder.pid
        holder.communicate()
    assert not (root / "build" / ".holder.json").exists()
