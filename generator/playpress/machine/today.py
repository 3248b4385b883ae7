"""Which day it is: what lies in the future is judged by it.

Knows: the environment and the clock. Must not know playbooks.
"""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from playpress.diagnostics import N_
from playpress.machine.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

EPOCH = "SOURCE_DATE_EPOCH"
"""Names the moment that a build is made for, in seconds since 1970 (reproducible-builds.org)."""
LATEST = 2**32 - 1
"""The latest moment that a compressed file can bear."""


def find_epoch(environment: Mapping[str, str] = os.environ) -> int | None:
    """Return the moment that `SOURCE_DATE_EPOCH` names, in seconds since 1970; None where it is empty or not set.

    Raises:
        Fault: it is no moment that files can bear.
    """
    given = environment.get(EPOCH, "").strip()
    if not given:  # also where `git log` had nothing to print
        return None
    if not (given.isascii() and given.isdigit()) or len(given) > len(str(LATEST)) or int(given) > LATEST:
        message = N_("{name} is “{value}”; it must be a number of seconds since 1970, like 1790000000, or not be set")
        raise Fault(message, name=EPOCH, value=given)
    return int(given)


def find_today(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day that `SOURCE_DATE_EPOCH` names, in UTC; where it names none, the clock's.

    Raises:
        Fault: as `find_epoch`.
    """
    epoch = find_epoch(environment)
    now = datetime.datetime.now(datetime.UTC)
    return (now if epoch is None else datetime.datetime.fromtimestamp(epoch, datetime.UTC)).date()
