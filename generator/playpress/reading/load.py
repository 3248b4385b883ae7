"""A folder of playbook files to a library, with the source of every entity and everything wrong with the files as such.

Reads every file whatever is wrong with another one.
Knows: the folder's layout, which model a file holds. Must not know rules or output.
"""

from __future__ import annotations

import csv
import datetime
import io
import math
import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import (
    MOST_TOLD,
    N_,
    Diagnostic,
    Finding,
    InFull,
    Location,
    Message,
    Related,
    Route,
    Severity,
    Subject,
)
from playpress.language.richtext import find_references
from playpress.language.spelling import nearest, suggested_id
from playpress.machine.faults import Fault
from playpress.model.handbook import Handbook
from playpress.model.library import REGISTRIES, Library
from playpress.model.measurement import Measurement
from playpress.model.playbook import Playbook
from playpress.model.record import DATE_PATTERN, ID_PATTERN, LONGEST_ID, Reference
from playpress.model.walk import walk
from playpress.reading.cuts import mend_cuts
from playpress.reading.layout import (
    COMMA_SERIES,
    REGISTRY_OF_STEM,
    Place,
    find_place,
    is_left_alone,
    is_named_like_a_file,
    is_office_file,
    is_reserved,
)
from playpress.reading.shape import shape
from playpress.reading.site_file import SITE_SETTINGS, load_site_settings
from playpress.reading.source import LARGEST_FILE, Source, parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playpress.model.record import Record

COLUMNS = ("date", "value", "note")
HANDBOOK: Subject = ("handbook", "handbook")
_LANGUAGE = re.compile(r"^language[ \t]*:[ \t]*[\"']?([a-z]{2})\b", re.MULTILINE)
_HEAD = 2000
"""Characters of a file by which it is known."""


@dataclass
class Loaded:
    """A handbook read from disk: its library, its sources, and what was wrong with the files.

    `places` tells for each thing its file and the route of its mapping within it. `folder` is the playbooks folder as
    reports name it, relative to the project. `site_settings` is what `mkdocs.yml` says; `site_fault` why it cannot be used.
    """

    library: Library
    folder: str
    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[Subject, tuple[str, Route]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    site_settings: dict[str, Any] = field(default_factory=dict)
    site_fault: Fault | OSError | None = None

    def file_of(self, subject: Subject) -> str:
        """Return the file that holds a thing, relative to the project; the folder when no file does."""
        return self.places.get(subject, (self.folder, ()))[0]

    def locate(self, subject: Subject, route: Route, *, at_key: bool = False) -> Location:
        """Return the line and column of a route of a thing."""
        file, prefix = self.places.get(subject, (self.folder, ()))
        if subject[0] == "measurements" and route:  # a row of figures, by its line
            line = int(route[0])
            return Location(file, line, 1, line, 2)
        source = self.sources.get(file)
        return source.locate((*prefix, *route), key=at_key or not route) if source else Location(file)

    def is_bracketed(self, subject: Subject, route: Route) -> bool:
        """Tell whether a list of a thing is written in brackets, all on one line as a rule."""
        file, prefix = self.places.get(subject, (self.folder, ()))
        return file in self.sources and self.sources[file].is_bracketed((*prefix, *route))

    def diagnose(self, finding: Finding) -> Diagnostic:
        """Give a finding its place."""
        return Diagnostic(
            finding.code,
            finding.severity,
            self._piece(finding) or self.locate(finding.subject, finding.route, at_key=finding.at_key),
            finding.message,
            finding.hint,
            tuple(Related(self.locate(subject, route, at_key=True), what) for subject, route, what in finding.related),
            finding.fix,
        )

    def _piece(self, finding: Finding) -> Location | None:
        """Return the place of what a finding quotes, where the file has it as it is quoted."""
        file, prefix = self.places.get(finding.subject, (self.folder, ()))
        source = self.sources.get(file) if finding.quotation else None
        return source.find(finding.quotation, (*prefix, *finding.route)) if source else None


def load_language(folder: Path) -> str:
    """Return the language that a handbook says it is in, English where it cannot be read."""
    path = folder / "handbook.yml"
    raw = b""
    with suppress(OSError), path.open("rb") if path.is_file() else io.BytesIO() as stream:
        raw = stream.read(LARGEST_FILE + 1)
    try:
        return Handbook(language=parse_source(raw, path.name).data["language"]).language
    except (ValueError, TypeError, KeyError):
        return _handbook_in(raw.decode(errors="replace")).language


def _handbook_in(text: str) -> Handbook:
    """Return empty settings in the language that a line of a text names which is no YAML, so that people can read what is wrong."""
    named = _LANGUAGE.search(text)
    try:
        return Handbook(language=named[1]) if named else Handbook()
    except ValueError:
        return Handbook()


def load_handbook(folder: Path, project: Path) -> Loaded:
    """Read every file under `folder`; files are named relative to `project` in all that is said about them.

    A missing folder gives an empty library and a finding.
    """
    return _Loading(folder, project).run()


class _Loading:
    """One pass over a folder. Gathers entities, sources and findings, then hands them over as `Loaded`."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.folder = folder
        self.name = os.path.relpath(folder, project).replace(os.sep, "/")
        self.loaded = Loaded(Library(), self.name)
        self.entities: dict[str, dict[str, Any]] = {kind: {} for kind in ("playbook", *REGISTRIES)}
        self.declared: dict[str, set[str]] = {kind: set() for kind in self.entities}
        self.partial: set[str] = set()
        self.unread: set[str] = set()  # kinds whose registry is there but could not be read
        self.missed: set[str] = set()  # playbooks likewise
        self.empty: dict[str, Source] = {}  # kinds whose registry holds nothing
        self.handbook = Handbook()
        self.measurements: dict[str, tuple[Measurement, ...]] = {}

    def run(self) -> Loaded:
        if not self.folder.is_dir():
            self._say(
                "PB110",
                Location(self.name),
                N_("there is no folder “{name}”"),
                N_("run this where the handbook is, or start one with “playpress init”"),
                name=self.name,
            )
        elif self.folder.is_symlink():
            self._say(
                "PB142",
                Location(self.name),
                N_("the folder of the playbooks is a link to another place"),
                N_("put the folder itself here, so that what is published is what is kept and reviewed here"),
                severity=Severity.WARNING,
            )
        for parts, path in _files(self.folder):
            self._read(parts, path)
        self._read_site_settings(self.folder.parent / SITE_SETTINGS)
        self.declared["playbook"] |= self.missed
        self._say_empty()
        ordered = {kind: dict(sorted(found.items())) for kind, found in self.entities.items()}
        self.loaded.library = Library(
            handbook=self.handbook,
            entities=ordered,
            measurements=dict(sorted(self.measurements.items())),
            partial=frozenset(self.partial),
            declared={kind: frozenset(ids) for kind, ids in self.declared.items() if kind not in self.unread},
        )
        return self.loaded

    def _say_empty(self) -> None:
        """Tell of each registry without entries that something refers to: once, and not at every place that does."""
        used: dict[str, str] = {}
        records = [r for found in self.entities.values() for r in found.values()] if self.empty else []
        for record in records:
            for _, value, mark in walk(record):
                if isinstance(mark, Reference):
                    used.setdefault(mark.kind, value)
                elif mark.markdown:
                    used = dict(find_references(value)) | used
        for kind in sorted(self.empty.keys() & used.keys()):
            self.unread.add(kind)
            self._say(
                "PB114",
                self.empty[kind].span(0, 1),
                N_("the file is empty"),
                N_("write into it what is referred to, such as “{id}: {{name: …}}”"),
                id=used[kind],
            )

    def _say(
        self, code: str, at: Location, message: str, hint: str, *, severity: Severity = Severity.ERROR, **values: object
    ) -> None:
        self.loaded.diagnostics.append(Diagnostic(code, severity, at, Message(message, values), Message(hint, values)))

    def _read(self, parts: tuple[str, ...], path: Path) -> None:
        """Read one file as what its place in the folder says it is, or tell why it is not read."""
        file = "/".join((self.name, *parts))
        if path.is_dir():
            self._say_folder(file, path)
            self._miss(find_place(parts, str, self.handbook.language))
        elif is_left_alone(parts[-1]):
            pass
        elif is_reserved(parts):
            hint = N_("“{name}” is kept for what a later version reads; give a category another name")
            self._not_read(file, hint, Severity.WARNING, name=parts[0])
        elif (place := find_place(parts, lambda: _head(path), self.handbook.language)) is None:
            hint = N_("in {folder} only playbooks, registries and figures are read; put other files elsewhere")
            self._not_read(file, hint, Severity.WARNING)
        elif (
            not self._is_in_place(file, parts, place)
            or not self._is_named_right(file, path, place)
            or not self._take(file, parts, path, place)
        ):
            self._miss(place)

    def _say_folder(self, file: str, path: Path) -> None:
        """Say what is wrong with a folder that is not read."""
        if path.is_symlink():
            message, hint = N_("the folder is a link to another place"), N_("put the folder itself here")
            self._say("PB109", Location(file), message, hint)
        else:
            message = N_("this is a folder, where a file is read")
            self._say("PB143", Location(file), message, N_("put the file itself here, or give the folder another name"))

    def _miss(self, place: Place | None) -> None:
        """Note what a file that is not read would have held, lest those who refer to it be blamed."""
        if place is None:
            return
        if place.kind == "registry" and place.stem in REGISTRY_OF_STEM:
            self.unread.add(REGISTRY_OF_STEM[place.stem])
        elif place.kind == "playbook":
            self.missed.add(place.path.rpartition("/")[2].removesuffix(".yml"))

    def _take(self, file: str, parts: tuple[str, ...], path: Path, place: Place) -> bool:
        """Read a file; tell whether it can be."""
        raw = self._bytes(file, path)
        if raw is None:
            return False
        if place.kind == "series":
            self.loaded.places["measurements", place.stem] = (file, ())
            self._read_measurements(file, place.stem, raw)
            return True
        source = self.loaded.sources[file] = parse_source(raw, file)
        self.loaded.diagnostics += source.diagnostics
        if place.kind == "settings":
            self._read_settings(source)
        elif place.kind == "registry":
            self._read_registry(source, place.stem)
        else:
            self._read_playbook(source, parts[0], place.stem, is_named=not parts[-1].endswith(".yml"))
        source.data = None  # the library has it now; places are found in the text
        return True

    def _is_in_place(self, file: str, parts: tuple[str, ...], place: Place) -> bool:
        """Tell whether a file stands in a folder where it is read; a finding says where it belongs."""
        if list(parts[:-1]) == place.path.split("/")[:-1] and (place.kind != "settings" or place.stem == "handbook"):
            return True
        hint = {
            "settings": N_("the handbook's settings belong in {folder}/{path}"),
            "registry": N_("a registry belongs in {folder}/{path}"),
            "playbook": N_("a playbook belongs in {folder}/{path}"),
            "series": N_("a series of figures belongs in {folder}/{path}"),
        }[place.kind]
        self._not_read(file, hint, path=place.path)
        return False

    def _is_named_right(self, file: str, path: Path, place: Place) -> bool:
        """Tell whether a file is read under this name; a finding says what is wrong with its ending."""
        right = place.path.rsplit("/", 1)[-1]
        ending = path.name[len(place.stem) :]
        if ending == (".csv" if place.kind == "series" else ".yml"):
            return True
        if (path.parent / right).exists() and not path.samefile(path.parent / right):
            self._not_read(file, N_("“{name}” beside it is read; remove one of the two"), name=right)
            return False
        is_tabular = place.kind == "series" and ending.lower() != ".csv" and not COMMA_SERIES.match(_head(path))
        hint = N_("rename it to “{name}”")
        is_office = is_office_file(path.name)
        if is_tabular:
            hint = N_("save it as “{name}”: plain text with a comma between date, value and note")
        elif is_office:
            hint = N_("save it as plain text under the name “{name}”")
        message = N_("the file name ends in “{suffix}”") if ending else N_("the file name has no ending")
        self._say("PB112", Location(file), message, hint, suffix=ending, name=right)
        return not (is_tabular or is_office)

    def _not_read(self, file: str, hint: str, severity: Severity = Severity.ERROR, **values: object) -> None:
        message = N_("this file is not read here")
        self._say("PB113", Location(file), message, hint, severity=severity, folder=self.name, **values)

    def _bytes(self, file: str, path: Path) -> bytes | None:
        """Return what a file holds, at most a little over the limit; None (and a finding) when it cannot be read."""
        if path.is_symlink():
            self._say(
                "PB109", Location(file), N_("the file is a link to another place"), N_("put the file itself here")
            )
            return None
        try:
            if path.is_file():  # a pipe would keep us waiting for ever
                with path.open("rb") as stream:
                    return stream.read(LARGEST_FILE + 1)
            reason: object = Message(N_("it is not a regular file"))
        except OSError as problem:
            reason = problem.strerror or problem
        message = N_("the file cannot be read: {reason}")
        self._say("PB111", Location(file), message, N_("check its permissions"), reason=reason)
        return None

    def _mapping(self, source: Source, *, may_be_empty: bool = False) -> dict[str, Any] | None:
        """Return the file's mapping, or None (and a finding, if YAML's own reader had none)."""
        if isinstance(source.data, dict):
            return source.data
        if not source.diagnostics and not (may_be_empty and source.data is None):
            if source.data is None:
                self._say(
                    "PB114",
                    source.span(0, 1),
                    N_("the file is empty"),
                    N_("describe the process, starting with “name: …”, or remove the file"),
                )
            else:
                self._say("PB115", source.span(0, 1), N_("the file is not a mapping"), N_("write “key: value” lines"))
        return None

    def _shape(
        self, model: type[Record], fields: dict[str, Any], subject: Subject, source: Source, prefix: Route
    ) -> Any:
        """Make an entity, note where it stands and what is wrong with it; None when nothing could be saved."""
        self.loaded.places[subject] = (source.file, prefix)
        fields, cut = mend_cuts(model, fields, source, prefix)
        self.loaded.diagnostics += cut
        shaped = shape(model, fields, subject, lambda route: source.written((*prefix, *route)), self.handbook.language)
        self.loaded.diagnostics += map(self.loaded.diagnose, shaped.findings)
        is_lost = len(shaped.findings) > MOST_TOLD  # then nobody looks at each
        if subject[0] == "playbook" and (is_lost or any(map(_touches_the_flow, shaped.findings))):
            self.partial.add(subject[1])
        return shaped.value

    def _read_settings(self, source: Source) -> None:
        fields = self._mapping(source)
        self.loaded.places[HANDBOOK] = (source.file, ())
        if fields is not None:
            self.handbook = self._shape(Handbook, fields, HANDBOOK, source, ()) or self.handbook
        else:
            self.handbook = _handbook_in(source.text)

    def _read_site_settings(self, path: Path) -> None:
        """Read what `mkdocs.yml` says; it is trusted, so what is wrong with it is no finding."""
        try:
            source = load_site_settings(path)
        except (Fault, OSError) as problem:
            self.loaded.site_fault = problem
            return
        if source:
            self.loaded.sources[SITE_SETTINGS] = source
            self.loaded.places["site", SITE_SETTINGS] = (SITE_SETTINGS, ())
            self.loaded.site_settings = source.data

    def _read_registry(self, source: Source, stem: str) -> None:
        kind = REGISTRY_OF_STEM.get(stem)
        if kind is None:
            guess = nearest(stem, REGISTRY_OF_STEM)
            hint = N_("did you mean “{guess}.yml”?") if guess else N_("registries are: {known}")
            self._say(
                "PB116",
                Location(source.file),
                N_("“{stem}” is not a registry"),
                hint,
                stem=stem,
                guess=guess,
                known=InFull(", ".join(sorted(REGISTRY_OF_STEM))),
            )
            return
        model = REGISTRIES[kind][1]
        entries = self._mapping(source, may_be_empty=True)
        if entries is None and source.data is None and not source.diagnostics:
            self.empty[kind] = source
        if entries is None and (source.diagnostics or source.data is not None):
            self.unread.add(kind)
        for key, entry in (entries or {}).items():
            if key.startswith("x-"):
                continue
            self.declared[kind].add(key if _is_id(key) else suggested_id(key, self.handbook.language))
            subject: Subject = (kind, key)
            self.loaded.places[subject] = (source.file, (key,))
            if not self._id_is_right(key, subject) or not self._entry_is_mapping(entry, subject):
                continue
            if "id" in entry:
                self._say(
                    "PB204",
                    source.locate((key, "id"), key=True),
                    N_("unknown key “{key}”"),
                    N_("remove it: the key above is the id"),
                    key="id",
                )
            value = self._shape(model, {**entry, "id": key}, subject, source, (key,))
            if value is not None:
                self.entities[kind][key] = value

    def _id_is_right(self, key: str, subject: Subject) -> bool:
        if _is_id(key):
            return True
        message = Message(N_("“{value}” is not an id"), {"value": key})
        hint = Message(
            N_("write “{guess}”: small letters a–z and digits, words joined by hyphens, at most 60 characters"),
            {"guess": suggested_id(key, self.handbook.language)},
        )
        self.loaded.diagnostics.append(self.loaded.diagnose(Finding("PB205", subject, (), message, hint, at_key=True)))
        return False

    def _entry_is_mapping(self, entry: object, subject: Subject) -> bool:
        if isinstance(entry, dict):
            return True
        message = Message(N_("“{id}” has no “key: value” lines"), {"id": subject[1]})
        hint = Message(N_("write at least its name below it, indented: “name: …”"))
        self.loaded.diagnostics.append(self.loaded.diagnose(Finding("PB115", subject, (), message, hint, at_key=True)))
        return False

    def _read_playbook(self, source: Source, category: str, stem: str, *, is_named: bool) -> None:
        """Read a playbook; `is_named` tells that the file's right name was said already."""
        name = stem if _is_id(stem) else suggested_id(stem, self.handbook.language)
        if name != stem and not is_named:
            self._say(
                "PB205",
                Location(source.file),
                N_("“{value}” is not an id"),
                N_("rename the file to “{guess}.yml”"),
                value=stem,
                guess=name,
            )
        folder = category if _is_id(category) else suggested_id(category, self.handbook.language)
        if folder != category and not self._known_folder(category):
            self._say(
                "PB205",
                Location(source.file),
                N_("the folder name “{value}” is not an id"),
                N_("rename the folder to “{guess}”"),
                value=category,
                guess=folder,
            )
        subject: Subject = ("playbook", name)
        if name in self.declared["playbook"]:
            self._say(
                "PB302",
                Location(source.file),
                N_("{other} already defines a playbook “{id}”"),
                N_("give one of the two another name"),
                id=name,
                other=self.loaded.file_of(subject),
            )
            subject = ("playbook", f"{category}/{name}")
        self.declared["playbook"].add(name)
        self.loaded.places[subject] = (source.file, ())
        fields = self._mapping(source)
        if fields is None:
            return
        if fields.get("category") not in (None, category):
            at = source.locate(("category",))
            self._say(
                "PB210",
                at,
                N_("the category is “{value}”, but the file is in the folder “{folder}”"),
                N_("leave the key out: the folder decides"),
                value=fields["category"],
                folder=category,
            )
        value = self._shape(Playbook, {**fields, "category": folder, "id": name}, subject, source, ())
        if "id" in fields:
            self._say(
                "PB204",
                source.locate(("id",), key=True),
                N_("unknown key “{key}”"),
                N_("remove it: the file's name is the id"),
                key="id",
            )
        if value is not None and subject[1] == name:
            self.entities["playbook"][name] = value

    def _known_folder(self, category: str) -> bool:
        """Tell whether a folder with this wrong name was met before, so that it is reported once."""
        file_folder = f"{self.name}/{category}/"
        return sum(file.startswith(file_folder) for file in self.loaded.sources) > 1

    def _read_measurements(self, file: str, kpi: str, raw: bytes) -> None:
        """Read a series of `date,value,note` rows; each row that does not fit is a finding and is left out."""
        source = self.loaded.sources[file] = Source(file)
        if len(raw) > LARGEST_FILE:
            self._say(
                "PB101",
                Location(file),
                N_("the file has more than {limit} bytes"),
                N_("keep fewer years of figures"),
                limit=LARGEST_FILE,
            )
            return
        try:
            source.text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._say("PB102", Location(file), N_("the file is not UTF-8"), N_("save the file with the encoding UTF-8"))
            return
        hint = _header_fault(source.text)
        if hint:
            self._say("PB120", Location(file), N_("the first line must be “date,value,note”"), hint)
            return
        rows: list[tuple[Measurement, Location]] = []
        reader = csv.reader(io.StringIO(source.text, newline=""), strict=True)
        try:
            for row in reader:
                at = Location(file, reader.line_num, 1, reader.line_num, 2)
                if reader.line_num == 1:
                    if [cell.strip() for cell in row] not in (["date", "value", "note"], ["date", "value"]):
                        self._say(
                            "PB120",
                            at,
                            N_("the first line must be “date,value,note”"),
                            N_("write these three words, in this order"),
                        )
                elif row:
                    rows += [(measurement, at) for measurement in self._measurement(row, at)]
        except csv.Error as problem:
            at = Location(file, reader.line_num, 1, reader.line_num, 2)
            self._say(
                "PB121",
                at,
                N_("this is not a row of figures: {reason}"),
                N_("check the quotation marks"),
                reason=problem,
            )
        self._days_twice(rows)
        self.measurements[kpi] = tuple(sorted((row for row, _ in rows), key=lambda m: m.date))

    def _days_twice(self, rows: list[tuple[Measurement, Location]]) -> None:
        """Warn of days that a series names more than once: which of the figures holds?"""
        first: dict[datetime.date, Location] = {}
        for row, at in rows:
            if row.date in first:
                self.loaded.diagnostics.append(
                    Diagnostic(
                        "PB141",
                        Severity.WARNING,
                        at,
                        Message(N_("the date {date} is used twice"), {"date": row.date.isoformat()}),
                        Message(N_("keep one figure for a day; the last one counts as the latest")),
                        (Related(first[row.date], Message(N_("first written here"))),),
                    )
                )
            first.setdefault(row.date, at)

    def _measurement(self, row: list[str], at: Location) -> list[Measurement]:
        cells = [cell.strip() for cell in row] + ["", ""]
        try:
            date = datetime.date.fromisoformat(cells[0] if DATE_PATTERN.match(cells[0]) else "")
        except ValueError:
            self._say(
                "PB208", at, N_("“{value}” is not a date"), N_("write year-month-day, like 2026-09-01"), value=cells[0]
            )
            return []
        try:
            value = float(cells[1]) if "_" not in cells[1] else math.nan
        except ValueError:
            value = math.nan
        if not math.isfinite(value) or cells[2].isdigit():  # `12,5` is two cells
            self._say(
                "PB122",
                at,
                N_("“{value}” is not a number"),
                N_("write it with a decimal point and without unit, like 12.5"),
                value=",".join(filter(None, cells[1:3])) if math.isfinite(value) else cells[1],
            )
            return []
        if len(row) > len(COLUMNS):
            reason = Message(N_("it has {count} cells"), {"count": len(row)})
            hint = N_("put quotation marks around a note with a comma")
            self._say("PB121", at, N_("this is not a row of figures: {reason}"), hint, reason=reason)
            return []
        return [Measurement(date, value, cells[2], at.line)]


def _header_fault(text: str) -> str:
    """Return what to do where a series has no rows that can be told apart: it is empty, or has semicolons for commas."""
    if not text.strip():
        return N_("write these three words, in this order")
    cells = [cell.strip(' "').lower() for cell in text.lstrip().split("\n", 1)[0].strip().split(";")]
    return N_("put commas in the place of the semicolons") if cells[:2] == ["date", "value"] else ""


def _is_id(text: str) -> bool:
    return len(text) <= LONGEST_ID and ID_PATTERN.match(text) is not None


def _head(path: Path) -> str:
    """Return how a file begins; nothing of what is a link, no ordinary file, unreadable or no text."""
    try:
        if path.is_symlink() or not path.is_file():
            return ""
        with path.open(encoding="utf-8-sig") as stream:
            return stream.read(_HEAD)
    except (OSError, ValueError):
        return ""


_STRUCTURE = frozenset({"steps", "ends", "outcome", "phases", "exceptions", "inputs", "outputs"})
_STRUCTURAL_KEYS = (
    *_STRUCTURE,
    "id",
    "type",
    "raci",
    "responsible",
    "next",
    "branches",
    "join",
    "calls",
    "to",
    "at",
    "from",
)


def _touches_the_flow(finding: Finding) -> bool:
    """Tell whether what is wrong may be why something of the flow is missing, so that no rule should blame its absence."""
    if finding.code == "PB204":
        return nearest(str(finding.route[-1]), _STRUCTURAL_KEYS) is not None
    return finding.route[:1] == () or finding.route[0] in _STRUCTURE


def _files(folder: Path) -> Iterator[tuple[tuple[str, ...], Path]]:
    """Yield every visible file below a folder with its path in parts, sorted.

    A link to a folder counts as a file, and so does a folder that stands in the place of a file.
    """
    for top, folders, files in os.walk(folder):
        base = folder.__class__(top)
        visible = sorted(name for name in folders if not name.startswith("."))
        whole = [name for name in visible if (base / name).is_symlink() or _is_like_a_file(folder, base / name)]
        folders[:] = [name for name in visible if name not in whole]
        for name in sorted([*files, *whole]):
            if not name.startswith("."):
                path = base / name
                yield path.relative_to(folder).parts, path


def _is_like_a_file(folder: Path, path: Path) -> bool:
    """Tell whether a folder stands where a file is read."""
    parts = path.relative_to(folder).parts
    return is_named_like_a_file(parts, is_empty=False) or (
        is_named_like_a_file(parts, is_empty=True) and not any(path.iterdir())
    )
