"""A rule as a value: what it says, how bad that is, and the page that explains it to an editor.

A `Check` is a function that looks at a whole handbook, with the rules that it may find broken. Rules about a file as such
have no check: they are found while the file is read.
Knows: findings. Must not know what is judged, or who runs it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from playpress.diagnostics import Diagnostic, Finding, Message, Related, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playpress.diagnostics import Location, Route, Subject

Judged = TypeVar("Judged")


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What may be wrong, told to an editor.

    `code` is never used for anything else, not even when the rule is gone; `name` is two or three words joined by hyphens.
    `message`, `hint` and `fix` are templates that one set of values fills: what is wrong, what to do, and the text to put in
    the place that the finding points at (empty where nobody can know it). Message and hint are marked with `N_`; a finding
    may word them in its own way.

    A rule that is not `adjustable` finds what no page can be made of; a handbook chooses the severity of all others.

    `about` is the rule's page: what it means and why it matters. `bad` is an example in which it is found and nothing else,
    `good` the same without it. Both are lines of a playbook; a line `# path` in front of lines says of which other file
    they are. What they do not write stands in the little handbook of `tests/tools/handbook.py`. Only what no lines can show
    (a link, a file too large) has no example.
    """

    code: str
    name: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    adjustable: bool = True
    fix: str = ""
    about: str
    bad: str = ""
    good: str = ""

    def at(
        self,
        subject: Subject,
        route: Route,
        *,
        message: str = "",
        hint: str = "",
        fix: str | None = None,
        severity: Severity | None = None,
        at_key: bool = False,
        quotation: str = "",
        related: tuple[tuple[Subject, Route, Message], ...] = (),
        **values: object,
    ) -> Finding:
        """Return what is found at a route of a thing; `values` fill the templates.

        `message`, `hint`, `fix` and `severity` stand in for the rule's own. `at_key` points at the key instead of the value,
        `quotation` at a piece of the value. `related` names further routes and what is to be seen there.
        """
        return Finding(
            self.code,
            subject,
            route,
            Message(message or self.message, values),
            Message(hint or self.hint, values),
            severity or self.severity,
            at_key,
            quotation,
            related,
            _filled(self.fix if fix is None else fix, values),
        )

    def here(
        self,
        location: Location,
        *,
        message: str = "",
        hint: str = "",
        fix: str | None = None,
        severity: Severity | None = None,
        related: tuple[Related, ...] = (),
        **values: object,
    ) -> Diagnostic:
        """Return what is found at a place of a file; the rest is as in `at`."""
        return Diagnostic(
            self.code,
            severity or self.severity,
            location,
            Message(message or self.message, values),
            Message(hint or self.hint, values),
            related,
            _filled(self.fix if fix is None else fix, values),
        )


def _filled(fix: str, values: dict[str, object]) -> str:
    """Return a fix with its values; an empty one where a value of it is not known."""
    try:
        return fix.format_map({name: value for name, value in values.items() if value not in (None, "")})
    except KeyError:
        return ""


@dataclass(frozen=True)
class Check(Generic[Judged]):
    """A function from what is judged to findings, and the rules that these may be of."""

    find: Callable[[Judged], Iterator[Finding]]
    rules: Sequence[Rule]


def finds(*rules: Rule) -> Callable[[Callable[[Judged], Iterator[Finding]]], Check[Judged]]:
    """Make a check of the function below it, for these rules."""
    return lambda find: Check(find, rules)
