"""What several commands share: the project's folder, printing findings, progress."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from playpress.language.translation import Translator
from playpress.machine.faults import Fault, explain
from playpress.pipeline import PATIENCE, Listener, Request
from playpress.reading.load import load_language
from playpress.report.text import exposure, summary, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.diagnostics import Message
    from playpress.pipeline import Checked, Progress

FOUND, UNUSABLE = 1, 2


class Command(click.Command):
    """A command that reports a fault of our environment as one sentence in the handbook's language: exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (Fault, OSError) as problem:
            if isinstance(problem, BrokenPipeError):
                raise  # the reader of our output has closed it: click ends quietly
            give_up(explain(problem), ctx.params.get("root"))


def give_up(message: Message, root: Path | None = None) -> NoReturn:
    """Print one sentence in the language of the handbook at `root`, and end with exit code 2."""
    _drop_unwritable_output()
    click.echo(f"playpress: {message.text(translator_for(root).gettext)}", err=True)
    sys.exit(UNUSABLE)


def translator_for(root: Path | None) -> Translator:
    """Return the language of the handbook at `root`, whatever is wrong with it; English without one."""
    return Translator(load_language(Request(root).playbooks) if root else "en")


def _drop_unwritable_output() -> None:
    """Redirect a closed standard output to nowhere, or Python would flush it at exit and print a traceback."""
    try:
        sys.stdout.flush()
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EFBIG, errno.EIO):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


project_option = click.option(
    "-C",
    "--project",
    "root",
    default=".",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The handbook's folder; the current one by default.",
)


strict_option = click.option("--strict", is_flag=True, help="Let warnings stop it like errors.")

today_option = click.option(
    "--today",
    metavar="DATE",
    callback=lambda _context, _option, value: value and value.date(),
    type=click.DateTime(["%Y-%m-%d"]),
    help="Judge what is past and future as of this day, like 2026-11-25; else that of SOURCE_DATE_EPOCH, or the clock's.",
)

wait_option = click.option(
    "--wait",
    "patience",
    default=PATIENCE,
    metavar="SECONDS",
    type=click.FloatRange(min=0),
    show_default=True,
    help="How long to wait for another run in the same folder.",
)


def print_findings(checked: Checked) -> None:
    """Print all findings as text, and how many there are, on standard error."""
    if checked.diagnostics:
        click.echo(write_text(checked.diagnostics, checked.loaded.sources, checked.translator), err=True)
        click.echo(summary(checked.diagnostics, checked.translator), err=True)


def print_exposure(checked: Checked) -> None:
    """Print a last line if the pages hold what is meant for fewer readers."""
    if checked.is_exposed:
        click.echo(exposure(checked.translator))


@contextmanager
def listening(root: Path, patience: float) -> Iterator[Listener]:
    """Yield a listener that shows on standard error how far a run is and whom it waits for."""

    def waiting(message: Message) -> None:
        click.echo(message.text(translator_for(root).gettext), err=True)

    with progress() as show:
        yield Listener(show, waiting, patience)


@contextmanager
def progress() -> Iterator[Progress]:
    """Yield a progress bar that appears after a second; nothing is shown if standard error is no terminal."""
    if not sys.stderr.isatty():
        yield lambda _title, _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for people watching
    from rich.progress import Progress as Bars  # noqa: PLC0415

    started = time.monotonic()
    with Bars(console=Console(stderr=True), transient=True) as bars:
        bar = bars.add_task("", total=None, visible=False)

        def show(title: str, done: int, total: int) -> None:
            visible = not total or time.monotonic() - started > 1
            bars.update(bar, description=title, completed=done, total=total or None, visible=visible)

        yield show
