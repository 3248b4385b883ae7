"""One file of a handbook to a `Part`: everything that it says by itself, and what is wrong with it.

A part depends on the file's path, its bytes and the handbook's language alone. So it can be made in another process,
and cached as long as these stay the same. What needs more than one file is done in `join.py`.
Knows: the folder's layout. Must not know disks, clocks or other files.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from playpress.reading.contents import Contents
from playpress.reading.entities import read_playbook, read_record, read_registry, read_settings
from playpress.reading.gist import gist_of
from playpress.reading.layout import find_place, is_left_alone, is_reserved
from playpress.reading.loaded import SERIES
from playpress.reading.naming import is_named_right, is_of_another_format, misnamed, misplaced, reserved, stray
from playpress.reading.repairs.lines import SIGN_BEFORE_NUMBER
from playpress.reading.rules.shape import NOT_A_DATE, NOT_A_DURATION, WRONG_KIND
from playpress.reading.rules.yaml import NOT_YAML
from playpress.reading.series import read_series
from playpress.reading.source import parse_source
from playpress.reading.tree import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection

    from playpress.diagnostics import Diagnostic
    from playpress.reading.layout import Place

_NO_TEXT = frozenset({WRONG_KIND.code, NOT_A_DURATION.code, NOT_A_DATE.code})
"""What is found at a text where another kind of value is wanted."""
_HEAD = 2000
"""Characters at the beginning of a file that are looked at to tell what it is."""


@dataclass(frozen=True)
class Part:
    """What one file says.

    `path` is relative to the playbooks folder, `file` is its name in reports. `place` tells what it is; None if it is
    none of ours. `contents` is None if it was not read. `instead` is the path of a file that, if it exists, is read in
    place of this one. `diagnostics` are about the file as such; `contents` have their own. `key` is that of the cache, and
    covers everything that a part depends on; empty if the part was made without one.
    """

    path: str
    file: str
    place: Place | None = None
    contents: Contents | None = None
    instead: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    key: str = field(default="", compare=False)

    @property
    def is_lost(self) -> bool:
        """Whether nothing is known of what the file holds, so that references to it must not be reported."""
        return self.contents is None or self.contents.is_lost


def read_part(path: str, raw: bytes | Unreadable, language: str, folder: str = "playbooks") -> Part:
    """Read one file, whatever it holds.

    `path` is relative to the playbooks folder, which reports call `folder`. `language` is the handbook's, for names
    and ids in hints.
    """
    names, file = tuple(path.split("/")), f"{folder}/{path}"
    if isinstance(raw, Unreadable) and raw.is_folder:
        return Part(path, file, find_place(names, str, language), diagnostics=(raw.told(file),))
    if is_left_alone(names[-1]):
        return Part(path, file)
    if is_reserved(names):
        return Part(path, file, diagnostics=(reserved(file, names[0]),))
    head = "" if isinstance(raw, Unreadable) else _head(raw)
    place = find_place(names, lambda: head, language)
    if place is None:
        return Part(path, file, diagnostics=(stray(file, folder),))
    if found := misplaced(path, place, file, folder):
        return Part(path, file, place, diagnostics=(found,))
    return _read_named(Part(path, file, place), place, raw, head, language)


def _without_echoes(found: list[Diagnostic], quoted_lines: Collection[int]) -> list[Diagnostic]:
    """Return findings without those that another one says, too.

    A value wants quotes, where no text can stand at all; a sign stands before a number, where the whole is to be written in another way.
    """
    no_text = {d.location.line for d in found if d.code in _NO_TEXT and d.location.line in quoted_lines}
    whole = {d.location.line for d in found if d.hint and d.hint.values.get("entry")}
    return [
        d
        for d in found
        if d.code != NOT_YAML.code or not (d.location.line in no_text or (_is_before_number(d) and whole & _lines(d)))
    ]


def _is_before_number(found: Diagnostic) -> bool:
    return found.message.template == SIGN_BEFORE_NUMBER


def _lines(found: Diagnostic) -> set[int]:
    """Return the lines that the fix of a finding is about."""
    at = found.fix_at or found.location
    return set(range(at.line, at.end_line + 1))


def _head(raw: bytes) -> str:
    """Return the first characters of a file; empty if it is no text."""
    try:
        return io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8-sig").read(_HEAD)
    except ValueError:
        return ""


def _read_named(part: Part, place: Place, raw: bytes | Unreadable, head: str, language: str) -> Part:
    """Return the part of a file in its right folder, with contents if it can be read under its name."""
    if not is_named_right(part.path, place):
        found = misnamed(part.path, place, part.file, head)
        part = replace(part, instead=place.path, diagnostics=(found,))
        if is_of_another_format(part.path, place, head):
            return part
    if isinstance(raw, Unreadable):
        return replace(part, diagnostics=(*part.diagnostics, raw.told(part.file)))
    return replace(part, contents=_read_contents(part, place, raw, language))


def _read_contents(part: Part, place: Place, raw: bytes, language: str) -> Contents:
    if place.kind == "series":
        series = read_series(raw, part.file)
        contents = Contents(series.source, language, measurements=series.measurements, diagnostics=series.diagnostics)
        contents.put((SERIES, place.stem), ())
        if series.is_broken:
            contents.unread = frozenset({(SERIES, place.stem, "date")})
        return contents
    source = parse_source(raw, part.file)
    contents = Contents(source, language, diagnostics=list(source.diagnostics))
    if place.kind == "settings":
        read_settings(contents)
    elif place.kind == "registry":
        read_registry(contents, place.stem)
    elif place.kind == "record":
        read_record(contents, place.path, place.stem, is_named=not part.path.endswith(".yml"))
    else:
        category, name = part.path.split("/")
        read_playbook(contents, category, place.stem, is_named=not name.endswith(".yml"))
    contents.diagnostics = _without_echoes(contents.diagnostics, source.quoted_lines)
    contents.gists |= {subject: gist_of(entity) for subject, entity in contents.entities.items()}
    source.quoted_lines = frozenset()
    source.data = None  # the things hold the data now; places are found in the text
    return contents
