"""A handbook's findings to files in which what surely was meant is written: the rest of each file stays as it is.

Knows: findings and files. Must not know rules, beyond whether their fixes are sure.
"""

from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

from playpress.checks import KNOWN
from playpress.reading.places import line_starts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from playpress.diagnostics import Diagnostic
    from playpress.reading.loaded import Loaded


def is_sure(found: Diagnostic) -> bool:
    """Tell whether a finding has a fix and nothing else can be meant."""
    return found.fix != "" and (found.is_sure or KNOWN[found.code].is_sure)


def with_fixes(text: str, wanted: Iterable[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """Return a text with fixes in it, and the findings whose fixes they are: all but those that overlap an earlier one."""
    starts = line_starts(text)
    pieces: list[str] = []
    done: list[Diagnostic] = []
    end = 0
    for found in sorted(wanted, key=lambda d: d.fix_at or d.location):
        at = found.fix_at or found.location
        first, last = starts[at.line - 1] + at.column - 1, starts[at.end_line - 1] + at.end_column - 1
        if first >= end:
            pieces += [text[end:first], found.fix.replace("\n", "\r\n") if "\r\n" in text else found.fix]
            done.append(found)
            end = last
    return "".join([*pieces, text[end:]]), done


def write_fixes(loaded: Loaded, findings: Iterable[Diagnostic], root: Path) -> list[Diagnostic]:
    """Write all sure fixes into the playbooks' files below `root`; return the findings that they put right."""
    by_file: dict[str, list[Diagnostic]] = {}
    for found in findings:
        for place in in_all_places(found, loaded) if is_sure(found) else ():
            if place.location.file.startswith(f"{loaded.folder}/"):
                by_file.setdefault(place.location.file, []).append(place)
    written = []
    for file, wanted in by_file.items():
        text, done = with_fixes(loaded.sources[file].text, wanted)
        path = root / file
        mark = codecs.BOM_UTF8 if path.read_bytes().startswith(codecs.BOM_UTF8) else b""
        path.write_bytes(mark + text.encode())
        written += done
    return written


def in_all_places(found: Diagnostic, loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield a finding, and as it would be at each further place that it names, if the same stands there."""
    yield found
    wrong = loaded.sources[found.location.file].text_at(found.location)
    for place in (related.location for related in found.related if found.fix_at is None):
        if loaded.sources[place.file].text_at(place) == wrong:
            yield replace(found, location=place)
