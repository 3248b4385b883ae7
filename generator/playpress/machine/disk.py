"""Writes files and searches folders for links, so that nothing outside of the folder is changed.

A change request can contain links, and what is written or removed through a link is somewhere else. So a folder is
searched for links before anything in it changes, and a file is never overwritten: a new one replaces it.
Knows: paths. Must not know what is in the files.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from playpress.diagnostics import N_
from playpress.machine.faults import Fault, shown_path

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

UNFINISHED = ".new-"
"""Prefix of the names of files that are still being written."""


def is_link(path: Path) -> bool:
    """Tell whether a path is a link (also a dangling one) or, on Windows, a junction."""
    is_junction = getattr(os.path, "isjunction", lambda _: False)  # from Python 3.12 on
    return path.is_symlink() or is_junction(path)


def refuse_link(path: Path) -> None:
    """Raise unless a path is a file, a folder, or does not exist.

    Raises:
        Fault: it is a link, or something that only looks like a file: a pipe, a device.
    """
    if is_link(path):
        message = N_("“{path}” is a link; nothing is written or removed through links, so remove it first")
        raise Fault(message, path=shown_path(path))
    with suppress(FileNotFoundError):
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise Fault(N_("“{path}” is neither a file nor a folder; remove it first"), path=shown_path(path))


def refuse_links_below(folder: Path) -> None:
    """Search a folder and all folders in it, without following links.

    Raises:
        Fault: there is a link in it, or something that is neither file nor folder.
    """
    for path in _odd_ones_below(folder):
        refuse_link(path)


def refuse_links_to(path: Path, top: Path) -> None:
    """Check a path and each folder on the way from `top` to it; `top` itself may be a link.

    Raises:
        Fault: one of them is a link, or something that is neither file nor folder.
    """
    here, end = path.absolute(), top.absolute()
    for step in (*reversed(here.parents), here):
        if step == here or (step != end and step.is_relative_to(end)):
            refuse_link(step)


def _odd_ones_below(folder: Path | str) -> Iterator[Path]:
    """Yield whatever is neither a file nor a folder, in order; a folder that cannot be read is passed over."""
    try:
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.is_file(follow_symlinks=False)]  # nearly all are files
    except OSError:
        return
    for entry in sorted(found, key=lambda entry: entry.name):
        if entry.is_symlink() or getattr(entry, "is_junction", bool)():  # on Windows, from Python 3.12 on
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            yield from _odd_ones_below(entry.path)
        else:
            yield Path(entry.path)


def read_plain_file(path: str, most: int) -> bytes | None:
    """Return the first `most` bytes of a file; None for anything else (a link, a pipe, a folder) and what is unreadable."""
    if not hasattr(os, "O_NOFOLLOW") and os.path.islink(path):  # noqa: PTH114 - a thousand paths take their time
        return None
    flags = sum(
        getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK")
    )  # a pipe would keep us waiting
    with suppress(OSError), os.fdopen(os.open(path, os.O_RDONLY | flags), "rb", 0) as stream:
        found = os.fstat(stream.fileno())
        if stat.S_ISREG(found.st_mode):
            return stream.read(min(most, found.st_size + 1))
    return None


def replace_file(path: Path, content: bytes | bytearray) -> None:
    """Write a file by replacing it with a new one; its folder is made if need be.

    Readers see the old or the new content, never a part. If the old file was a link, or has a second name (a hard
    link), the file behind it stays as it is.
    """
    replace_with_pieces(path, [content])


def replace_with_pieces(path: Path, pieces: Iterable[bytes | bytearray]) -> None:
    """Do what `replace_file` does, with content that comes piece by piece and need not be in memory as a whole."""
    unfinished = path.parent / f"{UNFINISHED}{os.getpid()}"
    try:
        with _new_file(unfinished) as stream:
            stream.writelines(pieces)
        unfinished.replace(path)
    except OSError as problem:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
        problem.filename, problem.filename2 = str(path), None
        raise


def _new_file(path: Path) -> BinaryIO:
    """Open a file for writing; its folder is made if need be, and what an ended run has left in its place goes."""
    try:
        return path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        path.unlink()
    return path.open("xb")


def share_file(file: Path, path: Path) -> None:
    """Let a path have the content of a file: as its second name, or as a copy where that cannot be.

    Both are replaced and never overwritten, so neither changes with the other.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.hardlink_to(file)
    except OSError:  # something is there, or the file system knows no second names
        replace_file(path, file.read_bytes())


def rewrite_file(path: Path, content: bytes) -> None:
    """Replace a file that is there, with the permissions that it had.

    Raises:
        OSError: it cannot be written.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    replace_file(path, content)
    path.chmod(mode)


def keep_only(folder: Path, paths: Collection[str]) -> int:
    """Remove every file below a folder that is not among `paths`, and empty folders; return how many files went."""
    removed = 0
    for top, folders, names in os.walk(folder, topdown=False):
        prefix = _below(folder, top)
        gone = [name for name in names if prefix + name not in paths]
        for name in gone:
            os.unlink(os.path.join(top, name))  # noqa: PTH108, PTH118 - there are thousands
        removed += len(gone)
        if prefix and len(gone) == len(names) and not any(os.path.isdir(os.path.join(top, name)) for name in folders):  # noqa: PTH112, PTH118
            os.rmdir(top)  # noqa: PTH106
    return removed


def files_below(folder: Path) -> Iterator[str]:
    """Yield the path of each file below a folder, relative to it and with `/`."""
    for top, _, names in os.walk(folder):
        prefix = _below(folder, top)
        yield from (prefix + name for name in names)


def _below(folder: Path, top: str) -> str:
    """Return what stands before the names in a folder that a walk from `folder` has come to, with `/`."""
    below = top[len(str(folder)) :].lstrip(os.sep).replace(os.sep, "/")
    return below and f"{below}/"
