"""Runs a command and writes what it took to a file: CPU seconds, seconds on the clock, peak memory as the system counts it.

    python -I -S tests/bench/launch.py FILE COMMAND…

It is a process of its own, as small as can be: on Linux the peak memory of a process is never told as less than that of the
one that started it. Uses nothing but the standard library.
"""

import json
import os
import sys
import time
from pathlib import Path


def main(report: str, *command: str) -> int:
    """Return the command's exit code, or a negative number for the signal that ended it."""
    started = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    Path(report).write_text(json.dumps([usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss, code]), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
