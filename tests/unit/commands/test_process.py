"""The command line as a process: what it prints arrives, and it ends with the code of the command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.command import PLAYPRESS

pytestmark = pytest.mark.slow  # it starts processes
EXPLAINED = ["explain", "PB101"]


@pytest.mark.parametrize("command", [PLAYPRESS, (sys.executable, "-m", "playpress")], ids=["script", "module"])
@pytest.mark.parametrize(("arguments", "code"), [(EXPLAINED, 0), (["explain", "PB999999"], 2), (["--version"], 0)])
def test_all_that_is_printed_arrives_with_the_code(command, arguments, code):
    done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert (done.stderr if code else done.stdout).endswith("\n")
    assert "Traceback" not in done.stderr


def test_what_cannot_be_printed_is_no_success():
    with Path(os.devnull).open() as unwritable:
        done = subprocess.run(
            [*PLAYPRESS, *EXPLAINED], stdout=unwritable, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert "cannot be read or written" in done.stderr
