"""Texts that YAML cut at “ #” or at a comma in brackets or braces, to findings and to mended data.

Takes the possible cuts that the reader of YAML recorded; a text is mended only if nothing else can be meant.
Knows: sources, and by the model which values are texts. Must not know files.
"""

from __future__ import annotations

import copy
import re
import typing
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel

from playpress.diagnostics import N_, InFull, Severity
from playpress.model.annotations import annotation_at, entry_of, fields_of, keys_of
from playpress.model.kpi import Kpi
from playpress.model.record import Reference, Text
from playpress.reading.possible_cuts import has_data_behind, is_remark
from playpress.reading.repairs.lines import STEP
from playpress.reading.repairs.quotes import quoted, without_typographic_quotes
from playpress.reading.rules.cuts import (
    CUT_AT_COMMA,
    CUT_AT_COMMENT,
    CUT_NUMBER,
    FOLDED_LIST,
    KEY_IN_TEXT,
    LOST_DASH,
    POINT_IN_NUMBER,
)
from playpress.reading.rules.shape import MISSING_KEY
from playpress.reading.silences import SIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Diagnostic, Route
    from playpress.model.annotations import Annotation
    from playpress.model.record import Record
    from playpress.reading.possible_cuts import Cut, Kind
    from playpress.reading.source import Source

_UNFINISHED = re.compile(
    r"\s(?:in|into|to|the|a|an|of|for|on|at|by|from|with|and|or|im|am|zum|zur|der|die|das|den|dem|von|für|mit|und|oder|"
    r"à|au|le|la|les|de|du|des|dans|sur|pour|avec|et|ou|w|na|do|dla|ze?|lub|oraz)\Z"
)
"""Matches a text that is surely unfinished, so what follows belongs to it."""

_COURSE = frozenset({"branches", "calls", "ends", "join", "next", "raci", "steps", "type"})
"""Keys from which the course of a process follows, so that without one of them it is another process."""
_HALF_QUOTED = re.compile(r"\A([^\"]*)\"\Z")
_QUOTES, _BLOCKS = ("'", '"'), ("|", ">")
_BARE = N_("remove the “#” if it is meant to be read: {line}")
_BELOW = N_("the text begins on the line below: put this there too; a comment stands on a line of its own")


class Mended(NamedTuple):
    """Data with its cut texts mended, the findings on them, and the routes of needed keys that are read as a part of a text."""

    fields: dict[str, Any]
    found: list[Diagnostic]
    hidden: frozenset[Route] = frozenset()


def mend_cuts(model: type[Record], fields: dict[str, Any], source: Source, prefix: Route) -> Mended:
    """Return the data of the mapping at `prefix` with its cut texts mended; routes are within it.

    A text cut by a comment stays as YAML reads it, with a warning. If nothing is left of it, or braces have made keys
    of its pieces, it is mended, so that only the cause is reported.
    """
    cuts = source.cuts_below(prefix)
    if not cuts:
        return Mended(fields, [])
    mended = copy.deepcopy(fields)
    cutting = _Cutting(model, mended, source, prefix)
    found = [d for run in _by_text(cuts, "comma") for d in cutting.at_commas(run)]
    found += [d for cut in cuts if cut.kind == "comment" for d in cutting.at_comment(cut)]
    found += [d for cut in cuts if cut.kind == "dash" for d in cutting.at_line(cut)]
    found += [d for run in _by_text(cuts, "key") for d in cutting.at_keys(run)]
    found += [d for cut in cuts if cut.kind == "thousands" for d in cutting.at_thousands(cut)]
    found += [d for cut in cuts if cut.kind == "folded" for d in cutting.at_folded(cut)]
    found += [d for run in _numbers(cuts) for d in cutting.at_digits(run)]
    return Mended(mended, found, frozenset(cutting.hidden))


def _by_text(cuts: list[Cut], kind: Kind) -> list[list[Cut]]:
    """Return the cuts of a kind, grouped by the text in which or behind which they are."""
    runs: dict[Route, list[Cut]] = {}
    for cut in cuts:
        if cut.kind == kind:
            runs.setdefault(cut.route, []).append(cut)
    return list(runs.values())


def _numbers(cuts: list[Cut]) -> list[list[Cut]]:
    """Return the cuts between digits, grouped by number (`1,000,000` has two)."""
    runs: list[list[Cut]] = []
    for cut in cuts:
        if cut.kind == "digits":
            if runs and runs[-1][-1].end + 1 == cut.start:
                runs[-1].append(cut)
            else:
                runs.append([cut])
    return runs


class _Cutting:
    """One entity and the source it comes from."""

    def __init__(self, model: type[Record], fields: dict[str, Any], source: Source, prefix: Route) -> None:
        self.model, self.fields, self.source, self.prefix = model, fields, source, prefix
        self.hidden: set[Route] = set()

    def at_commas(self, run: list[Cut]) -> Iterator[Diagnostic]:
        """Join a value with the pieces after it, to a text or a list: nobody means a key without colon and value."""
        route = self._route(run[0])
        holder, before = self._at(route[:-1]), str(route[-1]) if route else ""
        if not isinstance(holder, dict) or before not in holder:
            return
        known = keys_of(annotation_at(self.model, route[:-1]).kind)
        pieces = [self.source.read[cut.start : cut.end] for cut in run]
        strangers = [piece for piece in pieces if piece not in known]
        value, written = holder[before], self.source.written(run[0].route)
        is_single = written != "" and not isinstance(value, (dict, list))
        hint = ""
        if is_single and self._is_text(route):
            whole = ", ".join([value if isinstance(value, str) else written, *pieces])
            whole = without_typographic_quotes(_HALF_QUOTED.sub(r"\1", whole))
            holder[before] = whole
            line = f"{before}: {quoted(whole)}"
        elif is_single and strangers and (lists := self._lists_at(route)):
            together = ", ".join([written, *strangers])
            first = lists[-1]
            holder[before] = {first: [value, *strangers]} if first else [value, *strangers]
            line = f"{before}: {{{first}: [{together}]}}" if first else f"{before}: [{together}]"
            hint = N_("put several entries in brackets: {line}")
        else:
            for piece in pieces:
                holder.setdefault(piece, None)
            run = [cut for cut, piece in zip(run, pieces, strict=True) if piece in known][:1]
            line = next((f"{piece}: …" for piece in pieces if piece in known), "")
            hint = N_("write its value behind it: {line}")
        if run:
            start, end = run[0].start, run[-1].end
            piece, at = self.source.read[start:end], self.source.span(start, end)
            yield CUT_AT_COMMA.here(at, hint=hint, piece=piece, line=InFull(line))

    def at_digits(self, run: list[Cut]) -> Iterator[Diagnostic]:
        """Warn of a number in brackets that was cut into several entries; the entries stay as they are."""
        route = self._route(run[0])
        holder = self._at(route[:-1])
        if not isinstance(holder, list) or not self._is_text(route):
            return
        first = int(route[-1]) - 1
        pieces = [self.source.written((*self.prefix, *route[:-1], first + n)) for n in range(len(run) + 1)]
        if not all(pieces):
            return
        holder[first : first + len(pieces)] = pieces
        whole = InFull(quoted(" ".join(",".join(pieces).split())))
        yield CUT_NUMBER.here(self.source.span(run[0].start, run[-1].end), text=whole)

    def at_line(self, cut: Cut) -> Iterator[Diagnostic]:
        """Ask whether a line that begins anew, although the one above it had room for its first word, is an entry that has lost its dash."""
        if not self._is_text(self._route(cut)):
            return
        text = self.source.read[cut.start : cut.end]
        at = self.source.span(cut.start, cut.end)
        indent = " " * max(0, at.column - 1 - STEP)
        found = LOST_DASH.here(at, line=InFull(f"- {text}"))
        yield replace(found, fix=f"{indent}- {text}", fix_at=replace(at, column=1))

    def at_keys(self, run: list[Cut]) -> Iterator[Diagnostic]:
        """Tell of the first line of a text that begins with a key which is missing beside the text.

        It is an error, as if that key were missing, where the thing cannot do without it or without a key in a later line.
        """
        route = self._route(run[0])
        at = next((n for n in range(len(route) - 1, -1, -1) if isinstance(self._at(route[:n]), dict)), None)
        record = annotation_at(self.model, route[:at]).record if at is not None and self._is_text(route) else None
        if at is None or record is None:
            return
        holder, known = route[:at], fields_of(record)
        missing: dict[str, Cut] = {}
        for cut in run:
            key = self.source.read[cut.start : cut.end]
            if key in known and key not in self._at(holder):
                missing.setdefault(key, cut)
        if not missing:
            return
        needed = {key for key, cut in missing.items() if known[key].is_required or self._is_of_course(key, cut)}
        self.hidden |= {(*holder, key) for key in needed}
        (key, cut), *_ = missing.items()
        column = self.source.locate((*self.prefix, *route[: at + 1]), key=True).column
        rule, place = MISSING_KEY if needed else KEY_IN_TEXT, self.source.span(cut.start, cut.end)
        message, hint = KEY_IN_TEXT.message, KEY_IN_TEXT.hint
        yield rule.here(place, message=message, hint=hint, key=key, name=route[at], column=column)

    def _is_of_course(self, key: str, cut: Cut) -> bool:
        """Tell whether the course of a process follows from a key, and data stand behind it and no sentence."""
        return key in _COURSE and has_data_behind(self.source.read, cut.end)

    def at_folded(self, cut: Cut) -> Iterator[Diagnostic]:
        """Tell of a list in a text whose lines YAML joins."""
        if self._is_text(self._route(cut)):
            yield FOLDED_LIST.here(self.source.span(cut.start, cut.end))

    def at_thousands(self, cut: Cut) -> Iterator[Diagnostic]:
        """Warn of a number whose point may stand before thousands; it stays as YAML reads it."""
        route = self._route(cut)
        holder, read = self._at(route[:-1]), self.source.read[cut.start : cut.end]
        is_figure = self.model is Kpi or (isinstance(holder, dict) and "kpi" in holder)
        if self._is_text(route) or (is_figure and not read.endswith("0")):
            return
        number, whole = f"{float(read):.10g}", read.replace(".", "")
        yield POINT_IN_NUMBER.here(self.source.span(cut.start, cut.end), text=read, number=number, whole=whole)

    def at_comment(self, cut: Cut) -> Iterator[Diagnostic]:
        """Judge a comment after a text: it is a remark, or the rest of the text."""
        route = self._route(cut)
        comment = self.source.read[cut.start : cut.end].rstrip()
        written = " ".join(self.source.written(cut.route).split())
        if SIGN.match(comment) or (is_remark(comment) and _is_whole(written)):
            return
        value, is_text = self._at(route), self._is_text(route)
        if not is_text and (value is not None or not _is_single(annotation_at(self.model, route))):
            return
        if is_text:
            whole = f"{value if written[:1] in _QUOTES else written} {comment}".strip()
            hint, line = _BELOW if written[:1] in _BLOCKS else "", quoted(whole)
        else:
            hint, line = _BARE, (whole := comment.lstrip("# "))
        if is_lost := not isinstance(value, str):
            self._at(route[:-1])[route[-1]] = whole
        lead = "- " if isinstance(route[-1], int) else f"{route[-1]}: "
        at, severity = self.source.span(cut.start, cut.end), Severity.ERROR if is_lost else None
        yield CUT_AT_COMMENT.here(at, hint=hint, severity=severity, rest=comment, line=InFull(lead + line))

    def _route(self, cut: Cut) -> Route:
        """Return the route of a cut within the entity."""
        return cut.route[len(self.prefix) :]

    def _at(self, route: Route) -> Any:
        value: Any = self.fields
        for part in route:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def _is_text(self, route: Route) -> bool:
        """Tell whether the model takes a text at a route, be it as the short form of a record."""
        kind, marks = annotation_at(self.model, route)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and route:
            kind, marks = annotation_at(kind, (next(iter(kind.model_fields)),))
        return any(isinstance(mark, Text) for mark in marks)

    def _lists_at(self, route: Route) -> list[str]:
        """Return the keys below a route at which the model takes a list of ids or texts: "" is the route itself."""
        kind = annotation_at(self.model, route)[0]
        first = next(iter(kind.model_fields), "") if isinstance(kind, type) and issubclass(kind, BaseModel) else ""
        kind, marks = entry_of(annotation_at(kind, (first,))[0] if first else kind)
        return [first] if kind is str or any(isinstance(mark, (Reference, Text)) for mark in marks) else []


def _is_single(place: Annotation) -> bool:
    """Tell whether a model takes a single value at a place: an id, a number, a duration, a day."""
    return place.kind is not None and place.record is None and typing.get_origin(place.kind) not in (tuple, dict)


def _is_whole(written: str) -> bool:
    """Tell whether a text seems complete; a quoted one always is."""
    is_marked = written[:1] in (*_QUOTES, *_BLOCKS)
    return is_marked or (written.count("(") <= written.count(")") and not _UNFINISHED.search(written))
