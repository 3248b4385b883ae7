"""A handbook to its PDFs below the build folder: what has not changed since the last run stays, what is not made is removed.

Knows: how documents are planned, assembled and set. Must not know the site engine.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from playpress.bundled import bundled_folder
from playpress.checks.documents import NOT_IN_FONTS, UNMAKABLE_DOCUMENT
from playpress.diagnostics import Location
from playpress.machine.version import digest_of_pieces, installed_version
from playpress.publish.documents.assembling import assemble
from playpress.publish.documents.kept import DOCUMENTS, Document, Documents, keep_documents, read_documents
from playpress.publish.documents.plan import Book, plan_documents
from playpress.publish.documents.typeset import CannotTypesetError, typeset
from playpress.publish.stamps import is_unchanged, put

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Any

    from playpress.diagnostics import Diagnostic
    from playpress.publish.data.addresses import Addresses
    from playpress.publish.documents.plan import Sheet
    from playpress.publish.documents.setting import Pen

TEMPLATES, FONTS, OWN_FONTS = "documents", "documents/fonts", "assets/fonts"
"""Folders of templates and fonts below `site_templates/`."""
SHOWN = 10
"""The most missing characters that a finding names."""


def write_documents(
    pen: Pen, addresses: Addresses, build: Path, own: Path, progress: Callable[[int, int], None]
) -> Documents:
    """Make the PDFs of a handbook; `own` is the project's folder of templates. `progress` gets the number done and of all."""
    press = _Press(pen, addresses, build, own)
    planned = list(plan_documents(pen))
    made: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    for number, one in enumerate(planned, 1):
        press.print(one, made, problems)
        progress(number, len(planned))
    keep_documents(build, made)
    return Documents(made, tuple(problems))


@dataclass(frozen=True)
class _Press:
    """Makes one document after the other."""

    pen: Pen
    addresses: Addresses
    build: Path
    own: Path

    def print(self, one: Book | Sheet, made: dict[str, Document], problems: list[Diagnostic]) -> None:
        """Make a document, or find that it is there already; add it to what was made, and what is wrong with it."""
        data = assemble(one, self.pen, self.addresses)
        if data is None:
            return
        path = f"{DOCUMENTS}/{one.path}.pdf"
        try:
            document = self._document(path, one, data)
        except CannotTypesetError as problem:
            problems.append(UNMAKABLE_DOCUMENT.here(Location(_SETTINGS), document=one.title, reason=str(problem)))
            return
        made[path] = document
        if document.missing:
            shown = ", ".join(f"“{character}”" for character in document.missing[:SHOWN])
            problems.append(NOT_IN_FONTS.here(Location(_SETTINGS), document=one.title, characters=shown))

    def _document(self, path: str, one: Book | Sheet, data: Mapping[str, Any]) -> Document:
        template = self._template("book" if isinstance(one, Book) else "poster")
        text = json.dumps(data, sort_keys=True).encode()
        source = hashlib.blake2b(self._digest.encode() + template + text, digest_size=16).hexdigest()
        last = self._last.get(path)
        if last and last.source == source and is_unchanged(f"{self.build}/{path}", last.stamp):
            return last
        found = typeset(template, data, self._fonts)
        stamp, _ = put(self.build / path, found.pdf)
        return Document(stamp, source, found.missing)

    def _template(self, name: str) -> bytes:
        folder = bundled_folder() / TEMPLATES
        return (folder / "common.typ").read_bytes() + (folder / f"{name}.typ").read_bytes()

    @cached_property
    def _fonts(self) -> tuple[Path, ...]:
        return tuple(folder for folder in (bundled_folder() / FONTS, self.own / OWN_FONTS) if folder.is_dir())

    @cached_property
    def _digest(self) -> str:
        """What all documents depend on: this installation, and the project's own fonts."""
        fonts = [file.read_bytes() for folder in self._fonts[1:] for file in sorted(folder.iterdir()) if file.is_file()]
        return digest_of_pieces([installed_version().encode(), *fonts])

    @cached_property
    def _last(self) -> dict[str, Document]:
        """The PDFs of the last run."""
        return read_documents(self.build)


_SETTINGS = "playbooks/handbook.yml"
"""The file that findings about a document name: a document is made from very many."""
