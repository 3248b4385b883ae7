"""A project's folder to its commit in git, and a commit to its files.

Knows: the command `git`. It may be missing, and a project may be under no version control at all: then nothing is known.
"""

from __future__ import annotations

import datetime
import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

SHORT = 10
"""Characters of a commit's short name."""
_SECONDS = 20
_QUIETLY = (
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotepath=off",
    "-c",
    "protocol.allow=never",
)
"""Options with which git writes nothing, starts no other program, and fetches nothing that a partial clone lacks."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit: its short name, its date in UTC, and whether files have been changed since."""

    name: str
    date: datetime.date
    is_changed: bool


def find_revision(root: Path, parts: Sequence[str]) -> Revision | None:
    """Return the commit that is checked out in a folder; None if git does not track the first of its `parts`."""
    if not parts or not _git(root, "ls-tree", "HEAD", "--", parts[0]):
        return None
    name, _, seconds = (_git(root, "log", "-1", "--no-show-signature", "--format=%H %ct") or "").partition(" ")
    if not seconds.isdigit():
        return None
    try:
        date = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return Revision(name[:SHORT], date, bool(_git(root, "status", "--porcelain", "--", *parts)))


def is_tracked(root: Path, folder: str) -> bool:
    """Tell whether git tracks a file in a folder of a project; also if git cannot tell, in a repository that it refuses."""
    said = _git(root, "ls-files", "--", folder)
    return (
        any((at / ".git").exists() for at in (root.absolute(), *root.absolute().parents))
        if said is None
        else bool(said)
    )


class Listed(NamedTuple):
    """An entry of a commit; its kind is `folder`, `file`, `link`, or `module` (a submodule).

    `path` is relative to the folder that was asked for; empty for that folder itself. `name` is the object's id.
    """

    kind: Literal["folder", "file", "link", "module"]
    name: str
    path: str


_KINDS: dict[str, Literal["folder", "link", "module"]] = {"040000": "folder", "120000": "link", "160000": "module"}


def find_commit(root: Path, revision: str) -> str | None:
    """Return the full id of the commit that a branch, tag or short id names; None if git knows none."""
    return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}") or None


def list_folder(root: Path, commit: str, folder: str) -> list[Listed]:
    """Return all entries of a commit at and below a folder of `root`; empty if it has none."""
    said = _run(root, "ls-tree", "-r", "-t", "-z", commit, "--", folder) or b""
    listed = []
    for line in filter(None, said.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, _, name = about.decode().split(" ")
        if (shown := os.fsdecode(path)) == folder or shown.startswith(f"{folder}/"):
            listed.append(Listed(_KINDS.get(mode, "file"), name, shown[len(folder) + 1 :]))
    return listed


def read_objects(root: Path, names: Iterable[str], most: int) -> Iterator[tuple[str, bytes]]:
    """Yield type and first `most` bytes of each object, all from one process; (`missing`, no bytes) if there is none.

    Git ends at a damaged object; it and all objects after it are `missing` then.
    If a name (`<commit>:./<path>`) is that of a link, the link is followed within the commit; one that leads out of it
    has the type `symlink`.
    """
    process = subprocess.Popen(  # noqa: S603 - fixed arguments, no shell
        ["git", *_QUIETLY, "cat-file", "--batch", "--follow-symlinks"],  # noqa: S607 - the user's git
        cwd=root, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with suppress(OSError), process:  # at its end it closes a pipe that git may have left
        for name in names:
            yield _ask(process, name, most)


def _ask(process: subprocess.Popen[bytes], name: str, most: int) -> tuple[str, bytes]:
    assert process.stdin  # noqa: S101 - it is a pipe
    assert process.stdout  # noqa: S101 - likewise
    with suppress(OSError):
        process.stdin.write(os.fsencode(name) + b"\n")
        process.stdin.flush()
        return _read_answer(process.stdout, most)
    return "missing", b""


def _read_answer(stream: IO[bytes], most: int) -> tuple[str, bytes]:
    """Read one object as `git cat-file --batch` prints it: `<name> <type> <size>` (or less), then the bytes."""
    *_, kind, size = (b" " + stream.readline()).split(b" ")
    if not size.strip().isdigit():
        return "missing", b""
    rest = int(size) + 1
    content = stream.read(min(rest - 1, most))
    rest -= len(content)
    while rest > 0 and (passed := stream.read(min(rest, most))):
        rest -= len(passed)
    return ("missing", b"") if rest else (kind.decode(), content)


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git prints when run in a folder; None if it fails or is missing."""
    said = _run(root, *arguments)
    return None if said is None else said.decode(errors="replace").strip()


def _run(root: Path, *arguments: str) -> bytes | None:
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", *_QUIETLY, *arguments],  # noqa: S607 - the user's git
            cwd=root, env=_environment(), capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def _environment() -> dict[str, str]:
    """Return our environment without the variables that would lead git to another repository."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
