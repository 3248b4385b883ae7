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
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import N_, Diagnostic, Finding, Location, Message, Related, Route, Severity, Subject
from playpress.model.handbook import Handbook
from playpress.model.library import REGISTRIES, Library
from playpress.model.measurement import Measurement
from playpress.model.playbook import Playbook
from playpress.model.record import DATE_PATTERN, ID_PATTERN, LONGEST_ID
from playpress.shape import nearest, shape, suggested_id
from playpress.source import LARGEST_FILE, Source, parse_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playpress.model.record import Record

SUFFIXES = (".yml", ".yaml")
CATALOG = "catalog"
MEASUREMENTS = "measurements"
COLUMNS = ("date", "value", "note")
SITE_SETTINGS = "mkdocs.yml"
HANDBOOK: Subject = ("handbook", "handbook")
RESERVED_FOLDERS = frozenset({"improvements", "experiments", "plans", "locale"})
RESERVED_FILES = frozenset({"backlog.yml"})
_KIND_OF_FILE = {stem: kind for kind, (stem, _) in REGISTRIES.items()}


@dataclass
class Loaded:
    """A handbook read from disk: its library, its sources, and what was wrong with the files.

    `places` tells for each thing its file and the route of its mapping within it. `folder` is the playbooks folder as
    reports name it, relative to the project. `site_settings` is what `mkdocs.yml` says.
    """

    library: Library
    folder: str
    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[Subject, tuple[str, Route]] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    site_settings: dict[str, Any] = field(default_factory=dict)

    def file_of(self, subject: Subject) -> str:
        """Return the file that holds a thing, relative to the project; the folder when no file does."""
        return self.places.get(subject, (self.folder, ()))[0]

    def locate(self, subject: Subject, route: Route, *, at_key: bool = False) -> Location:
        """Return the line and column of a route of a thing."""
        file, prefix = self.places.get(subject, (self.folder, ()))
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
            self.locate(finding.subject, finding.route, at_key=finding.at_key),
            finding.message,
            finding.hint,
            tuple(Related(self.locate(subject, route, at_key=True), what) for subject, route, what in finding.related),
        )


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
        for parts, path in _files(self.folder):
            self._read(parts, path)
        self._read_site_settings(self.folder.parent / SITE_SETTINGS)
        ordered = {kind: dict(sorted(found.items())) for kind, found in self.entities.items()}
        self.loaded.library = Library(
            handbook=self.handbook,
            playbooks=ordered["playbook"],
            measurements=dict(sorted(self.measurements.items())),
            partial=frozenset(self.partial),
            declared={kind: frozenset(ids) for kind, ids in self.declared.items()},
            **{stem: ordered[kind] for kind, (stem, _) in REGISTRIES.items()},
        )
        return self.loaded

    def _say(self, code: str, at: Location, message: str, hint: str, **values: object) -> None:
        self.loaded.diagnostics.append(
            Diagnostic(code, Severity.ERROR, at, Message(message, values), Message(hint, values))
        )

    def _read(self, parts: tuple[str, ...], path: Path) -> None:
        """Read one file as what its place in the folder says it is."""
        file = "/".join((self.name, *parts))
        stem, suffix = path.stem, path.suffix
        where, depth = parts[0], len(parts)
        is_yaml = suffix.lower() in SUFFIXES
        is_series = where == MEASUREMENTS and suffix.lower() == ".csv"
        if where in RESERVED_FOLDERS or (depth == 1 and parts[-1] in RESERVED_FILES):
            return
        if path.is_dir():
            self._say(
                "PB109", Location(file), N_("the folder is a link to another place"), N_("put the folder itself here")
            )
            return
        if not (is_yaml or is_series) or (raw := self._bytes(file, path)) is None:
            return
        if suffix not in (".yml", ".csv"):
            self._say(
                "PB112",
                Location(file),
                N_("the file name ends in “{suffix}”"),
                N_("rename it to “{name}”"),
                suffix=suffix,
                name=f"{stem}.csv" if is_series else f"{stem}.yml",
            )
        if is_series:
            self._take_series(file, stem, depth, raw)
        else:
            self._take_yaml(file, stem, where, depth, raw)

    def _take_series(self, file: str, stem: str, depth: int, raw: bytes) -> None:
        if depth == 2:  # noqa: PLR2004 - folder and file
            self.loaded.places["measurements", stem] = (file, ())
            self._read_measurements(file, stem, raw)
        else:
            self._out_of_place(file, N_("a series of figures stands at {folder}/measurements/<kpi>.csv"))

    def _take_yaml(self, file: str, stem: str, where: str, depth: int, raw: bytes) -> None:
        source = self.loaded.sources[file] = parse_source(raw, file)
        self.loaded.diagnostics += source.diagnostics
        if depth == 1 and stem == "handbook":
            self._read_settings(source)
        elif depth == 2 and where == CATALOG:  # noqa: PLR2004 - folder and file
            self._read_registry(source, stem)
        elif depth == 2 and where != MEASUREMENTS:  # noqa: PLR2004
            self._read_playbook(source, where, stem)
        elif depth == 1 and nearest(stem.lower(), ("handbook",)):
            self._out_of_place(file, N_("the handbook's settings stand in {folder}/handbook.yml"))
        else:
            self._out_of_place(file, N_("a playbook stands at {folder}/<category>/<id>.yml"))
        source.data = None  # the library has it now; places are found in the text

    def _out_of_place(self, file: str, hint: str) -> None:
        self._say("PB113", Location(file), N_("this file is not read here"), hint, folder=self.name)

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
            reason: object = Message(N_("it is no ordinary file"))
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
        shaped = shape(model, fields, subject, lambda route: source.written((*prefix, *route)))
        self.loaded.diagnostics += map(self.loaded.diagnose, shaped.findings)
        if subject[0] == "playbook" and any(map(_touches_the_flow, shaped.findings)):
            self.partial.add(subject[1])
        return shaped.value

    def _read_settings(self, source: Source) -> None:
        fields = self._mapping(source)
        self.loaded.places[HANDBOOK] = (source.file, ())
        if fields is not None:
            self.handbook = self._shape(Handbook, fields, HANDBOOK, source, ()) or self.handbook

    def _read_site_settings(self, path: Path) -> None:
        """Read what `mkdocs.yml` says, for comparing; it is trusted, and its form is the site engine's business."""
        if path.is_file():
            source = parse_source(path.read_bytes(), SITE_SETTINGS)
            self.loaded.sources[SITE_SETTINGS] = source
            self.loaded.places["site", SITE_SETTINGS] = (SITE_SETTINGS, ())
            self.loaded.site_settings = source.data if isinstance(source.data, dict) else {}

    def _read_registry(self, source: Source, stem: str) -> None:
        kind = _KIND_OF_FILE.get(stem)
        if kind is None:
            guess = nearest(stem, _KIND_OF_FILE)
            hint = N_("did you mean “{guess}.yml”?") if guess else N_("registries are: {known}")
            self._say(
                "PB116",
                Location(source.file),
                N_("“{stem}” is not a registry"),
                hint,
                stem=stem,
                guess=guess,
                known=", ".join(sorted(_KIND_OF_FILE)),
            )
            return
        model = REGISTRIES[kind][1]
        for key, entry in (self._mapping(source, may_be_empty=True) or {}).items():
            if key.startswith("x-"):
                continue
            self.declared[kind].add(key)
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
        if len(key) <= LONGEST_ID and ID_PATTERN.match(key):
            return True
        message = Message(N_("“{value}” is not an id"), {"value": key})
        hint = Message(
            N_("write “{guess}”: small letters a–z and digits, words joined by hyphens, at most 60 characters"),
            {"guess": suggested_id(key)},
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

    def _read_playbook(self, source: Source, category: str, stem: str) -> None:
        name = stem if len(stem) <= LONGEST_ID and ID_PATTERN.match(stem) else suggested_id(stem)
        if name != stem:
            self._say(
                "PB205",
                Location(source.file),
                N_("“{value}” is not an id"),
                N_("rename the file to “{guess}.yml”"),
                value=stem,
                guess=name,
            )
        folder = category if len(category) <= LONGEST_ID and ID_PATTERN.match(category) else suggested_id(category)
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
                N_("the category is “{value}”, but the file stands in the folder “{folder}”"),
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
        series: list[Measurement] = []
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
                    series += self._measurement(row, at)
        except csv.Error as problem:
            at = Location(file, reader.line_num, 1, reader.line_num, 2)
            self._say(
                "PB121",
                at,
                N_("this is not a row of figures: {reason}"),
                N_("check the quotation marks"),
                reason=problem,
            )
        self.measurements[kpi] = tuple(sorted(series, key=lambda m: m.date))

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
        return [Measurement(date, value, cells[2])]


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
    """Yield every visible file below a folder with its path in parts, sorted; a link to a folder counts as a file."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        base = folder.__class__(top)
        links = [name for name in folders if (base / name).is_symlink()]
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                path = base / name
                yield path.relative_to(folder).parts, path
