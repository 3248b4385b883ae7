"""The contents of one file, collected while it is read: things, their places, and findings.

Knows: sources and the model's shape. Must not know which file holds what.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from playpress.diagnostics import MOST_TOLD, N_, InFull
from playpress.language.spelling import nearest
from playpress.model.record import Record
from playpress.reading.cuts import mend_cuts
from playpress.reading.loaded import Placed
from playpress.reading.lost_heads import lacks_heads, restore_heads
from playpress.reading.repairs.prose import PAGE_OF_THE_WEB
from playpress.reading.rules.files import EMPTY_FILE, NOT_A_MAPPING
from playpress.reading.rules.shape import MISSING_KEY, UNKNOWN_KEY
from playpress.reading.shape import meant_keys, shape, with_meant_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from playpress.diagnostics import Diagnostic, Finding, Route, Subject
    from playpress.model.measurement import Measurement
    from playpress.reading.gist import Gist
    from playpress.reading.source import Source

R = TypeVar("R", bound=Record)


@dataclass
class Contents:
    """The contents of a file. Filled while the file is read, and never changed afterwards.

    `language` is the handbook's, for ids in hints. `entities` are the things read, by kind and id; `declared` also has
    the ids of those that could not be read. `partial` is the playbook of which only a part could be read, with the ids in lines that
    could not. `unread` are the keys of things (kind, id, key) of which something was left out. `is_lost`: a
    registry could not be read; `is_empty`: it has no entries. `wrong_folder` is the finding on the folder's name, the
    same in each of its files. `measurements` is None if no figures were read. `gists` are what follows from each entity
    alone.
    """

    source: Source
    language: str
    places: dict[Subject, tuple[str, Route]] = field(default_factory=dict)
    entities: dict[Subject, Record] = field(default_factory=dict)
    declared: list[Subject] = field(default_factory=list)
    partial: dict[str, frozenset[str]] = field(default_factory=dict)
    unread: frozenset[tuple[str, str, str]] = frozenset()
    is_lost: bool = False
    is_empty: bool = False
    wrong_folder: Diagnostic | None = None
    measurements: tuple[Measurement, ...] | None = None
    gists: dict[Subject, Gist] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def put(self, subject: Subject, route: Route) -> None:
        """Record the route of a thing in the file."""
        self.places[subject] = (self.source.file, route)

    def find(self, finding: Finding) -> None:
        """Record a finding at its place in the file."""
        self.diagnostics.append(Placed("", {self.source.file: self.source}, self.places).diagnose(finding))

    def mapping(self) -> dict[str, Any] | None:
        """Return the file's mapping; None if it has none, with a finding unless the YAML already has one."""
        data = self.source.data
        if isinstance(data, dict):
            return data
        if not self.source.diagnostics:
            hint, line = _as_entry(data)
            message, rule = "", EMPTY_FILE if data is None else NOT_A_MAPPING
            if isinstance(data, str) and data.startswith("<"):
                message, hint = PAGE_OF_THE_WEB
            at = self.source.span(0, 1)
            self.diagnostics.append(rule.here(at, message=message, hint=hint, line=InFull(line)))
        return None

    def shape(self, model: type[R], fields: dict[str, Any], subject: Subject, prefix: Route) -> R | None:
        """Return a thing made from plain data, and record its place and findings; None if nothing could be made."""
        self.put(subject, prefix)
        fields, cut, hidden = mend_cuts(model, fields, self.source, prefix)
        self.diagnostics += cut
        written = self._written_below(prefix)
        shaped = shape(model, fields, subject, written, self.language)
        if lacks_heads(fields) or any(finding.code == UNKNOWN_KEY.code for finding in shaped.findings):
            fields, lost = restore_heads(model, fields, self.source, prefix)
            self.diagnostics += lost
            shaped = shape(model, fields, subject, written, self.language) if lost else shaped
        findings = (*shaped.findings, *self._below_meant_keys(model, fields, shaped.findings, subject, prefix))
        for finding in findings:  # what is missing may stand in a line left out, or in a text
            is_known = finding.code == MISSING_KEY.code and (not self.source.is_whole or finding.route in hidden)
            if not is_known:
                self.find(finding)
        flawed = (*(finding.route for finding in findings), *hidden)
        self.unread |= {(*subject, str(route[0])) for route in flawed if route}
        is_untold = len(findings) > MOST_TOLD  # then no report lists each of them
        is_partial = not self.source.is_whole or bool(hidden) or is_untold or any(map(_touches_the_flow, findings))
        if subject[0] == "playbook" and is_partial:
            self.partial[subject[1]] = self.source.ids_left_out()
        return shaped.value

    def _written_below(self, prefix: Route) -> Callable[[Route], str]:
        """Return a function that returns a scalar below a prefix as the file writes it."""
        return lambda route: self.source.written((*prefix, *route))

    def _below_meant_keys(
        self, model: type[Record], fields: dict[str, Any], found: tuple[Finding, ...], subject: Subject, prefix: Route
    ) -> Iterator[Finding]:
        """Yield the findings on values whose keys are misspelt, as if these were written right; rules find such values, too."""
        names = meant_keys(found)
        are_read = [self.source.rename((*prefix, *old), (*prefix, *new)) for old, new in names.items()]
        if not any(are_read):
            return
        written = self._written_below(prefix)
        for finding in shape(model, with_meant_keys(fields, names), subject, written, self.language).findings:
            if any(finding.route[: len(new)] == new and len(finding.route) > len(new) for new in names.values()):
                yield finding


def _as_entry(data: Any) -> tuple[str, str]:
    """Return the hint for a list of things with ids in the place of a mapping, and its first line; else empty texts."""
    first = data[0] if isinstance(data, list) and data else None
    if isinstance(first, dict) and len(data) == 1 and {"name", "steps"} <= first.keys():
        return N_("leave out the dash, and let all lines begin two columns further left"), ""
    if not isinstance(first, dict) or not isinstance(first.get("id"), str):
        return "", ""
    line = "".join(f"{key}: {value}, " for key, value in first.items() if key != "id" and isinstance(value, str))
    return N_("write each id as a key, without dash: {line}"), f"{first['id']}: {{{line.rstrip(', ')}}}"


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
    """Tell whether a finding may be the cause of a gap in the flow, which rules then must not report."""
    if finding.code == UNKNOWN_KEY.code:
        if finding.is_sure:  # read as if it were written right
            return False
        said = finding.hint.values if finding.hint else {}
        if said.get("entry"):  # the whole entry is written otherwise
            return finding.route[0] in _STRUCTURE
        meant = said.get("guess")
        return meant in _STRUCTURAL_KEYS or nearest(str(finding.route[-1]), _STRUCTURAL_KEYS) is not None
    return finding.route[:1] == () or finding.route[0] in _STRUCTURE
