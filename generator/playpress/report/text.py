"""Findings for people: place, message, the line with a caret, and what to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from playpress.diagnostics import N_, Diagnostic, Location, Severity, visible
from playpress.report.listing import Rest, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from playpress.language.translation import Translator
    from playpress.reading.source import Source

SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.ADVICE: N_("advice")}
WIDEST_LINE = 120


def write_text(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], translator: Translator) -> str:
    """Return the findings as text, each with its line; in a file with very many, the rest is one line.

    Ends with a line break when there are any.
    """
    return "\n".join(
        f"{visible(d.file)}: {d.text(translator)}\n" if isinstance(d, Rest) else _finding(d, sources, translator)
        for d in listed(diagnostics)
    )


def summary(diagnostics: Sequence[Diagnostic], translator: Translator) -> str:
    """Return one line: how many findings there are."""
    if not diagnostics:
        return translator.gettext(N_("Everything is in order."))
    counts = Counter(d.severity for d in diagnostics)
    errors, warnings, advice = counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.ADVICE]
    parts = (
        translator.ngettext("{n} error", "{n} errors", errors).format(n=errors) if errors else "",
        translator.ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings) if warnings else "",
        translator.ngettext("{n} piece of advice", "{n} pieces of advice", advice).format(n=advice) if advice else "",
    )
    return translator.listed(list(filter(None, parts)))


def exposure(translator: Translator) -> str:
    """Return the last line of a build whose pages hold what is meant for fewer readers."""
    return translator.gettext(
        N_("Note: anyone who can open the site can read all of it, including what is marked internal or restricted.")
    )


def _finding(d: Diagnostic, sources: Mapping[str, Source], translator: Translator) -> str:
    say = translator.gettext
    at = d.location
    lines = [f"{_place(at)}: {say(SEVERITIES[d.severity])} {d.code} {d.message.text(say)}"]
    lines += _excerpt(at, sources.get(at.file))
    if d.hint:
        label = say(N_("hint:"))
        lines.append(f"  {label} {d.hint.text(say)}")
    lines += [f"  {_place(r.location)}: {r.message.text(say)}" for r in d.related]
    return "\n".join(lines) + "\n"


def _place(at: Location) -> str:
    return f"{visible(at.file)}:{at.line}:{at.column}"


def _excerpt(at: Location, source: Source | None) -> list[str]:
    """Return the line of a place and the caret below it; empty if the file has no text."""
    if source is None or not source.text:
        return []
    line = "".join(c if c.isprintable() else " " for c in source.lines(at.line, at.line)[0])
    first = max(0, at.column - 1 - WIDEST_LINE + 20) if at.column > WIDEST_LINE else 0
    shown = line[first : first + WIDEST_LINE]
    margin = " " * len(str(at.line))
    caret = " " * (at.column - 1 - first) + "^" * max(1, min(at.end_column, first + WIDEST_LINE + 1) - at.column)
    return [f"  {at.line} | {shown}", f"  {margin} | {caret}"]
