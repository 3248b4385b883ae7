"""One file's bytes to its text, its data and what is wrong with it as YAML.

Knows: the stages of reading a file. Must not know YAML's signs, nor what a playbook is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import Location
from playpress.reading.events import YamlError
from playpress.reading.places import FileText
from playpress.reading.rules.yaml import NOT_UTF8, TOO_DEEP, TOO_LARGE
from playpress.reading.yaml_advice import explain
from playpress.reading.yaml_data import DEEPEST, DataBuilder

if TYPE_CHECKING:
    from playpress.diagnostics import Diagnostic, Route
    from playpress.reading.possible_cuts import Cut

LARGEST_FILE = 1_000_000
"""Bytes. A playbook of a hundred steps has about 60,000."""


@dataclass
class Source(FileText):
    """One file: its text, its data and what is wrong with it as YAML.

    `data` is None if the file is empty or cannot be read; then `diagnostics` says why. `cuts` are the places where
    YAML may have ended a text too early.
    """

    data: Any = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)

    def cuts_below(self, prefix: Route) -> list[Cut]:
        """Return the cuts within the mapping at `prefix`: the whole document or one of its entries."""
        return self._cuts.get(prefix[0], []) if prefix else self.cuts

    @cached_property
    def _cuts(self) -> dict[str | int, list[Cut]]:
        found: dict[str | int, list[Cut]] = {}
        for cut in self.cuts:
            found.setdefault(cut.route[0], []).append(cut)
        return found


def parse_source(raw: bytes, file: str) -> Source:
    """Return the source of one YAML document in bytes, whatever they hold.

    Refused with a finding: more than 1 MB, text that is not UTF-8, YAML that does not parse, more than one document,
    anchors, aliases, merge keys, tags, the character NUL, keys that are lists or stand twice, and more than 30 levels.
    If only a part is refused, the rest is in `data`.
    """
    if len(raw) > LARGEST_FILE:
        return Source(file, diagnostics=[TOO_LARGE.here(Location(file), size=len(raw), limit=LARGEST_FILE)])
    try:
        source = Source(file, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        return _not_utf8(raw, file, problem.start)
    builder = DataBuilder(source)
    source.diagnostics, source.cuts = builder.diagnostics, builder.cuts
    try:
        source.data = builder.build()
    except YamlError as problem:
        source.diagnostics.append(explain(problem, source))
    except RecursionError:  # the parser nests by recursion on some platforms
        source.diagnostics.append(TOO_DEEP.here(source.span(0, 1), limit=DEEPEST))
    return source


def text_of(raw: bytes) -> str:
    """Return a file's text, with replacement characters if it is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("utf-8", errors="replace")


def _not_utf8(raw: bytes, file: str, first_wrong: int) -> Source:
    """Return a source without data, whose text has replacement characters for what cannot be decoded."""
    source = Source(file, text_of(raw))
    at = len(raw[:first_wrong].decode("utf-8", errors="replace"))
    byte = f"0x{raw[first_wrong]:02x}"
    source.diagnostics.append(NOT_UTF8.here(source.span(at, at + 1), byte=byte))
    return source


def quoted(text: str) -> str:
    """Return a text of one line as a quoted YAML scalar."""
    if "\\" in text or '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
