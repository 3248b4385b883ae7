"""Texts that YAML ended before their writer did: at “ #”, or at a comma within braces.

Turns the places that the reader of YAML noted into findings, and gives back what was lost where nothing else can be meant.
Codes: PB137 cut at “ #”, PB138 cut at a comma within braces.
Knows: sources, and by the model which values are texts. Must not know files.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from playpress.diagnostics import N_, Diagnostic, InFull, Message, Route, Severity
from playpress.model.record import Reference, Text
from playpress.shape import annotation_at, entry_of
from playpress.source import is_remark, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.record import Record
    from playpress.source import Cut, Source

_UNFINISHED = re.compile(
    r"\s(?:in|into|to|the|a|an|of|for|on|at|by|from|with|and|or|im|am|zum|zur|der|die|das|den|dem|von|für|mit|und|oder|"
    r"à|au|le|la|les|de|du|des|dans|sur|pour|avec|et|ou|w|na|do|dla|ze?|lub|oraz)\Z"
)
"""A text that nobody ends like this: what follows belongs to it."""


def mend_cuts(
    model: type[Record], fields: dict[str, Any], source: Source, prefix: Route
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the data of the mapping at `prefix` with its cut texts made whole, and what was found about them.

    A text that a comment follows stays as YAML reads it, with a warning; where nothing would be left of it, or braces made
    keys of its parts, it is made whole, so that only its cause is reported.
    """
    cuts = source.cuts_below(prefix)
    if not cuts:
        return fields, []
    mended = copy.deepcopy(fields)
    cutting = _Cutting(model, mended, source, prefix)
    commas: dict[Route, dict[str, Cut]] = {}
    for cut in cuts:
        if cut.kind == "comma":
            route = cut.route[len(prefix) :]
            commas.setdefault(route[:-1], {})[str(route[-1])] = cut
    found = [d for route, pieces in commas.items() for d in cutting.at_commas(route, pieces)]
    found += [d for cut in cuts if cut.kind == "comment" for d in cutting.at_comment(cut)]
    return mended, found


class _Cutting:
    """One entity and the source it comes from."""

    def __init__(self, model: type[Record], fields: dict[str, Any], source: Source, prefix: Route) -> None:
        self.model, self.fields, self.source, self.prefix = model, fields, source, prefix

    def at_commas(self, route: Route, pieces: dict[str, Cut]) -> Iterator[Diagnostic]:
        """Judge the keys without value of one mapping in braces: each run of them belongs to the key before it."""
        holder = self._at(route)
        if not isinstance(holder, dict):
            return
        before, run = "", []
        for key in [*holder, None]:
            if key in pieces:
                run.append(pieces[key])
                continue
            if before and run:
                yield from self._run(route, holder, before, run)
            before, run = key or "", []

    def _run(self, route: Route, holder: dict[str, Any], before: str, run: list[Cut]) -> Iterator[Diagnostic]:
        """Join a run of pieces with the value before it: to one text, or to a list where a list may stand."""
        keys = [str(cut.route[-1]) for cut in run]
        kind, _ = annotation_at(self.model, route)
        written = self.source.written((*self.prefix, *route, before))
        known = kind.keys() if isinstance(kind, type) and issubclass(kind, BaseModel) else ()  # type: ignore[attr-defined]
        if set(keys) <= set(known) or not written or written[0] in "\"'" or isinstance(holder[before], (dict, list)):
            return
        values = {"piece": self.source.text[run[0].start : run[-1].end], "line": ""}
        if self._is_text((*route, before)):
            whole = ", ".join([written, *keys])
            holder[before] = whole
            values["line"] = InFull(f"{before}: {quoted(whole)}")
            hint = N_("put quotes around the whole text: {line}")
        elif self._is_list((*route, before)):
            keys = [key for key in keys if key not in known]
            holder[before] = [holder[before], *keys]
            values["line"] = InFull(f"{before}: [{', '.join([written, *keys])}]")
            hint = N_("put several entries in brackets: {line}")
        else:
            return
        for key in keys:
            del holder[key]
        yield Diagnostic(
            "PB138",
            Severity.ERROR,
            self.source.span(run[0].start, run[-1].end),
            Message(N_("inside {{ }} a comma ends the text, so “{piece}” is read as a key"), values),
            Message(hint, values),
        )

    def at_comment(self, cut: Cut) -> Iterator[Diagnostic]:
        """Judge what follows a text behind “ #”: a remark, or the rest of the text."""
        route = cut.route[len(self.prefix) :]
        comment = self.source.text[cut.start : cut.end].rstrip()
        written = " ".join(self.source.written(cut.route).split())
        is_whole = written.count("(") <= written.count(")") and not _UNFINISHED.search(written)
        if not self._is_text(route) or (is_remark(comment) and is_whole):
            return
        holder, value = self._at(route[:-1]), self._at(route)
        whole = f"{written} {comment}".strip()
        is_text = isinstance(value, str)
        if not is_text:
            holder[route[-1]] = whole
        lead = "- " if isinstance(route[-1], int) else f"{route[-1]}: "
        values = {"rest": comment, "line": InFull(lead + quoted(whole))}
        yield Diagnostic(
            "PB137",
            Severity.WARNING if is_text else Severity.ERROR,
            self.source.span(cut.start, cut.end),
            Message(N_("“{rest}” is read as a comment and shown nowhere"), values),
            Message(N_("put quotes around the whole text: {line}; a comment stands on a line of its own"), values),
        )

    def _at(self, route: Route) -> Any:
        value: Any = self.fields
        for part in route:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                return None
        return value

    def _is_text(self, route: Route) -> bool:
        """Tell whether a text stands at a route; also the short form of a record whose first field is one."""
        kind, marks = annotation_at(self.model, route)
        if isinstance(kind, type) and issubclass(kind, BaseModel) and route:
            kind, marks = annotation_at(kind, (next(iter(kind.model_fields)),))
        return any(isinstance(mark, Text) for mark in marks)

    def _is_list(self, route: Route) -> bool:
        """Tell whether a list of ids or texts may stand at a route."""
        kind, marks = entry_of(annotation_at(self.model, route)[0])
        return kind is str or any(isinstance(mark, (Reference, Text)) for mark in marks)
