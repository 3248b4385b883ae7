"""`playpress init`: start a handbook."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from playpress.commands.options import UNUSABLE, Command
from playpress.editing.new import LANGUAGES, CannotStartError, write_handbook
from playpress.language.translation import Translator


@click.command(cls=Command)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--name", metavar="TEXT", help="What the handbook is called; by default its folder's name, made readable."
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The language of the example, of the site's own words and of what the commands say in this handbook.",
)
def init(folder: Path, name: str | None, language: str) -> None:
    """Start a handbook in DIR: a small example with comments to learn from, ready to build and to publish.

    DIR may be new or empty, or hold only a .git folder. Otherwise nothing is written, and the exit code is 2.
    """
    say = Translator(language)
    try:
        title = write_handbook(folder, name, language)
    except CannotStartError as problem:
        _give_up(problem.message.text(say.gettext))
    except OSError as problem:
        _give_up(say.gettext("“{path}” cannot be written: {reason}").format(
            path=problem.filename or folder, reason=problem.strerror or problem))  # fmt: skip
    click.echo(say.gettext("“{name}” is ready in {path}").format(name=title, path=folder.resolve()))
    click.echo(say.gettext("See it: run “playpress build --offline” there, then open build/site/index.html"))
    click.echo(say.gettext("Make it yours: begin with playbooks/handbook.yml; README.md says what is where"))


def _give_up(reason: str) -> None:
    click.echo(f"playpress: {reason}", err=True)
    sys.exit(UNUSABLE)
