"""`playpress check`: find everything that is wrong with a handbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress.commands.options import FOUND, Command, project_option, strict_option, today_option
from playpress.diagnostics import N_, visible
from playpress.editing.fix import write_fixes
from playpress.pipeline import Kept, Request, check_handbook
from playpress.report.github import write_github
from playpress.report.text import summary, write_text

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from playpress.pipeline import Checked

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
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="text for people; github for annotations in a pull request.",
)
@click.option("--fix", is_flag=True, help="Write what surely was meant into the files, and say what.")
def check(root: Path, form: str, today: datetime.date | None, *, strict: bool, fix: bool) -> None:
    """Find everything that is wrong with the playbooks.

    Prints each finding with its line and what to do, and at the end how many there are. Exits with 1 when there are errors, and
    with --strict when there are warnings.
    """
    request = Request(root, strict=strict, today=today)
    kept = Kept.of(request)
    checked = check_handbook(request, kept.parts, kept.clean)
    if fix:
        checked = _fixed(checked, kept)
    if form == "github":
        click.echo(write_github(checked.diagnostics, checked.translator), nl=False)
    elif checked.diagnostics:
        click.echo(write_text(checked.diagnostics, checked.loaded.sources, checked.translator))
    if checked.diagnostics or not checked.loaded.site_fault:
        click.echo(summary(checked.diagnostics, checked.translator), err=form == "github")
    if checked.loaded.site_fault:
        raise checked.loaded.site_fault
    sys.exit(FOUND if checked.stops else 0)


def _fixed(checked: Checked, kept: Kept) -> Checked:
    """Write fixes into the files as long as there are some, print each, and return the handbook checked anew."""
    say = checked.translator.gettext
    for _ in range(MOST_ROUNDS):
        written = write_fixes(checked.loaded, checked.diagnostics, checked.request.root)
        if not written:
            break
        for found in written:
            at = found.location
            click.echo(f"{visible(at.file)}:{at.line}: {say(FIXED)} {found.code} {found.message.text(say)}", err=True)
        checked = check_handbook(checked.request, kept.parts, kept.clean)
    return checked
