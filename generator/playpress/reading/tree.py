"""The source of files: a `Tree` has the paths below the playbooks folder, and the bytes of each.

A tree is a mapping in memory (here), a folder on disk (`folder.py`) or a revision of git (`revision.py`). Hidden files are in
none of them, and a folder that stands in the place of a file counts as a file.
Knows: paths, and what may stand in the way of reading. Must not know what is in the files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from playpress.diagnostics import N_, Location, Message
from playpress.reading.layout import is_named_like_a_file
from playpress.reading.rules.files import FOLDER_FOR_FILE, LINK, NO_FOLDER, UNREADABLE_FILE
from playpress.reading.source import LARGEST_REGISTRY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playpress.diagnostics import Diagnostic

MOST_BYTES = LARGEST_REGISTRY + 1
"""The most bytes of a file that are read: enough to tell that it is too large."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands at a path that cannot be read as a file, and why."""

    what: Literal["folder", "linked folder", "closed folder", "link", "file"]
    reason: str | Message = ""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, or a link to one."""
        return self.what in ("folder", "linked folder", "closed folder")

    def told(self, file: str) -> Diagnostic:
        """Return the finding; `file` is its name in reports."""
        at = Location(file)
        if self.what == "linked folder":
            return LINK.here(
                at, message=N_("the folder is a link to another place"), hint=N_("put the folder itself here")
            )
        if self.what in ("file", "closed folder"):
            return UNREADABLE_FILE.here(at, reason=self.reason)
        return (LINK if self.what == "link" else FOLDER_FOR_FILE).here(at)


class Tree(Protocol):
    """Files by their path below the folder of the playbooks, its parts joined by `/`."""

    @property
    def name(self) -> str:
        """The folder as reports name it."""

    def find_problems(self) -> list[Diagnostic]:
        """Return what is wrong with the folder itself."""

    def paths(self) -> list[str]:
        """Return the path of every file, in `reading_order`."""

    def read(self, path: str) -> bytes | Unreadable:
        """Return a file's bytes, of a large one only the first `MOST_BYTES`."""


def reading_order(path: str) -> tuple[tuple[bool, str], ...]:
    """Return the sort key of a path: the files of a folder come before its folders, both by name."""
    *folders, name = path.split("/")
    return (*((True, folder) for folder in folders), (False, name))


class MappingTree:
    """Files in memory: bytes by path below the folder of the playbooks."""

    def __init__(self, files: Mapping[str, bytes], name: str = "playbooks") -> None:
        """Take the files, and the name that reports give to their folder."""
        self.files, self.name = files, name

    def find_problems(self) -> list[Diagnostic]:
        """Return nothing: the folder is there."""
        return []

    def paths(self) -> list[str]:
        """Return the visible paths."""
        return visible_paths(self.files)

    def read(self, path: str) -> bytes | Unreadable:
        """Return a file's bytes; a path that is only the beginning of others is a folder in the place of a file."""
        return self.files[path][:MOST_BYTES] if path in self.files else Unreadable("folder")


def no_folder(name: str) -> Diagnostic:
    """Return the finding that there is no folder of this name."""
    return NO_FOLDER.here(Location(name), name=name)


def visible_paths(paths: Iterable[str]) -> list[str]:
    """Return paths in reading order, without hidden ones; a folder that is named like a file is one path."""
    met = {_as_met(tuple(path.split("/"))) for path in paths}
    visible = ("/".join(parts) for parts in met if not any(name.startswith(".") for name in parts))
    return sorted(visible, key=reading_order)


def _as_met(parts: tuple[str, ...]) -> tuple[str, ...]:
    folders = (parts[:n] for n in range(1, len(parts)))
    return next((folder for folder in folders if is_named_like_a_file(folder, is_empty=False)), parts)
