"""`playpress generate`: write the pages as Markdown, without building the site."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress import pipeline
from playpress.commands.options import (
    FOUND,
    Command,
    listening,
    print_exposure,
    print_findings,
    project_option,
    strict_option,
    today_option,
    wait_option,
)

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


@click.command(cls=Command)
@project_option
@strict_option
@today_option
@wait_option
def generate(root: Path, today: datetime.date | None, *, patience: float, strict: bool) -> None:
    """Write the pages as Markdown into build/docs, and build/mkdocs.yml.

    Only files that changed are written. Errors in the playbooks stop it with exit code 1, and nothing is written.
    """
    with listening(root, patience) as listener:
        result = pipeline.generate(pipeline.Request(root, strict=strict, today=today), listener)
    print_findings(result)
    if result.written is None:
        sys.exit(FOUND)
    say = result.translator
    click.echo(
        say.gettext("{path}: {changed} written, {unchanged} unchanged, {removed} removed").format(
            path=root / "build" / "docs", **result.written._asdict()
        )
    )
    print_exposure(result)
