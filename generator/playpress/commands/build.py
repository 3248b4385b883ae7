"""`playpress build`: make the site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress import pipeline
from playpress.commands.options import FOUND, UNUSABLE, print_findings, progress, project_option
from playpress.diagrams.picture import can_draw
from playpress.engine.mkdocs import EngineError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@project_option
@click.option("--offline", is_flag=True, help="Make a site that works from disk, without a web server.")
def build(root: Path, *, offline: bool) -> None:
    """Check the playbooks, write the pages and build the site into build/site.

    Errors in the playbooks stop it with exit code 1; an earlier site stays as it is.
    """
    try:
        with progress() as show:
            result, site = pipeline.build(pipeline.Project(root), offline=offline, progress=show)
    except EngineError as problem:
        click.echo(str(problem), err=True)
        click.echo("playpress: the site engine failed; what it said is above", err=True)
        sys.exit(UNUSABLE)
    print_findings(result)
    if site is None:
        sys.exit(FOUND)
    say = result.translator.gettext
    if not can_draw():
        click.echo(say("This machine has no merman: pages show the hand-offs as their Mermaid source."), err=True)
    click.echo(say("The site is ready: {path}").format(path=(site / "index.html").resolve()))
