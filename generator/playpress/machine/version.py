"""This installation to a digest that changes with anything that what it makes may depend on.

Knows: the package's files and its libraries' versions. Must not know what they do.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

from playpress.bundled import bundled_folder

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = (
    "babel", "comrak", "jinja2", "markdown", "markdown-it-py", "mermaid-py", "merman", "mkdocs", "mkdocs-material", "pydantic",
    "pymdown-extensions", "pyphen", "pyuca", "pyyaml", "rcssmin", "rjsmin", "typst",
)  # fmt: skip
_READ = (".json", ".py", ".po")


@cache
def installed_version() -> str:
    """Return a digest of the package's code, messages, templates and assets, and of its libraries' versions and Python's."""
    files = sorted(file for file in _PACKAGE.rglob("*") if file.suffix in _READ)
    versions = [sys.version, *(f"{name} {_version_of(name)}" for name in _LIBRARIES)]
    bundled = sorted(file for file in bundled_folder().rglob("*") if file.is_file() and file.suffix != ".pyc")
    names = [file.relative_to(bundled_folder()).as_posix() for file in bundled]
    return digest_of_pieces(
        [*map(str.encode, (*versions, *names)), *(file.read_bytes() for file in (*files, *bundled))]
    )


def _version_of(library: str) -> str:
    from importlib import metadata  # noqa: PLC0415 - slow, and only who makes pages asks for versions

    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


def digest_of_pieces(pieces: list[bytes]) -> str:
    """Return a digest of pieces and of their lengths, in hexadecimal."""
    digest = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "big"))
        digest.update(piece)
    return digest.hexdigest()
