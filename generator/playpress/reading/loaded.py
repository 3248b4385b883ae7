"""A handbook that was read: its library, and the file, line and column of everything in it.

Knows: files, routes and places. Must not know rules, or how files are read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import Diagnostic, Location, Related
from playpress.model.library import Library

if TYPE_CHECKING:
    from collections.abc import Collection

    from playpress.diagnostics import Finding, Route, Subject
    from playpress.machine.faults import Fault
    from playpress.reading.gist import Gist
    from playpress.reading.source import Source

HANDBOOK: Subject = ("handbook", "handbook")
SERIES = "measurements"
"""The kind under which series of figures are placed; it is none of `KINDS`."""


@dataclass
class Placed:
    """Where things stand: the file and route of each, and the sources of all files.

    `folder` is the playbooks folder as reports name it, relative to the project. Files are named the same way.
    """

    folder: str
    sources: dict[str, Source] = field(default_factory=dict)
    places: dict[Subject, tuple[str, Route]] = field(default_factory=dict)

    def file_of(self, subject: Subject) -> str:
        """Return the file that holds a thing, relative to the project; the folder if no file does."""
        return self.places.get(subject, (self.folder, ()))[0]

    def forget_texts(self, needed: Collection[str]) -> None:
        """Free the memory of the texts of files, but of those that are needed: places in the others cannot be found."""
        for file in self.sources.keys() - set(needed):
            self.sources[file].text = self.sources[file].mended = ""

    def locate(self, subject: Subject, route: Route, *, at_key: bool = False) -> Location:
        """Return the line and column of a route of a thing."""
        file, prefix = self.places.get(subject, (self.folder, ()))
        if subject[0] == SERIES and route:  # the route of a row of figures is its line
            line = int(route[0])
            return Location(file, line, 1, line, 2)
        source = self.sources.get(file)
        return source.locate((*prefix, *route), key=at_key or not route) if source else Location(file)

    def is_bracketed(self, subject: Subject, route: Route) -> bool:
        """Tell whether a list in a thing is written in brackets: `[one, two]`."""
        file, prefix = self.places.get(subject, (self.folder, ()))
        return file in self.sources and self.sources[file].is_bracketed((*prefix, *route))

    def diagnose(self, finding: Finding) -> Diagnostic:
        """Return a finding with its place; its fix is dropped unless the place covers all of what the fix replaces."""
        at = self._piece(finding) or self.locate(finding.subject, finding.route, at_key=finding.at_key)
        return Diagnostic(
            finding.code,
            finding.severity,
            at,
            finding.message,
            finding.hint,
            tuple(Related(self.locate(subject, route, at_key=True), what) for subject, route, what in finding.related),
            finding.fix if finding.fix and self._is_all(finding, at) else "",
            is_sure=finding.is_sure,
        )

    def _is_all(self, finding: Finding, at: Location) -> bool:
        """Tell whether a place (within one line) covers the whole value or key that a finding is about."""
        source = self.sources.get(at.file)
        text = source.text_at(at) if source and source.text else ""
        if finding.quotation:
            return text == finding.quotation
        _, prefix = self.places.get(finding.subject, (self.folder, ()))
        route = (*prefix, *finding.route)
        if source is None or finding.at_key:
            return finding.at_key
        return text == (
            source.written(route) or source.written(route[:-1])
        )  # the second: `next: pay`, short for a list

    def _piece(self, finding: Finding) -> Location | None:
        """Return the place of a finding's quotation; None if the file does not have it in these characters."""
        file, prefix = self.places.get(finding.subject, (self.folder, ()))
        source = self.sources.get(file) if finding.quotation else None
        return source.find(finding.quotation, (*prefix, *finding.route)) if source else None


@dataclass
class Loaded(Placed):
    """A handbook that was read: its library, the places of everything in it, and findings on its files.

    `gists` are what follows from each thing alone; `keys` are the keys of the parts that
    they come from, of those that have one.
    `site_settings` are those of `mkdocs.yml`; `site_fault` says why they cannot be used.
    """

    library: Library = field(default_factory=Library)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    gists: dict[Subject, Gist] = field(default_factory=dict)
    keys: dict[Subject, str] = field(default_factory=dict, compare=False)
    site_settings: dict[str, Any] = field(default_factory=dict)
    site_fault: Fault | OSError | None = None
