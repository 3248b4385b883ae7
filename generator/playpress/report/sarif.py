"""Findings as SARIF 2.1.0 (OASIS), which code hosts, editors and other tools read.

The format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
Knows: findings, and the rules that they are of. Must not know who found them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from playpress import __version__
from playpress.checks import KNOWN
from playpress.diagnostics import Diagnostic, Severity
from playpress.report.fingerprints import Fingerprints
from playpress.report.listing import Rest, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playpress.diagnostics import Location
    from playpress.language.translation import Translator

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
FINGERPRINT = "playpress/v1"


def write_sarif(diagnostics: Sequence[Diagnostic], translator: Translator) -> str:
    """Return a log with one run; of a file with very many findings, the rest is one notification."""
    told = list(listed(diagnostics))
    found = [one for one in told if not isinstance(one, Rest)]
    codes = sorted({one.code for one in found})
    prints = Fingerprints()
    run = {
        "tool": {"driver": _driver(codes)},
        "language": translator.language,
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_more(one, translator) for one in told if isinstance(one, Rest)],
            }
        ],
        "results": [_result(one, codes.index(one.code), prints.of(one), translator) for one in found],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _driver(codes: Sequence[str]) -> dict[str, Any]:
    """Return the tool: its version, and the rules of which something was found."""
    return {
        "name": "Playpress",
        "version": __version__,
        "informationUri": "https://github.com/playpress/playpress",
        "rules": [_rule(code) for code in codes],
    }


def _rule(code: str) -> dict[str, Any]:
    rule = KNOWN[code]
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": rule.message},
        "fullDescription": {"text": " ".join(rule.about.split())},
        "help": {"text": f"playpress explain {code}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, rule: int, fingerprint: str, translator: Translator) -> dict[str, Any]:
    say = translator.gettext
    text = found.message.text(say)
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": LEVELS[found.severity],
        "message": {"text": f"{text}\n{found.hint.text(say)}" if found.hint else text},
        "locations": [_place(found.location)],
        "partialFingerprints": {FINGERPRINT: fingerprint},
    }
    if found.related:
        result["relatedLocations"] = [
            {**_place(one.location), "message": {"text": one.message.text(say)}} for one in found.related
        ]
    if found.fix:
        result["fixes"] = [_fix(found)]
    return result


def _place(at: Location) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _file(at.file), "region": _region(at)}}


def _file(path: str) -> dict[str, Any]:
    """Return a file by its address below the repository.

    A name that is no Unicode has its own bytes in it on Linux; Windows has halves of characters, which no bytes stand for.
    """
    try:
        name = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        name = path.encode("utf-8", "surrogatepass")
    return {"uri": quote(name), "uriBaseId": "%SRCROOT%"}


def _region(at: Location) -> dict[str, int]:
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _fix(found: Diagnostic) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(found.fix_at or found.location), "insertedContent": {"text": found.fix}}
    return {"artifactChanges": [{"artifactLocation": _file(found.location.file), "replacements": [replacement]}]}


def _more(rest: Rest, translator: Translator) -> dict[str, Any]:
    return {
        "level": LEVELS[rest.severity],
        "message": {"text": rest.text(translator)},
        "locations": [{"physicalLocation": {"artifactLocation": _file(rest.file)}}],
    }
