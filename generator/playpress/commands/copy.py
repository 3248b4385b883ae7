"""`playpress copy`: take a template over, to change it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress.commands.options import UNUSABLE, Command, project_option, translator_for
from playpress.editing.new import CannotStartError, copy_template, original
from playpress.pipeline import Request

if TYPE_CHECKING:
    from pathlib import Path


@click.command(cls=Command)
@click.argument("path", metavar="FILE")
@project_option
@click.option(
    "--print", "is_printed", is_flag=True, help="Print the file as it comes with Playpress, and copy nothing."
)
def copy(root: Path, path: str, *, is_printed: bool) -> None:
    """Copy FILE, such as pages/role.md.j2 or assets/playpress.css, into site_templates/, where you can change it.

    The copy's first line says of which version it is, so that "check" tells you when the original changes. A file that is
    there already is left alone (exit code 2).
    """
    say = translator_for(root)
    try:
        if is_printed:
            click.echo(original(path), nl=False)
        else:
            target = copy_template(path, Request(root).templates)
            click.echo(
                say.gettext("“{path}” is yours to change; remove it to have the original back").format(path=target)
            )
    except CannotStartError as problem:
        click.echo(f"playpress: {problem.message.text(say.gettext)}", err=True)
        sys.exit(UNUSABLE)
