"""What is wrong with a user's file, as a value.

Turns a problem that some stage noticed into one shape that every report can print.
Knows: severities, places, messages as template and values. Must not know anything else here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Route = tuple[str | int, ...]
"""Keys and indices from the top of a document down to a value: `("steps", 2, "raci", "responsible")`."""

LONGEST_VALUE = 80
LONGEST_QUOTATION = 2000
"""Characters of an `InFull` value that a message shows; other values are cut much earlier."""
MOST_TOLD = 200
"""Findings of one file that reports list; the rest is counted. Nobody reads more, and hints take time to compute."""


class InFull(str):
    """A value that messages show whole, since cut it is useless: a line to write instead, or names to choose from."""

    __slots__ = ()


class Severity(IntEnum):
    """How bad a finding is; a greater number is worse.

    An error stops a build, a warning does with `--strict`, a piece of advice never does.
    """

    ADVICE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A stretch of a file: 1-based line and column (in characters); the end column is one past the last character."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named gaps, kept apart from its values so that it can be translated.

    `template` is English and marked with `N_`; `values` fill its `{gaps}`. A value that is a message is translated too.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, translate: Callable[[str], str] = str) -> str:
        """Return the sentence in the language of `translate`, each value on one line and cut at 80 characters.

        An `InFull` value is cut at 2,000.
        """
        values = {
            name: value.text(translate) if isinstance(value, Message) else printable(value)
            for name, value in self.values.items()
        }
        return translate(self.template).format_map(values)


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a finding, and what is to be seen there."""

    location: Location
    message: Message


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, how bad, and what to do about it.

    `fix` is the text to replace what is at `fix_at`, or else at `location`; empty if no fix is known. `is_sure`: the fix
    is what was meant, not a guess.
    """

    code: str
    severity: Severity
    location: Location
    message: Message
    hint: Message | None = None
    related: tuple[Related, ...] = ()
    fix: str = ""
    fix_at: Location | None = None
    is_sure: bool = False

    @property
    def sort_key(self) -> tuple[Location, str, str]:
        """Order by place, then code, then wording: the same findings always print in the same order."""
        return (self.location, self.code, self.message.text())


Subject = tuple[str, str]
"""A kind of thing and its id: `("role", "cmo")`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says: which route of which thing is wrong. It becomes a `Diagnostic` once its place is looked up.

    With `at_key` it points at the key instead of the value; with `quotation`, at the first place in the value with
    this text. `related` are further places: thing, route, what is to be seen there. `fix` is the text to replace what
    the finding points at; empty if no fix is known. `is_sure`: it is what was meant, also where the rule's fixes are guesses.
    """

    code: str
    subject: Subject
    route: Route
    message: Message
    hint: Message | None = None
    severity: Severity = Severity.ERROR
    at_key: bool = False
    quotation: str = ""
    related: tuple[tuple[Subject, Route, Message], ...] = ()
    fix: str = ""
    is_sure: bool = False


def N_(template: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a template for translation and return it unchanged."""
    return template


def printable(value: object) -> str:
    """Return a value as one line without control characters, cut to the length that messages show."""
    text = visible(str(value))
    longest = LONGEST_QUOTATION if isinstance(value, InFull) else LONGEST_VALUE
    return text if len(text) <= longest else text[: longest - 1] + "…"


def visible(text: str) -> str:
    """Return a text in which each unprintable character is replaced by its code."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
