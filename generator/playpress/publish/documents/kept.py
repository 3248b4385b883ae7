"""What a run keeps of its PDFs for the next one: what each was made from, and the stamp of its file.

Knows: digests and stamps. Must not know how documents are made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.machine.disk import keep_only
from playpress.publish.sealed import read_sealed, write_sealed
from playpress.publish.stamps import Stamp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playpress.diagnostics import Diagnostic

DOCUMENTS = "pdf"
"""The folder of PDFs below the build folder."""
KEPT = ".cache/documents.json"
"""The file below the build folder."""


class Document(NamedTuple):
    """A PDF that is there: its stamp, a digest of what it was made from, and characters that it cannot show."""

    stamp: Stamp
    source: str
    missing: tuple[str, ...]


class Documents(NamedTuple):
    """All PDFs by their path below the build folder, and what is wrong with them."""

    made: Mapping[str, Document]
    problems: tuple[Diagnostic, ...]

    def files(self) -> dict[str, Stamp]:
        """Return the stamp of each file."""
        return {path: document.stamp for path, document in self.made.items()}


NO_DOCUMENTS = Documents({}, ())


def read_documents(build: Path) -> dict[str, Document]:
    """Return the PDFs of the last run by path below the build folder; none if that cannot be read."""
    try:
        return {
            path: Document(Stamp(*stamp), source, tuple(missing))
            for path, (stamp, source, missing) in read_sealed(build / KEPT)
        }
    except (OSError, ValueError, TypeError):
        return {}


def keep_documents(build: Path, made: Mapping[str, Document]) -> None:
    """Keep what the next run needs to know of the PDFs that were made, and remove all others."""
    folder = build / DOCUMENTS
    keep_only(folder, {path.removeprefix(f"{DOCUMENTS}/") for path in made})
    if not made and folder.is_dir():
        folder.rmdir()
    if made or (build / KEPT).is_file():
        write_sealed(build / KEPT, made.items())
