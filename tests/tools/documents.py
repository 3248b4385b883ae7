"""Documents of little handbooks for tests, made without a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.bundled import bundled_folder
from playpress.engine.theme import style_of_diagrams, theme_files
from playpress.publish.data.addresses import Addresses
from playpress.publish.documents.assembling import assemble
from playpress.publish.documents.plan import Book, plan_documents
from playpress.publish.documents.setting import Pen
from playpress.publish.documents.typeset import typeset
from tests.tools.typeset import TypesetPdf

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from playpress.pipeline import Checked
    from playpress.publish.documents.plan import Sheet

FOLDER = bundled_folder() / "documents"


def pen_of(checked: Checked) -> Pen:
    """Return what writes the chapters of a handbook."""
    style = style_of_diagrams(theme_files(checked.request.templates))
    return Pen(checked.facts, checked.translator, style)


def planned_in(checked: Checked) -> dict[str, Book | Sheet]:
    """Return the documents of a handbook by path."""
    return {one.path: one for one in plan_documents(pen_of(checked))}


def data_of(checked: Checked, path: str) -> dict[str, Any]:
    """Return what the template of a document gets."""
    return assemble(planned_in(checked)[path], pen_of(checked), Addresses(has_folders=True))


def template_of(name: str) -> bytes:
    """Return a template: `book` or `poster`."""
    return (FOLDER / "common.typ").read_bytes() + (FOLDER / f"{name}.typ").read_bytes()


def fonts() -> tuple[Path, ...]:
    """Return the folders of fonts that come with Playpress."""
    return (FOLDER / "fonts",)


def pdf_of(checked: Checked, path: str) -> TypesetPdf:
    """Return a document."""
    name = "book" if isinstance(planned_in(checked)[path], Book) else "poster"
    return TypesetPdf(typeset(template_of(name), data_of(checked, path), fonts()).pdf)
