"""What the operating system refuses is one sentence with the file and the reason, in words of ours where we have them."""

from __future__ import annotations

import errno
import os

import pytest

from playpress.machine.faults import Fault, explain, unusable_template


def sentence(problem: Fault | OSError) -> str:
    return explain(problem).text()


@pytest.mark.parametrize(
    ("problem", "wanted"),
    [
        (OSError(errno.ENOSPC, "No space", "x"), "“x” cannot be read or written: there is no space left"),
        (OSError(errno.ENOSPC, "No space", b"x"), "“x” cannot be read or written: there is no space left"),
        (OSError(errno.EXDEV, "Cross-device", "x"), "“x” cannot be read or written: Cross-device"),
        (OSError(errno.EACCES, "No", "from", None, "to"), "“to” cannot be read or written: you have no permission for that"),
        (OSError(errno.EIO, "Bad"), "a file cannot be read or written: the disk reports an error"),
        (OSError("odd"), "a file cannot be read or written: odd"),
    ],
)  # fmt: skip
def test_a_refusal_names_the_file_that_was_to_be_written_and_why_not(problem, wanted):
    assert sentence(problem) == wanted


def test_a_file_below_the_current_folder_is_named_as_seen_from_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    inside, outside = tmp_path / "a" / "b", tmp_path.parent / "c"
    assert sentence(OSError(errno.EIO, "Bad", str(inside))).startswith(f"“{os.path.join('a', 'b')}” ")  # noqa: PTH118
    assert sentence(OSError(errno.EIO, "Bad", str(outside))).startswith(f"“{outside}” ")


def test_a_fault_says_its_own_sentence():
    assert sentence(Fault("“{a}” is wrong", a="x")) == "“x” is wrong"
    assert str(unusable_template("x.j2:3", "oh")) == "x.j2:3: this template cannot be used: oh"
    assert str(unusable_template("x.j2:3", "oh", "y.j2")).endswith("there is no template “y.j2”")
