"""A file's text to places (line and column): of characters, and on demand of every key and value.

Knows: the walk through YAML. Must not know what the data means.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from playpress.diagnostics import Location, Route
from playpress.reading.events import Walk, YamlError
from playpress.reading.possible_cuts import usual_width

_KEY = "\0key"
"""Ends the route under which a key's own place is kept; no key of a document can hold this character."""
_LINE_END = re.compile(r"\r\n|\r|\n")

Place = tuple[int, int, bool]
"""(first character, one past the last, whether it is a scalar); for a list or mapping, of its first character."""


@dataclass
class FileText:
    """The text of one file. Places are computed on demand, since most files have nothing to report.

    `mended` is the text without slips in the writing of YAML, if it has any: it is what is read, and has the same
    number of lines. Characters are counted in what is read; lines and columns are those of the file.
    """

    file: str
    text: str = ""
    mended: str = ""

    @property
    def read(self) -> str:
        """The text that is read: the mended one, if there is one."""
        return self.mended or self.text

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)

    @cached_property
    def _read_starts(self) -> list[int]:
        return line_starts(self.mended) if self.mended else self._line_starts

    @cached_property
    def _places(self) -> dict[Route, Place]:
        return find_places(self.read)

    @cached_property
    def usual_width(self) -> int:
        """How many characters lines have that go on in the next one; 0 if they are too few to tell."""
        return usual_width(self.read)

    def span(self, start: int, end: int) -> Location:
        """Return the place from character `start` up to `end`, cut to the first line it touches."""
        text, starts = self.read, self._read_starts
        start = min(max(start, 0), len(text))
        line = bisect_right(starts, start)
        first = starts[line - 1]
        stop = len(text) if line == len(starts) else starts[line]
        width = len(text[first:stop].rstrip("\r\n"))
        column = start - first + 1
        end_column = max(min(end - first, width), column - 1) + 1
        at = Location(self.file, line, column, line, max(end_column, column + (column <= width)))
        return self.in_file(at) if self.mended else at

    def in_file(self, at: Location) -> Location:
        """Return a place of the mended text as one of the file: columns differ in mended lines alone."""
        first = self._read_starts[at.line - 1]
        stop = (*self._read_starts, len(self.mended))[at.line]
        mended, (written,) = self.mended[first:stop].rstrip("\r\n"), self.lines(at.line, at.line)
        if mended == written:
            return at
        same = _shared(mended, written)
        tail = _shared(mended[same:][::-1], written[same:][::-1])

        def column_of(column: int) -> int:
            if column <= same + 1:
                return column
            further = column + len(written) - len(mended)
            if column > len(mended) - tail:
                return max(further, 1)
            is_within = column <= len(written) - tail or not tail
            return min(column, len(written)) if is_within else same + 1  # it stands in what was written otherwise

        return self.clipped(replace(at, column=column_of(at.column), end_column=column_of(at.end_column)))

    def clipped(self, at: Location) -> Location:
        """Return a place whose columns are within its line of the file, or just behind it."""
        (line,) = self.lines(at.line, at.line)
        column = min(at.column, len(line) + 1)
        return replace(at, column=column, end_column=max(column + 1, min(at.end_column, len(line) + 1)))

    def locate(self, route: Route, *, key: bool = False) -> Location:
        """Return the place of the value at `route`, or of its key.

        The place of a mapping or list is its key. For what the file does not have, it is that of its nearest parent:
        the value if that is a short form, else the key.
        """
        while route:
            value, name = self._places.get(route), self._places.get((*route, _KEY))
            best = (name or value) if key or (value and not value[2]) else (value or name)
            if best:
                return self.span(best[0], best[1])
            route = route[:-1]
            parent = self._places.get(route)
            key = parent is None or not parent[2]
        start, end, _ = self._places.get((), (0, 1, True))
        return self.span(start, end)

    def find(self, piece: str, route: Route) -> Location | None:
        """Return the place of a piece of the text at `route`; None if the file has it in other characters."""
        place = self._places.get(route) or self._places.get(route[:-1])  # a shorthand stands where its mapping would
        start, end, is_scalar = place or (0, 0, False)
        if self.read[start : start + 1] in ("|", ">"):
            start = max(start, self.read.find("\n", start, end))
        at = self.read.find(piece, start, end) if is_scalar else -1
        return self.span(at, at + len(piece)) if at >= 0 else None

    def is_bracketed(self, route: Route) -> bool:
        """Tell whether the list or mapping at `route` is written in brackets or braces."""
        start, _, is_scalar = self._places.get(route, (0, 0, True))
        return not is_scalar and self.read[start : start + 1] in ("[", "{")

    def written(self, route: Route) -> str:
        """Return the value at `route` as the file writes it (`1.10`, not `1.1`), or an empty text."""
        start, end, is_scalar = self._places.get(route, (0, 0, False))
        return self.read[start:end] if is_scalar else ""

    def stretch(self, route: Route) -> tuple[int, int]:
        """Return the first character of the value at `route` and the one after its last; both 0 if it is no scalar."""
        start, end, is_scalar = self._places.get(route, (0, 0, False))
        return (start, end) if is_scalar else (0, 0)

    def stretches(self) -> list[tuple[int, int]]:
        """Return the first character of each key and each scalar, and the one after its last."""
        return [(start, end) for start, end, is_scalar in self._places.values() if is_scalar]

    @property
    def line_count(self) -> int:
        """How many lines the file has."""
        return len(self._line_starts)

    def text_at(self, at: Location) -> str:
        """Return the text of a place, which lies within one line."""
        return self.lines(at.line, at.line)[0][at.column - 1 : at.end_column - 1]

    def lines(self, first: int, last: int) -> list[str]:
        """Return the lines `first` to `last` (1-based, both included) without their line ends."""
        starts = self._line_starts
        ends = [*starts[first : last + 1], len(self.text)]
        return [self.text[starts[n - 1] : ends[n - first]].rstrip("\r\n") for n in range(first, last + 1)]


def _shared(one: str, other: str) -> int:
    """Return with how many characters that are the same two texts begin."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def line_starts(text: str) -> list[int]:
    """Return the first character of each line."""
    return [0, *(m.end() for m in _LINE_END.finditer(text))]


def find_places(text: str) -> dict[Route, Place]:
    """Return the place of each route's value, and that of its key under `route + (_KEY,)`.

    Ends quietly where the text is no YAML any more. If a key stands twice, the first one counts.
    """
    places: dict[Route, Place] = {}
    walk = Walk(text)
    try:
        for step, event in walk:
            if step in {"end", "document"}:
                continue
            is_key = step in {"key", "complex key"}
            route = (*walk.route, _KEY) if is_key else walk.route
            if route not in places:
                start, end = event.start_mark.index, event.end_mark.index
                places[route] = (start, start + 1, False) if step == "start" else (start, end, True)
    except YamlError:
        pass
    return places
