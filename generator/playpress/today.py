"""Which day it is: what lies in the future is judged by it.

Knows: the environment and the clock. Must not know anything else here.
"""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

EPOCH = "SOURCE_DATE_EPOCH"
"""Names the moment that a build is made for, in seconds since 1970 (reproducible-builds.org)."""


def find_today(environment: Mapping[str, str] = os.environ) -> datetime.date:
    """Return the day that `SOURCE_DATE_EPOCH` names, in UTC; where it names none, the clock's."""
    try:
        return datetime.datetime.fromtimestamp(int(environment.get(EPOCH, "")), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return datetime.datetime.now(datetime.UTC).date()
