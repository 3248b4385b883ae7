"""`playpress build`: make the site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress import pipeline
from playpress.commands.options import (
    FOUND,
    Command,
    give_up,
    listening,
    print_exposure,
    print_findings,
    project_option,
    strict_option,
    today_option,
    wait_option,
)
from playpress.diagnostics import N_, Message
from playpress.diagrams.picture import can_draw
from playpress.engine.build import EngineError

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


@click.command(cls=Command)
@project_option
@strict_option
@today_option
@wait_option
@click.option("--offline", is_flag=True, help="Make a site that works from disk, without a web server.")
def build(root: Path, today: datetime.date | None, *, patience: float, offline: bool, strict: bool) -> None:
    """Check the playbooks, write the pages and build the site into build/site.

    Errors in the playbooks stop it with exit code 1; an earlier site stays as it is.
    """
    try:
        with listening(root, patience) as listener:
            result, site = pipeline.build(pipeline.Request(root, offline, strict, today), listener)
    except EngineError as problem:
        click.echo(str(problem), err=True)
        give_up(Message(N_("the site engine failed; what it said is above")), root)
    print_findings(result)
    if site is None:
        sys.exit(FOUND)
    say = result.translator.gettext
    if not can_draw():
        click.echo(say("This machine has no merman: pages show the hand-offs as their Mermaid source."), err=True)
    if not (offline or result.loaded.library.handbook.site_url):
        click.echo(
            say("playbooks/handbook.yml has no site_url yet; add the address of the site before you publish it."),
            err=True,
        )
    click.echo(say("The site is ready: {path}").format(path=(site / "index.html").resolve()))
    print_exposure(result)
    if result.stops:
        sys.exit(FOUND)
