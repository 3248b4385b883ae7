"""What is known of the search's words between two builds: small JSON files in a folder that anybody may delete.

A file that is missing, damaged, or from another version reads as None; everything is then made anew.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 2


class Store:
    """A folder of JSON values by name. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        """Take the folder; it is made when something is kept."""
        self.folder = folder

    def read(self, name: str) -> Any:
        """Return a value; None if it is not there as it was written."""
        if not self.folder:
            return None
        try:
            head, _, body = (self.folder / f"{name}.json").read_bytes().partition(b"\n")
            return json.loads(body) if head == _head(name, body) else None
        except (OSError, ValueError, RecursionError):
            return None

    def write(self, name: str, value: object) -> None:
        """Keep a value.

        Raises:
            OSError: it cannot be written.
        """
        if not self.folder:
            return
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        file = self.folder / f"{name}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_head(name, body) + b"\n" + body)

    def remove(self, name: str) -> None:
        """Forget a value.

        Raises:
            OSError: it cannot be removed.
        """
        if self.folder:
            (self.folder / f"{name}.json").unlink(missing_ok=True)


def _head(name: str, body: bytes) -> bytes:
    return f"{VERSION} {name} {hashlib.sha256(body).hexdigest()}".encode()
