"""Where a KPI stands: its latest figure, judged by its own thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from playpress.model.kpi import Kpi, Level

State = Literal["green", "amber", "red"]


def kpi_state(kpi: Kpi, value: float) -> State | None:
    """Return the colour that a figure has by a KPI's thresholds; None where these or the direction are missing."""
    if kpi.thresholds is None or kpi.direction is None:
        return None
    if _reaches(kpi.thresholds.green, value, kpi.direction):
        return "green"
    return "amber" if _reaches(kpi.thresholds.amber, value, kpi.direction) else "red"


def _reaches(level: Level, value: float, direction: str) -> bool:
    if direction == "range":
        return (level.min is None or value >= level.min) and (level.max is None or value <= level.max)
    if level.value is None:
        return False
    return value >= level.value if direction == "up" else value <= level.value
