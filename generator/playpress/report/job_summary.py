"""Findings as Markdown for the summary of a GitHub job: a table with all of them, while a pull request shows ten a kind at most.

The format and its limits: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from playpress.diagnostics import N_, Diagnostic, visible
from playpress.language.richtext import write_plain
from playpress.report.listing import Rest, listed
from playpress.report.text import SEVERITIES, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from playpress.language.translation import Translator

LARGEST = 1_000_000
"""Bytes of a summary; GitHub shows none that is larger than 1 MiB."""
_OF_COMMIT = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
"""The environment variables that make up the address of a commit."""


def write_job_summary(
    diagnostics: Sequence[Diagnostic], translator: Translator, environment: Mapping[str, str] = os.environ
) -> str:
    """Return a heading with the number of findings, and a table of them as far as there is room for it.

    Places link to the lines, if the environment says at which commit they stand.
    """
    heading = f"### {write_plain(summary(diagnostics, translator))}\n"
    if not diagnostics:
        return heading
    say = translator.gettext
    cells = (say(N_("Place")), say(N_("Finding")), say(N_("What to do")))
    table = [heading, f"| {' | '.join(cells)} |", "|---|---|---|"]
    rows = (_row(one, translator, _commit(environment)) for one in listed(diagnostics))
    return "\n".join([*table, *_fitting(rows, LARGEST - len("\n".join(table).encode()) - 1)]) + "\n"


def _commit(environment: Mapping[str, str]) -> str:
    """Return the address below which the files of the commit stand; empty if it is not known."""
    server, repository, commit = (environment.get(name, "") for name in _OF_COMMIT)
    return f"{server}/{repository}/blob/{commit}" if server and repository and commit else ""


def _row(one: Diagnostic | Rest, translator: Translator, commit: str) -> str:
    say = translator.gettext
    if isinstance(one, Rest):
        return f"| {write_plain(visible(one.file))} | {write_plain(one.text(translator))} | |"
    at = one.location
    place: str = write_plain(f"{visible(at.file)}:{at.line}:{at.column}")
    if commit:
        file = quote(at.file.encode("utf-8", "surrogateescape"))
        place = write_link(place, f"{commit}/{file}?plain=1#L{at.line}")
    what = f"{write_plain(say(SEVERITIES[one.severity]))} **{one.code}** {write_plain(one.message.text(say))}"
    return f"| {place} | {what} | {write_plain(one.hint.text(say)) if one.hint else ''} |"


def write_link(text: str, address: str) -> str:
    """Return a link; the text is Markdown."""
    return f"[{text}](<{address}>)"


def _fitting(rows: Iterable[str], room: int) -> Iterator[str]:
    """Yield the first rows, as many as have room (bytes)."""
    for row in rows:
        room -= len(row.encode()) + 1
        if room < 0:
            return
        yield row
