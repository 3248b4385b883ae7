"""All findings to those that a report lists, and for each file a count of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from playpress.diagnostics import MOST_TOLD, Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playpress.language.translation import Translator


class Rest(NamedTuple):
    """The findings of a file that are not listed: their number, and the worst severity."""

    file: str
    number: int
    severity: Severity

    def text(self, translator: Translator) -> str:
        """Return the line of a report that stands for them."""
        line = translator.ngettext("{n} more finding in this file", "{n} more findings in this file", self.number)
        return line.format(n=translator.number(self.number))


def listed(diagnostics: Iterable[Diagnostic], most: int = MOST_TOLD) -> Iterator[Diagnostic | Rest]:
    """Yield at most `most` findings a file, in their order, and after the last of a file with more its `Rest`."""
    of_file: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        of_file.setdefault(diagnostic.location.file, []).append(diagnostic)
    for file, found in of_file.items():
        yield from found[:most]
        if untold := found[most:]:
            yield Rest(file, len(untold), max(d.severity for d in untold))
