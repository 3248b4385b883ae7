"""A page of the guide for editors with kinds of things and their parts: every field, what it takes, and an example of it.

Knows: the reference, the writer. Must not know other pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from playpress.language.richtext import Md, with_code, write_code
from playpress.pages.page import Page, PlannedPage
from playpress.reference.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.pages.writer import Writer
    from playpress.reference.kinds import FieldHelp, KindHelp


class FieldRow(NamedTuple):
    """A field; `is_required`: it must be there."""

    key: Md
    is_required: bool
    about: Md
    takes: Md


class KindView(NamedTuple):
    """A kind: what it is, where it is written, its fields, and lines that show each of them."""

    anchor: Md
    heading: Md
    about: Md
    where: Md
    fields: tuple[FieldRow, ...]
    examples: Md


@dataclass(frozen=True, kw_only=True)
class GuideFieldsPage(Page):
    """Everything the page shows."""

    template: ClassVar[str] = "guide_fields"
    is_wide: ClassVar[bool] = True

    kinds: tuple[KindView, ...]


def guide_fields_page(planned: PlannedPage, write: Writer) -> GuideFieldsPage:
    """Build the page; its name has the kinds that begin it, with spaces between them."""
    return GuideFieldsPage(
        planned=planned,
        heading=write.plain(planned.title),
        kinds=tuple(_kind(kind, write) for kind in with_parts(planned.name.split())),
    )


def with_parts(names: Iterable[str]) -> Iterator[KindHelp]:
    """Yield kinds, each followed by its parts, as they are met first; steps have a page of their own."""
    met: dict[str, KindHelp] = {}
    for name in names:
        _add(kinds()[name], met)
    yield from met.values()


def _add(kind: KindHelp, met: dict[str, KindHelp]) -> None:
    met.setdefault(kind.name, kind)
    for field in kind.fields.values():
        if field.part and field.part != "step" and field.part not in met:
            _add(kinds()[field.part], met)


def _kind(kind: KindHelp, write: Writer) -> KindView:
    return KindView(
        anchor=write.plain(kind.name),
        heading=write.plain(kind.name),
        about=with_code(write.plain(kind.about.replace("\n", " "))),
        where=write.plain(kind.file or ", ".join(kind.held_by)),
        fields=tuple(_field(field, write) for field in kind.fields.values()),
        examples=write_code("\n".join(field.example for field in kind.fields.values())),
    )


def _field(field: FieldHelp, write: Writer) -> FieldRow:
    return FieldRow(
        key=write.plain(field.key),
        is_required=field.is_required,
        about=with_code(write.plain(field.about.replace("\n", " "))),
        takes=write.plain(field.takes.text(write.translator.gettext)),
    )
