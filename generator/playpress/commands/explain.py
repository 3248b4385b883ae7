"""`playpress explain`: what a rule, a kind of thing or a field is about."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from playpress.commands.options import UNUSABLE, Command, project_option, translator_for
from playpress.diagnostics import N_
from playpress.reference.topics import find_topics
from playpress.report.explanation import write_explanation, write_overview

if TYPE_CHECKING:
    from pathlib import Path


@click.command(cls=Command)
@click.argument("word", metavar="[CODE|FIELD|KIND]", default="")
@project_option
def explain(word: str, root: Path) -> None:
    """Explain a rule (PB301, unknown-name), a kind of thing (step, kpi) or a field (step.raci, frequency).

    It says what a rule means with an example of each way to write it, which fields a kind has, and what a field takes. PB5 lists the
    rules about the flow. Without a word it says what there is to look up. No network is needed.
    """
    translator = translator_for(root)
    if not word:
        click.echo(write_overview(translator), nl=False)
        return
    topics = find_topics(word)
    if any(topics[:-1]):
        click.echo(write_explanation(topics, translator), nl=False)
        return
    said = translator.gettext(N_("there is no rule, kind or field “{word}”")).format(word=word)
    if topics.guess:
        said += "; " + translator.gettext(N_("did you mean “{guess}”?")).format(guess=topics.guess)
    click.echo(f"playpress: {said}", err=True)
    sys.exit(UNUSABLE)
