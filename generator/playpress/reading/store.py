"""Parts on disk, from run to run: a mapping from keys (`key_of`) to parts, one file each.

What is kept may be damaged, cut, planted, or another user's, and the disk may be full. Then the part is not there, or is
not kept, and is made from its file; nothing fails. A digest shows whether a file is whole, and `packed.py` keeps its
bytes from doing harm.
Knows: files. Must not know what is in a part.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from typing import TYPE_CHECKING

from playpress.machine.disk import read_plain_file, replace_file
from playpress.machine.processes import work_on
from playpress.reading.packed import Unusable, pack, unpack
from playpress.reading.part import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_DIGEST = hashlib.sha256().digest_size
LEAST = 128
"""With fewer files than this, sending what several processes read costs more than they save."""
LARGEST = 32_000_000
"""Bytes of a kept part that are read at most: some twenty times as many as the largest file can become."""


class PartStore(MutableMapping[str, Part]):
    """Parts in a folder, which need not exist. Nothing in it changes before `save`, so who only reads needs no lock.

    A part is equal whether it was read from disk or has just been put here; from disk it comes without the file's text.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self.folder = folder
        self._new: dict[str, bytes | Part] = {}
        self._dropped: set[str] = set()

    def __getitem__(self, key: str) -> Part:
        if key in self._dropped:
            raise KeyError(key)
        new = self._new.get(key)
        if isinstance(new, Part):
            return new
        try:
            part = unpack(_read(f"{self.folder}/{key}", key) if new is None else new)
        except Unusable:
            raise KeyError(key) from None
        if part.key != key:
            raise KeyError(key)
        return part

    def __setitem__(self, key: str, part: Part) -> None:
        self._new[key] = part
        self._dropped.discard(key)

    def fill(self, paths: Sequence[str], keyed: Callable[[str], tuple[str, Callable[[], Part]] | None]) -> None:
        """Make the parts that are not here, by several processes if they are many.

        `keyed` returns the key of a path's part and what makes it; None for a path that has no part to be kept.
        """

        def packed(path: str) -> tuple[str, bytes] | None:
            found = keyed(path)
            if found is None or (found[0] not in self._dropped and (self.folder / found[0]).is_file()):
                return None
            return found[0], pack(found[1]())

        if len(paths) >= LEAST:
            made = dict(found for found in work_on(paths, packed) if found)
            self._new.update(made)
            self._dropped.difference_update(made)

    def __delitem__(self, key: str) -> None:
        self._new.pop(key, None)
        self._dropped.add(key)

    def __iter__(self) -> Iterator[str]:
        """Yield the keys, and the names of whatever else is in the folder, so that it can be dropped too."""
        names: set[str] = set()
        with suppress(OSError):
            names.update(os.listdir(self.folder))  # noqa: PTH208 - a thousand paths take their time
        yield from sorted((names | self._new.keys()) - self._dropped)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return bool(self._new or self._dropped)

    def save(self) -> OSError | None:
        """Write what is new, and remove what was dropped; return why that failed, if it did.

        Call it while no other run can. Runs that read at the same time find a part as it was, or none.
        """
        failed = None
        for name in self._dropped:
            with suppress(OSError):
                (self.folder / name).unlink()
        try:
            for key, new in self._new.items():
                packed = pack(new) if isinstance(new, Part) else new
                replace_file(self.folder / key, _digest(key, packed) + packed)
        except OSError as problem:
            failed = problem
        self._new.clear()
        self._dropped.clear()
        return failed


def _read(path: str, key: str) -> bytes:
    """Return a kept part's bytes.

    Raises:
        Unusable: there are none, or they are not whole.
    """
    raw = read_plain_file(path, LARGEST) or b""
    if raw[:_DIGEST] != _digest(key, raw[_DIGEST:]):
        raise Unusable("it is damaged")
    return raw[_DIGEST:]


def _digest(key: str, packed: bytes) -> bytes:
    """Return the digest that stands before a kept part; it covers the part and its key."""
    return hashlib.sha256(key.encode() + packed).digest()
