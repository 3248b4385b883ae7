"""Findings as JSON, for editors and programs; `docs/check.schema.json` is its JSON Schema (draft 2020-12).

`VERSION` grows when something that a reader may rely on is renamed, removed or means something else; a new key does not
change it.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from playpress.checks import KNOWN
from playpress.diagnostics import Diagnostic, Severity
from playpress.report.listing import Rest, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playpress.diagnostics import Location
    from playpress.language.translation import Translator

VERSION = 1
DIALECT = "https://json-schema.org/draft/2020-12/schema"
Word = Literal["error", "warning", "advice"]
WORDS: dict[Severity, Word] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "advice"}


class _Datum(BaseModel):
    """A JSON object. Its keys stand in the order of the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Place(_Datum):
    """A stretch of a file: 1-based lines and columns, in characters; the end column is one past the last character."""

    file: str
    """The file, relative to the handbook's folder, with `/` between folders."""
    line: int
    """The first line."""
    column: int
    """The first column."""
    end_line: int
    """The last line."""
    end_column: int
    """One past the last column."""


class RelatedPlace(Place):
    """A further place that belongs to a finding."""

    message: str
    """What is to be seen there."""


class FindingOfCheck(Place):
    """One thing that is wrong, where it is, and what to do about it."""

    code: str
    """The rule's code, like `PB301`; `playpress explain` tells more of it."""
    name: str
    """The rule's name, like `unknown-name`."""
    severity: Word
    """How bad it is in this handbook."""
    message: str
    """What is wrong, in the handbook's language."""
    hint: str | None
    """What to do about it."""
    fix: str | None
    """The text to write in place of what stands there, or at `fix_at`; null if none is known."""
    fix_at: Place | None
    """Where the text of `fix` belongs, if it replaces more than the finding points at, such as whole lines."""
    related: tuple[RelatedPlace, ...]
    """Further places."""


class More(_Datum):
    """The findings of a file that are counted and not listed, because there are too many."""

    file: str
    """The file."""
    count: int
    """How many there are."""
    severity: Word
    """The worst severity among them."""


class Counts(_Datum):
    """How many findings there are, including those that are not listed."""

    error: int
    """Errors."""
    warning: int
    """Warnings."""
    advice: int
    """Pieces of advice."""


class ReportOfCheck(_Datum):
    """What `playpress check --format json` prints."""

    version: Literal[1]
    """The version of this format."""
    language: str
    """The language of messages and hints."""
    counts: Counts
    """How many findings there are."""
    findings: tuple[FindingOfCheck, ...]
    """The findings, sorted by place."""
    more: tuple[More, ...]
    """The files with more findings than are listed."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the report."""
    return {"$schema": DIALECT, **ReportOfCheck.model_json_schema(mode="serialization")}


def write_json(diagnostics: Sequence[Diagnostic], translator: Translator) -> str:
    """Return the report; of a file with very many findings, the rest is counted."""
    told = list(listed(diagnostics))
    report = ReportOfCheck(
        version=VERSION,
        language=translator.language,
        counts=_counts(diagnostics),
        findings=tuple(_finding(one, translator) for one in told if not isinstance(one, Rest)),
        more=tuple(
            More(file=one.file, count=one.number, severity=WORDS[one.severity]) for one in told if isinstance(one, Rest)
        ),
    )
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def _counts(diagnostics: Iterable[Diagnostic]) -> Counts:
    number = Counter(WORDS[one.severity] for one in diagnostics)
    return Counts(error=number["error"], warning=number["warning"], advice=number["advice"])


def _finding(found: Diagnostic, translator: Translator) -> FindingOfCheck:
    say = translator.gettext
    return FindingOfCheck(
        **_place(found.location),
        code=found.code,
        name=KNOWN[found.code].name,
        severity=WORDS[found.severity],
        message=found.message.text(say),
        hint=found.hint.text(say) if found.hint else None,
        fix=found.fix or None,
        fix_at=Place(**_place(found.fix_at)) if found.fix and found.fix_at else None,
        related=tuple(RelatedPlace(**_place(one.location), message=one.message.text(say)) for one in found.related),
    )


def _place(at: Location) -> dict[str, Any]:
    """Return a place as the fields of `Place`."""
    return {key: getattr(at, key) for key in Place.model_fields}
