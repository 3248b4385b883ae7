"""Findings as GitLab's report of code quality, which merge requests show beside the lines.

The format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from playpress.diagnostics import Diagnostic, Severity
from playpress.report.fingerprints import Fingerprints
from playpress.report.listing import Rest, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.language.translation import Translator

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.ADVICE: "info"}
MORE = "more-findings"
"""The name under which the findings of a file that are only counted stand."""


def write_gitlab(diagnostics: Sequence[Diagnostic], translator: Translator) -> str:
    """Return the report; of a file with very many findings, the rest is one entry."""
    prints = Fingerprints()
    entries = [
        _rest(one, translator) if isinstance(one, Rest) else _entry(one, prints.of(one), translator)
        for one in listed(diagnostics)
    ]
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _entry(found: Diagnostic, fingerprint: str, translator: Translator) -> dict[str, Any]:
    text = found.message.text(translator.gettext)
    return {
        "description": f"{text} ({found.hint.text(translator.gettext)})" if found.hint else text,
        "check_name": found.code,
        "fingerprint": fingerprint,
        "severity": SEVERITIES[found.severity],
        "location": {
            "path": found.location.file,
            "lines": {"begin": found.location.line, "end": found.location.end_line},
        },
    }


def _rest(rest: Rest, translator: Translator) -> dict[str, Any]:
    return {
        "description": rest.text(translator),
        "check_name": MORE,
        "fingerprint": f"{MORE}:{rest.file}",
        "severity": SEVERITIES[rest.severity],
        "location": {"path": rest.file, "lines": {"begin": 1, "end": 1}},
    }
