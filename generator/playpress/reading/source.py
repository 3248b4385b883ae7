"""One file's bytes to its text, its data and what is wrong with it as YAML.

Knows: the stages of reading a file. Must not know YAML's signs, nor what a playbook is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, Location, Message
from playpress.reading.events import YamlError
from playpress.reading.headless import without_copies, without_heads
from playpress.reading.mending import is_suspect, mend, without_line
from playpress.reading.places import FileText, Place, find_places
from playpress.reading.repairs.lines import entry
from playpress.reading.repairs.prose import OF_THE_WEB, PAGE_OF_THE_WEB, PAGE_WITH_HEADINGS, is_page, is_whole_page
from playpress.reading.rules.files import NOT_A_MAPPING
from playpress.reading.rules.yaml import DUPLICATE_KEY, NOT_UTF8, SECOND_DOCUMENT, SHARED_VALUE, TOO_DEEP, TOO_LARGE
from playpress.reading.yaml_advice import tell
from playpress.reading.yaml_data import DEEPEST, DataBuilder

if TYPE_CHECKING:
    from playpress.diagnostics import Diagnostic, Route
    from playpress.reading.possible_cuts import Cut

LARGEST_FILE = 1_000_000
"""Bytes. A playbook of a hundred steps has about 60,000."""
LARGEST_REGISTRY = 16 * LARGEST_FILE
"""Bytes of a registry, which has what all processes share: with 5,000 of them about 3,000,000."""
MOST_RENAMED = 50
"""Keys of a file that are read in other words; for each of them all places are looked through."""
_ID = re.compile(r"(?:^|[\s{,-])id:[ \t]*([a-z0-9-]+)", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")
_OF_REGISTRIES = "playbooks/catalog/"

Move = tuple["Route", int, "Route"]
"""A list, the index of the first of its entries that belong to another list, and the route of that list."""


@dataclass
class Source(FileText):
    """One file: its text, its data and what is wrong with it as YAML.

    `data` is None if the file is empty or cannot be read; then `diagnostics` says why. `cuts` are the places where
    YAML may have ended a text too early. `is_whole`: all of the text is in `data`, be it mended. `moved` are the entries that
    stand in the file below another list than in the data, `renamed` the routes of keys that stand there in other words, each with the route that
    it has in the data. In `quoted_lines` a value was put in quotes, so that it can be read as a text.
    """

    data: Any = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    is_whole: bool = True
    moved: list[Move] = field(default_factory=list)
    renamed: list[tuple[Route, Route]] = field(default_factory=list)
    quoted_lines: frozenset[int] = frozenset()

    @cached_property
    def _places(self) -> dict[Route, Place]:
        """The place of each route; entries of lists whose key is missing stand at the routes that they should have."""
        places = find_places(self.read)
        for above, first, to in self.moved:
            depth = len(above)
            entries = {
                route: place
                for route, place in places.items()
                if route[:depth] == above and _index(route[depth:]) >= first
            }
            for route, place in entries.items():
                places[(*to, int(route[depth]) - first, *route[depth + 1 :])] = place
            if (*above, first) in places:
                start, end, _ = places[(*above, first)]
                places[to] = (start, end, False)
        for old, new in self.renamed:
            _rename(places, old, new)
        return places

    def rename(self, old: Route, new: Route) -> bool:
        """Take what stands at the route `old` of the file as if it stood at `new`, too; tell whether that was done, as it is up to `MOST_RENAMED`."""
        if len(self.renamed) >= MOST_RENAMED:
            return False
        self.renamed.append((old, new))
        _rename(self._places, old, new)
        return True

    def cuts_below(self, prefix: Route) -> list[Cut]:
        """Return the cuts within the mapping at `prefix`: the whole document or one of its entries."""
        return self._cuts.get(prefix[0], []) if prefix else self.cuts

    def ids_left_out(self) -> frozenset[str]:
        """Return the ids that stand in lines which could not be read, or may stand below a key that is used twice."""
        if self.is_whole:
            return frozenset()
        if any(found.code == DUPLICATE_KEY.code for found in self.diagnostics):
            return frozenset(_ID.findall(self.text))
        pairs = zip(_LINE_END.split(self.text), _LINE_END.split(self.read), strict=True)
        left_out = "\n".join(written for written, read in pairs if written.strip() and not read.strip())
        return frozenset(_ID.findall(left_out))

    @cached_property
    def _cuts(self) -> dict[str | int, list[Cut]]:
        found: dict[str | int, list[Cut]] = {}
        for cut in self.cuts:
            found.setdefault(cut.route[0], []).append(cut)
        return found


def parse_source(raw: bytes, file: str) -> Source:
    """Return the source of one YAML document in bytes, whatever they hold.

    Refused with a finding: more than 1 MB (16 MB of a registry), text that is not UTF-8, YAML that does not parse, more than one document,
    anchors, aliases, merge keys, tags, the character NUL, keys that are lists or stand twice, and more than 30 levels.
    If only a part is refused, the rest is in `data`.
    """
    limit = LARGEST_REGISTRY if file.startswith(_OF_REGISTRIES) else LARGEST_FILE
    if len(raw) > limit:
        return Source(file, diagnostics=[TOO_LARGE.here(Location(file), size=len(raw), limit=limit)])
    if foreign := of_another_program(raw, file):
        return Source(file, diagnostics=[foreign])
    try:
        source = Source(file, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        return not_utf8(raw, file, problem.start)
    _build(source)
    return source


def _build(source: Source) -> None:
    """Fill in a source's data; where its text is no YAML, that of the mended text, with a finding for each slip."""
    if not is_suspect(source.text) and _is_built(source) and not _may_be_meant_otherwise(source):
        _go_on_behind_dashes(source)
        source.is_whole = not _has_alias(source)
        return
    if (page := _page(source)) and not _is_built(source):
        message, hint = page
        source.diagnostics, source.is_whole = [NOT_A_MAPPING.here(source.span(0, 1), message=message, hint=hint)], False
        return
    mended = mend(source.text)
    source.mended = mended.text if mended.text != source.text else ""
    _is_built(source)
    source.diagnostics, is_headless = without_heads(source.diagnostics, _LINE_END.split(source.read))
    source.diagnostics, is_lost = without_copies(source.diagnostics, _LINE_END.split(source.read))
    source.is_whole = mended.is_whole and not is_headless and not is_lost and not _has_alias(source)
    source.diagnostics += [tell(slip, source) for slip in mended.slips]
    repairs = [slip.repair for slip in mended.slips if slip.repair]
    source.quoted_lines = frozenset(repair.at[0] + 1 for repair in repairs if repair.is_quotation)


def _page(source: Source) -> tuple[str, str] | None:
    """Return what is said of a text that looks like a page in the place of a playbook, and the hint; None for any other."""
    if is_whole_page(source.lines(1, source.line_count)):
        return PAGE_WITH_HEADINGS
    return PAGE_OF_THE_WEB if OF_THE_WEB.match(source.text) else None


def _may_be_meant_otherwise(source: Source) -> bool:
    """Tell whether a key stands twice, a text may hold an entry of the list that it stands in, or entries may stand elsewhere."""
    is_twice = any(found.code == DUPLICATE_KEY.code for found in source.diagnostics)
    if any(cut.kind in ("empty", "entry") for cut in source.cuts):
        return True
    ends = [found.location.line for found in source.diagnostics if found.code == SECOND_DOCUMENT.code]
    return is_twice or any(is_page(source.lines(line + 1, source.line_count)) for line in ends)


def _has_alias(source: Source) -> bool:
    """Tell whether a value is written elsewhere, so that it is not read here."""
    return any(found.code == SHARED_VALUE.code for found in source.diagnostics)


def _go_on_behind_dashes(source: Source) -> None:
    """Read also what stands below a line of dashes, unless it says again what stands above: then it is another document."""
    ends = [found for found in source.diagnostics if found.code == SECOND_DOCUMENT.code]
    if not ends or not isinstance(source.data, dict):
        return
    whole = Source(source.file, source.text, without_line(source.text, ends[0].location.line))
    if _is_built(whole) and isinstance(whole.data, dict):
        said = {DUPLICATE_KEY.code, SECOND_DOCUMENT.code}
        if whole.data.keys() > source.data.keys() and not said & {d.code for d in whole.diagnostics}:
            source.mended, source.data, source.cuts = whole.mended, whole.data, whole.cuts
            source.diagnostics = [*whole.diagnostics, *ends]
            return
    keys = {entry(line).key for line in source.lines(ends[0].location.line + 1, source.line_count)}
    if {"name", "steps"} <= keys:
        hint = Message(N_("one file has one playbook: move what stands below this line into a file of its own"))
        source.diagnostics = [replace(found, hint=hint) if found in ends else found for found in source.diagnostics]


def _is_built(source: Source) -> bool:
    """Fill in a source's data from what is read of it; tell whether that is YAML to its end."""
    builder = DataBuilder(source)
    source.diagnostics, source.cuts = builder.diagnostics, builder.cuts
    try:
        source.data = builder.build()
    except YamlError:
        return False
    except RecursionError:  # the parser nests by recursion on some platforms
        source.diagnostics.append(TOO_DEEP.here(source.span(0, 1), limit=DEEPEST))
    return True


def _rename(places: dict[Route, Place], old: Route, new: Route) -> None:
    """Add the places of all that stands at a route, and below it, under another route."""
    below = [(route, place) for route, place in places.items() if route[: len(old)] == old]
    places.update(((*new, *route[len(old) :]), place) for route, place in below)


def _index(route: Route) -> int:
    """Return the index with which a route begins; -1 if it begins with none."""
    return route[0] if route and isinstance(route[0], int) else -1


def text_of(raw: bytes) -> str:
    """Return a file's text, with replacement characters if it is not UTF-8."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("utf-8", errors="replace")


_WIDE = (b"\xff\xfe", b"\xfe\xff")
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
"""How files begin that office programs, PDF printers and cameras write."""


def of_another_program(raw: bytes, file: str) -> Diagnostic | None:
    """Return the finding on bytes that are no text in UTF-8, if it can be told what they are; None for anything else."""
    if raw.startswith(_BINARY):
        message = N_("this file is no plain text: another program wrote it")
        return NOT_UTF8.here(Location(file), message=message, hint=N_("copy its words into a plain text file"))
    if raw.startswith(_WIDE) or raw[:400].count(0) > len(raw[:400]) // 4:
        message = N_("the file is in UTF-16, not in UTF-8")
        return NOT_UTF8.here(Location(file), message=message, hint=N_("save it once more, with the encoding UTF-8"))
    return None


def not_utf8(raw: bytes, file: str, first_wrong: int) -> Source:
    """Return a source without data, whose text has replacement characters for what cannot be decoded."""
    source = Source(file, text_of(raw))
    at = len(raw[:first_wrong].decode("utf-8", errors="replace"))
    byte = f"0x{raw[first_wrong]:02x}"
    source.diagnostics.append(NOT_UTF8.here(source.span(at, at + 1), byte=byte))
    return source
