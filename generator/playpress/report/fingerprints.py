"""A finding to a fingerprint by which a code host knows it again, even where lines before it were added or removed.

Knows: findings. Must not know any format.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playpress.diagnostics import Diagnostic


class Fingerprints:
    """The fingerprints of one report's findings: no two are the same."""

    def __init__(self) -> None:
        """Begin a report."""
        self._met: Counter[str] = Counter()

    def of(self, found: Diagnostic) -> str:
        """Return the fingerprint of the next finding: of its code, its file and what it says, whatever the language."""
        said = repr((found.code, found.location.file, found.message.text()))
        self._met[said] += 1
        return hashlib.sha256(f"{said}{self._met[said]}".encode()).hexdigest()[:32]
