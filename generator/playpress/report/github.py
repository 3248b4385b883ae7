"""Findings as GitHub's workflow commands, which show them at their lines in a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playpress.diagnostics import Diagnostic, Severity, visible
from playpress.report.listing import Rest, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.language.translation import Translator

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def write_github(diagnostics: Sequence[Diagnostic], translator: Translator) -> str:
    """Return a workflow command for each finding; in a file with very many, the rest is one command."""
    return "".join(
        f"::{COMMANDS[d.severity]} file={_property(visible(d.file))}::{_data(d.text(translator))}\n"
        if isinstance(d, Rest)
        else _command(d, translator)
        for d in listed(diagnostics)
    )


def _command(d: Diagnostic, translator: Translator) -> str:
    at = d.location
    text = d.message.text(translator.gettext)
    if d.hint:
        text += "\n" + d.hint.text(translator.gettext)
    fields = {
        "file": visible(at.file),
        "line": at.line,
        "endLine": at.end_line,
        "col": at.column,
        "endColumn": at.end_column,
        "title": d.code,
    }
    written = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items())
    return f"::{COMMANDS[d.severity]} {written}::{_data(text)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
