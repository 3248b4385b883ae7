"""What a run said and all files that it left, so that the next one on the same input has nothing to do but say it again.

Knows: digests and stamps. Must not know what was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.machine.disk import files_below
from playpress.publish.sealed import read_sealed, write_sealed
from playpress.publish.stamps import are_unchanged, stamps_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playpress.publish.stamps import Stamp

ANSWER = ".cache/answer.json"
"""The file below the build folder."""


class Answer(NamedTuple):
    """A digest of everything that a run has read, what it said, and its files by path below the build folder."""

    inputs: str
    said: Mapping[str, Any]
    files: Mapping[str, Stamp]


def find_answer(build: Path, inputs: str) -> Mapping[str, Any] | None:
    """Return what the last run said, if it had the same input and its files are all there, with no others added."""
    try:
        data = read_sealed(build / ANSWER)
        if not inputs or next(data, None) != ("inputs", inputs):
            return None
        found = dict(data)
        files, said = stamps_of(found["files"]), dict(found["said"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    folders = {path.partition("/")[0] for path in files if "/" in path}
    present = {f"{name}/{path}" for name in folders for path in files_below(build / name)}
    return said if present == {path for path in files if "/" in path} and are_unchanged(build, files) else None


def keep_answer(build: Path, answer: Answer) -> None:
    """Keep what a run said for the next one."""
    write_sealed(build / ANSWER, answer._asdict().items())


def forget_answer(build: Path) -> None:
    """Make the next run do its work: its files are about to change."""
    (build / ANSWER).unlink(missing_ok=True)
