"""Where a KPI stands: its latest figure, judged by its own thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from playpress.model.kpi import Kpi, Level
    from playpress.model.library import Library
    from playpress.model.measurement import Measurement

State = Literal["green", "amber", "red"]


class Standing(NamedTuple):
    """The newest figure of a KPI, and its colour, if it has any."""

    newest: Measurement
    state: State | None


def find_standings(library: Library) -> dict[str, Standing]:
    """Return where each KPI of the registry stands; those without figures are left out."""
    found = {}
    for name, kpi in library.kpis.items():
        if series := library.measurements.get(name, ()):
            newest = max(series, key=lambda measurement: measurement.date)
            found[name] = Standing(newest, kpi_state(kpi, newest.value))
    return found


def kpi_state(kpi: Kpi, value: float) -> State | None:
    """Return the colour of a figure by a KPI's thresholds; None if the thresholds or the direction are missing."""
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
