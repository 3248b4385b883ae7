"""Findings to those that a report tells one by one, and how many of each file are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import MOST_TOLD, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.language.translation import Translator


class Rest(NamedTuple):
    """What is not told of a file: how many findings, and how bad the worst is."""

    file: str
    number: int
    severity: Severity

    def text(self, translator: Translator) -> str:
        """Return the line that a report says instead."""
        line = translator.ngettext("{n} more finding in this file", "{n} more findings in this file", self.number)
        return line.format(n=translator.number(self.number))


def listed(diagnostics: Iterable[Diagnostic], most: int = MOST_TOLD) -> Iterator[Diagnostic | Rest]:
    """Yield the findings to tell in their order, at most `most` a file, and for each file with more a `Rest` after its last."""
    of_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        of_file.setdefault(diagnostic.location.file, []).append(diagnostic)
    for file, found in of_file.items():
        yield from found[:most]
        if untold := found[most:]:
            yield Rest(file, len(untold), max(d.severity for d in untold))
