"""A rule as a value: what it says, how bad that is, and the page that explains it to an editor.

A `Check` is a function from a whole handbook to findings, together with the rules that these may be of. Rules about a
single file have no check: they are applied while the file is read.
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

    `code` is never reused, even if the rule is removed; `name` is two to four words joined by hyphens.
    `message` (what is wrong), `hint` (what to do) and `fix` (the text to replace what the finding points at; empty if
    unknown) are templates filled with the same values. Message and hint are marked with `N_`; a finding may replace
    them. A fix replaces the whole value (or key, or quotation) in the file, so it is YAML: `quoted` in
    `reading/repairs/quotes.py` writes a text so.

    A handbook can change the severity of a rule unless `adjustable` is False: then no page can be made of what the
    rule finds.

    `is_sure`: where there is a fix, nothing else can be meant; `playpress check --fix` writes it into the file.

    `about` is the rule's page: what it means and why it matters. `bad` is an example in which this rule finds
    something and no other rule does; `good` is the example put right. Both are lines of a playbook; a line `# path`
    says that the lines below it belong to another file. The small handbook in `tests/tools/handbook.py` supplies the
    rest. Only rules that no lines of a file can show (a link, a file too large) have no examples.
    """

    code: str
    name: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR
    adjustable: bool = True
    fix: str = ""
    is_sure: bool = False
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
        """Return a finding at a route of a thing; `values` fill the templates.

        `message`, `hint`, `fix` and `severity` replace the rule's own. `at_key`, `quotation` and `related` are
        those of `Finding`.
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
        """Return a diagnostic at a place in a file; the other arguments are those of `at`."""
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
    """Return a fix with its values filled in; empty if one of them is missing."""
    try:
        return fix.format_map({name: value for name, value in values.items() if value not in (None, "")})
    except KeyError:
        return ""


@dataclass(frozen=True)
class Check(Generic[Judged]):
    """A function from what it checks to findings, and the rules that these may be of.

    `is_alone`: whether it finds something in a thing follows from the thing's own file and from how long the handbook's
    days and weeks are. So a file in which nothing was found need not be checked again. `is_outlined`: it follows from the
    outline of the handbook (`Facts.outline`), so no words of sentences in playbooks are read. `is_apart`: it takes long, and what is
    found on the way is of use to none but its like, so another process may do it. Each that looks at all texts of the handbook
    (`Facts.occurrences`) is.
    """

    find: Callable[[Judged], Iterator[Finding]]
    rules: Sequence[Rule]
    is_alone: bool = False
    is_outlined: bool = False
    is_apart: bool = False

    def key_for(self, outline: str) -> str:
        """Return the name of an outlined check for a handbook with this outline; empty for other checks."""
        return f"{self.find.__module__}.{self.find.__name__}:{outline}" if self.is_outlined else ""


def finds(
    *rules: Rule, alone: bool = False, outlined: bool = False, apart: bool = False
) -> Callable[[Callable[[Judged], Iterator[Finding]]], Check[Judged]]:
    """Return a decorator that makes a function a check for these rules; the others are what `Check` has of these names."""
    return lambda find: Check(find, rules, alone, outlined, apart)
