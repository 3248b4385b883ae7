"""Plain data in a file behind its digest, so that a file that is damaged or cut off is noticed.

Each entry is a line, so that large data are never in memory a second time.
Knows: JSON, paths. Must not know what the data mean.
"""

from __future__ import annotations

import hashlib
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

from playpress.machine.disk import is_link, replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_WIDTH = 32
"""The length of a digest in hexadecimal."""


def write_sealed(file: Path, entries: Iterable[tuple[str, Any]]) -> None:
    """Write named data that JSON can hold, in their order; a name may come again."""
    sealed = bytearray(b" " * _WIDTH)
    for entry in entries:
        sealed += b"\n"
        sealed += json.dumps(entry, separators=(",", ":")).encode()
    sealed[:_WIDTH] = _digest(sealed)
    replace_file(file, sealed)


def read_sealed(file: Path) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a file; none if it is damaged or a link.

    Raises:
        OSError: it cannot be read.
    """
    sealed = b"" if is_link(file) else file.read_bytes()
    if sealed[:_WIDTH] != _digest(sealed):
        return
    lines = BytesIO(sealed)
    lines.readline()  # the digest
    for line in lines:
        name, value = json.loads(line)
        yield name, value


def _digest(sealed: bytes | bytearray) -> bytes:
    """Return the digest of everything behind the digest."""
    return hashlib.blake2b(memoryview(sealed)[_WIDTH:], digest_size=_WIDTH // 2).hexdigest().encode()
