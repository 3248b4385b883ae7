"""New files take the place of old ones when all are there; what is not asked for goes."""

from playpress.publish.staging import Staging
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
