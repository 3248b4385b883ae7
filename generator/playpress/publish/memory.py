"""What a run leaves for the next one: what each page was made from, and the files that were made of it.

A page is made again unless everything that it was made from is as it was, and its files are still there. The file is JSON
behind a digest: one that is damaged, cut off or of another version is as good as none.
Knows: pages' reads and files' stamps. Must not know how pages are made.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.machine.disk import is_link, replace_file
from playpress.pages.door import Mark, Read
from playpress.publish.stamps import Stamp, is_unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

MEMORY = ".cache/memory.json"
"""The file below the build folder."""
_FORM = 1
"""The version of the file's form."""


class PageRecord(NamedTuple):
    """A page as it was made: a digest of its entry in the plan and its place, its reads, its files, its kept pictures.

    `docs` and `site` are files by path below the folder of that name; `site` is empty if the site was made otherwise.
    `is_drawn`: its diagrams have been drawn, all of them.
    """

    own: str
    reads: tuple[int, ...]
    docs: Mapping[str, Stamp]
    site: Mapping[str, Stamp]
    pictures: tuple[str, ...]
    is_drawn: bool


@dataclass
class Memory:
    """What was made, and from what.

    `whole` is a digest of what all pages depend on. `values` are all reads of pages, each with the digest of its value;
    records name them by their number. `rest` are the site's other files. `answer` is what the last run said, and to
    what input.
    """

    whole: str
    values: dict[Read, str] = field(default_factory=dict)
    pages: dict[str, PageRecord] = field(default_factory=dict)
    rest: dict[str, Stamp] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)

    def find_current(self, own: Mapping[str, str], present: Mapping[Read, str]) -> set[str]:
        """Return the keys of pages that would become what they are.

        `own` has the present digest of each key's entry and place, `present` that of each read.
        """
        changed = {n for n, (read, digest) in enumerate(self.values.items()) if present[read] != digest}
        return {
            key for key, record in self.pages.items() if own.get(key) == record.own and changed.isdisjoint(record.reads)
        }


def are_unchanged(folder: Path, files: Mapping[str, Stamp]) -> bool:
    """Tell whether all files below a folder are what was written."""
    return all(is_unchanged(folder / path, stamp) for path, stamp in files.items())


def read_memory(file: Path, whole: str) -> Memory:
    """Return what the last run left; an empty one if there is nothing, or nothing that can be used."""
    try:
        digest, _, text = (b"" if is_link(file) else file.read_bytes()).partition(b"\n")
        data = json.loads(text) if digest.decode() == _digest(text) else {}
        return _memory(data) if data["form"] == _FORM and data["whole"] == whole else Memory(whole)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Memory(whole)


def write_memory(file: Path, memory: Memory) -> None:
    """Write what this run leaves."""
    data = {
        "form": _FORM,
        "whole": memory.whole,
        "values": [[list(read.way), _key_as_data(read.key), digest] for read, digest in memory.values.items()],
        "pages": memory.pages,
        "rest": memory.rest,
        "answer": memory.answer,
    }
    text = json.dumps(data, separators=(",", ":")).encode()
    replace_file(file, f"{_digest(text)}\n".encode() + text)


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=16).hexdigest()


def _memory(data: Mapping[str, Any]) -> Memory:
    return Memory(
        data["whole"],
        {Read(tuple(way), _key_of_data(key)): digest for way, key, digest in data["values"]},
        {key: _record(*record) for key, record in data["pages"].items()},
        _stamps(data["rest"]),
        data["answer"],
    )


def _record(own: str, reads: Iterable[int], docs: Any, site: Any, pictures: Iterable[str], is_drawn: Any) -> PageRecord:
    return PageRecord(own, tuple(reads), _stamps(docs), _stamps(site), tuple(pictures), bool(is_drawn))


def _stamps(data: Mapping[str, Any]) -> dict[str, Stamp]:
    return {path: Stamp(*stamp) for path, stamp in data.items()}


def _key_as_data(key: Any) -> Any:
    """Return a read's key as JSON has it: a list of one key or of the parts of a key; a name for a mark."""
    if isinstance(key, Mark):
        return key.name
    return [list(key), True] if isinstance(key, tuple) else [key, False]


def _key_of_data(data: Any) -> Any:
    if isinstance(data, str):
        return Mark[data]
    key, is_tuple = data
    return tuple(key) if is_tuple else key
