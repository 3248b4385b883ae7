"""What several commands share: the project's folder, printing findings, progress."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.report.text import exposure, summary, write_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playpress.pipeline import Checked, Progress

FOUND, UNUSABLE = 1, 2

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


def print_findings(checked: Checked) -> None:
    """Print all findings as text, and how many there are, on standard error."""
    if checked.diagnostics:
        click.echo(write_text(checked.diagnostics, checked.loaded.sources, checked.translator), err=True)
        click.echo(summary(checked.diagnostics, checked.translator), err=True)


def print_exposure(checked: Checked) -> None:
    """Say in a last line that the pages hold what is meant for fewer readers, if they do."""
    if checked.is_exposed:
        click.echo(exposure(checked.translator))


@contextmanager
def progress() -> Iterator[Progress]:
    """Show a bar for what takes longer than a second; silent where nobody watches."""
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
