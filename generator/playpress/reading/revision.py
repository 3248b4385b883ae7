"""A git revision as a tree of files.

Knows: what git can list and read. Must not know what is in the files.
"""

from __future__ import annotations

import errno
from functools import cached_property
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Message
from playpress.machine.faults import REASONS, Fault
from playpress.machine.git import find_commit, list_folder, read_objects
from playpress.reading.tree import MOST_BYTES, Unreadable, no_folder, visible_paths

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playpress.diagnostics import Diagnostic
    from playpress.machine.git import Listed


class RevisionTree:
    """A project's folder in a commit. Links are reported like those on disk; a folder that is a link is not read."""

    def __init__(self, root: Path, revision: str, folder: str = "playbooks") -> None:
        """Take the project's folder, a branch, a tag or a commit, and the path of the folder in the project.

        Raises:
            Fault: git is missing or knows no such revision.
        """
        commit = find_commit(root, revision)
        if commit is None:
            message = N_("git knows no revision “{revision}” of this project")
            raise Fault(message, revision=revision)
        self.name, self._root, self._commit = folder, root, commit

    def find_problems(self) -> list[Diagnostic]:
        """Report that the revision has no such folder, or that it is a link."""
        kind = self._listed[""].kind if "" in self._listed else "file"
        if kind == "file":
            return [no_folder(self.name)]
        return [] if kind == "folder" else [Unreadable("linked folder").told(self.name)]

    def paths(self) -> list[str]:
        """Return the visible paths."""
        return visible_paths(path for path, listed in self._listed.items() if path and listed.kind != "folder")

    def read(self, path: str) -> bytes | Unreadable:
        """Return a file's bytes; the first call reads all files."""
        return self._contents.get(path, Unreadable("folder"))

    @cached_property
    def _listed(self) -> dict[str, Listed]:
        return {listed.path: listed for listed in list_folder(self._root, self._commit, self.name)}

    @cached_property
    def _contents(self) -> Mapping[str, bytes | Unreadable]:
        found = {path: self._listed[path] for path in self.paths() if self._listed[path].kind != "folder"}
        objects = read_objects(self._root, map(self._object, found.values()), MOST_BYTES)
        return {path: _content(found[path], *answer) for path, answer in zip(found, objects, strict=True)}

    def _object(self, listed: Listed) -> str:
        """Return the name of the content for git: an object id or, for a link, its path, so that git follows it."""
        is_followed = listed.kind == "link" and "\n" not in listed.path
        return f"{self._commit}:./{self.name}/{listed.path}" if is_followed else listed.name


def _content(listed: Listed, kind: str, content: bytes) -> bytes | Unreadable:
    """Return a file's bytes, or `Unreadable` if git has anything else there; `kind` is the type of the object found."""
    if listed.kind == "module" or (listed.kind == "link" and kind == "tree"):
        return Unreadable("linked folder")
    if listed.kind == "link":
        return Unreadable("link")
    return content if kind == "blob" else Unreadable("file", Message(REASONS[errno.ENOENT]))
