"""The environment and the clock to today's date, by which the future is judged.

Knows: the environment and the clock. Must not know playbooks.
"""

from __future__ import annotations

import datetime
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.machine.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EPOCH = "SOURCE_DATE_EPOCH"
"""The environment variable with the time that a build is made for, in seconds since 1970 (reproducible-builds.org)."""
LATEST = 2**32 - 1
"""The latest time that a gzip file can hold, in seconds since 1970."""


def find_epoch(environment: Mapping[str, str] = os.environ) -> int | None:
    """Return the time in `SOURCE_DATE_EPOCH`, in seconds since 1970; None if it is empty or not set.

    Raises:
        Fault: it is no time that files can have.
    """
    given = environment.get(EPOCH, "").strip()
    if not given:  # an empty one comes from a `git log` that printed nothing
        return None
    if not (given.isascii() and given.isdigit()) or len(given) > len(str(LATEST)) or int(given) > LATEST:
        message = N_("{name} is “{value}”; it must be a number of seconds since 1970, like 1790000000, or not be set")
        raise Fault(message, name=EPOCH, value=given)
    return int(given)


def find_today(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day of `SOURCE_DATE_EPOCH`, in UTC; if it is not set, the clock's.

    Raises:
        Fault: as `find_epoch`.
    """
    epoch = find_epoch(environment)
    now = datetime.datetime.now(datetime.UTC)
    return (now if epoch is None else datetime.datetime.fromtimestamp(epoch, datetime.UTC)).date()


@contextmanager
def made_for(seconds: str) -> Iterator[None]:
    """Set `SOURCE_DATE_EPOCH` within the context, for libraries that ask it for the date of what they make."""
    before = os.environ.get(EPOCH)
    os.environ[EPOCH] = seconds
    try:
        yield
    finally:
        os.environ.pop(EPOCH)
        if before is not None:
            os.environ[EPOCH] = before
