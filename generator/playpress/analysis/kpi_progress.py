"""How far a KPI has come since its baseline."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from playpress.model.kpi import Kpi

Way = Literal["better", "worse", "more", "less", "same"]


class Progress(NamedTuple):
    """By how much two figures differ (never negative), and which way it went."""

    amount: float
    way: Way


def find_progress(kpi: Kpi, before: float, after: float) -> Progress:
    """Return how a figure of a KPI has changed; it is only `more` or `less` unless one direction is better.

    The amount is exact in decimals: from 0.1 to 0.3 is 0.2.
    """
    difference = Decimal(repr(after)) - Decimal(repr(before))
    if not difference:
        return Progress(0.0, "same")
    return Progress(float(abs(difference)), _way(kpi.direction, is_more=difference > 0))


def _way(direction: str | None, *, is_more: bool) -> Way:
    if direction in ("up", "down"):
        return "better" if is_more == (direction == "up") else "worse"
    return "more" if is_more else "less"
