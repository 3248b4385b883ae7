"""`playpress check`: find everything that is wrong with a handbook."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.commands.options import FOUND, Command, project_option, strict_option, today_option
from playpress.diagnostics import N_, visible
from playpress.editing.fix import write_fixes
from playpress.pipeline import Checked, Kept, Request, check_handbook
from playpress.report.text import summary, write_text

if TYPE_CHECKING:
    import datetime

    from playpress.diagnostics import Diagnostic

TEXT, JSON, GITHUB, GITLAB, SARIF = FORMATS = ("text", "json", "github", "gitlab", "sarif")
JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The environment variable with the file to which a step of a GitHub job adds what its summary is to say."""

FIXED = N_("fixed")
MOST_ROUNDS = 20
"""How often a handbook is read again after fixes: a slip may hide another one in the same lines."""


@click.command(cls=Command)
@project_option
@strict_option
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=TEXT,
    show_default=True,
    help="text for people; github for annotations and a summary of a job; gitlab for its code quality; sarif and json for programs.",
)
@click.option("--fix", is_flag=True, help="Write what surely was meant into the files, and say what.")
@click.option(
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to a file, and print the findings as text.",
)
def check(root: Path, form: str, today: datetime.date | None, output: Path | None, *, strict: bool, fix: bool) -> None:
    """Find everything that is wrong with the playbooks.

    Prints each finding with its line and what to do, and at the end how many there are. Exits with 1 when there are errors, and
    with --strict when there are warnings.
    """
    request = Request(root, strict=strict, today=today)
    kept = Kept.of(request)
    checked = check_handbook(request, kept.parts, kept.clean)
    if fix:
        checked = _fixed(checked, kept)
    kept.keep(request.build)
    is_text = form == TEXT or output is not None
    if output:
        output.write_text(written(checked, form), encoding="utf-8", errors="backslashreplace", newline="\n")
    shown = written(checked, TEXT if is_text else form)
    if shown:
        click.echo(shown, nl=is_text)
    if checked.diagnostics or not checked.loaded.site_fault:
        click.echo(summary(checked.diagnostics, checked.translator), err=not is_text)
    if form == GITHUB:
        add_to_job_summary(checked)
    if checked.loaded.site_fault:
        raise checked.loaded.site_fault
    sys.exit(FOUND if checked.stops else 0)


def written(checked: Checked, form: str) -> str:
    """Return all findings in one of `FORMATS`."""
    found, translator = checked.diagnostics, checked.translator
    if form == TEXT:
        return write_text(found, checked.loaded.sources, translator)
    if form == JSON:
        from playpress.report.findings import write_json  # noqa: PLC0415 - who reads text waits for none of these

        return write_json(found, translator)
    from playpress.report.places import in_repository  # noqa: PLC0415

    found = in_repository(found, checked.request.root)
    if form == GITLAB:
        from playpress.report.gitlab import write_gitlab  # noqa: PLC0415

        return write_gitlab(found, translator)
    if form == SARIF:
        from playpress.report.sarif import write_sarif  # noqa: PLC0415

        return write_sarif(found, translator)
    from playpress.report.github import write_github  # noqa: PLC0415

    return write_github(found, translator)


def add_to_job_summary(checked: Checked) -> None:
    """Add the findings to the summary of the GitHub job that this is a step of, if it is one."""
    from playpress.report.job_summary import write_job_summary  # noqa: PLC0415
    from playpress.report.places import in_repository  # noqa: PLC0415

    file = os.environ.get(JOB_SUMMARY)
    if file:
        found = in_repository(checked.diagnostics, checked.request.root)
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(write_job_summary(found, checked.translator))


def _fixed(checked: Checked, kept: Kept) -> Checked:
    """Write fixes into the files as long as there are some, print each, and return the handbook checked anew.

    What is found again where it was put right is left to the editor: its fix does not help.
    """
    say = checked.translator.gettext
    tried: set[tuple[str, str, int, int, str]] = set()
    for _ in range(MOST_ROUNDS):
        untried = [found for found in checked.diagnostics if _slip(found) not in tried]
        fixed = write_fixes(checked.loaded, untried, checked.request.root)
        if not fixed:
            break
        tried.update(map(_slip, fixed))
        for found in fixed:
            at = found.location
            click.echo(f"{visible(at.file)}:{at.line}: {say(FIXED)} {found.code} {found.message.text(say)}", err=True)
        checked = check_handbook(checked.request, kept.parts, kept.clean)
    return checked


def _slip(found: Diagnostic) -> tuple[str, str, int, int, str]:
    """Return what is wrong, and where."""
    at = found.location
    return found.code, at.file, at.line, at.column, found.message.text()
