"""The command line: `playpress COMMAND`. Each command is imported only when it is called."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from contextlib import suppress

import click

from playpress import __version__

COMMANDS = {
    "build": "Check the playbooks and build the site.",
    "check": "Find everything that is wrong with the playbooks.",
    "copy": "Copy a template into the project, to change it.",
    "diagram": "Print a playbook's diagram as text, Mermaid or SVG.",
    "explain": "Say what a rule, a kind of thing or a field is about.",
    "generate": "Write the pages as Markdown.",
    "init": "Start a handbook in a new folder.",
    "report": "Print what a monthly review looks at.",
    "verify": "Record that a playbook has been reviewed.",
}
NO_PLUGINS = "PYDANTIC_DISABLE_PLUGINS"
"""The environment variable that keeps pydantic from looking through every installed package for plugins, at a tenth of `check`."""


class _Commands(click.Group):
    """Lists commands without importing them."""

    def invoke(self, ctx: click.Context) -> object:
        """Call a command; what it takes to import it is part of what is saved here."""
        gc.disable()  # values live to the end of a run: collecting reference cycles would take a third of `check`
        os.environ.setdefault(NO_PLUGINS, "__all__")
        return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as click calls it
        """Write what each command is for."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as click calls it
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(f"playpress.commands.{cmd_name}"), cmd_name)
        command.short_help = COMMANDS[cmd_name]
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="playpress")
def main() -> None:
    """Turn a folder of process playbooks into the onboarding site that new people learn from."""
    for stream in (sys.stdout, sys.stderr):  # a character that the terminal lacks is written as \\u…
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def run() -> None:
    """Be a process: run the command line and end, with the code that it ends with.

    What a large handbook leaves in memory is not taken apart piece by piece, which takes a second: the system frees it at once.
    """
    try:
        main()
    except SystemExit as end:
        with suppress(OSError):  # else Python says what cannot be written while it ends
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            os._exit(end.code if isinstance(end.code, int) else 1)
        raise
