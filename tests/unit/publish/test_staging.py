"""New files take the place of old ones when all are there; what is not asked for goes."""

import errno
import os
from pathlib import Path

import pytest

from playpress.machine.disk import UNFINISHED
from playpress.publish.staging import Staging
from playpress.publish.stamps import put
from tests.tools.repository import file_bytes


def staging(folder):
    return Staging(folder / "new", folder / "served")


def test_nothing_is_seen_of_new_files_before_they_are_published(tmp_path):
    stage = staging(tmp_path)
    stage.put("index.html", b"one")
    assert not stage.served.exists()
    stage.publish({"index.html"})
    assert file_bytes(stage.served) == {"index.html": b"one"}
    assert not stage.folder.exists()


def test_old_files_stay_if_they_are_asked_for_and_go_if_not(tmp_path):
    stage = staging(tmp_path)
    for path in ("a.html", "b/index.html", "c/index.html"):
        stage.put(path, b"old")
    stage.publish({"a.html", "b/index.html", "c/index.html"})
    stage = staging(tmp_path)
    stage.put("a.html", b"new")
    stage.publish({"a.html", "b/index.html"})
    assert file_bytes(stage.served) == {"a.html": b"new", "b/index.html": b"old"}
    assert not (stage.served / "c").exists()


def test_a_folder_and_a_file_may_change_places(tmp_path):
    stage = staging(tmp_path)
    stage.put("a/b.html", b"in a folder")
    stage.put("c", b"a file")
    stage.publish({"a/b.html", "c"})
    stage = staging(tmp_path)
    stage.put("a", b"a file")
    stage.put("c/d.html", b"in a folder")
    stage.publish({"a", "c/d.html"})
    assert file_bytes(stage.served) == {"a": b"a file", "c/d.html": b"in a folder"}


@pytest.mark.parametrize("knows_second_names", [True, False])
def test_a_file_that_is_published_as_it_is_changes_with_no_other(tmp_path, monkeypatch, knows_second_names):
    if not knows_second_names:
        monkeypatch.setattr(Path, "hardlink_to", refuse)
    stage, file = staging(tmp_path), tmp_path / "theme" / "search.js"
    first, _ = put(file, b"first")
    assert stage.share("assets/search.js", file, first) == first
    stage.publish({"assets/search.js"})
    put(file, b"second")
    assert file_bytes(stage.served) == {"assets/search.js": b"first"}
    stage = staging(tmp_path)
    stage.put("assets/search.js", b"old")
    stage.share("assets/search.js", file, put(file, b"second")[0])
    stage.publish({"assets/search.js"})
    assert file_bytes(stage.served) == {"assets/search.js": b"second"}


@pytest.mark.parametrize("is_link", [False, True])
def test_what_an_ended_run_has_left_in_the_place_of_a_new_file_goes_and_is_not_written_through(tmp_path, is_link):
    left, other = tmp_path / f"{UNFINISHED}{os.getpid()}", tmp_path / "other"
    other.write_bytes(b"mine")
    if is_link:
        left.symlink_to(other)
    else:
        left.write_bytes(b"half")
    put(tmp_path / "page.html", b"whole")
    assert file_bytes(tmp_path) == {"other": b"mine", "page.html": b"whole"}


def refuse(*_arguments):
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))
