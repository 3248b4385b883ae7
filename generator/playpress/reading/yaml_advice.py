"""An error of the YAML parser to a finding in words that an editor understands.

Knows: the parser's words, and the mistakes that people make in YAML. Must not know what a playbook is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import N_, Location
from playpress.reading.places import FileText
from playpress.reading.possible_cuts import is_remark
from playpress.reading.repairs.characters import UNREADABLE
from playpress.reading.rules.yaml import NOT_YAML

if TYPE_CHECKING:
    from collections.abc import Callable

    from playpress.diagnostics import Diagnostic
    from playpress.reading.events import YamlError
    from playpress.reading.mending import Slip

_NO_SPACE = re.compile(r"\s*-[A-Za-z_]+:\s")
_PLAIN_LINE = re.compile(r"[ ]+(?!-\s)(?:[^\s:]|:(?=\S)|[ ](?!#))+\s*\Z")
"""Matches a line that can only continue the text above: it is no key and no entry of a list."""
_QUOTED = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']*'")
_FIRST_COMMENT = re.compile(r"(?<![ \t])[ \t]+#[^\r\n]*")
"""Matches a comment. It starts at the first of several spaces only, or matching would take quadratic time."""
_READ_AS_COMMENT = N_("this is not valid YAML, because “{rest}” is read as a comment")
_ENDED_EARLY = "did not find expected"


@dataclass(frozen=True)
class _Complaint:
    """The parser's words for what it did and met, and the line and 1-based column at which it stopped."""

    words: str
    line: str
    column: int

    @property
    def indent(self) -> str:
        return self.line[: len(self.line) - len(self.line.lstrip())]

    @property
    def character(self) -> str:
        return self.line[self.column - 1 : self.column]

    @property
    def before(self) -> str:
        """The last character before the column that is no space."""
        return self.line[: self.column - 1].rstrip()[-1:]

    def tells(self, *pieces: str) -> bool:
        return any(piece in self.words for piece in pieces)


class _Advice(NamedTuple):
    """A mistake: a test for it, its message, and its hint."""

    fits: Callable[[_Complaint], bool]
    message: str
    hint: str


_IN_BRACKETS = ("flow mapping", "flow sequence", "flow node", "',' or")
_CHECK_BRACKETS = N_("check the brackets and commas; inside {{…}} a text with “: ”, “?”, “,” or “#” wants quotes")
_ADVICE = (
    _Advice(
        lambda c: "\t" in c.indent or c.character == "\t" or c.tells("\\t", "tab"),
        N_("a tab stands in the indent"),
        N_("indent with spaces; YAML does not take a tab here"),
    ),
    _Advice(
        lambda c: "\u00a0" in c.indent,
        N_("an invisible no-break space stands in the indent"),
        N_("replace it by plain spaces"),
    ),
    _Advice(
        lambda c: _NO_SPACE.match(c.line) is not None,
        N_("a space is missing after the dash"),
        N_("write “- ” before each entry: a dash and a space"),
    ),
    _Advice(
        lambda c: c.tells("control characters", "special characters"),
        N_("an invisible control character stands here"),
        N_("remove the invisible control character"),
    ),
    _Advice(
        lambda c: c.tells("anchor", "alias") or c.character in {"*", "&"},
        N_("a text without quotes begins with * or &"),
        N_("put quotes around a text that starts with * or &"),
    ),
    _Advice(
        lambda c: c.tells("could not find expected ':'"),
        N_("a key without “: ” stands here"),
        N_("write “key: value”, with a colon and a space; a text over several lines wants the same indent on each"),
    ),
    _Advice(
        lambda c: c.tells("mapping values are not allowed"),
        N_("“: ” stands where no key can be"),
        N_("put quotes around a text that holds “: ”, or check the indent of this line"),
    ),
    _Advice(
        lambda c: c.tells("cannot start any token"),
        N_("no text without quotes begins with this character"),
        N_("put quotes around a text that starts with @, ` or %"),
    ),
    _Advice(
        lambda c: c.tells("escape"),
        N_("this backslash stands for no character"),
        N_("a backslash means something inside double quotes; write it twice, or use single quotes"),
    ),
    _Advice(
        lambda c: c.tells(_ENDED_EARLY) and c.before in {"'", '"'},
        N_("the text has ended before this place"),
        N_("the text ends at the quotation mark before this place; inside single quotes write an apostrophe twice"),
    ),
    _Advice(
        lambda c: c.tells("quoted scalar", "end of stream"),
        N_("a quotation mark is not closed"),
        N_("a quotation mark that opens a text must also close it"),
    ),
    _Advice(
        lambda c: c.tells(*_IN_BRACKETS) and c.tells("node content"),
        N_("no value begins like this"),
        _CHECK_BRACKETS,
    ),
    _Advice(
        lambda c: c.tells(*_IN_BRACKETS),
        N_("a bracket is not closed, or a comma is missing"),
        _CHECK_BRACKETS,
    ),
    _Advice(
        lambda c: c.tells("block", "indentation"),
        N_("this line does not fit the lines above it"),
        N_("check the indent: the entries of a list start in the same column, and so do the keys of a block"),
    ),
)
"""The mistakes behind a parser's error, the likeliest first; the first that fits is reported."""


def tell(slip: Slip, source: FileText) -> Diagnostic:
    """Return a slip as a finding, with the mended line in its hint and as its fix."""
    repair = slip.repair
    if repair is None:
        if slip.problem is None:
            raise AssertionError("a slip without repair is a parser's error")
        found = explain(slip.problem, FileText(source.file, slip.text))
        return replace(found, location=source.clipped(found.location))
    line, start, end = repair.at
    at = Location(source.file, line + 1, start + 1, line + 1, max(end, start + 1) + 1)
    if slip.text:
        at = FileText(source.file, source.text, slip.text).in_file(at)
    found = NOT_YAML.here(source.clipped(at), message=repair.message, hint=repair.hint, **repair.said())
    if not repair.is_fix:
        return found
    lines = repair.instead or repair.lines
    first, last = min(lines), max(lines)
    whole = Location(source.file, first + 1, 1, last + 1, len(source.lines(last + 1, last + 1)[0]) + 1)
    written = (lines.get(n, "") for n in range(first, last + 1))
    text = "\n".join(line for line in written if line is not None)
    return replace(found, fix=text, fix_at=whole, is_sure=repair.is_sure)


def explain(problem: YamlError, source: FileText) -> Diagnostic:
    """Return a parser's error as a finding at the place of its likeliest cause."""
    index = _index(problem, source.text)
    at = source.span(index, index + 1)
    words = f"{problem.context}: {problem.reason}"
    if _ENDED_EARLY in problem.reason:
        comment = _explain_comment(source, at.line)
        if comment:
            return comment
        opening = _unclosed(source.text, index)
        if opening is not None:
            at, words = (
                source.span(opening, opening + 1),
                "while scanning a quoted scalar: found unexpected end of stream",
            )
    elif problem.began is not None and _is_left_open(problem):
        at = source.span(problem.began, problem.began + 1)
    line = source.lines(at.line, at.line)[0] if source.text else ""
    complaint = _Complaint(words, line, at.column)
    advice = next((advice for advice in _ADVICE if advice.fits(complaint)), None)
    return NOT_YAML.here(at, message=advice.message, hint=advice.hint) if advice else NOT_YAML.here(at)


def _index(problem: YamlError, text: str) -> int:
    """Return the index of the character that the parser met, else of the first that YAML does not allow."""
    if problem.at is not None:
        return problem.at
    unreadable = UNREADABLE.search(text)
    return unreadable.start() if unreadable else 0


def _is_left_open(problem: YamlError) -> bool:
    """Tell whether the mistake is where the context begins: an unclosed quotation, a key without colon."""
    if "quoted scalar" in problem.context:
        return "end of stream" in problem.reason
    return "could not find expected ':'" in problem.reason


def _explain_comment(source: FileText, line: int) -> Diagnostic | None:
    """Return a finding at a comment that ended a text above `line` or within it; None if there is none."""
    comment = _comment_before(source, line)
    hint = N_("put quotes around the text that holds it; a comment stands on a line of its own")
    if comment is None:
        comment = _comment_within(source, line)
        hint = N_("a comment ends the text: put it above the text, on a line of its own")
    if comment is None:
        return None
    return NOT_YAML.here(comment, message=_READ_AS_COMMENT, hint=hint, rest=source.text_at(comment))


def _unclosed(text: str, index: int) -> int | None:
    """Return where an unclosed quotation begins that runs on to the opening quote of the next one, before `index`."""
    end = len(text[:index].rstrip())
    quote = text[end - 1 : end]
    if quote not in ("'", '"') or text[end:index].strip("\t "):
        return None
    opening = text.rfind(quote, 0, end - 1)
    return opening if opening >= 0 and "\n" in text[opening:end] else None


def _comment_within(source: FileText, line: int) -> Location | None:
    """Return the place of a comment line that has ended a text which goes on at `line`; None if there is none."""
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


def _comment_before(source: FileText, line: int) -> Location | None:
    """Return the place of a doubtful comment in the last line above `line` that holds more than a comment."""
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
