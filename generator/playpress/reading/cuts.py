"""Texts that YAML ended before their writer did: at “ #”, or at a comma within braces.

Turns the places that the reader of YAML noted into findings, and gives back what was lost where nothing else can be meant.
Codes: PB144 cut at a comma within a number, PB137 cut at “ #”, PB138 cut at a comma within braces.
Knows: sources, and by the model which values are texts. Must not know files.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from playpress.diagnostics import N_, Diagnostic, InFull, Message, Route, Severity
from playpress.model.annotations import annotation_at, entry_of
from playpress.model.record import Reference, Text
from playpress.reading.source import is_remark, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.model.record import Record
    from playpress.reading.source import Cut, Source

_UNFINISHED = re.compile(
    r"\s(?:in|into|to|the|a|an|of|for|on|at|by|from|with|and|or|im|am|zum|zur|der|die|das|den|dem|von|für|mit|und|oder|"
    r"à|au|le|la|les|de|du|des|dans|sur|pour|avec|et|ou|w|na|do|dla|ze?|lub|oraz)\Z"
)
"""A text that nobody ends like this: what follows belongs to it."""


_QUOTES, _BLOCKS = ("'", '"'), ("|", ">")
_IN_QUOTES = N_("put quotes around the whole text: {line}; a comment stands on a line of its own")
_BELOW = N_("the text begins on the line below: put this there too; a comment stands on a line of its own")


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
    commas: dict[Route, list[Cut]] = {}
    for cut in cuts:
        if cut.kind == "comma":
            commas.setdefault(cut.route[len(prefix) :], []).append(cut)
    found = [d for route, run in commas.items() for d in cutting.at_commas(route, run)]
    found += [d for cut in cuts if cut.kind == "comment" for d in cutting.at_comment(cut)]
    runs: list[list[Cut]] = []
    for cut in cuts:
        if cut.kind == "digits":
            if runs and runs[-1][-1].end + 1 == cut.start:
                runs[-1].append(cut)
            else:
                runs.append([cut])
    found += [d for run in runs for d in cutting.at_digits(run)]
    return mended, found


class _Cutting:
    """One entity and the source it comes from."""

    def __init__(self, model: type[Record], fields: dict[str, Any], source: Source, prefix: Route) -> None:
        self.model, self.fields, self.source, self.prefix = model, fields, source, prefix

    def at_commas(self, route: Route, run: list[Cut]) -> Iterator[Diagnostic]:
        """Join the pieces behind one value with it, to a text or to a list; nobody writes a key without colon and value."""
        holder, before = self._at(route[:-1]), str(route[-1]) if route else ""
        if not isinstance(holder, dict) or before not in holder:
            return
        known = _keys(annotation_at(self.model, route[:-1])[0])
        pieces = [self.source.text[cut.start : cut.end] for cut in run]
        strangers = [piece for piece in pieces if piece not in known]
        value, written = holder[before], self.source.written((*self.prefix, *route))
        is_single = written != "" and not isinstance(value, (dict, list))
        if is_single and self._is_text(route):
            whole = ", ".join([value if isinstance(value, str) else written, *pieces])
            holder[before] = whole
            line, hint = f"{before}: {quoted(whole)}", N_("put quotes around the whole text: {line}")
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
            values = {"piece": self.source.text[run[0].start : run[-1].end], "line": InFull(line)}
            yield Diagnostic(
                "PB138",
                Severity.ERROR,
                self.source.span(run[0].start, run[-1].end),
                Message(N_("inside {{ }} a comma ends the text, so “{piece}” is read as a key"), values),
                Message(hint, values),
            )

    def at_digits(self, run: list[Cut]) -> Iterator[Diagnostic]:
        """Warn of entries in brackets that are one, cut within a number; each stays a text of its own."""
        route = run[0].route[len(self.prefix) :]
        holder = self._at(route[:-1])
        if not isinstance(holder, list) or not self._is_text(route):
            return
        first = int(route[-1]) - 1
        pieces = [self.source.written((*self.prefix, *route[:-1], first + n)) for n in range(len(run) + 1)]
        if not all(pieces):
            return
        holder[first : first + len(pieces)] = pieces
        values = {"text": InFull(quoted(" ".join(",".join(pieces).split())))}
        yield Diagnostic(
            "PB144",
            Severity.WARNING,
            self.source.span(run[0].start, run[-1].end),
            Message(N_("a comma stands between two digits: has it cut a number in two?")),
            Message(N_("if so, put quotes around the whole: {text}; if not, put a space behind the comma"), values),
        )

    def at_comment(self, cut: Cut) -> Iterator[Diagnostic]:
        """Judge what follows a text behind “ #”: a remark, or the rest of the text."""
        route = cut.route[len(self.prefix) :]
        comment = self.source.text[cut.start : cut.end].rstrip()
        written = " ".join(self.source.written(cut.route).split())
        if not self._is_text(route) or (is_remark(comment) and _is_whole(written)):
            return
        holder, value = self._at(route[:-1]), self._at(route)
        whole = f"{value if written[:1] in _QUOTES else written} {comment}".strip()
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
            Message(_BELOW if written[:1] in _BLOCKS else _IN_QUOTES, values),
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

    def _lists_at(self, route: Route) -> list[str]:
        """Return the way to the list of ids or texts at a route: none, itself (""), or the first key of a record."""
        kind = annotation_at(self.model, route)[0]
        first = next(iter(kind.model_fields), "") if isinstance(kind, type) and issubclass(kind, BaseModel) else ""
        kind, marks = entry_of(annotation_at(kind, (first,))[0] if first else kind)
        return [first] if kind is str or any(isinstance(mark, (Reference, Text)) for mark in marks) else []


def _keys(kind: Any) -> set[str]:
    """Return the keys of a record; none of anything else."""
    is_record = isinstance(kind, type) and issubclass(kind, BaseModel)
    return {field.alias or name for name, field in kind.model_fields.items()} if is_record else set()


def _is_whole(written: str) -> bool:
    """Tell whether a text seems to end where it does; what is quoted ends where its writer wanted."""
    is_marked = written[:1] in (*_QUOTES, *_BLOCKS)
    return is_marked or (written.count("(") <= written.count(")") and not _UNFINISHED.search(written))
