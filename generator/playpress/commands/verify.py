"""`playpress verify`: record that a playbook has been reviewed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress import pipeline
from playpress.commands.options import UNUSABLE, Command, project_option, today_option
from playpress.diagnostics import N_, Message
from playpress.editing.verify import CannotVerifyError

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


@click.command(cls=Command)
@click.argument("playbook", metavar="ID")
@project_option
@click.option(
    "--date",
    "day",
    metavar="DATE",
    callback=lambda _context, _option, value: value and value.date(),
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day of the review, like 2026-11-25; today by default.",
)
@today_option
def verify(root: Path, playbook: str, day: datetime.date | None, today: datetime.date | None) -> None:
    """Record in the file of the playbook ID that it has been reviewed, and say when the next review is due.

    Only the day in its line "last:" changes; comments, order and quotes stay. A file that has no such line is left alone, and
    you are told what to add (exit code 2).
    """
    checked = pipeline.check_handbook(pipeline.Request(root, today=today))
    say = checked.translator
    try:
        on = day or checked.facts.today
        done = pipeline.verify(checked, playbook, on)
    except CannotVerifyError as problem:
        click.echo(f"playpress: {problem.message.text(say.gettext)}", err=True)
        sys.exit(UNUSABLE)
    said = N_("{file}: reviewed on {date}") if done.is_changed else N_("{file} says so already: reviewed on {date}")
    click.echo(Message(said, {"file": done.file, "date": say.date(on)}).text(say.gettext))
    if done.review.due:
        due = Message(N_("The next review is due on {date}."), {"date": say.date(done.review.due)})
        click.echo(due.text(say.gettext))
