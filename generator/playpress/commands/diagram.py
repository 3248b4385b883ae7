"""`playpress diagram`: a process as a picture or as text, without building the site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress import pipeline
from playpress.commands.options import FOUND, UNUSABLE, Command, print_findings, project_option
from playpress.publish.view import ViewError

if TYPE_CHECKING:
    from pathlib import Path

VIEWS = ("phase", "role", "handoffs", "map")
FORMATS = ("ascii", "mmd", "svg")


@click.command(cls=Command)
@click.argument("playbook", metavar="ID")
@project_option
@click.option("--view", type=click.Choice(VIEWS), default="phase", show_default=True, help="What the picture shows.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="ascii",
    show_default=True,
    help="Text for a terminal, Mermaid source, or a picture. The role view has no Mermaid source.",
)
def diagram(root: Path, playbook: str, view: str, form: str) -> None:
    """Print a playbook's diagram on standard output.

    A handbook with errors has no diagram: they go to standard error (exit code 1). An unknown id, a machine that cannot
    draw, or a view that has no such format ends with exit code 2.
    """
    checked = pipeline.check_handbook(pipeline.Request(root))
    if checked.has_errors:
        print_findings(checked)
        sys.exit(FOUND)
    try:
        click.echo(pipeline.view(checked, playbook, view, form), nl=False)
    except ViewError as problem:
        click.echo(problem.message.text(checked.translator.gettext), err=True)
        sys.exit(UNUSABLE)
