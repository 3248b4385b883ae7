"""How many random examples a run tries: as a rule a share that finds a common slip, and all of them each night."""

from __future__ import annotations

import os

ALL = "PLAYPRESS_TEST_ALL"
"""Set where all are to be tried."""


def amount(usual: int, everything: int) -> int:
    """Return `everything` where all examples are to be tried, else `usual`."""
    return everything if os.environ.get(ALL) else usual
