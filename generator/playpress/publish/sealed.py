"""Plain data in a file behind its digest, so that a file that is damaged or cut off is noticed.

Knows: JSON, paths. Must not know what the data mean.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from playpress.machine.disk import is_link, replace_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_sealed(file: Path, data: Mapping[str, Any]) -> None:
    """Write data that JSON can hold."""
    text = _written(data)
    replace_file(file, f"{_digest(text)}\n".encode() + text)


def read_sealed(file: Path, first: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the data of a file; empty if it is damaged, a link, or does not begin with the entries of `first`.

    Raises:
        OSError: it cannot be read.
    """
    digest, _, text = (b"" if is_link(file) else file.read_bytes()).partition(b"\n")
    if not text.startswith(_written(first or {})[:-1]):
        return {}
    found: dict[str, Any] = json.loads(text) if digest.decode(errors="replace") == _digest(text) else {}
    return found


def _written(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode()


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=16).hexdigest()
