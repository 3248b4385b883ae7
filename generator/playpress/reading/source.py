"""YAML text to plain data, and on demand the place of every key and value.

Accepts the part of YAML that carries data: mappings, lists and JSON's scalars. Anchors, aliases, merge keys and tags are
refused with a finding each, so no value is anywhere but where it is read.
Knows: YAML (nothing else in this package does). Must not know what a playbook is.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import yaml

from playpress.diagnostics import N_, Diagnostic, Location, Message, Related, Route, Severity

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # pragma: no cover - PyYAML without libyaml: slower, same events
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

LARGEST_FILE = 1_000_000
"""Bytes. A playbook of a hundred steps has about 60,000."""
DEEPEST = 30
"""Levels of nesting. A playbook uses eight."""
_ABYSS = 1000
"""Levels at which reading stops: the parser's time grows with the square of the depth."""

_INT = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_NUMBER_END = re.compile(r"[-+.0-9eE]+$")
_LONGEST_NUMBER = 100
_WORDS = {"": None, "null": None, "true": True, "false": False}
_NUMBER_START = frozenset("-0123456789")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")
_BLOCK_MARK = re.compile(r"[|>]?[-+0-9]*")
_FIRST_COMMENT = re.compile(r"(?<![ \t])[ \t]+#[^\r\n]*")
"""The same to be looked for: from the beginning of blanks only, or many of them would take the square of their number."""
_REMARK = re.compile(
    r"#(?:\s+(?![(\[]|\d{1,6}\b(?![-/.:]\d))|[#!=*~-]|(?:todo|fixme|tbd|xxx|note|hack)\b)", re.IGNORECASE
)
_NO_SPACE = re.compile(r"\s*-[A-Za-z_]+:\s")
_PLAIN_LINE = re.compile(r"[ ]+(?!-\s)(?:[^\s:]|:(?=\S)|[ ](?!#))+\s*\Z")
"""A line that can only go on with the text above it: no key, no entry of a list."""
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'")
_UNREADABLE = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ufffd\U00010000-\U0010ffff]")
"""What YAML takes for no character of a text."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where YAML may have ended a text that its writer meant to go on: what it means shows only in the model.

    `comma`: within braces a key without colon and value follows a comma; `route` leads to the value before it, and the key
    is out of the data unless a list or mapping stands there. `comment`: “ #” follows a text, or stands
    where one could; `route` leads to the value. `digits`: within brackets an entry follows a comma between two digits;
    `route` leads to the entry. `start` and `end` are the characters from the
    piece's first (`#` included) up to its end.
    """

    kind: Literal["comma", "comment", "digits"]
    route: Route
    start: int
    end: int


@dataclass
class Source:
    """One file: its text, its data and what is wrong with it as YAML.

    `data` is None when the file is empty or cannot be read; then `diagnostics` says why. `cuts` are the places where it
    may have been read otherwise than it was meant.
    """

    file: str
    text: str = ""
    data: Any = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(r"\r\n|\r|\n", self.text))]

    @cached_property
    def _places(self) -> dict[Route, tuple[int, int, bool]]:
        return _find_places(self.text)

    def span(self, start: int, end: int) -> Location:
        """Return the place from character `start` up to `end`, cut to the first line it touches."""
        start = min(max(start, 0), len(self.text))
        line = bisect_right(self._line_starts, start)
        first = self._line_starts[line - 1]
        stop = len(self.text) if line == len(self._line_starts) else self._line_starts[line]
        width = len(self.text[first:stop].rstrip("\r\n"))
        column = start - first + 1
        end_column = max(min(end - first, width), column - 1) + 1
        return Location(self.file, line, column, line, max(end_column, column + (column <= width)))

    def locate(self, route: Route, *, key: bool = False) -> Location:
        """Return the place of the value at `route`, or of its key.

        A mapping or list is shown by its key. What the file does not have is shown by its nearest parent: by the value of
        a short form, else by the key.
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
        """Return the place of a piece of the text at `route`; None where it is not written as it is read."""
        start, end, is_scalar = self._places.get(route, (0, 0, False))
        if self.text[start : start + 1] in ("|", ">"):
            start = max(start, self.text.find("\n", start, end))
        at = self.text.find(piece, start, end) if is_scalar else -1
        return self.span(at, at + len(piece)) if at >= 0 else None

    def is_bracketed(self, route: Route) -> bool:
        """Tell whether the list or mapping at `route` is written in brackets or braces."""
        start, _, is_scalar = self._places.get(route, (0, 0, True))
        return not is_scalar and self.text[start : start + 1] in ("[", "{")

    def written(self, route: Route) -> str:
        """Return the value at `route` as the file writes it (`1.10`, not `1.1`), or an empty text."""
        start, end, is_scalar = self._places.get(route, (0, 0, False))
        return self.text[start:end] if is_scalar else ""

    def cuts_below(self, prefix: Route) -> list[Cut]:
        """Return the cuts within the mapping at `prefix`, which is the whole document or one of its entries."""
        return self._cuts.get(prefix[0], []) if prefix else self.cuts

    @cached_property
    def _cuts(self) -> dict[str | int, list[Cut]]:
        found: dict[str | int, list[Cut]] = {}
        for cut in self.cuts:
            found.setdefault(cut.route[0], []).append(cut)
        return found

    def text_at(self, at: Location) -> str:
        """Return the text of a place, which lies within one line."""
        return self.lines(at.line, at.line)[0][at.column - 1 : at.end_column - 1]

    def lines(self, first: int, last: int) -> list[str]:
        """Return the lines `first` to `last` (1-based, both included) without their line ends."""
        starts = self._line_starts
        ends = [*starts[first : last + 1], len(self.text)]
        return [self.text[starts[n - 1] : ends[n - first]].rstrip("\r\n") for n in range(first, last + 1)]


_KEY = "\0key"
"""Ends the route under which a key's own place is kept; no key of a document can hold this character."""


def quoted(text: str) -> str:
    """Return a text of one line as YAML writes it in quotes."""
    if "\\" in text or '"' in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def is_remark(comment: str) -> bool:
    """Tell whether a comment is seen to be meant as one.

    It is where a space and words follow the “#” (but not as in “# 1” or “# (sales)”), or another sign, or a well-known
    word such as TODO.
    """
    return _REMARK.match(comment) is not None


def parse_source(raw: bytes, file: str) -> Source:
    """Read one YAML document from bytes; whatever they hold, a `Source` comes back.

    Refused with a finding: more than 1 MB, text that is not UTF-8, YAML that does not parse, more than one document,
    anchors, aliases, merge keys, tags, the character NUL, keys that are lists or stand twice, and more than 30 levels.
    Where only a part is refused the rest is in `data`.
    """
    source = Source(file)
    if len(raw) > LARGEST_FILE:
        source.diagnostics.append(
            _error(
                "PB101",
                Location(file),
                N_("the file has {size} bytes, the limit is {limit}"),
                N_("split it: one file describes one process"),
                size=len(raw),
                limit=LARGEST_FILE,
            )
        )
        return source
    try:
        source.text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        source.text = raw.decode("utf-8", errors="replace")
        at = len(raw[: problem.start].decode("utf-8", errors="replace"))
        source.diagnostics.append(
            _error(
                "PB102",
                source.span(at, at + 1),
                N_("the file is not UTF-8: byte {byte} does not belong here"),
                N_("save the file with the encoding UTF-8"),
                byte=f"0x{raw[problem.start]:02x}",
            )
        )
        return source
    try:
        source.data = _Builder(source).run()
    except yaml.YAMLError as problem:
        source.diagnostics.append(_explain(problem, source))
    except RecursionError:  # the parser nests by recursion on some platforms
        source.diagnostics.append(_too_deep(source.span(0, 1)))
    return source


_NO_KEY = object()
_REFUSED_KEY = object()


class _Builder:
    """Builds plain data from the parser's events; what is refused on the way becomes a finding of the source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.data: Any = None
        self.open: list[Any] = []  # mappings and lists, the innermost last
        self.key: Any = _NO_KEY  # what waits for its value in the innermost mapping
        self.twice = ""  # the key that waits, where it was refused because it stands twice
        self.skipped = 0  # levels that are open within something refused
        self.has_comments = "#" in source.text

    def run(self) -> Any:
        """Read all events and return the data of the first document."""
        parser = _Parser(self.source.text)
        documents = 0
        try:
            while parser.check_event() and self.skipped <= _ABYSS:
                event: Any = parser.get_event()
                kind = type(event)
                if kind is yaml.ScalarEvent:
                    is_read = self.key is not _REFUSED_KEY
                    taken = self._take(event, self._scalar(event))
                    if taken and is_read:
                        self._look_for_cuts(event)
                elif kind is yaml.MappingStartEvent:
                    self._start(event, {})
                elif kind is yaml.SequenceStartEvent:
                    self._start(event, [])
                elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                    self._end()
                elif kind is yaml.AliasEvent:
                    self._refuse(event, "PB105", N_("“{what}” is an alias"), "*" + event.anchor)
                    self._take(event, None)
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        hint = N_("keep one document in a file; remove the line “---”")
                        self._find(event, "PB104", N_("a second document starts here"), hint)
                        break
        finally:
            parser.dispose()
        return self.data

    def _scalar(self, event: Any) -> Any:
        """Return a plain scalar as JSON's number, boolean, null or else text; a quoted one is always text."""
        value: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if "\0" in value:
            value = event.value = self._without_nul(event)
        if not event.implicit[0]:
            return value
        if value in _WORDS:
            return _WORDS[value]
        if value[0] in _NUMBER_START and len(value) <= _LONGEST_NUMBER:
            if _INT.match(value):
                return int(value)
            if _FLOAT.match(value) and math.isfinite(number := float(value)):
                return number
        return value

    def _take(self, event: Any, value: Any) -> bool:
        """Put a value where it belongs; tell whether it has become part of the data (a key has not)."""
        if self.skipped:
            return False
        if not self.open:
            self.data = value
            return True
        holder = self.open[-1]
        if type(holder) is list:
            holder.append(value)
        elif self.key is _NO_KEY:
            self.key = self._key(event, holder)
            return False
        else:
            if value is None:
                self._look_for_comma(holder, event.start_mark.index)
            elif self.key is not _REFUSED_KEY:
                holder[self.key] = value
            self.key = _NO_KEY
        return True

    def _look_for_cuts(self, event: Any) -> None:
        """Note what may have cut the text that was just read."""
        if event.implicit[0] and self.open and type(self.open[-1]) is list:
            self._look_for_digits(event)
        if self.has_comments:
            self._look_for_comment(event)

    def _look_for_comment(self, event: Any) -> None:
        """Note that a comment follows a text, or the mark of a text that stands on the lines below."""
        at = event.end_mark.index
        if event.style in ("|", ">"):
            at = _BLOCK_MARK.match(self.source.text, event.start_mark.index).end()  # type: ignore[union-attr]
        match = _COMMENT.match(self.source.text, at)
        if match and self.open:
            start = self.source.text.index("#", match.start())
            self.source.cuts.append(Cut("comment", _route(self.open), start, match.end()))

    def _look_for_digits(self, event: Any) -> None:
        """Note that a comma between two digits parts an entry in brackets from the one before it."""
        text, start = self.source.text, event.start_mark.index
        if start > 1 and text[start - 1] == "," and text[start].isdigit() and text[start - 2].isdigit():
            self.source.cuts.append(Cut("digits", _route(self.open), start, event.end_mark.index))

    def _look_for_comma(self, holder: dict[str, Any], end: int) -> None:
        """Rejoin a text that a comma within braces has cut, or note that one may have been cut there."""
        text, is_twice = self.source.text, self.key is _REFUSED_KEY
        key = self.twice if is_twice else self.key
        end = _skip_blanks_before(text, end)
        start = end - len(key)
        comma = _skip_blanks_before(text, start) - 1
        if not key or not text.endswith(key, 0, end) or text[comma : comma + 1] != ",":
            return
        if not is_twice:
            del holder[key]
        before = next(reversed(holder), None)
        value = None if before is None else holder[before]
        if before is None or value is None or isinstance(value, (dict, list)):
            if not is_twice:
                holder[key] = None
        elif is_twice:
            self.source.diagnostics.pop()  # that it stands twice
        if before is not None and not (comma + 1 == start and _rejoin(holder, before, key, text, start)):
            self.source.cuts.append(Cut("comma", (*_route(self.open[:-1]), before), start, end))

    def _key(self, event: Any, holder: dict[str, Any]) -> Any:
        """Return the key that an event is, with no value yet; or that it is none."""
        self.twice = ""
        if type(event) is not yaml.ScalarEvent:
            hint = N_("put quotes around a text that starts with “?” or “{{”")
            self._find(event, "PB107", N_("a key must be a text"), hint)
        elif event.value == "<<" and event.implicit[0]:
            self._refuse(event, "PB105", N_("“{what}” merges another mapping in"), "<<")
        elif event.value in holder:
            self.source.diagnostics.append(_duplicate(self.source, event, self.open))
            self.twice = event.value
        else:
            holder[event.value] = None
            return event.value
        return _REFUSED_KEY

    def _start(self, event: Any, container: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        taken = self._take(event, container)
        if taken and len(self.open) < DEEPEST:
            self.open.append(container)
            return
        if taken:
            self.source.diagnostics.append(_too_deep(_at(self.source, event)))
        self.skipped += 1

    def _end(self) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.open.pop()
            self.key = _NO_KEY

    def _find(self, event: Any, code: str, message: str, hint: str, **values: object) -> None:
        self.source.diagnostics.append(_error(code, _at(self.source, event), message, hint, **values))

    def _refuse(self, event: Any, code: str, message: str, what: str) -> None:
        hint = N_("write the value out here; if it is meant as text, put quotes around it")
        self._find(event, code, message, hint, what=what)

    def _refuse_properties(self, event: Any) -> None:
        """Note an anchor or a tag; YAML's own `!` for "this is text" is refused too."""
        if event.anchor is not None:
            self._refuse(event, "PB105", N_("“{what}” is an anchor"), "&" + event.anchor)
        if event.tag is not None:
            self._refuse(event, "PB106", N_("“{what}” is a tag"), event.tag.replace("tag:yaml.org,2002:", "!!", 1))

    def _without_nul(self, event: Any) -> str:
        """Note the character NUL and put another in its place: within this package it stands for what a file lacks."""
        message = N_("the text holds the invisible character {character}")
        hint = N_("remove it; it often comes with copying from a web page")
        self._find(event, "PB131", message, hint, character="U+0000")
        return str(event.value).replace("\0", "\ufffd")


def _skip_blanks_before(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _rejoin(parent: dict[str, Any], before: str, piece: str, text: str, start: int) -> bool:
    """Give a text back what YAML cut off it at a comma: `{when: Below 2,000 EUR}` means one text, not two keys.

    Only inside braces, only where no space follows the comma and no value follows the piece: nothing else can be meant.
    """
    value = parent[before]
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        number = _NUMBER_END.search(text, max(0, start - 1 - _LONGEST_NUMBER), start - 1)
        value = number[0] if number else ""
    is_text = isinstance(value, str) and value != "" and text.endswith(value, 0, start - 1)
    if is_text:
        parent[before] = f"{value},{piece}"
    return is_text


def _route(holders: list[Any]) -> Route:
    """Return the route of what was read last, given all that is open around it; within something refused it leads nowhere."""
    return tuple(len(c) - 1 if type(c) is list else next(reversed(c), "\0") for c in holders)


def _at(source: Source, event: Any) -> Location:
    start, end = event.start_mark.index, event.end_mark.index
    return source.span(start, max(end, start + 1))


def _error(code: str, location: Location, template: str, hint: str, **values: object) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, location, Message(template, values), Message(hint, values))


def _too_deep(location: Location) -> Diagnostic:
    return _error(
        "PB108",
        location,
        N_("more than {limit} levels of nesting"),
        N_("a playbook needs fewer than ten; check the brackets"),
        limit=DEEPEST,
    )


def _duplicate(source: Source, event: Any, stack: list[Any]) -> Diagnostic:
    """Say that a key stands twice, pointing at both places."""
    first = Related(source.locate((*_route(stack[:-1]), event.value), key=True), Message(N_("first written here")))
    return Diagnostic(
        "PB103",
        Severity.ERROR,
        _at(source, event),
        Message(N_("the key “{key}” is used twice"), {"key": event.value}),
        Message(N_("keep one of the two; the first one was read")),
        (first,),
    )


def _explain(problem: yaml.YAMLError, source: Source) -> Diagnostic:
    """Turn the parser's own error into a finding in words that an editor understands."""
    mark = getattr(problem, "problem_mark", None)
    unreadable = _UNREADABLE.search(source.text) if mark is None else None
    index = mark.index if mark is not None else unreadable.start() if unreadable else 0
    reason = getattr(problem, "problem", None) or getattr(problem, "reason", None) or str(problem)
    context = str(getattr(problem, "context", None))
    at = source.span(index, index + 1)
    if "did not find expected" in reason and (comment := _comment_before(source, at.line)):
        message = N_("this is not valid YAML, because “{rest}” is read as a comment")
        hint = N_("put quotes around the text that holds it; a comment stands on a line of its own")
        return _error("PB100", comment, message, hint, rest=source.text_at(comment))
    if "did not find expected" in reason and (comment := _comment_within(source, at.line)):
        message = N_("this is not valid YAML, because “{rest}” is read as a comment")
        hint = N_("a comment ends the text: put it above the text, on a line of its own")
        return _error("PB100", comment, message, hint, rest=source.text_at(comment))
    started = getattr(problem, "context_mark", None)
    if started and (
        "end of stream" in reason if "quoted scalar" in context else "could not find expected ':'" in reason
    ):
        at = source.span(started.index, started.index + 1)
    if "did not find expected" in reason and (opening := _unclosed(source.text, index)) is not None:
        at, reason = source.span(opening, opening + 1), "found unexpected end of stream"
        context = "while scanning a quoted scalar"
    line = source.lines(at.line, at.line)[0] if source.text else ""
    message, hint = _in_our_words(f"{context}: {reason}", line, at.column)
    return _error("PB100", at, message, hint)


def _unclosed(text: str, index: int) -> int | None:
    """Return where a quotation opens that ends right before `index`, on a later line: at what was meant to open the next one."""
    end = len(text[:index].rstrip())
    quote = text[end - 1 : end]
    if quote not in ("'", '"') or text[end:index].strip("\t "):
        return None
    opening = text.rfind(quote, 0, end - 1)
    return opening if opening >= 0 and "\n" in text[opening:end] else None


def _comment_within(source: Source, line: int) -> Location | None:
    """Return the place of the comment on a line of its own that has ended a text, where `line` is how the text goes on."""
    before = first = line - 1
    while before > 1 and (text := source.lines(before, before)[0].strip())[:1] in ("", "#"):
        first = before if text else first
        before -= 1
    comment = source.lines(first, first)[0] if before >= 1 else ""
    if not comment.lstrip().startswith("#") or not _PLAIN_LINE.match(source.lines(line, line)[0]):
        return None
    if source.lines(before, before)[0].rstrip()[-1:] in (":", "|", ">", '"', "'", "]", "}"):
        return None
    column = len(comment) - len(comment.lstrip()) + 1
    return Location(source.file, first, column, first, len(comment.rstrip()) + 1)


def _comment_before(source: Source, line: int) -> Location | None:
    """Return the place of a comment that may be none, in the last line above `line` that holds more than a comment."""
    line -= 1
    while line > 1 and source.lines(line, line)[0].strip()[:1] in ("", "#"):
        line -= 1
    text = source.lines(line, line)[0] if line else ""
    match = _FIRST_COMMENT.search(_QUOTED.sub(lambda m: "x" * len(m[0]), text))
    if match is None or not text[: match.start()].strip():
        return None
    start = text.index("#", match.start())
    if is_remark(text[start:]):
        return None
    return Location(source.file, line, start + 1, line, len(text.rstrip()) + 1)


def _in_our_words(reason: str, line: str, column: int) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912 - one return a mistake
    """Choose message and hint for the mistake most likely behind a parser's complaint: `reason` is what it did and what it met."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or "\\t" in reason or "tab" in reason or line[column - 1 : column] == "\t":
        return N_("a tab stands in the indent"), N_("indent with spaces; YAML does not take a tab here")
    if "\u00a0" in indent:
        return N_("an invisible no-break space stands in the indent"), N_("replace it by plain spaces")
    if _NO_SPACE.match(line):
        return N_("a space is missing after the dash"), N_("write “- ” before each entry: a dash and a space")
    if "control characters" in reason or "special characters" in reason:
        return N_("an invisible control character stands here"), N_("remove the invisible control character")
    if "anchor" in reason or "alias" in reason or line[column - 1 : column] in ("*", "&"):
        return N_("a text without quotes begins with * or &"), N_("put quotes around a text that starts with * or &")
    if "could not find expected ':'" in reason:
        return N_("a key without “: ” stands here"), N_(
            "write “key: value”, with a colon and a space; a text over several lines wants the same indent on each"
        )
    if "mapping values are not allowed" in reason:
        return N_("“: ” stands where no key can be"), N_(
            "put quotes around a text that holds “: ”, or check the indent of this line"
        )
    if "cannot start any token" in reason:
        return N_("no text without quotes begins with this character"), N_(
            "put quotes around a text that starts with @, ` or %"
        )
    if "escape" in reason:
        return N_("this backslash stands for no character"), N_(
            "a backslash means something inside double quotes; write it twice, or use single quotes"
        )
    if "did not find expected" in reason and line[: column - 1].rstrip()[-1:] in ("'", '"'):
        return N_("the text has ended before this place"), N_(
            "the text ends at the quotation mark before this place; inside single quotes write an apostrophe twice"
        )
    if "quoted scalar" in reason or "end of stream" in reason:
        return N_("a quotation mark is not closed"), N_("a quotation mark that opens a text must also close it")
    if "flow mapping" in reason or "flow sequence" in reason or "flow node" in reason or "',' or" in reason:
        is_value = "node content" in reason
        return (
            N_("no value begins like this") if is_value else N_("a bracket is not closed, or a comma is missing")
        ), N_("check the brackets and commas; inside {{…}} a text with “: ”, “?”, “,” or “#” wants quotes")
    if "block" in reason or "indentation" in reason:
        return N_("this line does not fit the lines above it"), N_(
            "check the indent: entries of one list or mapping start in the same column"
        )
    return N_("this is not valid YAML"), N_("check this line and the one above it: quotes, brackets and indent")


def _find_places(text: str) -> dict[Route, tuple[int, int, bool]]:  # noqa: C901, PLR0912 - one branch an event
    """Return for each route where its value stands (start, end, is it a scalar), and its key under `route + (_KEY,)`.

    Stops quietly where the text stops being YAML. Of a key that stands twice the first one counts.
    """
    places: dict[Route, tuple[int, int, bool]] = {}
    stack: list[list[Any]] = []  # [route, next index or None, waiting key or None]
    parser = _Parser(text)
    try:
        while parser.check_event():
            event: Any = parser.get_event()
            start, end = event.start_mark.index, event.end_mark.index
            if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                stack.pop()
            elif isinstance(event, yaml.NodeEvent):
                if len(stack) > _ABYSS:
                    break
                is_scalar = isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent))
                route: Route = ()
                if stack:
                    top = stack[-1]
                    if top[1] is not None:
                        route = (*top[0], top[1])
                        top[1] += 1
                    elif top[2] is None:
                        name = event.value.replace("\0", "\ufffd") if isinstance(event, yaml.ScalarEvent) else "\0"
                        top[2] = name
                        if (*top[0], name, _KEY) not in places:
                            places[(*top[0], name, _KEY)] = (start, end, True)
                        if not is_scalar:
                            stack.append(
                                [(*top[0], "\0"), 0 if isinstance(event, yaml.SequenceStartEvent) else None, None]
                            )
                        continue
                    else:
                        route = (*top[0], top[2])
                        top[2] = None
                if route not in places:
                    places[route] = (start, end if is_scalar else start + 1, is_scalar)
                if not is_scalar:
                    stack.append([route, 0 if isinstance(event, yaml.SequenceStartEvent) else None, None])
    except yaml.YAMLError:
        pass
    finally:
        parser.dispose()
    return places
