"""`playpress check`: find everything that is wrong with a handbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress.commands.options import FOUND, Command, project_option, strict_option, today_option
from playpress.pipeline import Kept, Request, check_handbook
from playpress.report.github import write_github
from playpress.report.text import summary, write_text

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


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
def check(root: Path, form: str, today: datetime.date | None, *, strict: bool) -> None:
    """Find everything that is wrong with the playbooks.

    Prints each finding with its line and what to do, and at the end how many there are. Exits with 1 when there are errors, and
    with --strict when there are warnings.
    """
    request = Request(root, strict=strict, today=today)
    kept = Kept.of(request)
    checked = check_handbook(request, kept.parts, kept.clean)
    if form == "github":
        click.echo(write_github(checked.diagnostics, checked.translator), nl=False)
    elif checked.diagnostics:
        click.echo(write_text(checked.diagnostics, checked.loaded.sources, checked.translator))
    if checked.diagnostics or not checked.loaded.site_fault:
        click.echo(summary(checked.diagnostics, checked.translator), err=form == "github")
    if checked.loaded.site_fault:
        raise checked.loaded.site_fault
    sys.exit(FOUND if checked.stops else 0)
