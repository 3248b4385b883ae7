"""A folder is made equal to a set of files, touching no more than what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playpress.publish.files import Written, write_file, write_files
from tests.tools.repository import file_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_only_what_changed_is_written_and_what_is_stale_is_removed(tmp_path: Path):
    assert write_files(tmp_path, {"a.md": b"1", "x/b.md": b"2", "x/y/c.md": b"3"}) == Written(3, 0, 0)
    before = (tmp_path / "a.md").stat().st_mtime_ns
    assert write_files(tmp_path, {"a.md": b"1", "x/b.md": b"new"}) == Written(1, 1, 1)
    assert (tmp_path / "a.md").stat().st_mtime_ns == before
    assert file_bytes(tmp_path) == {"a.md": b"1", "x/b.md": b"new"}
    assert not (tmp_path / "x" / "y").exists()


def test_the_second_time_nothing_is_written(tmp_path: Path):
    files = {f"{n}/page.md": b"text" for n in range(20)}
    write_files(tmp_path / "docs", files)
    assert write_files(tmp_path / "docs", files) == Written(0, 0, 20)


def test_a_single_file_tells_whether_it_was_written(tmp_path: Path):
    path = tmp_path / "deep" / "down" / "file.yml"
    assert [write_file(path, b"a"), write_file(path, b"a"), write_file(path, b"b")] == [True, False, True]


trees = st.dictionaries(st.sampled_from(["a", "b", "x/a", "x/b", "y/z/a", "ä/ł"]), st.binary(max_size=4))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trees, trees)
def test_from_any_state_to_any_other(tmp_path: Path, before: dict[str, bytes], after: dict[str, bytes]):
    write_files(tmp_path, before)
    written = write_files(tmp_path, after)
    assert file_bytes(tmp_path) == after
    assert written.changed == sum(before.get(path) != text for path, text in after.items())
    assert written.removed == len(before.keys() - after.keys())
    assert sum(written) - written.removed == len(after)
