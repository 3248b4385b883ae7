"""`playpress check`: find everything that is wrong with a handbook."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress.commands.options import FOUND, Command, project_option
from playpress.pipeline import Project, check_handbook
from playpress.report.github import write_github
from playpress.report.text import summary, write_text

if TYPE_CHECKING:
    from pathlib import Path


@click.command(cls=Command)
@project_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="text for people; github for annotations in a pull request.",
)
def check(root: Path, form: str) -> None:
    """Find everything that is wrong with the playbooks.

    Prints each finding with its line and what to do. Exits with 0 when there is none, with 1 when there are some.
    """
    checked = check_handbook(Project(root))
    if form == "github":
        click.echo(write_github(checked.diagnostics, checked.translator), nl=False)
    elif checked.diagnostics:
        click.echo(write_text(checked.diagnostics, checked.loaded.sources, checked.translator))
    click.echo(summary(checked.diagnostics, checked.translator), err=form == "github")
    if checked.loaded.site_fault:
        raise checked.loaded.site_fault
    sys.exit(FOUND if checked.diagnostics else 0)
