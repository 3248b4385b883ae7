"""`playpress report`: what a monthly review looks at."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress.commands.options import FOUND, Command, print_findings, project_option, today_option
from playpress.pipeline import Request, check_handbook
from playpress.report.monthly import monthly
from playpress.report.monthly_forms import as_json, as_markdown, as_text
from playpress.report.monthly_words import MonthlyWords

if TYPE_CHECKING:
    import datetime
    from pathlib import Path


@click.command(cls=Command)
@project_option
@today_option
@click.option(
    "--since",
    metavar="DATE",
    callback=lambda _context, _option, value: value and value.date(),
    type=click.DateTime(["%Y-%m-%d"]),
    help="List the changes after this day, like 2026-10-25; a month ago by default.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="text for a terminal, markdown for a page or a message, json for programs.",
)
def report(root: Path, form: str, today: datetime.date | None, since: datetime.date | None) -> None:
    """Print what a monthly review looks at.

    It says how each KPI stands, which reviews are overdue or due within 30 days, what changed, where each playbook stands in the
    loop of plan, do, check, act, and which playbooks lack a goal, a KPI, a target, a review or a history.

    Findings go to standard error; a handbook with errors has no report (exit code 1). What the report says changes no exit code.
    """
    checked = check_handbook(Request(root, today=today))
    print_findings(checked)
    if checked.has_errors:
        sys.exit(FOUND)
    found = monthly(checked.facts, since)
    words = MonthlyWords(found, checked.facts, checked.translator)
    click.echo(
        as_json(found) if form == "json" else as_markdown(words) if form == "markdown" else as_text(words), nl=False
    )
