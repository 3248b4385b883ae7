"""Plain data in a file with its digest at the end, so that a file that is damaged or cut off is noticed.

Each entry is a line, so that large data are never in memory a second time.
Knows: JSON, paths. Must not know what the data mean.
"""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from playpress.machine.disk import is_link, replace_with_pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_WIDTH = 32
"""The length of a digest in hexadecimal."""


def write_sealed(file: Path, entries: Iterable[tuple[str, Any]]) -> None:
    """Write named data that JSON can hold, in their order; a name may come again."""
    replace_with_pieces(file, _lines(entries))


def _lines(entries: Iterable[tuple[str, Any]]) -> Iterator[bytes]:
    digest = _digest()
    for entry in entries:
        line = json.dumps(entry, separators=(",", ":")).encode() + b"\n"
        digest.update(line)
        yield line
    yield digest.hexdigest().encode()


def read_sealed(file: Path) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a file; none if it is damaged or a link.

    Raises:
        OSError: it cannot be read.
    """
    sealed = b"" if is_link(file) else file.read_bytes()
    digest = _digest(memoryview(sealed)[:-_WIDTH])
    if sealed[-_WIDTH:] != digest.hexdigest().encode():
        return
    for line in BytesIO(sealed):
        if line.endswith(b"\n"):  # all but the digest
            name, value = json.loads(line)
            yield name, value


def _digest(data: bytes | memoryview = b"") -> hashlib.blake2b:
    return hashlib.blake2b(data, digest_size=_WIDTH // 2)
