"""Runs a command as a user would, or calls ours within this process, and says what it said when it fails."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from playpress.cli import main

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click

PLAYPRESS = (Path(sys.executable).with_name("playpress"),)
MKDOCS = (sys.executable, "-m", "mkdocs")
PROPERDOCS = (sys.executable, "-m", "properdocs")
ZENSICAL = (sys.executable, "-m", "zensical")


def run(*command: str | Path, cwd: Path, exits: int = 0, **environment: str) -> str:
    """Run a command in a folder and return both its outputs; any other exit code than `exits` fails the test."""
    return _run(command, cwd, exits, {**os.environ, **environment})


def call(*arguments: str | Path, cwd: Path, exits: int = 0, **environment: str) -> str:
    """Call `playpress` within this process and return both its outputs: what `run` does, without the start of a process.

    What only a process has (its limits, its rights, what it imports) needs `run`. An exception that would end in a
    traceback fails the test.
    """
    try:
        return _call(main, "playpress", arguments, cwd, exits, environment)
    finally:
        gc.enable()  # the command line switches it off, since its process ends soon


def call_mkdocs(*arguments: str | Path, cwd: Path, exits: int = 0, **environment: str) -> str:
    """Call `mkdocs` within this process, likewise."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 - few tests need it, and each worker imports this module

    return _call(cli, "mkdocs", arguments, cwd, exits, environment)


def _call(
    command: click.Command,
    name: str,
    arguments: tuple[str | Path, ...],
    cwd: Path,
    exits: int,
    environment: Mapping[str, str],
) -> str:
    words = [str(argument) for argument in arguments]
    with chdir(cwd):
        done = CliRunner().invoke(command, words, env=environment, prog_name=name, catch_exceptions=False)
    assert done.exit_code == exits, f"{name} {words} in {cwd} exited with {done.exit_code}:\n{done.output}"
    return done.output


def run_isolated(*command: str | Path, cwd: Path, environment: Mapping[str, str]) -> str:
    """Run a command with nothing but this environment."""
    return _run(command, cwd, 0, environment)


def _run(command: tuple[str | Path, ...], cwd: Path, exits: int, environment: Mapping[str, str]) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == exits, f"{command} in {cwd} exited with {done.returncode}:\n{done.stdout}"
    return done.stdout
