"""What a run leaves for the next one: what each page was made from, and the files that were made of it.

A page is made again unless everything that it was made from is as it was, and its files are still there. The file is JSON
behind a digest: one that is damaged, cut off or of another version is as good as none.
Knows: pages' reads and files' stamps. Must not know how pages are made.
"""

from __future__ import annotations

import sys
from array import array
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from playpress.pages.door import Mark, Read
from playpress.publish.sealed import read_sealed, write_sealed
from playpress.publish.stamps import Stamp, stamps_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

MEMORY = ".cache/memory.json"
"""The file below the build folder."""
_FORM = f"6, {sys.byteorder}"
"""The version of the file's form, and the order of bytes in its numbers."""
_BLOCK = 4096
"""So many reads stand in one entry of the file: a line for each would take several times as long to read and write."""


class PageRecord(NamedTuple):
    """A page as it was made: a digest of its entry in the plan and its place, its reads, its files.

    `reads` are numbers packed by `packed`: a thousand playbooks have half a million.
    `docs` (Markdown, pictures) and `site` are files by path below the build folder; `site` is empty if the site was made
    otherwise.
    `added` is the file of what it adds to the search. `is_drawn`: its diagrams have been drawn, all of them.
    """

    own: str
    reads: array[int]
    docs: Mapping[str, Stamp]
    site: Mapping[str, Stamp]
    is_drawn: bool
    added: Mapping[str, Stamp]


def packed(numbers: Iterable[int]) -> array[int]:
    """Return numbers of reads in four bytes each."""
    return array("I", numbers)


@dataclass
class Memory:
    """What was made, and from what.

    `whole` is a digest of what all pages depend on. `values` are all reads of pages, each with the digest of its value;
    records name them by their number. `rest` are the site's other files, by path below the build folder. `outline` is that
    of the handbook.
    """

    whole: str
    values: dict[Read, str] = field(default_factory=dict)
    pages: dict[str, PageRecord] = field(default_factory=dict)
    rest: dict[str, Stamp] = field(default_factory=dict)
    outline: str = ""

    def files(self) -> dict[str, Stamp]:
        """Return the stamps of all pages' files and of the site's others."""
        found = dict(self.rest)
        for record in self.pages.values():
            found.update(record.docs)
            found.update(record.site)
        return found

    def find_current(self, own: Mapping[str, str], present: Mapping[Read, str]) -> set[str]:
        """Return the keys of pages that would become what they are.

        `own` has the present digest of each key's entry and place, `present` that of each read.
        """
        changed = {n for n, (read, digest) in enumerate(self.values.items()) if present[read] != digest}
        return {
            key for key, record in self.pages.items() if own.get(key) == record.own and changed.isdisjoint(record.reads)
        }


def read_memory(file: Path, whole: str) -> Memory:
    """Return what the last run left; an empty one if there is nothing, or nothing that can be used."""
    try:
        entries = read_sealed(file)
        return _memory(whole, entries) if next(entries, None) == ("of", [_FORM, whole]) else Memory(whole)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError):
        return Memory(whole)


def write_memory(file: Path, memory: Memory) -> None:
    """Write what this run leaves."""
    write_sealed(file, _entries(memory))


def _entries(memory: Memory) -> Iterator[tuple[str, Any]]:
    yield "of", (_FORM, memory.whole)
    ways = list(dict.fromkeys(read.way for read in memory.values))
    yield "ways", ways
    place, reads = {way: number for number, way in enumerate(ways)}, iter(memory.values.items())
    while block := list(islice(reads, _BLOCK)):
        ways_of, keys, digests = zip(*((place[r.way], _key_as_data(r.key), digest) for r, digest in block), strict=True)
        yield "reads", (ways_of, keys, digests)
    for key, record in memory.pages.items():
        yield "page", (key, record.own, b64encode(record.reads).decode(), *record[2:])
    yield "rest", memory.rest
    yield "outline", memory.outline


def _memory(whole: str, entries: Iterable[tuple[str, Any]]) -> Memory:
    memory, ways = Memory(whole), list[tuple[Any, ...]]()
    for name, data in entries:
        if name == "ways":
            ways = list(map(tuple, data))
        elif name == "reads":
            for way, key, digest in zip(*data, strict=True):
                memory.values[Read(ways[way], _key_of_data(key))] = digest
        elif name == "page":
            key, *record = data
            memory.pages[key] = _record(*record)
        elif name == "rest":
            memory.rest = stamps_of(data)
        else:
            memory.outline = str(data)
    return memory


def _record(own: str, reads: str, docs: Any, site: Any, is_drawn: Any, added: Any) -> PageRecord:
    return PageRecord(
        own,
        array("I", b64decode(reads)),
        stamps_of(docs),
        stamps_of(site),
        bool(is_drawn),
        stamps_of(added),
    )


def _key_as_data(key: Any) -> Any:
    """Return a read's key as JSON has it: as it is, or in a list the name of a mark, or the parts of a key."""
    if isinstance(key, Mark):
        return [key.name]
    return [list(key)] if isinstance(key, tuple) else key


def _key_of_data(data: Any) -> Any:
    if isinstance(data, str):
        return sys.intern(data)  # each is the key of many reads
    if not isinstance(data, list):
        return data
    (said,) = data
    return Mark[said] if isinstance(said, str) else tuple(said)
