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
    text = json.dumps(data, separators=(",", ":")).encode()
    replace_file(file, f"{_digest(text)}\n".encode() + text)


def read_sealed(file: Path) -> dict[str, Any]:
    """Return the data of a file; empty if it is damaged, or a link.

    Raises:
        OSError: it cannot be read.
    """
    digest, _, text = (b"" if is_link(file) else file.read_bytes()).partition(b"\n")
    found: dict[str, Any] = json.loads(text) if digest.decode(errors="replace") == _digest(text) else {}
    return found


def _digest(text: bytes) -> str:
    return hashlib.blake2b(text, digest_size=16).hexdigest()
