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
    project_option,
    strict_option,
    today_option,
    wait_option,
)
from playpress.diagnostics import N_, Message
from playpress.diagrams.picture import can_draw
from playpress.engine.build import EngineError
from playpress.publish.documents.kept import DOCUMENTS
from playpress.report.text import exposure

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


@click.command(cls=Command)
@project_option
@strict_option
@today_option
@wait_option
@click.option("--offline", is_flag=True, help="Make a site that works from disk, without a web server.")
@click.option(
    "--pdf", is_flag=True, help="Make the handbook as PDF, too, into build/pdf; needs the extra playpress[pdf]."
)
def build(root: Path, today: datetime.date | None, *, patience: float, offline: bool, pdf: bool, strict: bool) -> None:
    """Check the playbooks, write the pages and build the site into build/site.

    Errors in the playbooks stop it with exit code 1; an earlier site stays as it is.
    """
    try:
        with listening(root, patience) as listener:
            built = pipeline.build(pipeline.Request(root, offline, strict, today, pdf=pdf), listener)
    except EngineError as problem:
        click.echo(str(problem), err=True)
        give_up(Message(N_("the site engine failed; what it said is above")), root)
    say = built.translator.gettext
    if built.findings:
        click.echo(built.findings, err=True)
    if built.site is None:
        sys.exit(FOUND)
    if built.obstacle:
        reason = built.obstacle.text(say)
        click.echo(say("The site is made by MkDocs, which takes longer: {reason}.").format(reason=reason), err=True)
    if not can_draw():
        click.echo(
            say("This machine has no merman: pages show diagrams of your own as their Mermaid source."), err=True
        )
    if not (offline or built.has_address):
        click.echo(
            say("playbooks/handbook.yml has no site_url yet; add the address of the site before you publish it."),
            err=True,
        )
    click.echo(say("The site is ready: {path}").format(path=(built.site / "index.html").resolve()))
    if built.documents:
        made = built.translator.ngettext("{n} PDF is ready: {path}", "{n} PDFs are ready: {path}", built.documents)
        folder = (root / "build" / DOCUMENTS).resolve()
        click.echo(made.format(n=built.translator.number(built.documents), path=folder))
    if built.is_exposed:
        click.echo(exposure(built.translator))
    if built.stops:
        sys.exit(FOUND)
