"""What several commands share: the project's folder, printing findings, progress."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from playpress.pipeline import Checked, Project
from playpress.report.text import summary, write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def project_at(root: Path) -> Project:
    """Return the project in a folder."""
    return Project(root)


def print_findings(checked: Checked) -> None:
    """Print all findings as text, and how many there are, on standard error."""
    if checked.diagnostics:
        click.echo(write_text(checked.diagnostics, checked.loaded.sources, checked.translator), err=True)
        click.echo(summary(checked.diagnostics, checked.translator), err=True)


@contextmanager
def progress(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a bar for what takes longer than a second; silent where nobody watches."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    import time  # noqa: PLC0415 - only for people watching

    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    started = time.monotonic()
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, visible=False)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=time.monotonic() - started > 1)

        yield show
