"""The examples of rules as whole handbooks, and the fixes of findings written into their files."""

from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

from tests.tools.handbook import REGISTRIES, SMALLEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playpress.diagnostics import Diagnostic

USUAL = "playbooks/sales/sell.yml"
"""The file of lines above which no other one is named."""
LITTLE = {**REGISTRIES, USUAL: SMALLEST}
"""The handbook that an example stands in."""
_FILE = re.compile(r"^# ((?:playbooks|site_templates)/\S+|mkdocs\.yml)\n", re.MULTILINE)
_KEY = re.compile(r"[\"']?[\w-]+[\"']?[ \t]*:(?:\s|$)")
_SECOND_DOCUMENT = re.compile(r"^---.*", re.MULTILINE | re.DOTALL)


def handbook_with(example: str) -> dict[str, str]:
    """Return the files of the little handbook with the lines of an example in it.

    Lines of a file that the little handbook has stand in for those of the same top-level key, or are added; any other file
    is just its lines.
    """
    first, *rest = _FILE.split(dedent(example).lstrip("\n"))
    lines = {path: text for path, text in zip([USUAL, *rest[::2]], [first, *rest[1::2]], strict=True) if text.strip()}
    return LITTLE | {path: merged(LITTLE.get(path, ""), text) for path, text in lines.items()}


def merged(text: str, lines: str) -> str:
    """Return a YAML text in which lines stand in for those of the same top-level key; what is new comes after it.

    What follows a line of dashes stays at the end.
    """
    kept, added = _by_key(text), _by_key(_SECOND_DOCUMENT.sub("", lines))
    end = _SECOND_DOCUMENT.search(lines)
    return "".join((kept | added).values()) + (end[0] if end else "")


def _by_key(text: str) -> dict[str, str]:
    """Return the lines of each top-level key, those of a key that stands twice in one; what comes before any, under “”."""
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines(keepends=True):
        if match := _KEY.match(line):
            key = match[0].split(":")[0].strip(" \t\"'")
        found[key] = found.get(key, "") + line
    return found


def apply_fix(text: str, found: Diagnostic) -> str:
    """Return a file's text with a finding's fix in the place of what it points at."""
    at = found.fix_at or found.location
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    start, end = starts[at.line - 1] + at.column - 1, starts[at.end_line - 1] + at.end_column - 1
    return text[:start] + found.fix + text[end:]


def fix_all(files: Mapping[str, str], found: Diagnostic) -> dict[str, str]:
    """Return files with a finding's fix written into the one that it is about."""
    file = found.location.file
    return {**files, file: apply_fix(files[file], found)}
